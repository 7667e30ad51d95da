"""LangChain's EnsembleRetriever over its BM25Retriever and its Chroma store, equal weights."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from evaluations.benchmarks.peers.systems.langchain_chroma import Store
from evaluations.benchmarks.peers.systems.protocol import DEPTH, serve


class Ensemble(Store):
    """Words and vectors, put together by their ranks."""

    def retriever(self, parts: list[Any]) -> Any:
        """Return what questions are put to."""
        words = import_module("langchain_community.retrievers").BM25Retriever.from_documents(parts)
        words.k = DEPTH
        module = import_module("langchain_classic.retrievers")
        retrievers = [words, super().retriever(parts)]
        return module.EnsembleRetriever(retrievers=retrievers, weights=[0.5, 0.5])


if __name__ == "__main__":
    serve(Ensemble)
