"""`evaluate`: how good the answers, ratings and matches are, on the cases that come with it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from integrations.command_line.desk import settings_at
from integrations.command_line.options import Data, Json
from integrations.command_line.output import emit, say, tell


def add_to(app: typer.Typer) -> None:
    """Add the verb of this file."""
    app.command()(evaluate)


def evaluate(
    tasks: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TASK…]",
            help="answers, refusals, standards, risk, scenarios, support; all if none is named.",
        ),
    ] = None,
    part: Annotated[
        str, typer.Option(help="The cases: develop, or aside (totals only).", metavar="PART")
    ] = "develop",
    documents: Annotated[
        Path | None,
        typer.Option(
            envvar="OFFICIAL_DOCUMENTS",
            help="A folder with your copies of the official documents.",
            metavar="FOLDER",
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(help="Where reports go; `evaluations` in the data folder if unset."),
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> int:
    """Measure how good the answers are, beside what was reached before.

    It works in a temporary folder and leaves the data folder's evidence alone. Exit status 1: a
    figure is under its floor, or worse than the committed baseline beyond noise.
    """
    from evaluations.run import chosen, write
    from evaluations.run import evaluate as measured
    from evaluations.table import table

    report, said = measured(chosen(tasks or []), part, documents, tell)
    folder = write(report, said, to or settings_at(data).data / "evaluations")
    if as_json:
        emit(report)
    else:
        for line in table(report):
            say(line)
    for each in report["falls"]:
        tell(each)
    tell(f"The report is in {folder}.")
    return int(bool(report["falls"]))
