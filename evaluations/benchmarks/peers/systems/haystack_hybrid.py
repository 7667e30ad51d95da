"""Haystack: its splitter (200 words), its store in memory, BM25 and vectors joined by ranks."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from evaluations.benchmarks.peers.systems.protocol import DEPTH, Chunk, serve


class Hybrid:
    """Words and vectors, in one pipeline."""

    def __init__(self, model: str, _folder: Path) -> None:
        embedders = import_module(
            "haystack_integrations.components.embedders.sentence_transformers"
        )
        self._embed = embedders.SentenceTransformersDocumentEmbedder(
            model=model, progress_bar=False
        )
        question = embedders.SentenceTransformersTextEmbedder(model=model, progress_bar=False)
        for each in (self._embed, question):
            each.warm_up()
        module = import_module("haystack.document_stores.in_memory")
        self._store = module.InMemoryDocumentStore()
        self._splitter = import_module("haystack.components.preprocessors").DocumentSplitter()
        retrievers = import_module("haystack.components.retrievers.in_memory")
        joiners = import_module("haystack.components.joiners")
        self._pipeline = import_module("haystack").Pipeline()
        parts = {
            "embed": question,
            "words": retrievers.InMemoryBM25Retriever(self._store, top_k=DEPTH),
            "vectors": retrievers.InMemoryEmbeddingRetriever(self._store, top_k=DEPTH),
            "join": joiners.DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH),
        }
        for name, part in parts.items():
            self._pipeline.add_component(name, part)
        self._pipeline.connect("embed.embedding", "vectors.query_embedding")
        self._pipeline.connect("words", "join")
        self._pipeline.connect("vectors", "join")

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Split, embed and write."""
        document = import_module("haystack").Document
        made = [document(content=text, meta={"document": name}) for name, text in documents]
        parts = self._splitter.run(documents=made)["documents"]
        self._store.write_documents(self._embed.run(documents=parts)["documents"])
        return [len(part.content) for part in parts]

    def ask(self, question: str) -> Sequence[Chunk]:
        """Search."""
        asked = {"embed": {"text": question}, "words": {"query": question}}
        found = self._pipeline.run(asked)["join"]["documents"]
        return [Chunk(each.meta["document"], each.content) for each in found]


if __name__ == "__main__":
    serve(Hybrid)
