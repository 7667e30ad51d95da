"""Clocks, memory and disk, as they are read here."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Final

_SIZES: Final = {
    "vectors": "SELECT sum(length(vector)) FROM vectors",
    "token vectors": "SELECT sum(length(tokens)) FROM token_vectors",
    "words of passages": "SELECT sum(length(text)) FROM passages",
    "originals": "SELECT sum(length(original)) FROM versions",
    "texts": "SELECT sum(length(text)) FROM versions",
}


@dataclass
class Taken:
    """Time that something took, by the clock and of the processors; both add up."""

    seconds: float = 0.0
    processor: float = 0.0


@contextmanager
def taking(taken: Taken) -> Iterator[None]:
    """Add the time of a block."""
    clock, processor = time.perf_counter(), time.process_time()
    try:
        yield
    finally:
        taken.seconds += time.perf_counter() - clock
        taken.processor += time.process_time() - processor


def spread(milliseconds: Sequence[float]) -> dict[str, float]:
    """Return median and 95th of some times.

    >>> spread([1.0, 2.0, 3.0])
    {'median': 2.0, '95th': 2.9}
    """
    cut = quantiles(milliseconds, n=20, method="inclusive")
    return {"median": round(cut[9], 1), "95th": round(cut[18], 1)}


def memory() -> dict[str, float]:
    """Return this process's memory in MB: resident, its own share of it, and the peak so far."""
    found: dict[str, float] = {}
    names = {"VmRSS": "resident", "VmHWM": "peak", "Pss": "share", "Private_Dirty": "private"}
    for file in ("status", "smaps_rollup"):
        for line in Path("/proc/self", file).read_text().splitlines():
            name, _, rest = line.partition(":")
            if name in names:
                found[names[name]] = round(int(rest.split()[0]) / 1024, 1)
    return found


def forget_peak() -> None:
    """Let the peak begin anew from here."""
    Path("/proc/self/clear_refs").write_text("5")


def disk(data: Path) -> dict[str, float]:
    """Return what a data folder holds, in MB: the records, parts of them, and Chroma."""
    records = data / "records.sqlite3"
    found = {"records": _megabytes(records)}
    with closing(sqlite3.connect(records)) as connection:
        for name, query in _SIZES.items():
            [(held,)] = connection.execute(query)
            found[name] = round((held or 0) / 2**20, 1)
    found["chroma"] = _megabytes(data / "chroma")
    return found


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return round(sum(each.stat().st_size for each in files) / 2**20, 1)
