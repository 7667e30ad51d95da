"""`quality-assistant VERB …`: reads the verb, and turns every failure into a sentence and a status.

Exit status: 0 for every outcome (refusals and "not in the documents" too), 2 for bad input to a
single call, 1 for a fault. The verbs themselves are in the files beside this one.
"""

from __future__ import annotations

import io
import logging
import os
import signal
import sys

import typer

from corpus.failures import BadInput, Failure
from integrations.command_line import (
    ask,
    documents,
    draft,
    evaluate,
    framework,
    glossary,
    index,
    serve,
)
from integrations.command_line.output import show_failure
from integrations.failures import as_failure, manner_of

INTERRUPTED = 130  # what Typer makes of an interruption
STOPPED = BadInput("Stopped. What was kept before is safe.")

app = typer.Typer(
    name="quality-assistant",
    help="Answers, ratings and drafts for education quality, each sentence traced to its source.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for verbs in (index, documents, ask, framework, draft, glossary, evaluate, serve):
    verbs.add_to(app)


def main(arguments: list[str] | None = None) -> None:
    """Run one verb and leave with its exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # UTF-8 also where the machine is set to another
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Told to stop, as by Ctrl+C: the index is closed, so that the next start need not build it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    logging.basicConfig(
        level=_level(os.environ.get("QUALITY_ASSISTANT_LOG", "")),
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Run one verb and return its exit status."""
    try:
        status = app(arguments or ["--help"], standalone_mode=False)
    except BrokenPipeError:  # whoever read our output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        failure: Failure = STOPPED
    except Exception as error:  # noqa: BLE001 - the last boundary: nobody but a log sees a trace
        usage = getattr(
            error, "format_message", None
        )  # how Typer says that a call is not of the form
        failure = BadInput(_sentence(usage(), arguments)) if usage else as_failure(error)
    else:
        if status != INTERRUPTED:
            return status if isinstance(status, int) else 0
        failure = STOPPED
    show_failure(failure, as_json="--json" in arguments)
    return manner_of(failure).exit_status


def _level(name: str) -> int:
    """Return the level of logging of this name; what is none tells warnings, as no setting does."""
    return logging.getLevelNamesMapping().get(name.upper(), logging.WARNING)


def _sentence(message: str, arguments: list[str]) -> str:
    """Return a message about usage as plain sentences that end with a full stop."""
    message = " ".join(message.split())
    message = message if message.endswith((".", "?")) else f"{message}."
    return f"{message} Options stand after the verb." if arguments[0].startswith("-") else message
