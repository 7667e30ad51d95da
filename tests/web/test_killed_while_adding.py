"""A service that is killed while it reads files that were sent loses none of them."""

import os
import re
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

pytestmark = [pytest.mark.drill, pytest.mark.timeout(900)]

KILLS = 6
FILES_A_ROUND = 6
START = "import sys; from integrations.command_line.main import main; main()"


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def service(tmp_path, port):
    running = []

    def started():
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                START,
                "serve",
                "--port",
                str(port),
                "--data",
                tmp_path / "data",
            ],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ,
        )
        running.append(process)
        for _ in range(600):
            try:
                httpx.get(f"http://127.0.0.1:{port}/api/health")
                return process
            except httpx.TransportError:
                assert process.poll() is None, "the service did not start"
                time.sleep(0.1)
        raise AssertionError("the service did not answer")

    yield started
    for process in running:
        process.kill()
        process.wait()


def test_every_file_that_was_acknowledged_is_released_after_the_next_start(service, port):
    address = f"http://127.0.0.1:{port}"
    acknowledged = set()
    for kill in range(KILLS):
        process = service()
        names = [f"round-{kill}-{number}.md" for number in range(FILES_A_ROUND)]
        files = [
            ("files", (name, f"# Notes {name}\n\nThe rota of {name} came late.\n" * 40))
            for name in names
        ]
        told = httpx.post(
            f"{address}/documents/add", data={"new_provider": "Foreland"}, files=files, timeout=60
        )
        assert told.status_code == 303
        acknowledged |= set(names)
        time.sleep(0.15 * kill)
        process.send_signal(signal.SIGKILL)
        process.wait()
    service()
    deadline = time.monotonic() + 60
    while True:
        listed = httpx.get(f"{address}/api/documents", timeout=60).json()
        if not listed["files"] or time.monotonic() > deadline:
            break
        time.sleep(0.3)
    held = {row["document"]: row for row in listed["documents"] if row["provider"]}
    assert listed["files"] == []
    assert set(held) == acknowledged
    assert {row["version"] for row in held.values()} == {1}
    page = httpx.get(f"{address}/documents").text
    assert len(set(re.findall(r"round-\d-\d\.md", page))) == len(acknowledged)
