"""What the records hold in words: which passages, which words, which acronyms a scope may see.

Segments are made from the records once and kept while their versions stand; what was recorded
since is added as a segment more, and what is no longer chosen is left out of the selection.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from corpus.access import Scope
from corpus.acronyms import Acronym, Acronyms, acronyms_in
from corpus.passage import Passage, Section
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.identifiers import identifiers_of
from indexing.ports import Records, Version
from indexing.postings import Entry, Segment, Selected, with_another
from indexing.spelling import SeenWords
from indexing.words import words

_SELECTIONS: Final = 16  # kept; the longest unused goes first
_WASTE: Final = 2  # times as many passages as are current, before a pool is made anew


class Held(NamedTuple):
    """The words of some collections, as a scope may see them."""

    passages: Selected
    seen: tuple[SeenWords, ...]  # one a collection
    acronyms: Acronyms


class _Pool(NamedTuple):
    """What was made of one collection."""

    segments: tuple[Segment, ...] = ()
    seen: SeenWords = SeenWords([])
    explained: tuple[Acronym, ...] = ()


class Keywords:
    """The keyword indexes of a data folder."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._pools: dict[str, _Pool] = {}
        self._kept: dict[tuple[Scope, tuple[str, ...], Among], tuple[int, Held]] = {}
        self._busy = threading.Lock()  # one thread at a time changes pools

    def of(
        self,
        scope: Scope,
        collections: Sequence[str],
        among: Among = EVERYTHING_CURRENT,
        generation: int | None = None,
    ) -> Held:
        """Return the words of some collections under a scope. Raises `NotYours`.

        `generation`: of the records, where the caller has just asked them.
        """
        key = (scope, tuple(collections), among)
        if generation is None:
            generation = self._records.generation()
        kept = self._kept.get(key)
        if kept is None or kept[0] != generation:
            with self._busy:
                kept = (generation, self._held(scope, collections, among))
                self._kept.pop(key, None)
                self._kept[key] = kept
                while len(self._kept) > _SELECTIONS:
                    del self._kept[next(iter(self._kept))]
        return kept[1]

    def _held(self, scope: Scope, collections: Sequence[str], among: Among) -> Held:
        pools: list[_Pool] = []
        chosen: list[Version] = []
        for collection in collections:
            versions = self._records.chosen(scope, collection, among)
            pools.append(self._pool(scope, collection, among, versions))
            chosen += versions
        return Held(
            Selected([segment for pool in pools for segment in pool.segments], chosen),
            tuple(pool.seen for pool in pools),
            Acronyms(acronym for pool in pools for acronym in pool.explained),
        )

    def _pool(
        self, scope: Scope, collection: str, among: Among, versions: Sequence[Version]
    ) -> _Pool:
        """Return what was made of a collection, with what it lacked of these versions."""
        pool = self._pools.get(collection, _Pool())
        if among.is_everything_current and _is_wasteful(pool, versions):
            pool = _Pool()
        held = {version for each in pool.segments for version in each.versions}
        lacking = {each[:2]: each for each in versions if each not in held}
        if lacking:
            documents = {document for document, _ in lacking}
            passages = self._records.searchable(scope, collection, among, documents)
            pool = _with_passages(pool, passages, lacking)
        self._pools[collection] = pool
        return pool


def _with_passages(
    pool: _Pool, passages: Sequence[Passage], versions: Mapping[tuple[str, int], Version]
) -> _Pool:
    entries = _entries(passages, versions)
    if not entries:
        return pool
    texts = [passage.text for passage in passages]
    names = {passage.source.provider or "" for passage in passages}
    explained = [each for text in texts if "(" in text for each in acronyms_in(text)]
    return _Pool(
        with_another(pool.segments, Segment.of(entries)),
        SeenWords([*texts, *names], pool.seen),
        (*pool.explained, *dict.fromkeys(explained)),
    )


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


def _is_wasteful(pool: _Pool, versions: Sequence[Version]) -> bool:
    """Say whether most of a pool is of versions that are no longer current."""
    current = set(versions)
    owners = [own for each in pool.segments for own in each.owners]
    return len(owners) > _WASTE * sum(own in current for own in owners)


def indexed_texts(sections: Sequence[Section | Passage]) -> list[str]:
    """Return what is indexed of each passage."""
    return [context_and_words(each.headings, each.found_by or each.text) for each in sections]


def context_and_words(headings: Sequence[str], text: str) -> str:
    """Return what is indexed of a passage: its headings as context, then its own words."""
    return "\n".join([*headings, text])
