"""The tasks by name. Each is a folder: its cases, how they are asked, how they are scored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluations.answers import case as answers_case
from evaluations.answers import generate as answers_generate
from evaluations.answers import score as answers_score
from evaluations.cases import Row
from evaluations.measure import Measure
from evaluations.place import Place
from evaluations.refusals import case as refusals_case
from evaluations.refusals import generate as refusals_generate
from evaluations.refusals import score as refusals_score
from evaluations.risk import case as risk_case
from evaluations.risk import generate as risk_generate
from evaluations.risk import score as risk_score
from evaluations.scenarios import case as scenarios_case
from evaluations.scenarios import generate as scenarios_generate
from evaluations.scenarios import score as scenarios_score
from evaluations.standards import case as standards_case
from evaluations.standards import generate as standards_generate
from evaluations.standards import score as standards_score


@dataclass(frozen=True, slots=True)
class Task:
    """One task. Its cases are of its own type, so only its own functions read them."""

    name: str
    official: bool  # does it ask about the official documents?
    files: Callable[[str], tuple[str, ...]]  # part -> its files of cases
    cases: Callable[[str], Sequence[Any]]  # part -> its cases
    generate: Callable[[Sequence[Any], Place], Iterator[Row]]  # a row for each case, in order
    score: Callable[[Sequence[Any], Sequence[Row]], Sequence[Measure]]


TASKS: Final = {
    task.name: task
    for task in (
        Task(
            "answers",
            official=True,
            files=answers_case.files,
            cases=answers_case.cases,
            generate=answers_generate.generate,
            score=answers_score.score,
        ),
        Task(
            "refusals",
            official=True,
            files=refusals_case.files,
            cases=refusals_case.cases,
            generate=refusals_generate.generate,
            score=refusals_score.score,
        ),
        Task(
            "standards",
            official=False,
            files=standards_case.files,
            cases=standards_case.cases,
            generate=standards_generate.generate,
            score=standards_score.score,
        ),
        Task(
            "risk",
            official=False,
            files=risk_case.files,
            cases=risk_case.cases,
            generate=risk_generate.generate,
            score=risk_score.score,
        ),
        Task(
            "scenarios",
            official=False,
            files=scenarios_case.files,
            cases=scenarios_case.cases,
            generate=scenarios_generate.generate,
            score=scenarios_score.score,
        ),
    )
}
