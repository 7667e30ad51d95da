"""`serve`: the web pages, the API and, when configured, Slack, in one process."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer

from corpus.failures import BadInput
from integrations.command_line.desk import house_at
from integrations.command_line.options import Data
from integrations.command_line.output import tell

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def add_to(app: typer.Typer) -> None:
    """Add the verb of this file."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    data: Data = None,
) -> None:
    """Serve the pages and the API until stopped with Ctrl+C."""
    if host not in LOOPBACK:
        message = (
            "Sign-in is not configured, so the service is for this machine alone. "
            "Leave --host out, or give 127.0.0.1."
        )
        raise BadInput(message)
    import uvicorn

    from integrations.web.app import create_app

    # uvicorn shuts down and then raises the signal again, which would end the process before the
    # house is closed and make the next start build its index anew.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with house_at(data) as house:
        house.keep_index()
        house.warm()
        tell(f"Quality Assistant is at http://{host}:{port} (Ctrl+C stops it).")
        uvicorn.run(
            create_app(house),
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=10,
        )
