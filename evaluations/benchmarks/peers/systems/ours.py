"""Ours, run as a peer is: the official documents are taken in as such, others as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.passage import Passage
from evaluations.benchmarks.peers.systems.protocol import Chunk, serve
from evaluations.retrieval.ours import Ours

_RAW_QUESTIONS = 60


class House:
    """A house over an empty folder."""

    def __init__(self, _model: str, folder: Path) -> None:
        self._folder = folder
        self._ours = Ours(folder)
        self._asked: list[str] = []

    def set_up(self) -> None:
        """Record our digests."""
        self._ours.set_up()

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Read, screen, split, embed and record, as `quality-assistant index` does."""
        if documents[0][0].endswith(".md"):
            self._ours.index_evidence(documents)
        else:
            official = self._folder / "official"
            official.mkdir()
            for name, text in documents:
                (official / name).write_text(text, encoding="utf-8")
            self._ours.index_folder(official)
        return [len(passage.text) for passage in self._ours.passages()]

    def ask(self, question: str) -> Sequence[Chunk]:
        """Search."""
        self._asked.append(question)
        return [_chunk(passage) for passage in self._ours.search(question)]

    def about(self) -> dict[str, Any]:
        """Return what was searched, and what the least search thinkable takes."""
        raw = self._ours.raw(self._asked[:_RAW_QUESTIONS])
        return {
            "fingerprint": self._ours.fingerprint(),
            "left_out": self._ours.left_out,
            "raw_ms": raw,
            "raw_index_processor_s": self._ours.raw_index(),
        }


def _chunk(passage: Passage) -> Chunk:
    place = passage.place
    stands = {"first": place.first, "last": place.last, "start": place.start, "end": place.end}
    return Chunk(passage.source.document, passage.text, stands)


if __name__ == "__main__":
    serve(House)
