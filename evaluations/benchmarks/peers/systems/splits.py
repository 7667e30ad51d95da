"""Passages of 1,000 characters, 200 of them shared, where a system has no splitter of its own.

The splitter and both figures are those of LangChain's tutorials.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any


def splits(documents: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return passages as (document, text)."""
    splitter = _splitter()
    return [(name, part) for name, text in documents for part in splitter.split_text(text)]


def _splitter() -> Any:
    module = import_module("langchain_text_splitters")
    return module.RecursiveCharacterTextSplitter(chunk_size=1_000, chunk_overlap=200)
