"""Our own search, asked as any user's question is: the house over a data folder of its own.

It has the shape of a peer's system (`index`, `ask`), so that both are measured alike. Nothing here
knows how the search works, but for `ways`: parts of it asked alone, to show what each gives.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from assistant.access import scope_for
from assistant.question import Principal, PrincipalKind
from corpus.access import Scope
from corpus.passage import Passage
from evaluations.retrieval.measures import DEPTH
from indexing.ingest import Sent
from integrations.composition import TEAM, House
from integrations.settings import Settings

_OFFICIAL: Final = Principal(kind=PrincipalKind.OFFICIAL_ONLY)
_PROVIDER: Final = "Collection"  # documents that are no official ones are evidence of this one
WAYS: Final = ("all", "meaning", "words")


class Ours:
    """A house with documents in it."""

    def __init__(self, folder: Path, way: str = "all") -> None:
        self._folder = folder
        self.house = House(Settings(data=folder / "data"), tell=lambda _: None)
        self.house.embedder.embed(["warm"])
        self._found = _way(self, way)
        self._provider: str | None = None
        self.left_out = 0  # documents of evidence that were held or could not be read
        self.scope: Scope = scope_for(_OFFICIAL, self.house.library)

    def set_up(self) -> None:
        """Record our digests, as the first start of a new data folder does."""
        self.house.prepare()

    def index_folder(self, folder: Path) -> None:
        """Take in the official documents."""
        left = _left_out(self.house.index([folder]))
        if left:
            message = f"Not taken in: {left}"
            raise RuntimeError(message)

    def index_evidence(self, documents: Sequence[tuple[str, str]]) -> None:
        """Take in documents (name, text) as evidence of one provider."""
        files = self._folder / "files"
        files.mkdir()
        for name, text in documents:
            (files / name).write_text(text, encoding="utf-8")
        self.left_out = len(_left_out(self.house.index([files], Sent(_PROVIDER))))
        self.scope = scope_for(TEAM, self.house.library)
        self._provider = self.house.library.provider(self.scope, _PROVIDER).id

    def search(self, question: str) -> Sequence[Passage]:
        """Return the passages found, best first."""
        return self._found(question)

    def passages(self) -> list[Passage]:
        """Return every passage that is searched."""
        library = self.house.library
        documents = library.documents(self.scope, self._provider)
        return [own for each in documents for own in library.passages(self.scope, each.document_id)]

    @property
    def collection(self) -> str:
        """Return the name of the one collection that is searched."""
        if self._provider is None:
            return "official"
        names = self.house.records.collections(self.scope.only(self._provider))
        return next(name for name in names if name != "official")

    @property
    def provider(self) -> str | None:
        """Return whose evidence is searched; None: the official documents."""
        return self._provider

    def fingerprint(self) -> str:
        """Return what was searched, as a short hash."""
        return self.house.library.fingerprint(self.scope)

    def raw(self, questions: Sequence[str]) -> float:
        """Return the median milliseconds of one embedding, one Chroma and one keyword query."""
        steps = [_meaning(self), _words(self)]
        taken = []
        for question in questions:
            started = time.perf_counter()
            for step in steps:
                step(question)
            taken.append((time.perf_counter() - started) * 1_000)
        return median(taken)

    def raw_index(self) -> float:
        """Return the processor seconds of embedding what is indexed, and of nothing else."""
        from indexing.indexed_text import indexed_texts

        texts = indexed_texts(self.passages())
        started = time.process_time()
        self.house.embedder.encode(texts)
        return time.process_time() - started


def _left_out(report: dict[str, Any]) -> list[Any]:
    return [*report["held"], *report["refused"]]


def _way(ours: Ours, name: str) -> Callable[[str], Sequence[Passage]]:
    if name == "all":
        return lambda question: [
            found.passage
            for found in ours.house.library.search(ours.scope, question, DEPTH, ours.provider)
        ]
    alone = {"meaning": _meaning, "words": _words}[name](ours)

    def search(question: str) -> Sequence[Passage]:
        ids = alone(question)
        held = ours.house.records.passages_by_id(ours.scope, ids)
        return [held[own] for own in ids if own in held]

    return search


def _meaning(ours: Ours) -> Callable[[str], list[str]]:
    """Return search by the cosine of whole passages alone."""

    def nearest(question: str) -> list[str]:
        vector = ours.house.embedder.embed([question])[0]
        near = ours.house.vectors.nearest(ours.scope, ours.collection, vector, DEPTH)
        return [each.passage_id for each in near]

    return nearest


def _words(ours: Ours) -> Callable[[str], list[str]]:
    """Return search by words alone."""
    from indexing.keywords import Keywords
    from indexing.words import words

    keywords = Keywords(ours.house.records)

    def matching(question: str) -> list[str]:
        terms = dict.fromkeys(words(question), 1.0)
        index = keywords.of(ours.scope, [ours.collection]).passages
        return index.best(index.coverage(terms), DEPTH)

    return matching
