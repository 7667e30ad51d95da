"""Chroma alone: a persistent client, its sentence-transformers function, 1,000-character splits."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from evaluations.benchmarks.peers.systems.protocol import DEPTH, Chunk, serve
from evaluations.benchmarks.peers.systems.splits import splits


class Dense:
    """Vectors in Chroma."""

    def __init__(self, model: str, folder: Path) -> None:
        functions = import_module("chromadb.utils.embedding_functions")
        embed = functions.SentenceTransformerEmbeddingFunction(model_name=model)
        embed(["warm"])
        splits([])  # loads the splitter
        client = import_module("chromadb").PersistentClient(path=str(folder))
        self._collection = client.create_collection("documents", embedding_function=embed)

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Split, embed and add."""
        passages = splits(documents)
        self._depth = min(DEPTH, len(passages))
        self._collection.add(
            ids=[str(n) for n in range(len(passages))],
            documents=[text for _, text in passages],
            metadatas=[{"document": name} for name, _ in passages],
        )
        return [len(text) for _, text in passages]

    def ask(self, question: str) -> Sequence[Chunk]:
        """Search."""
        found = self._collection.query(query_texts=[question], n_results=self._depth)
        pairs = zip(found["metadatas"][0], found["documents"][0], strict=True)
        return [Chunk(about["document"], text) for about, text in pairs]


if __name__ == "__main__":
    serve(Dense)
