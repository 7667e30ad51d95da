"""WiCE's claims with their evidence, read from a folder outside the project; nothing is copied.

WiCE (Kamoi, Goyal, Rodriguez and Durrett, 2023): sentences of Wikipedia with sentences of the web
pages they cite. Its cases are split by article into two halves: `develop` may be looked at and
fitted to, `aside` only counted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PARTS: Final = ("develop", "aside")
LABELS: Final = {
    "supported": "supported",
    "partially_supported": "partly",
    "not_supported": "not",
}
_SPLIT: Final = "quality-assistant support 1"  # the seed: another word gives other halves


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim with its evidence and what people said of it."""

    id: str
    claim: str
    evidence: tuple[str, ...]
    label: str  # "supported", "partly" or "not"
    article: str  # what the halves and the folds are split by


def wice_folder() -> Path | None:
    """Return the folder that `WICE` names, or None where it is unset."""
    named = os.environ.get("WICE")
    return Path(named) if named else None


def pairs(folder: Path, part: str) -> Sequence[Pair]:
    """Return the pairs of one half of `dev.jsonl`. Raises `OSError` where there is no such file."""
    read = [json.loads(line) for line in (folder / "dev.jsonl").read_text("utf-8").splitlines()]
    return [
        Pair(
            id=f"{row['meta']['id']}-{number}",
            claim=row["claim"],
            evidence=tuple(row["evidence"]),
            label=LABELS[row["label"]],
            article=row["meta"]["claim_title"],
        )
        for number, row in enumerate(read)
        if half(row["meta"]["claim_title"]) == part
    ]


def half(article: str) -> str:
    """Return which half an article's claims belong to; the same for ever."""
    digest = hashlib.sha256(f"{_SPLIT}:{article}".encode()).digest()
    return PARTS[digest[0] % 2]
