"""`search` and `ask`."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.failures import BadInput
from integrations.command_line.desk import desk_at
from integrations.command_line.options import As, Batch, Data, Json
from integrations.command_line.output import Row, emit, run_batch, say, text_of

AtMost = Annotated[int, typer.Option("-k", help="How many passages at most.", min=1, max=1000)]
Question = Annotated[str | None, typer.Argument(help="The question, in quotation marks.")]


def add_to(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command()(search)
    app.command()(ask)


def search(
    question: Question = None,
    most: AtMost = 10,
    edition: Annotated[
        str | None,
        typer.Option(help="Only official documents of this edition.", metavar="EDITION"),
    ] = None,
    on: Annotated[
        str | None, typer.Option(help="What was in force on this day.", metavar="YYYY-MM-DD")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="Only official documents, or one kind of evidence.", metavar="KIND"),
    ] = None,
    batch: Batch = None,
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Find the passages nearest to a question."""
    desk = desk_at(data, principal)
    if batch is not None:
        alone(question)
        run_batch(
            batch,
            lambda row: desk.search(
                text_of(row, "question"),
                most,
                _said(row, "edition") or edition,
                _said(row, "on") or on,
                _said(row, "kind") or kind,
            ),
        )
        return
    found = desk.search(required(question), most, edition, on, kind)
    if as_json:
        emit(found)
        return
    for passage in found["passages"]:
        say(f"{passage['score']:.2f}  {' > '.join(passage['headings'])}")
        say(f"      {place_line(passage)}")
        say(f"      {passage['text']}\n")
    if not found["passages"]:
        say("Nothing in the documents held here is near that question.")


def ask(
    question: Question = None,
    conversation: Annotated[
        str | None, typer.Option(help="The id of a conversation to go on with.")
    ] = None,
    batch: Batch = None,
    principal: As = "team",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Answer a question from the documents, with its sources."""
    desk = desk_at(data, principal)
    if batch is not None:
        alone(question, conversation)
        run_batch(
            batch, lambda row: desk.ask_row(text_of(row, "question"), _said(row, "conversation"))
        )
        return
    row = desk.ask_row(question or "", conversation)
    if as_json:
        emit(row)
        return
    say(row["text"])
    if row["citations"]:
        say("\nSources")
    for number, citation in enumerate(row["citations"], 1):
        say(f"[{number}] {place_line(citation)}")
        say(f"    “{citation['quote']}”")


def _said(row: Row, key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        message = f'The "{key}" of this line must be text.'
        raise BadInput(message)
    return value


def required(text: str | None) -> str:
    """Return the words given; BadInput where there are none."""
    if text is None or not text.strip():
        message = "Give the words to look for, in quotation marks, or --batch with a file."
        raise BadInput(message)
    return text


def alone(*others: object) -> None:
    """Raise `BadInput` where a second way of asking was given, which would be passed over."""
    if any(other is not None for other in others):
        message = "Ask in one way at a time: in words, by number or with --batch. Nothing done."
        raise BadInput(message)


def place_line(row: Row) -> str:
    """Return where something stands, for people."""
    parts = [row["document"]]
    if row.get("edition"):
        parts.append(f"edition {row['edition']}")
    if row.get("page") is not None:
        parts.append(f"page {row['page']}")
    if row.get("sheet") is not None:
        parts.append(f"sheet {row['sheet']}")
    if row.get("row") is not None:
        parts.append(f"row {row['row']}")
    first, last = row["lines"]
    parts.append(f"line {first}" if first == last else f"lines {first} to {last}")
    return ", ".join(parts)
