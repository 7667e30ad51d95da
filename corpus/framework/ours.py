"""The framework 2017/18 in our own words, from the TOML files in `words/`.

It is there before anything official is imported, and stays for whatever cannot be read exactly.
Names, labels, scores and ratings are the source's own; every sentence is ours.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.framework.model import (
    Domain,
    ExploratoryIntervention,
    Framework,
    LevelRow,
    MatrixCell,
    Pathway,
    Rating,
    ReportingCadence,
    RiskLevel,
    Role,
    ScaleStep,
    Scenario,
    Standard,
    SupportiveIntervention,
    Wording,
)

#: The edition whose standards, matrix and scenarios these are.
EDITION = "2017-18"

#: The edition of the strategy that brought new roles and no list of standards.
EDITION_OF_STRATEGY = "2021"

_Table = dict[str, Any]


@cache
def ours() -> Framework:
    """Return the complete framework 2017/18 in our own words, without places."""
    standards, risk = _words("standards"), _words("risk")
    interventions, governance = _words("interventions"), _words("governance")
    return Framework(
        edition=EDITION,
        title="Quality Framework 2017/18",
        domains=tuple(
            Domain(number=d["number"], title=Wording(text=d["title"])) for d in standards["domain"]
        ),
        standards=tuple(_standard(table) for table in standards["standard"]),
        matrix=_matrix(risk["matrix"]),
        likelihood=tuple(_step(table) for table in risk["likelihood"]),
        impact=tuple(_step(table) for table in risk["impact"]),
        levels=tuple(
            LevelRow(level=RiskLevel(r["level"]), interventions=_wordings(r["interventions"]))
            for r in risk["level"]
        ),
        exploratory=tuple(_exploratory(table) for table in interventions["exploratory"]),
        supportive=tuple(_supportive(table) for table in interventions["supportive"]),
        scenarios=tuple(_scenario(table) for table in _words("scenarios")["scenario"]),
        pathways=tuple(
            Pathway(number=p["number"], name=p["name"], wording=Wording(text=p["words"]))
            for p in governance["pathway"]
        ),
        cadences=tuple(
            ReportingCadence(name=c["name"], wording=Wording(text=c["words"]))
            for c in governance["cadence"]
        ),
        roles=tuple(
            Role(name=r["name"], edition=r["edition"], duties=_wordings(r["duties"]))
            for r in governance["role"]
        ),
    )


def _words(name: str) -> _Table:
    return tomllib.loads((files(__package__) / "words" / f"{name}.toml").read_text("utf-8"))


def _wordings(texts: list[str]) -> tuple[Wording, ...]:
    return tuple(Wording(text=text) for text in texts)


def _standard(table: _Table) -> Standard:
    number: str = table["number"]
    return Standard(
        number=number,
        edition=EDITION,
        domain=int(number.partition(".")[0]),
        wording=Wording(text=table["words"]),
    )


def _matrix(rows: dict[str, list[str]]) -> tuple[MatrixCell, ...]:
    return tuple(
        MatrixCell(
            likelihood=int(likelihood),
            impact=impact,
            rating=Rating(rating),
            wording=Wording(text=f"{likelihood} {' '.join(ratings)}"),
        )
        for likelihood, ratings in rows.items()
        for impact, rating in enumerate(ratings, start=1)
    )


def _step(table: _Table) -> ScaleStep:
    return ScaleStep(
        score=table["score"], label=table["label"], descriptors=_wordings(table["descriptors"])
    )


def _exploratory(table: _Table) -> ExploratoryIntervention:
    return ExploratoryIntervention(
        name=table["name"],
        why=Wording(text=table["why"]),
        what=Wording(text=table["what"]),
        who=Wording(text=table["who"]),
        outcomes=_wordings(table["outcomes"]),
    )


def _supportive(table: _Table) -> SupportiveIntervention:
    return SupportiveIntervention(
        name=table["name"],
        description=Wording(text=table["description"]),
        benefit=Wording(text=table["benefit"]),
    )


def _scenario(table: _Table) -> Scenario:
    return Scenario(
        number=table["number"],
        level=table["level"],
        situation=Wording(text=table["situation"]),
        interventions=_wordings(table["interventions"]),
        outcome=_wordings(table["outcome"]),
    )
