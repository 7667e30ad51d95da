"""LlamaIndex's VectorStoreIndex with its own sentence splitter (1,024 tokens, 200 shared)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluations.benchmarks.peers.systems.protocol import DEPTH, Chunk, serve


class Vector:
    """A vector index in memory."""

    def __init__(self, model: str, _folder: Path) -> None:
        embeddings = import_module("llama_index.embeddings.huggingface")
        self._core = import_module("llama_index.core")
        embed = embeddings.HuggingFaceEmbedding(model_name=model)
        embed.get_query_embedding("warm")
        self._core.Settings.embed_model = embed
        self._core.Settings.llm = None
        self._splitter = self._core.Settings.node_parser

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Split, embed and index."""
        made = [
            self._core.Document(text=text, metadata={"file_name": name}) for name, text in documents
        ]
        nodes = self._splitter.get_nodes_from_documents(made)
        self._retriever = self.retriever(nodes)
        return [len(node.text) for node in nodes]

    def retriever(self, nodes: list[Any]) -> Any:
        """Return what questions are put to."""
        index = self._core.VectorStoreIndex(nodes)
        return index.as_retriever(similarity_top_k=min(DEPTH, len(nodes)))

    def ask(self, question: str) -> Sequence[Chunk]:
        """Search."""
        found = self._retriever.retrieve(question)[:DEPTH]
        return [Chunk(each.node.metadata["file_name"], each.node.text) for each in found]


if __name__ == "__main__":
    serve(Vector)
