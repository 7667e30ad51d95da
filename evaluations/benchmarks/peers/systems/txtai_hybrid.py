"""txtai's hybrid index (words and vectors, half each) over paragraphs as txtai parts them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from evaluations.benchmarks.peers.systems.protocol import DEPTH, Chunk, serve


class Hybrid:
    """Words and vectors."""

    def __init__(self, model: str, _folder: Path) -> None:
        self._engine = import_module("txtai").Embeddings(path=model, hybrid=True)
        self._engine.batchtransform(["warm"])
        self._segment = import_module("txtai.pipeline").Segmentation(paragraphs=True)

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Part, embed and index."""
        self._passages = self.part(documents)
        self._engine.index([text for _, text in self._passages])
        return [len(text) for _, text in self._passages]

    def part(self, documents: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return passages as (document, text)."""
        return [(name, part) for name, text in documents for part in self._segment(text)]

    def ask(self, question: str) -> Sequence[Chunk]:
        """Search."""
        found = self._engine.search(question, DEPTH)
        return [Chunk(*self._passages[n]) for n, _ in found]


if __name__ == "__main__":
    serve(Hybrid)
