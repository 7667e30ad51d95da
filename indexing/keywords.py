"""Keyword search over the records: which passages a selection holds, kept as segments in memory.

Segments are made from the records once and kept while their versions stand; what was recorded
since is added as a segment more, and what is no longer chosen is left out of the selection.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from corpus.access import Scope
from corpus.passage import Passage, Section
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.identifiers import identifiers_of
from indexing.ports import Records, Version
from indexing.postings import Entry, Segment, Selected, with_another
from indexing.words import words

_SELECTIONS: Final = 16  # kept; the longest unused goes first
_WASTE: Final = 2  # times as many passages as are current, before a pool is made anew


class _Kept(NamedTuple):
    generation: int
    selected: Selected


class Keywords:
    """The keyword indexes of a data folder."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._pools: dict[str, tuple[Segment, ...]] = {}
        self._kept: dict[tuple[Scope, tuple[str, ...], Among], _Kept] = {}
        self._busy = threading.Lock()  # one thread at a time changes pools

    def of(
        self,
        scope: Scope,
        collections: Sequence[str],
        among: Among = EVERYTHING_CURRENT,
        generation: int | None = None,
    ) -> Selected:
        """Return the index of some collections under a scope. Raises `NotYours`.

        `generation`: of the records, where the caller has just asked them.
        """
        key = (scope, tuple(collections), among)
        if generation is None:
            generation = self._records.generation()
        kept = self._kept.get(key)
        if kept is None or kept.generation != generation:
            with self._busy:
                kept = _Kept(generation, self._selected(scope, collections, among))
                self._kept.pop(key, None)
                self._kept[key] = kept
                while len(self._kept) > _SELECTIONS:
                    del self._kept[next(iter(self._kept))]
        return kept.selected

    def _selected(self, scope: Scope, collections: Sequence[str], among: Among) -> Selected:
        segments: list[Segment] = []
        chosen: list[Version] = []
        for collection in collections:
            versions = self._records.chosen(scope, collection, among)
            segments += self._pool(scope, collection, among, versions)
            chosen += versions
        return Selected(segments, chosen)

    def _pool(
        self, scope: Scope, collection: str, among: Among, versions: Sequence[Version]
    ) -> tuple[Segment, ...]:
        """Return the segments of a collection, with those of versions that it lacked."""
        pool = self._pools.get(collection, ())
        if among.is_everything_current and _is_wasteful(pool, versions):
            pool = ()
        held = {version for each in pool for version in each.versions}
        lacking = {each[:2]: each for each in versions if each not in held}
        if lacking:
            documents = {document for document, _ in lacking}
            passages = self._records.searchable(scope, collection, among, documents)
            entries = _entries(passages, lacking)
            if entries:
                pool = with_another(pool, Segment.of(entries))
        self._pools[collection] = pool
        return pool


def _entries(
    passages: Sequence[Passage], versions: Mapping[tuple[str, int], Version]
) -> list[Entry]:
    """Return what goes into a segment, of the passages of these versions."""
    entries = []
    for passage, text in zip(passages, indexed_texts(passages), strict=True):
        owner = versions.get((passage.source.document_id, passage.source.version))
        if owner is not None:
            names = identifiers_of(passage)
            entries.append(Entry(passage.passage_id, owner, words(text), names))
    return entries


def _is_wasteful(pool: Sequence[Segment], versions: Sequence[Version]) -> bool:
    """Say whether most of a pool is of versions that are no longer current."""
    current = set(versions)
    alive = sum(own in current for each in pool for own in each.owners)
    return sum(len(each.owners) for each in pool) > _WASTE * alive


def indexed_texts(sections: Sequence[Section | Passage]) -> list[str]:
    """Return what is indexed of each passage."""
    return [context_and_words(each.headings, each.found_by or each.text) for each in sections]


def context_and_words(headings: Sequence[str], text: str) -> str:
    """Return what is indexed of a passage: its headings as context, then its own words."""
    return "\n".join([*headings, text])
