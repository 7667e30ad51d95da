"""Grow one data folder size by size, and at each measure filling, asking, memory and disk.

    OFFICIAL_DOCUMENTS=FOLDER python -m evaluations.benchmarks.scale.run --keep

The documents stand alone first; then come papers, embedded by the model up to `--real` passages
and with generated vectors above. Each step runs in a process of its own. `--keep` writes
figures.json and figures.md beside this file. The data folder is deleted at the end unless `--data`
names one, which a later run goes on with.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from evaluations.benchmarks.scale.measuring import disk
from evaluations.benchmarks.scale.papers import PROVIDERS, SEED
from evaluations.benchmarks.scale.table import tables
from evaluations.retrieval.generate import official_folder

_HERE: Final = Path(__file__).parent
_SIZES: Final = (0, 1_000, 10_000, 30_000, 100_000)
_REAL: Final = 10_000
_COMMAND: Final = ("-c", "from integrations.command_line.main import main; main()")
_LONGEST: Final = 4 * 3_600  # seconds, one step
_COMMANDS: Final = {
    "standards 3.4": ["standards", "3.4"],
    "risk": ["risk", "--likelihood", "3", "--impact", "4"],
}


def main() -> None:
    """Measure the sizes asked for and print the tables."""
    asked = _options()
    with tempfile.TemporaryDirectory(prefix="scale-") as scratch:
        folder = asked.data or Path(scratch)
        report: dict[str, Any] = {"about": about(), "sizes": [], "command_line": {}}
        for size in asked.sizes:
            sys.stderr.write(f"{size} passages …\n")
            report["sizes"].append(measured(folder, size, generated=size > asked.real))
            if asked.keep:  # a long run that is stopped has what it measured
                _keep(report)
        report["command_line"] = command_line(folder / "data")
        if asked.keep:
            _keep(report)
    sys.stdout.write(tables(report))


def measured(folder: Path, size: int, *, generated: bool) -> dict[str, Any]:
    """Grow a folder to a size and return what was measured of it."""
    folder.mkdir(parents=True, exist_ok=True)
    kind = ["--generated"] if generated else []
    filled = _step("filling", folder, str(size), "--official", str(official_folder()), *kind)
    return {
        "vectors": "generated" if generated else "of the model",
        "filling": filled,
        "disk_mb": disk(folder / "data"),
        "asking": _step("asking", folder),
        "raw": _step("raw", folder),
        "memory_mb": _step("parts", folder),
    }


def command_line(data: Path) -> dict[str, dict[str, Any]]:
    """Return the seconds that short commands take from the shell, and whether torch came in."""
    found: dict[str, dict[str, Any]] = {}
    for name, words in _COMMANDS.items():
        runs = [_run([*_COMMAND, *words], data) for _ in range(5)]
        traced = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-X", "importtime", *_COMMAND, *words],
            capture_output=True,
            text=True,
            check=True,
            env=_environment(data),
        )
        imported = {line.rpartition("|")[2].strip() for line in traced.stderr.splitlines()}
        found[name] = {
            "seconds": sorted(seconds for seconds, _ in runs)[2],
            "processor_seconds": sorted(processor for _, processor in runs)[2],
            "imports_torch": "torch" in imported,
        }
    return found


def about() -> dict[str, Any]:
    """Return on what and with what this was measured."""
    names = ("chromadb", "onnxruntime", "numpy", "sqlalchemy", "bm25s", "tokenizers")
    model = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    return {
        "python": platform.python_version(),
        "versions": {name: version(name) for name in names},
        "machine": f"{os.cpu_count()} x {model[0] if model else platform.machine()}",
        "seed": SEED,
        "providers": PROVIDERS,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--real", type=int, default=_REAL)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args()


def _step(module: str, folder: Path, *options: str) -> Any:
    done = subprocess.run(  # noqa: S603 - a module of ours
        [sys.executable, "-m", f"{__package__}.{module}", str(folder), *options],
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )
    if done.returncode:
        message = f"{module}: {done.stderr[-2_000:]}"
        raise RuntimeError(message)
    return json.loads(done.stdout)


def _run(command: Sequence[str], data: Path) -> tuple[float, float]:
    before, began = os.times(), os.times().elapsed
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *command], capture_output=True, check=True, env=_environment(data)
    )
    after = os.times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return round(after.elapsed - began, 2), round(used, 2)


def _environment(data: Path) -> dict[str, str]:
    return {**os.environ, "QUALITY_ASSISTANT_DATA": str(data)}


def _keep(report: dict[str, Any]) -> None:
    (_HERE / "figures.json").write_text(json.dumps(report, indent=1) + "\n")
    (_HERE / "figures.md").write_text("# Figures\n\n" + tables(report))


if __name__ == "__main__":
    main()
