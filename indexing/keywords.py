"""What the records hold in words: which passages, which words, which acronyms a scope may see.

Segments are made from the records once and kept while their versions stand; what was recorded
since is added as a segment more, and what is no longer chosen is left out of the selection.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from corpus.access import Release, Scope
from corpus.acronyms import Acronym, Acronyms, acronyms_in
from corpus.passage import Passage
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.identifiers import identifiers_of
from indexing.indexed_text import indexed_texts
from indexing.ports import OFFICIAL, Records, Version
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


class _Seen(NamedTuple):
    """The words and acronyms of one collection."""

    words: SeenWords = SeenWords([])
    explained: tuple[Acronym, ...] = ()


class Keywords:
    """The keyword indexes of a data folder."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._pools: dict[str, tuple[Segment, ...]] = {}
        self._seen: dict[str, _Seen] = {}
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
        chosen = self._records.chosen(scope, collections, among)
        versions = [each for some in chosen.values() for each in some]
        part = _part(collections)
        sees_all = scope.every_provider and scope.releases == frozenset(Release)
        if among.is_everything_current and (sees_all or part == OFFICIAL):
            self._forget_waste(part, versions)
        held = {version for each in self._pools.get(part, ()) for version in each.versions}
        entries: list[Entry] = []
        for collection, some in chosen.items():
            lacking = {each[:2]: each for each in some if each not in held}
            if lacking:
                documents = {document for document, _ in lacking}
                passages = self._records.searchable(scope, collection, among, documents)
                entries += _entries(passages, lacking)
                self._seen[collection] = _with_words(self._seen.get(collection, _Seen()), passages)
        if entries:
            self._pools[part] = with_another(self._pools.get(part, ()), Segment.of(entries))
        seen = [self._seen[each] for each in collections if each in self._seen]
        return Held(
            Selected(self._pools.get(part, ()), versions),
            tuple(each.words for each in seen),
            Acronyms(acronym for each in seen for acronym in each.explained),
        )

    def _forget_waste(self, part: str, current: Sequence[Version]) -> None:
        """Let a pool go of which most is of versions that are no longer current."""
        alive = set(current)
        owners = [own for each in self._pools.get(part, ()) for own in each.owners]
        if len(owners) > _WASTE * sum(own in alive for own in owners):
            self._pools.pop(part, None)
            for collection in [each for each in self._seen if _part([each]) == part]:
                del self._seen[collection]


def _part(collections: Sequence[str]) -> str:
    """Return the pool in which collections stand: the official documents or the evidence.

    Evidence stands in one pool whosever it is: a selection looks at its own versions alone.
    """
    return OFFICIAL if OFFICIAL in collections else "evidence"


def _with_words(seen: _Seen, passages: Sequence[Passage]) -> _Seen:
    texts = [passage.text for passage in passages]
    names = {passage.source.provider or "" for passage in passages}
    explained = [each for text in texts if "(" in text for each in acronyms_in(text)]
    return _Seen(
        SeenWords([*texts, *names], seen.words), (*seen.explained, *dict.fromkeys(explained))
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
