"""Started where it cannot run, or told to stop: one sentence, and everything closed."""

import json
import select
import signal
import socket
import subprocess
import sys

import pytest

CODE = "from integrations.command_line.main import main; main()"


@pytest.fixture
def started():
    """Start the command line as a program; whatever still runs at the end is killed."""
    processes = []

    def starting(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-c", CODE, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A test run in the background ignores Ctrl+C, and so would what it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        processes.append(process)
        return process

    yield starting
    for process in processes:
        process.kill()
        process.communicate()


def closed_well(data):
    """Say whether the vector index was left as a clean stop leaves it."""
    note = data / "chroma" / "in-use.json"
    return not note.exists() or json.loads(note.read_text())["left"] is not None


def until(process, words):
    """Read what a process tells until it tells these words."""
    told = ""
    while words not in told:
        ready, _, _ = select.select([process.stderr], [], [], 60)
        line = process.stderr.readline() if ready else ""
        if not line:
            pytest.fail(f"it never told “{words}”: {told}")
        told += line


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_service_told_to_stop_closes_its_index(started, tmp_path, port, asked):
    service = started("serve", "--port", port, "--data", tmp_path / "data")
    until(service, "Quality Assistant is at")
    service.send_signal(asked)
    _, err = service.communicate(timeout=30)
    assert (service.returncode, err) == (0, "")
    assert closed_well(tmp_path / "data")


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_an_index_run_told_to_stop_says_so_and_keeps_what_it_has(started, tmp_path, asked):
    folder, data = tmp_path / "evidence", tmp_path / "data"
    folder.mkdir()
    (folder / "a.md").write_text("# Notes\n\nRotas come late.\n")
    for n in range(400):
        (folder / f"more-{n:03}.md").write_text(f"# Notes {n}\n\nTeaching is kept free {n}.\n")
    process = started("index", folder, "--provider", "Vale", "--data", data, "--json")
    until(process, "3 of 401")
    process.send_signal(asked)
    out, err = process.communicate(timeout=30)
    assert "Stopped. What was kept before is safe." in err
    assert "Traceback" not in err
    assert json.loads(out) == {"error": "Stopped. What was kept before is safe."}
    assert process.returncode == 2
    assert closed_well(data)
    again = started("search", "rotas", "--data", data, "--json", "-k", "50")
    assert "Rotas come late." in again.communicate(timeout=60)[0]


def test_a_port_in_use_is_told_before_anything_is_started(tmp_path, capsys):
    from integrations.command_line.main import run

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status = run(["serve", "--port", str(port), "--data", str(tmp_path / "data")])
    err = capsys.readouterr().err
    assert status == 2
    assert "--port" in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
def test_the_service_is_for_this_machine_alone_until_sign_in_is_configured(tmp_path, capsys, host):
    from integrations.command_line.main import run

    status = run(["serve", "--host", host, "--data", str(tmp_path / "data")])
    assert status == 2
    assert "Sign-in" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
