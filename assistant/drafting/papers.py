"""What each kind of paper is called in a draft, how it tells, and how far it carries."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from corpus.evidence.kinds import EvidenceKind
from corpus.text import Value


class KindOfPaper(Value):
    """One kind of paper; `request` is what to ask for where it is missing, "" for nothing."""

    name: str
    tells: str  # "The survey recorded"
    strength: str
    limit: str
    request: str = ""


@cache
def kinds_of_paper() -> dict[EvidenceKind, KindOfPaper]:
    """Return every kind of paper."""
    text = files("assistant.drafting").joinpath("papers.toml").read_text(encoding="utf-8")
    return {
        EvidenceKind(kind): KindOfPaper.model_validate(held)
        for kind, held in tomllib.loads(text).items()
    }


def paper_name(kind: EvidenceKind) -> str:
    """Return what to call a kind of paper, e.g. "Self-assessment"."""
    return kinds_of_paper()[kind].name
