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
from corpus.evidence.tables import Row, header_of, tables_of
from corpus.evidence.words import words
from corpus.text import DocumentText, Place, Value

THRESHOLD = 5  # the default of the least number of people a shown row may be about
_GMC_LEAST = 3
_LEAST_COLUMNS = 3
_GMC = re.compile(r"\bGMC\b|national training survey|\bNTS\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
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
    is_gmc: bool = False
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
    threshold: int  # the organisation's; a GMC table is never shown below 3 all the same
    results: tuple[SurveyResult, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def shown(self) -> tuple[SurveyResult, ...]:
        """Return the results that may be shown."""
        return tuple(result for result in self.results if not result.suppressed)


def read_survey(text: DocumentText, threshold: int = THRESHOLD) -> Survey:
    """Return the survey results of a document, each row marked as to whether it may be shown."""
    results: list[SurveyResult] = []
    problems: list[Problem] = []
    for table in tables_of(text):
        header = header_of(table, _field_of, _LEAST_COLUMNS)
        if header is None:
            continue
        start, names = header
        fields = _fields(names)
        if not {"score", "colour"} & set(fields):
            continue
        titles = (*table.lead, *(" ".join(row.cells) for row in table.rows[:start]))
        is_gmc = any(_GMC.search(said) for said in (text.name, table.sheet or "", *titles))
        least = max(threshold, _GMC_LEAST) if is_gmc else threshold
        for row in table.rows[start + 1 :]:
            result = _result(row, names, fields, table.sheet)
            if result is None:
                reason = "This row states no question or result and was not read as one."
                problems.append(Problem(place=row.place, reason=reason))
                continue
            scale = Scale.SCORE if is_gmc else result.scale
            result = result.model_copy(update={"is_gmc": is_gmc, "scale": scale})
            problems.extend(_doubts(result))
            hidden = _is_hidden(result, row, fields, least)
            results.append(result.model_copy(update={"suppressed": hidden}))
    return Survey(
        document=text.name,
        threshold=threshold,
        results=tuple(results),
        problems=tuple(problems),
    )


def _field_of(name: str) -> str | None:
    columns = words("survey_columns").items()
    return next((field for field, pattern in columns if pattern.search(name)), None)


def _fields(names: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return each column's field; of results in several years only the last year's are current."""
    years = [max(map(int, _YEAR.findall(name)), default=0) for name in names]
    fields: list[str | None] = []
    for name, year in zip(names, years, strict=True):
        field = _field_of(name)
        earlier = 0 < year < max(years) or (year > 0 and "score" in fields)
        fields.append("previous" if earlier and field in ("score", None) else field)
    return tuple(fields)


def _result(
    row: Row, names: tuple[str, ...], fields: tuple[str | None, ...], sheet: str | None
) -> SurveyResult | None:
    said: dict[str, str] = {}
    other: dict[str, str] = {}
    column: dict[str, str] = {}
    for index, cell in enumerate(row.cells):
        field = fields[index] if index < len(fields) else None
        name = names[index] if index < len(names) else ""
        if cell and field and field not in said:
            said[field], column[field] = cell, name
        elif cell:
            other[name or f"column {index + 1}"] = cell
    question = said.get("question") or (row.cells[0] if row.filled > 1 else "")
    if not question or not said.keys() & {"score", "colour", "n"}:
        return None
    return SurveyResult(
        place=row.place,
        question=question,
        group=said.get("group") or sheet,
        n=_whole(said.get("n")),
        score=said.get("score"),
        scale=_scale(said.get("score", ""), column.get("score", "")),
        benchmark=said.get("benchmark"),
        previous=said.get("previous"),
        colour=said.get("colour"),
        other=other,
    )


def _is_hidden(result: SurveyResult, row: Row, fields: tuple[str | None, ...], least: int) -> bool:
    """Say whether few people stand behind a row, or its own table hides it."""
    counted = "n" in fields
    n_cell = dict(zip(fields, row.cells, strict=False)).get("n", "")
    if any(_HIDDEN.match(cell) for cell in (n_cell, result.score or "", result.colour or "")):
        return True
    if result.n is None:
        return counted  # the table counts people, but not in this row
    return result.n < least


def _scale(score: str, column: str) -> Scale:
    if "%" in score + column or re.search(r"per ?cent", column, re.IGNORECASE):
        return Scale.PERCENT
    return Scale.SCORE if re.search(r"score|mean", column, re.IGNORECASE) else Scale.UNKNOWN


def _doubts(result: SurveyResult) -> Iterator[Problem]:
    if result.is_gmc and "%" in (result.score or "") + (result.benchmark or ""):
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
