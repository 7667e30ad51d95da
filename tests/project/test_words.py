"""The repository holds our own words: no sentence of an official document, no machine's path."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".jinja",
    ".json",
    ".txt",
    ".css",
    ".sh",
    ".csv",
    ".eml",
    ".html",
    "",
}
SKIPPED = {
    ".git",
    ".venv",
    "data",
    "build",
    "dist",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".import_linter_cache",
}
RUN = 14
JOINING = {
    "the",
    "of",
    "to",
    "in",
    "that",
    "is",
    "are",
    "for",
    "with",
    "by",
    "be",
    "on",
    "as",
    "which",
    "their",
    "from",
    "will",
    "not",
    "they",
    "have",
}


def files():
    for path in ROOT.rglob("*"):
        if (
            path.is_file()
            and not SKIPPED & set(path.relative_to(ROOT).parts)
            and path.suffix in SUFFIXES
        ):
            yield path


def runs(text):
    words = re.findall(r"[a-z0-9']+", text.lower())
    for start in range(len(words) - RUN + 1):
        run = tuple(words[start : start + RUN])
        if len(JOINING.intersection(run)) >= 3 and len(set(run)) >= 9:  # prose, no list of names
            yield run


@pytest.mark.official
def test_no_sentence_of_an_official_document_is_in_the_repository(official_documents):
    known = {
        run for path in official_documents.glob("*.txt") for run in runs(path.read_text("utf-8"))
    }
    copied = {}
    for path in files():
        hits = [run for run in runs(path.read_text("utf-8", errors="replace")) if run in known]
        if hits:
            copied[str(path.relative_to(ROOT))] = " ".join(hits[0])
    assert known
    assert copied == {}


def test_no_file_names_a_path_of_somebodys_machine():
    found = [
        str(path.relative_to(ROOT))
        for path in files()
        if re.search(
            r"(?<![\w.])/(?:home|Users|root|work)/\w", path.read_text("utf-8", errors="replace")
        )
    ]
    assert found == []
