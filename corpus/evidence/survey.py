"""Survey results as they are stated, with the rows that must not be shown marked.

A row about fewer people than the threshold could pick somebody out. The organisation sets the
threshold (default 5); a GMC survey is never shown below 3 whatever it is set to. Scores stay as
written: a GMC score runs from 0 to 100 and is no percentage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from corpus.evidence.concern import Problem
from corpus.evidence.tables import Row, Table, by_column, header_of, tables_of
from corpus.evidence.words import words
from corpus.text import DocumentText, Place, Value

THRESHOLD = 5  # the default of the least number of people a shown row may be about
_GMC_LEAST = 3
_LEAST_COLUMNS = 3
_GMC = re.compile(r"\bGMC\b|national training survey|\bNTS\b", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_HIDDEN = re.compile(
    r"^(?:\*+|<\s*\d+|n\s*<\s*\d+|suppressed|too few.*|withheld|hidden|gr[ea]y)$", re.I
)


class Scale(StrEnum):
    """What a stated result counts in."""

    PERCENT = "percent"  # of respondents
    SCORE = "score"  # points of a scale, such as the GMC's 0 to 100
    UNKNOWN = "unknown"  # the survey does not say


class SurveyResult(Value):
    """One row of results."""

    place: Place
    question: str
    group: str | None = None  # learners, programme or place the row is about
    n: int | None = None  # people who answered; None when not stated
    score: str | None = None  # as stated
    scale: Scale = Scale.UNKNOWN
    benchmark: str | None = None  # as stated
    previous: str | None = None  # as stated
    colour: str | None = None  # as stated
    suppressed: bool = False  # not to be shown, quoted or counted for anyone
    other: dict[str, str] = Field(default_factory=dict)


class Survey(Value):
    """A survey's results as they were read."""

    document: str
    is_gmc: bool
    threshold: int  # the one that was applied
    results: tuple[SurveyResult, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def shown(self) -> tuple[SurveyResult, ...]:
        """Return the results that may be shown."""
        return tuple(result for result in self.results if not result.suppressed)


def read_survey(text: DocumentText, threshold: int = THRESHOLD) -> Survey:
    """Return the survey results of a document, each row marked as to whether it may be shown."""
    is_gmc = any(_GMC.search(line.text) for line in text.lines[:12]) or bool(_GMC.search(text.name))
    least = max(threshold, _GMC_LEAST) if is_gmc else threshold
    results: list[SurveyResult] = []
    problems: list[Problem] = []
    for table in tables_of(text):
        header = header_of(table, _field_of, _LEAST_COLUMNS)
        if header is None:
            continue
        start, names = header
        fields = {field for name in names if (field := _field_of(name))}
        if "score" not in fields and "colour" not in fields:
            continue
        for row in table.rows[start + 1 :]:
            result = _result(row, names, table, is_gmc)
            if result is None:
                reason = "This row states no question or result and was not read as one."
                problems.append(Problem(place=row.place, reason=reason))
                continue
            problems.extend(_doubts(result, is_gmc))
            results.append(_marked(result, row, names, least))
    return Survey(
        document=text.name,
        is_gmc=is_gmc,
        threshold=least,
        results=tuple(results),
        problems=tuple(problems),
    )


def _field_of(name: str) -> str | None:
    columns = words("survey_columns").items()
    return next((field for field, pattern in columns if pattern.search(name)), None)


def _result(row: Row, names: tuple[str, ...], table: Table, is_gmc: bool) -> SurveyResult | None:
    said: dict[str, str] = {}
    other: dict[str, str] = {}
    named: dict[str, str] = {}
    for name, cell in by_column(names, row):
        field = _field_of(name)
        if field is None or field in said:
            other[name or "unnamed column"] = cell
        else:
            said[field] = cell
            named[field] = name
    question = said.get("question") or (row.cells[0] if row.filled > 1 else "")
    if not question or not said.keys() & {"score", "colour", "n"}:
        return None
    return SurveyResult(
        place=row.place,
        question=question,
        group=said.get("group") or table.sheet,
        n=_whole(said.get("n")),
        score=said.get("score"),
        scale=_scale(said.get("score", ""), named.get("score", ""), is_gmc),
        benchmark=said.get("benchmark"),
        previous=said.get("previous"),
        colour=said.get("colour"),
        other=other,
    )


def _marked(result: SurveyResult, row: Row, names: tuple[str, ...], least: int) -> SurveyResult:
    """Mark a row that few people stand behind, or whose own table hides it."""
    n_cell = next((cell for name, cell in by_column(names, row) if _field_of(name) == "n"), None)
    stated = (n_cell or "", result.score or "", result.colour or "")
    hidden = any(_HIDDEN.match(cell) for cell in stated)
    counted = any(_field_of(name) == "n" for name in names)
    few = result.n is not None and result.n < least
    unknown = counted and result.n is None  # the table counts people, but not in this row
    return result.model_copy(update={"suppressed": hidden or few or unknown})


def _scale(score: str, column: str, is_gmc: bool) -> Scale:
    if is_gmc:
        return Scale.SCORE
    if "%" in score + column or re.search(r"per ?cent", column, re.IGNORECASE):
        return Scale.PERCENT
    return Scale.SCORE if re.search(r"score|mean", column, re.IGNORECASE) else Scale.UNKNOWN


def _doubts(result: SurveyResult, is_gmc: bool) -> Iterator[Problem]:
    if is_gmc and "%" in (result.score or "") + (result.benchmark or ""):
        reason = (
            "A GMC score runs from 0 to 100 and is no percentage, although a % sign stands here."
        )
        yield Problem(place=result.place, reason=reason, column="score")
    if result.score and not _NUMBER.search(result.score) and not _HIDDEN.match(result.score):
        reason = f"“{result.score}” is no result that can be read as a number."
        yield Problem(place=result.place, reason=reason, column="score")


def _whole(cell: str | None) -> int | None:
    match = _NUMBER.fullmatch((cell or "").strip().removeprefix("n=").strip())
    return int(float(match[0])) if match and float(match[0]).is_integer() else None
