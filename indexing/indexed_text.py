"""What is indexed of a passage: its headings as context, then its own words, damage repaired."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.passage import Passage, Section


def indexed_texts(sections: Sequence[Section | Passage]) -> list[str]:
    """Return what is indexed of each passage."""
    return [context_and_words(each.headings, each.found_by or each.text) for each in sections]


def context_and_words(headings: Sequence[str], text: str) -> str:
    """Return what is indexed of a passage: its headings as context, then its own words."""
    return "\n".join([*headings, text])
