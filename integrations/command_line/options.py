"""The options that verbs share; all stand after the verb."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="The folder that holds the data (or QUALITY_ASSISTANT_DATA).",
        metavar="FOLDER",
    ),
]
As = Annotated[
    str,
    typer.Option("--as", help="Who asks: team, provider:NAME or public.", metavar="PRINCIPAL"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Batch = Annotated[
    Path | None,
    typer.Option(
        "--batch", help="JSON lines in, JSON lines out, in the same order.", metavar="FILE"
    ),
]
