"""What ships here about the official documents shares no sentence with them."""

import re
from pathlib import Path

import pytest

import corpus

RUN = 14  # words in a row; titles and names are shorter, copied sentences are not


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.official
def test_no_run_of_fourteen_words_is_shared_with_an_official_document(official_documents):
    official = set().union(
        *(runs(file.read_text(encoding="utf-8")) for file in official_documents.glob("*.txt"))
    )
    assert official
    shipped = [
        file
        for file in Path(corpus.__file__).parent.rglob("*")
        if file.suffix in {".md", ".toml", ".py"}
    ]
    assert len(shipped) > 10
    for file in shipped:
        assert not runs(file.read_text(encoding="utf-8")) & official, file.name
