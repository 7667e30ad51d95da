"""`draft`: prepare a document from one provider's evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from integrations.command_line.desk import house_at
from integrations.command_line.options import As, Data, Json
from integrations.command_line.output import emit, say, write_file


def add_to(app: typer.Typer) -> None:
    """Add the verb of this file."""
    app.command()(draft)


def draft(
    kind: Annotated[str, typer.Argument(help="enquiry-lines, visit-report or monthly-narrative.")],
    provider: Annotated[str, typer.Option(help="Whose evidence to draft from.", metavar="NAME")],
    out: Annotated[Path, typer.Option(help="The file to write: .docx, .md or .json.")],
    from_folder: Annotated[
        Path | None, typer.Option("--from", help="Index this folder for the provider first.")
    ] = None,
    brief: Annotated[
        str, typer.Option(help="What you ask for: unit, dates, groups, time, version.")
    ] = "",
    today: Annotated[
        str | None, typer.Option(help="The day of writing (default: today).", metavar="YYYY-MM-DD")
    ] = None,
    month: Annotated[
        str | None, typer.Option(help="For a monthly narrative.", metavar="YYYY-MM")
    ] = None,
    release: Annotated[
        str, typer.Option(help="Who will read it: internal, provider or published.")
    ] = "internal",
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Draft a document from a provider's evidence, for a named person to approve."""
    from integrations.desk import Desk
    from integrations.exports import exported, require_known_ending

    require_known_ending(out.name)
    with house_at(data) as house:
        desk = Desk.of(house, principal)
        request = desk.draft_request(
            kind, provider, brief=brief, today=today, month=month, release=release
        )
        refused = []
        if from_folder is not None:
            refused = desk.take_in(from_folder, provider)
        refused += desk.expect(provider)
        kept = desk.draft(request)
        written = write_file(out, exported(kept.draft, out.name))
    row = {
        "file": str(written),
        "questions": list(kept.draft.questions),
        "set_aside": [*refused, *kept.draft.set_aside],
    }
    if as_json:
        emit(row)
        return
    say(f"The draft is in {written}. It is for a named person to check and approve.")
    for heading, lines in (("Still to be asked", row["questions"]), ("Not used", row["set_aside"])):
        if lines:
            say(f"\n{heading}")
        for line in lines:
            say(f"- {line}")
