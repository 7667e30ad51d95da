"""`serve`: the web pages, the API and, when configured, Slack, in one process."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.failures import BadInput
from integrations.command_line.desk import house_at
from integrations.command_line.options import Data
from integrations.command_line.output import tell

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

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
    from integrations.web.app import create_app

    # Whenever it is told to stop, it closes what is open and has done what was asked.
    with suppress(KeyboardInterrupt), _listening(host, port) as listening, house_at(data) as house:
        house.keep_index()
        house.warm()
        server = _server(
            create_app(house),
            lambda: tell(f"Quality Assistant is at http://{host}:{port} (Ctrl+C stops it)."),
        )
        server.run(sockets=[listening])


def _server(app: FastAPI, announce: Callable[[], None]) -> uvicorn.Server:
    """Return a server that announces itself once it answers and can be stopped."""
    import uvicorn

    class Announcing(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            announce()

    return Announcing(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=10,
        )
    )


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket at this address. Raises `BadInput` where there can be none."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=2048
        )
    except OSError as error:
        message = (
            f"Port {port} of {host} cannot be used ({error.strerror}). Nothing was started; "
            "name another with --port, or stop what uses it."
        )
        raise BadInput(message) from error
