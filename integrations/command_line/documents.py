"""`documents`, `read-back`, `release`, `withdraw`, `erase`: what is held, and decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from integrations.command_line.desk import deciding_at, desk_at
from integrations.command_line.holdings_in_words import (
    counted,
    show_document,
    show_file,
    show_list,
)
from integrations.command_line.options import As, Data, Json
from integrations.command_line.output import emit, say

Subject = Annotated[str, typer.Argument(help="The id of a document or of a waiting file.")]
By = Annotated[str, typer.Option("--by", help="The name of who decides this.", metavar="NAME")]
Why = Annotated[str, typer.Option(help="Why, for the record.", metavar="TEXT")]


def add_to(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command()(documents)
    app.command("read-back")(read_back)
    app.command()(release)
    app.command()(withdraw)
    app.command()(erase)


def documents(
    subject: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One document or waiting file.")
    ] = None,
    state: Annotated[
        str | None, typer.Option(help="Only those in one state, such as held.", metavar="STATE")
    ] = None,
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """List what is held and what waits, or show one with all that reading noted."""
    holdings = desk_at(data, principal).holdings
    if subject is None:
        row = holdings.listed(state)
    elif subject.startswith("f-"):
        row = holdings.file(subject)
    else:
        row = holdings.document(subject)
    if as_json:
        emit(row)
    elif subject is None:
        show_list(row)
    elif subject.startswith("f-"):
        show_file(row)
    else:
        show_document(row)


def read_back(
    subjects: Annotated[
        list[str] | None, typer.Argument(metavar="[ID…]", help="Documents; all if none is named.")
    ] = None,
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Say how much of each document can be found, and whether each passage stands."""
    row = desk_at(data, principal).holdings.read_back(subjects or [])
    if as_json:
        emit(row)
        return
    for each in row["documents"]:
        share = "no text" if each["share"] is None else f"{each['share']:.2%}"
        say(f"{share:>7}  {each['document']}")
        say(
            f"         {each['characters']:,} characters, {each['junk']:,} of them page furniture "
            f"and {each['held']:,} kept back; {counted(each['passages'], 'passage')}, "
            f"{_verified(len(each['differing']))}"
        )


def _verified(differing: int) -> str:
    if not differing:
        return "each as its document has it"
    return f"{differing} of which are not as their document has them"


def release(
    subject: Subject,
    by: By,
    line: Annotated[
        list[int] | None,
        typer.Option("--line", help="Of a document: only what was found at this line."),
    ] = None,
    why: Why = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Let a held file, or the held lines of a document, be found."""
    with deciding_at(data) as holdings:
        row = holdings.release(subject, by, line or (), why)
    if as_json:
        emit(row)
    elif "lines" in row:
        say(f"Released: {counted(row['lines'], 'line')}. It can be found from now on.")
    else:
        say(f"Released: {row['outcome']}. {row['reason']}".strip())


def withdraw(
    subject: Subject, by: By, why: Why = "", data: Data = None, as_json: Json = False
) -> None:
    """Take a document out of search. What cites it can still show it, and says so."""
    with deciding_at(data) as holdings:
        row = holdings.withdraw(subject, by, why)
    if as_json:
        emit(row)
    else:
        say("Withdrawn: it is no longer found. To erase its words as well, use erase.")


def erase(
    subject: Subject, by: By, why: Why = "", data: Data = None, as_json: Json = False
) -> None:
    """Erase a document with every version of it, or a waiting file. This cannot be undone."""
    with deciding_at(data) as holdings:
        row = holdings.erase(subject, by, why)
    if as_json:
        emit(row)
    else:
        say("Erased. Its words are gone from search, drafts and conversations.")
