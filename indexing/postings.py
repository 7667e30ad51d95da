"""BM25 over stems, in segments that never change: a document more is a segment more.

A segment holds the passages of whole versions of documents. A search runs over a selection of
versions (`Selected`): what is current, an edition, what was in force on a day. How common a word is
and how long passages are is counted over the selection alone, so a choice is made before anything
is cut off, and nothing outside it shows in a score.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexing.ports import Version

_K1: Final = 1.2
_B: Final = 0.75
_FEWEST: Final = 8  # segments, before the smallest are joined


class Entry(NamedTuple):
    """A passage as it goes into a segment."""

    passage_id: str
    owner: Version
    stems: Sequence[str]
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Segment:
    """Passages of some versions, with the passages of each stem, in the order of the stems."""

    ids: tuple[str, ...]
    owners: tuple[Version, ...]  # of each passage
    lengths: NDArray[np.float32]  # stems of each passage
    rows: Mapping[str, int]  # stem -> where its passages begin in `starts`
    starts: NDArray[np.int64]
    passages: NDArray[np.int32]  # of each stem in turn
    counts: NDArray[np.float32]  # how often the stem stands in each of them
    names: Mapping[str, tuple[int, ...]]  # identifier -> the passages it is the name of

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Segment:
        """Return the segment of some passages."""
        rows: dict[str, int] = {}
        stem_of: list[int] = []
        passage_of: list[int] = []
        count_of: list[int] = []
        names: dict[str, tuple[int, ...]] = {}
        for passage, each in enumerate(entries):
            for name in each.names:
                names[name] = (*names.get(name, ()), passage)
            for stem, count in Counter(each.stems).items():
                stem_of.append(rows.setdefault(stem, len(rows)))
                passage_of.append(passage)
                count_of.append(count)
        by_stem = np.array(stem_of, dtype=np.int64)
        order = np.argsort(by_stem, kind="stable")
        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum(np.bincount(by_stem, minlength=len(rows)), out=starts[1:])
        return cls(
            ids=tuple(each.passage_id for each in entries),
            owners=tuple(each.owner for each in entries),
            lengths=np.array([len(each.stems) for each in entries], dtype=np.float32),
            rows=rows,
            starts=starts,
            passages=np.array(passage_of, dtype=np.int32)[order],
            counts=np.array(count_of, dtype=np.float32)[order],
            names=names,
        )

    @cached_property
    def versions(self) -> frozenset[Version]:
        """Return the versions whose passages are here."""
        return frozenset(self.owners)

    def holding(self, stem: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the passages that hold a stem, and how often each does."""
        row = self.rows.get(stem)
        if row is None:
            return self.passages[:0], self.counts[:0]
        stretch = slice(self.starts[row], self.starts[row + 1])
        return self.passages[stretch], self.counts[stretch]


def joined(segments: Sequence[Segment]) -> Segment:
    """Return one segment with the passages of all."""
    rows: dict[str, int] = {}
    names: dict[str, tuple[int, ...]] = {}
    stem_parts, passage_parts = [], []
    before = 0
    for each in segments:
        for name, at in each.names.items():
            names[name] = (*names.get(name, ()), *(n + before for n in at))
        new_rows = np.array([rows.setdefault(stem, len(rows)) for stem in each.rows], np.int64)
        stem_parts.append(np.repeat(new_rows, np.diff(each.starts)))
        passage_parts.append(each.passages + np.int32(before))
        before += len(each.ids)
    by_stem = np.concatenate(stem_parts)
    order = np.argsort(by_stem, kind="stable")
    starts = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(np.bincount(by_stem, minlength=len(rows)), out=starts[1:])
    return Segment(
        ids=tuple(own for each in segments for own in each.ids),
        owners=tuple(own for each in segments for own in each.owners),
        lengths=np.concatenate([each.lengths for each in segments]),
        rows=rows,
        starts=starts,
        passages=np.concatenate(passage_parts)[order],
        counts=np.concatenate([each.counts for each in segments])[order],
        names=names,
    )


def with_another(segments: Sequence[Segment], new: Segment) -> tuple[Segment, ...]:
    """Return the segments with one more; the smallest are joined before there are many."""
    every = sorted([*segments, new], key=lambda each: -len(each.ids))
    if len(every) <= _FEWEST:
        return tuple(every)
    half = _FEWEST // 2
    return (*every[:half], joined(every[half:]))


class Selected:
    """The passages of the chosen versions in some segments, as one keyword index."""

    def __init__(self, segments: Sequence[Segment], versions: Collection[Version]) -> None:
        chosen = frozenset(versions)
        self._segments = [each for each in segments if each.versions & chosen]
        self._offsets = np.cumsum([0, *(len(each.ids) for each in self._segments)])
        self.ids = tuple(own for each in self._segments for own in each.ids)
        self.positions: Mapping[str, int] = {own: n for n, own in enumerate(self.ids)}
        self._in: NDArray[np.bool_] | None = None  # None: every passage was chosen
        if any(not each.versions <= chosen for each in self._segments):
            owners = [own in chosen for each in self._segments for own in each.owners]
            self._in = np.array(owners, dtype=np.bool_)
        lengths = [each.lengths for each in self._segments]
        self._lengths = np.concatenate(lengths) if lengths else np.zeros(0, np.float32)
        kept = self._lengths if self._in is None else self._lengths[self._in]
        self.size = len(kept)
        usual = float(kept.mean()) if len(kept) else 1.0
        self._damping = _K1 * (1 - _B + _B * self._lengths / max(usual, 1.0))

    def writings(self) -> dict[tuple[str, int], int]:
        """Return the chosen passages, each with when it was written -> where it is in `ids`."""
        owners = (owner for each in self._segments for owner in each.owners)
        return {
            (own, owner[2]): n
            for n, (own, owner) in enumerate(zip(self.ids, owners, strict=True))
            if self._in is None or self._in[n]
        }

    def __contains__(self, passage_id: str) -> bool:
        """Say whether a passage was chosen."""
        at = self.positions.get(passage_id)
        return at is not None and (self._in is None or bool(self._in[at]))

    def coverage(self, terms: Mapping[str, float]) -> NDArray[np.float32]:
        """Return each passage's BM25 score as a share of the highest thinkable, 0 to 1.

        `terms`: stem -> importance. Shape (passages of the segments,), 0 for what was not chosen.
        A word that the selection lacks still counts: it is what the passages do not cover.
        """
        scores = np.zeros(len(self.ids), dtype=np.float32)
        highest = 0.0
        for stem, importance in terms.items():
            found, counts = self._holding(stem)
            weight = importance * self._rarity(len(found))
            highest += weight
            scores[found] += weight * counts / (counts + self._damping[found])
        return np.minimum(scores / highest, 1.0) if highest else scores

    def best(self, coverage: NDArray[np.float32], limit: int) -> list[str]:
        """Return the ids of the passages that cover most, best first; none that covers nothing."""
        limit = min(limit, len(coverage))
        if limit < 1:
            return []
        some = np.argpartition(-coverage, limit - 1)[:limit]
        order = sorted(some.tolist(), key=lambda n: (-float(coverage[n]), self.ids[n]))
        return [self.ids[n] for n in order if coverage[n] > 0]

    def named(self, identifier: str) -> list[str]:
        """Return the passages that an identifier such as "standard:3.4" is the name of."""
        ids = [each.ids[n] for each in self._segments for n in each.names.get(identifier, ())]
        return [own for own in ids if own in self]

    def holds(self, stems: Iterable[str]) -> bool:
        """Say whether any of the stems stands in the selection."""
        return any(len(self._holding(stem)[0]) for stem in stems)

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is in the selection: 0.0 to about 12; the rarest if unknown."""
        return self._rarity(len(self._holding(stem)[0]))

    def _holding(self, stem: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        parts = [each.holding(stem) for each in self._segments]
        if not parts:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        found = np.concatenate(
            [own.astype(np.int64) + at for (own, _), at in zip(parts, self._offsets, strict=False)]
        )
        counts = np.concatenate([each for _, each in parts])
        if self._in is not None:
            kept = self._in[found]
            found, counts = found[kept], counts[kept]
        return found, counts

    def _rarity(self, count: int) -> float:
        return math.log(1 + (self.size - count + 0.5) / (count + 0.5))
