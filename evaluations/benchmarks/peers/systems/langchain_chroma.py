"""LangChain's Chroma store with HuggingFace embeddings, as its tutorials put them together."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluations.benchmarks.peers.systems.protocol import DEPTH, Chunk, serve


class Store:
    """A vector store behind a retriever."""

    def __init__(self, model: str, folder: Path) -> None:
        embed = import_module("langchain_huggingface").HuggingFaceEmbeddings(model_name=model)
        embed.embed_query("warm")
        self._store = import_module("langchain_chroma").Chroma(
            embedding_function=embed, persist_directory=str(folder)
        )
        self._document = import_module("langchain_core.documents").Document
        module = import_module("langchain_text_splitters")
        self._splitter = module.RecursiveCharacterTextSplitter(chunk_size=1_000, chunk_overlap=200)

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Split, embed and add."""
        parts = self.split(documents)
        self._store.add_documents(parts)
        self._retriever = self.retriever(parts)
        return [len(part.page_content) for part in parts]

    def split(self, documents: Sequence[tuple[str, str]]) -> list[Any]:
        """Return the parts of documents."""
        made = [
            self._document(page_content=text, metadata={"document": name})
            for name, text in documents
        ]
        return list(self._splitter.split_documents(made))

    def retriever(self, parts: list[Any]) -> Any:
        """Return what questions are put to."""
        return self._store.as_retriever(search_kwargs={"k": min(DEPTH, len(parts))})

    def ask(self, question: str) -> Sequence[Chunk]:
        """Search."""
        found = self._retriever.invoke(question)[:DEPTH]
        return [Chunk(each.metadata["document"], each.page_content) for each in found]


if __name__ == "__main__":
    serve(Store)
