"""LlamaIndex's QueryFusionRetriever over its vector index and its BM25Retriever, by ranks.

No questions are generated (`num_queries=1`), as there is no language model.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from evaluations.benchmarks.peers.systems.llamaindex_vector import Vector
from evaluations.benchmarks.peers.systems.protocol import DEPTH, serve


class Hybrid(Vector):
    """Words and vectors."""

    def retriever(self, nodes: list[Any]) -> Any:
        """Return what questions are put to."""
        depth = min(DEPTH, len(nodes))
        words = import_module("llama_index.retrievers.bm25").BM25Retriever.from_defaults(
            nodes=nodes, similarity_top_k=depth
        )
        module = import_module("llama_index.core.retrievers")
        return module.QueryFusionRetriever(
            [super().retriever(nodes), words],
            similarity_top_k=depth,
            num_queries=1,
            mode="reciprocal_rerank",
            use_async=False,
        )


if __name__ == "__main__":
    serve(Hybrid)
