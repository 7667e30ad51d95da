"""bm25s with its defaults and English stems and stop words, over 1,000-character splits."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from evaluations.benchmarks.peers.systems.protocol import DEPTH, Chunk, serve
from evaluations.benchmarks.peers.systems.splits import splits


class Words:
    """BM25 over words."""

    def __init__(self, _model: str, _folder: Path) -> None:
        self._bm25s = import_module("bm25s")
        splits([])  # loads the splitter
        self._stemmer = import_module("Stemmer").Stemmer("english")

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Split and index."""
        self._passages = splits(documents)
        texts = [text for _, text in self._passages]
        tokens = self._tokens(texts)
        self._engine = self._bm25s.BM25()
        self._engine.index(tokens, show_progress=False)
        return [len(text) for text in texts]

    def ask(self, question: str) -> Sequence[Chunk]:
        """Search."""
        best = min(DEPTH, len(self._passages))
        found, scores = self._engine.retrieve(self._tokens([question]), k=best, show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        return [Chunk(*self._passages[n]) for n, score in pairs if score > 0]

    def _tokens(self, texts: list[str]) -> object:
        return self._bm25s.tokenize(
            texts, stopwords="en", stemmer=self._stemmer, show_progress=False
        )


if __name__ == "__main__":
    serve(Words)
