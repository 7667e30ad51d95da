"""`index`: take documents in, check the indexes, or build them anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corpus.access import Release
from corpus.failures import BadInput
from integrations.command_line.desk import house_at
from integrations.command_line.options import Data, Json
from integrations.command_line.output import Row, emit, say, tell
from integrations.holdings import sent_as


def add_to(app: typer.Typer) -> None:
    """Add the verb of this file."""
    app.command()(index)


def index(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH…]", help="Files or folders.")
    ] = None,
    provider: Annotated[
        str | None, typer.Option(help="Whose evidence this is.", metavar="NAME")
    ] = None,
    release: Annotated[
        Release,
        typer.Option(help="Who may see it: the team, the provider as well, or anyone."),
    ] = Release.INTERNAL,
    in_force_from: Annotated[
        str | None,
        typer.Option(
            help="The day from which this holds (today if not given).", metavar="YYYY-MM-DD"
        ),
    ] = None,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Recognise the text of scans (needs Tesseract).")
    ] = False,
    samples: Annotated[bool, typer.Option("--samples", help="Add the sample providers.")] = False,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Compare the index with the records, say what differs, and repair it."
        ),
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build the indexes anew from the records.")
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Index official documents (recognised by their content) and providers' evidence."""
    if not (paths or samples or verify or rebuild):
        message = "Name the files or folders to index, or give --samples, --verify or --rebuild."
        raise BadInput(message)
    sent = sent_as(provider, release.value, in_force_from, ocr=ocr)
    with house_at(data) as house:
        report = house.index(
            paths or [],
            sent,
            samples=samples,
            verify=verify,
            rebuild=rebuild,
        )
    if as_json:
        emit(report)
    else:
        _show(report, provider, release)


def _show(report: Row, provider: str | None, release: Release) -> None:
    for change in ("added", "changed", "unchanged"):
        if report[change]:
            say(f"{change.capitalize()}: {len(report[change])}")
            if change != "unchanged":
                for document in report[change]:
                    say(f"  {document}")
    for lead, key in (("Not indexed", "refused"), ("Kept back", "held")):
        for each in report[key]:
            say(f"{lead}: {each['document']}. {each['reason']}")
    for each in report["lost"]:
        say(f"Not read of {each['document']}: {' '.join(each['lost'])}")
    _show_counts(report)
    if provider is not None and release is Release.INTERNAL and report["added"]:
        tell(
            "Only the quality team sees these. "
            "Index them with --release provider to let the provider see them."
        )


def _show_counts(report: Row) -> None:
    for name, count in report.get("index", {}).items():
        say(f"{name.capitalize()}: {count}")
    if "framework" in report:
        counts = ", ".join(f"{count} {part}" for part, count in report["framework"].items())
        say(f"Framework 2017/18 in exact words: {counts}")
