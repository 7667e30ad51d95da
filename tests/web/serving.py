"""The real service on a loopback port of its own, for a real browser."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from integrations.composition import House
from integrations.web.app import create_app
from integrations.web.bodies import PACE, Pace


@contextmanager
def served(house: House, pace: Pace = PACE) -> Iterator[str]:
    """Serve a house and give its address."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(house, pace), port=0, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
