"""The process that reads a file can only answer, and whoever asked is never held up by it."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.reading import cell, confined, read, warden_call
from corpus.reading.limits import MOST_ANSWER
from corpus.reading.transcript import Refused

ROOT = str(Path(cell.__file__).parents[2])
START = "import sys, os; sys.path.insert(0, sys.argv[1]); from corpus.reading import cell; "


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("bytearray(600_000_000)", b"MemoryError"),
        ("open(sys.argv[2], 'w')", b"PermissionError"),
        ("os.open(sys.argv[2], os.O_CREAT | os.O_WRONLY)", b"PermissionError"),
        ("os.mkdir(sys.argv[2])", b"PermissionError"),
        ("os.remove(sys.argv[1])", b"PermissionError"),
        ("os.fork()", b"PermissionError"),
        ("os.system('true')", b"PermissionError"),
        ("import subprocess; subprocess.run(['true'])", b"PermissionError"),
        ("import socket; socket.socket()", b"PermissionError"),
        ("import urllib.request as r; r.urlopen('http://127.0.0.1:1')", b"PermissionError"),
        ("[os.dup(1) for _ in range(40)]", b"Too many open files"),
    ],
)
def test_the_confined_process_may_not(tmp_path, attempt, error):
    code = f"{START}cell.confine(); {attempt}"
    command = [sys.executable, "-I", "-c", code, ROOT, str(tmp_path / "made")]
    ended = subprocess.run(command, capture_output=True, timeout=30, check=False)
    assert ended.returncode != 0
    assert error in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_kernel_ends_it_when_its_processor_time_is_up():
    code = f"{START}cell.MOST_PROCESSOR_SECONDS = 1; cell.confine(); [0 for _ in iter(int, 1)]"
    ended = subprocess.run([sys.executable, "-I", "-c", code, ROOT], timeout=60, check=False)
    assert ended.returncode == -signal.SIGXCPU


def answered(act, content: bytes = b"", seconds: float = 5) -> bytes:
    """Let `act` play the confined process at its two pipe ends; return what was understood."""
    source, to_cell = confined._pipe()
    from_cell, sink = confined._pipe()
    player = threading.Thread(target=act, args=(source, sink))
    with from_cell, to_cell:
        player.start()
        try:
            return confined._answer(content, to_cell, from_cell, time.monotonic() + seconds)
        finally:
            from_cell.close()
            if not to_cell.closed:
                to_cell.close()
            player.join(10)
            source.close()
            sink.close()


def test_one_that_never_answers_is_given_up():
    with pytest.raises(Refused, match="took more than"):
        answered(lambda source, sink: None, seconds=0.3)


def test_one_that_never_reads_is_given_up():
    with pytest.raises(Refused, match="took more than"):
        answered(lambda source, sink: None, content=b"x" * 1_000_000, seconds=0.3)


def test_one_that_answers_without_end_is_given_up():
    def flood(source, sink):
        try:
            while True:
                sink.write(b"x" * 65536)
        except BrokenPipeError:
            return

    start = time.monotonic()
    with pytest.raises(Refused, match="more than 5 MB"):
        answered(flood)
    assert time.monotonic() - start < 5
    assert MOST_ANSWER < 50_000_000


def test_one_that_closes_its_pipes_has_said_nothing():
    def leave(source, sink):
        source.close()
        sink.close()

    assert answered(leave, content=b"x" * 1_000_000) == b""


@pytest.mark.parametrize(
    "answer",
    [b"", b"{", b"[]", b"7", b'{"lines": 3}', b'{"lines": [3]}', b"[" * 100_000, b'{"refused": "x"}',
     b'{"lines": [], "losses": []}', b'{"lines": [[1,2,3,4,5,6,7,8,9]], "losses": []}', b"\xff"],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused(answer):
    with pytest.raises(Refused, match="damaged or hostile"):
        confined._transcript(answer)


def test_a_warden_that_was_killed_is_replaced():
    read("a.txt", b"Teaching was good.")
    os.kill(warden_number(), signal.SIGKILL)
    assert read("b.txt", b"Rotas came late.").lines[0].text == "Rotas came late."


def test_no_process_is_left_of_a_file():
    read("a.txt", b"Teaching was good.")
    children = Path(f"/proc/{warden_number()}/task/{warden_number()}/children")
    if not children.exists():
        pytest.skip("this kernel does not list a process's children")
    assert children.read_text() == ""


def test_the_warden_ends_with_the_process_that_called_it():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from corpus.reading import read, warden_call; "
        "read('a.txt', b'Teaching'); print(warden_call._WARDEN._running[2].pid, flush=True); "
        "import os; os._exit(0)"
    )
    said = subprocess.run(
        [sys.executable, "-I", "-c", code, ROOT], capture_output=True, timeout=60, check=True
    )
    until = time.monotonic() + 10
    while is_alive(int(said.stdout)):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_alive(number: int) -> bool:
    status = Path(f"/proc/{number}/status")
    if status.exists():
        return "State:\tZ" not in status.read_text()
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return not Path("/proc").is_dir()


def warden_number() -> int:
    running = warden_call._WARDEN._running
    assert running is not None
    return running[2].pid
