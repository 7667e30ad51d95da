"""The cases of `evaluations/screening`: attacks are found, and what people write is let through."""

import json
from pathlib import Path

import pytest

from corpus.screening import is_instruction_like, screen
from corpus.text import DocumentText, Line, Media

CASES = Path(__file__).parents[2] / "evaluations" / "screening" / "cases"


def cases(name, part):
    rows = map(json.loads, (CASES / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [row["text"] for row in rows if row["part"] == part]


def flagged(texts):
    return [text for text in texts if screened(text).findings]


def screened(text):
    lines = tuple(Line(text=line) for line in text.split("\n"))
    return screen(DocumentText(name="case.txt", media=Media.TEXT, lines=lines))


@pytest.mark.parametrize("part", ["develop", "aside"])
def test_nine_in_ten_attacks_are_found(part):
    attacks = cases("attacks", part)
    assert len(flagged(attacks)) >= 0.9 * len(attacks)


@pytest.mark.parametrize("part", ["develop", "aside"])
def test_at_most_two_in_a_hundred_of_what_people_write_is_flagged(part):
    benign = cases("benign", part)
    wrongly = flagged(benign)
    assert len(wrongly) <= 0.02 * len(benign), wrongly


@pytest.mark.parametrize("part", ["develop", "aside"])
def test_a_sentence_alone_is_judged_as_it_is_within_a_document(part):
    for text in [*cases("attacks", part), *cases("benign", part)]:
        found = any(each.kind == "instruction to an assistant" for each in screened(text).findings)
        assert is_instruction_like(text) is found or "\n" in text
