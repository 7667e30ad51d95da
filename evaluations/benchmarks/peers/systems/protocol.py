"""How a system is run: documents from a file, questions on standard input, answers on output.

    python -m evaluations.benchmarks.peers.systems.NAME DOCUMENTS MODEL FOLDER < QUESTIONS

DOCUMENTS has a JSON line {"name", "text"} for each document, QUESTIONS one {"id", "question"} for
each question; MODEL is the folder of the embedding model's weights, FOLDER an empty one to write
to. Out come a line of what indexing took, a line {"id", "ms", "processor_ms", "found"} for each
question, and a line of what the whole took. It runs in other programs' environments, so it must
need nothing but Python.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

DEPTH = 50  # passages asked for
_TICKS = os.sysconf("SC_CLK_TCK")


class Chunk(NamedTuple):
    """A passage as a system gives it."""

    document: str
    text: str
    place: dict[str, int | None] | None = None  # where the system itself says that it stands


class System(Protocol):
    """A search system. Made with the model loaded and nothing indexed."""

    def index(self, documents: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Take in documents (name, text); return each passage's length in characters."""

    def ask(self, question: str) -> Sequence[Chunk]:
        """Return the `DEPTH` best passages, best first."""


def serve(make: Callable[[str, Path], System]) -> None:
    """Run a system over what the command line names."""
    began = _process_began()
    documents, model, folder = sys.argv[1:4]
    texts = [(row["name"], row["text"]) for row in _rows(Path(documents).read_text("utf-8"))]
    output, sys.stdout = sys.stdout, sys.stderr  # whatever libraries print
    system = make(model, Path(folder))
    set_up = getattr(system, "set_up", None)
    before, loaded = time.time(), _processor()
    if set_up is not None:  # what is done once when it is installed, not each time
        set_up()
    indexing = time.time()
    processor = _processor()
    apart, apart_processor = indexing - before, processor - loaded
    lengths = system.index(texts)
    cost: dict[str, Any] = {
        "index_s": time.time() - indexing,
        "index_processor_s": _processor() - processor,
        "passages": len(lengths),
        "characters": sum(lengths) / len(lengths),
    }
    questions = _rows(sys.stdin.read())
    system.ask(questions[0]["question"])
    cost["start_s"] = time.time() - began - cost["index_s"] - apart
    cost["start_processor_s"] = _processor() - cost["index_processor_s"] - apart_processor
    for row in questions:
        output.write(json.dumps(row | _answer(system, row["question"])) + "\n")
    about = getattr(system, "about", None)
    output.write(json.dumps({"cost": cost} | (about() if about else {})) + "\n")
    output.flush()
    os._exit(0)  # not every library ends its threads


def _answer(system: System, question: str) -> dict[str, Any]:
    started, processor = time.perf_counter(), time.process_time()
    found = system.ask(question)
    taken = time.perf_counter() - started, time.process_time() - processor
    return {
        "ms": taken[0] * 1_000,
        "processor_ms": taken[1] * 1_000,
        "found": [chunk._asdict() for chunk in found],
    }


def _rows(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines() if line.strip()]


def _process_began() -> float:
    """Return when this process began, in seconds since 1970 (to a hundredth)."""
    ticks = int(_fields("self")[19])
    booted = next(
        int(line.split()[1])
        for line in Path("/proc/stat").read_text().splitlines()
        if line.startswith("btime")
    )
    up = float(Path("/proc/uptime").read_text().split()[0])
    return max(booted + ticks / _TICKS, time.time() - (up - ticks / _TICKS))


def _processor() -> float:
    """Return the processor seconds of this process and its children, ended or not."""
    used = sum(os.times()[:4])
    return used + sum(_used_by(number) for number in _children(os.getpid()))


def _children(of: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{of}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *_children(child)]
    return found


def _used_by(number: int) -> float:
    try:
        return sum(map(int, _fields(str(number))[11:15])) / _TICKS
    except OSError:  # it has just ended
        return 0.0


def _fields(process: str) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
