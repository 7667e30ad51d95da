"""`documents`, `read-back`, `release`, `withdraw`, `erase`: what is held, and decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from integrations.command_line.desk import deciding_at, desk_at
from integrations.command_line.options import As, Data, Json
from integrations.command_line.output import Row, emit, say

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
        _show_list(row)
    elif subject.startswith("f-"):
        _show_file(row)
    else:
        _show_document(row)


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
            f"         {each['characters']:,} characters, {each['junk']:,} of them junk and "
            f"{each['held']:,} kept back; {each['passages']} passages, "
            f"{len(each['differing'])} of which do not stand"
        )


def release(
    subject: Subject,
    by: By,
    line: Annotated[
        list[int] | None, typer.Option("--line", help="Of a document: only the text at this line.")
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
        say(f"Released: {row['lines']} lines. They can be found from now on.")
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


def _show_list(row: Row) -> None:
    for each in row["documents"]:
        kept_back = f", {each['held_lines']} lines kept back" if each["held_lines"] else ""
        whose = each["provider"] or f"edition {each['edition']}"
        say(f"{each['document_id']}  {each['state']}{kept_back}")
        say(f"    {each['document']} ({whose}), version {each['version']}, for {each['release']}")
    for each in row["files"]:
        say(f"{each['file_id']}  {each['state']}")
        say(f"    {each['document']} ({each['provider'] or 'no provider'}). {each['reason']}")
    if not row["documents"] and not row["files"]:
        say("Nothing is held in that state.")


def _show_file(row: Row) -> None:
    say(f"{row['document']}: {row['state']}. {row['reason']}")
    for found in row["findings"]:
        _show_finding(found)
    for loss in row["losses"]:
        say(f"Not read: {loss}")


def _show_document(row: Row) -> None:
    say(row["document"])
    for each in row["versions"]:
        until = each["in_force_until"]
        ended = f" until {until}" if until else ""
        say(
            f"Version {each['version']}: {each['state']}, in force from "
            f"{each['in_force_from']}{ended}"
        )
    for loss in row["losses"]:
        say(f"Not read: {loss}")
    for found in row["held"]:
        _show_finding(found)
    for each in row["repairs"]:
        how = f"read as “{each['read_as']}”" if each["read_as"] is not None else "left as it is"
        say(f"Line {each['line']}, {each['kind']}: “{each['said']}”, {how}")
    if row["junk"]:
        say(f"Left out of search as page furniture: {len(row['junk'])} lines")
        for each in row["junk"]:
            say(f"  line {each['line']}, {each['reason']}: {each['text']}")


def _show_finding(found: Row) -> None:
    where = f"Lines {found['lines'][0]} to {found['lines'][1]}" if found["lines"] else "The file"
    say(f"{where}, {found['kind']}. {found['sentence']}")
    for text in found["text"]:
        say(f"  > {text}")
