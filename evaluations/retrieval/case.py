"""A case: a question, and the lines of the official documents that answer it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from evaluations.retrieval.positions import SourceText, Stretch

PARTS: Final = ("develop", "aside")
KINDS: Final = (
    "paraphrase",
    "wording",
    "identifier",
    "name",
    "list",
    "number",
    "edition",
    "several",
)
CASES: Final = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answers: one of them is needed, or all."""

    id: str
    question: str
    answers: tuple[tuple[str, int, int], ...]  # document, first line, last line (from 1)
    needs: Literal["any", "all"]
    kind: str

    def stretches(self, texts: Mapping[str, SourceText]) -> list[Stretch]:
        """Return where the answers stand. Raises `KeyError` for a document that is not there."""
        return [texts[name].at_lines(first, last) for name, first, last in self.answers]


def cases(part: str) -> Sequence[Case]:
    """Return the cases of "develop" or "aside"."""
    lines = (CASES / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def _case(row: dict[str, object]) -> Case:
    answers = row.pop("answers")
    assert isinstance(answers, list)  # noqa: S101 - our own file; `check.py` says what is wrong with it
    places = tuple((str(a["document"]), int(a["lines"][0]), int(a["lines"][1])) for a in answers)
    return Case(answers=places, **row)  # type: ignore[arg-type]
