"""`standards`, `risk` and `scenarios`: look-ups that need no language model."""

from __future__ import annotations

from typing import Annotated

import typer

from integrations.command_line.ask import alone, place_line, required
from integrations.command_line.desk import desk_at
from integrations.command_line.options import As, Batch, Data, Json
from integrations.command_line.output import Row, emit, run_batch, say, text_of

Words = Annotated[str | None, typer.Option(help="Evidence or a concern, in quotation marks.")]


def add_to(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command()(standards)
    app.command()(risk)
    app.command()(scenarios)


def standards(
    number: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A standard, e.g. 3.4 or 2017-18:3.4.")
    ] = None,
    text: Words = None,
    batch: Batch = None,
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Look up a standard, list them all, or find those that a piece of evidence is about."""
    desk = desk_at(data, principal)
    if batch is not None:
        alone(number, text)
        run_batch(batch, lambda row: desk.standards_for(text_of(row, "text")))
        return
    if text is not None:
        alone(number)
        found = desk.standards_for(required(text))
    else:
        found = desk.standards() if number is None else desk.standard(number)
    if as_json:
        emit(found)
        return
    for standard in found["standards"]:
        say(f"{standard['id']}  {standard['text']}")
        if standard.get("reason"):
            say(f"    {standard['reason']}")
    if found.get("message"):
        say(found["message"])
    elif not found["standards"]:
        say("No standard of 2017/18 applies to this, as far as its words tell.")


def risk(
    likelihood: Annotated[str | None, typer.Option(help="1 to 5.", metavar="N")] = None,
    impact: Annotated[str | None, typer.Option(help="1 to 5.", metavar="N")] = None,
    text: Words = None,
    batch: Batch = None,
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Look up a rating in the 5×5 matrix, or propose likelihood and impact for a concern."""
    from assistant.risk import as_number

    desk = desk_at(data, principal)
    if batch is not None:
        alone(likelihood, impact, text)
        run_batch(batch, desk.risk_row)
        return
    if text is not None:
        alone(likelihood, impact)
        row = desk.risk_from(required(text))
    else:
        numbers = [None if n is None else as_number(n) for n in (likelihood, impact)]
        row = desk.risk(*numbers)
    if as_json:
        emit(row)
    else:
        _show_risk(row)


def _show_risk(row: Row) -> None:
    if row.get("proposed"):
        for reason in row["reasons"]:
            say(reason)
        if row["rating"] is None:
            return
        say("Proposed for a named person to settle:")
    say(f"Likelihood {row['likelihood']}, impact {row['impact']}: {row['rating']}")
    levels = " or ".join(row["levels"])
    if row["level_status"] == "reads_as":
        say(f"Reads as {levels}; the handbook itself gives no level for a rating.")
    else:
        say(f"Between levels ({levels}): a named person chooses and says why.")
    if row["source"]:
        say(f"Source: {place_line(row['source'])}")


def scenarios(
    text: Annotated[str | None, typer.Argument(help="A situation, in quotation marks.")] = None,
    batch: Batch = None,
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Find the handbook's scenarios that a situation is like."""
    desk = desk_at(data, principal)
    if batch is not None:
        alone(text)
        run_batch(batch, lambda row: desk.scenarios(text_of(row, "text")))
        return
    found = desk.scenarios(required(text))
    if as_json:
        emit(found)
        return
    for scenario in found["scenarios"]:
        say(f"Scenario {scenario['number']} ({scenario['level']})")
        say(f"  Alike: {scenario['alike']}")
        say(f"  Different: {scenario['different']}")
        for intervention in scenario["interventions"]:
            say(f"  - {intervention}")
    if not found["scenarios"]:
        say("No scenario of the handbook is like this.")
