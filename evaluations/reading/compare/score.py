"""Compares readers of PDF on files outside the repository and prints one table.

    python -m evaluations.reading.compare.score FOLDER  (ours, beside the kept figures of peers)
    python -m evaluations.reading.compare.score FOLDER --readers ours pypdf … --keep

FOLDER holds `pdfs/`, `checks.json` (file: checks, see `checks.py`) and `v_READER/` for every peer;
what the readers gave goes to `given/`. `figures.json` beside this file keeps counts only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from evaluations.reading.compare.checks import KINDS, Given, passed
from evaluations.reading.compare.cost import run

_HERE = Path(__file__).parent
_FIGURES = _HERE / "figures.json"
_LONGEST = 900  # seconds for one file

Figures = dict[str, dict[str, dict[str, Any]]]  # reader: file: cost, passed, of
Checks = dict[str, list[list[Any]]]


def main() -> None:
    """Run the readers asked for, score them and print all that is known."""
    asked = _arguments()
    checks: Checks = json.loads((asked.folder / "checks.json").read_text())
    figures: Figures = json.loads(_FIGURES.read_text()) if _FIGURES.exists() else {}
    for reader in asked.readers:
        figures[reader] = {}
        for name, wanted in checks.items():
            given = _read(asked.folder, reader, name, again=not asked.rescore)
            figures[reader][name] = given["measured"] | _scored(wanted, given)
            if reader == "ours":
                _tell_failures(name, wanted, given)
    if asked.keep:
        _FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")
    _tell(_by_kind(figures) + "\n" + _by_file(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readers", nargs="+", default=["ours"])
    parser.add_argument("--keep", action="store_true", help="keep the figures of these readers")
    parser.add_argument("--rescore", action="store_true", help="score what was given before")
    return parser.parse_args()


def _read(folder: Path, reader: str, name: str, *, again: bool) -> Given:
    """Return what a reader gives of a file and, as `measured`, what that took with its start-up."""
    target = folder / "given" / reader / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not again:
        return dict(json.loads(target.read_text()))
    target.unlink(missing_ok=True)
    python = folder / f"v_{reader}" / "bin" / "python"
    command = [str(python), str(_HERE / "readers.py")]
    if reader == "ours":
        command = [sys.executable, "-m", "evaluations.reading.compare.readers"]
    command += [reader, str(folder / "pdfs" / name), str(target)]
    status, measured = run(command, _LONGEST)
    given: Given = {"lines": [], "notes": [f"stopped with {status}"]}
    if target.exists():
        given = json.loads(target.read_text())
    given["measured"] = measured
    target.write_text(json.dumps(given, ensure_ascii=False))
    return given


def _scored(wanted: list[list[Any]], given: Given) -> dict[str, Any]:
    good = Counter(check[0] for check in wanted if passed(check, given))
    return {"passed": dict(good), "of": dict(Counter(check[0] for check in wanted))}


def _tell_failures(name: str, wanted: list[list[Any]], given: Given) -> None:
    for check in wanted:
        if not passed(check, given):
            _tell(f"ours fails  {name}  {json.dumps(check, ensure_ascii=False)}")


def _by_kind(figures: Figures) -> str:
    of = _total(next(iter(figures.values())), "of")
    rows = [["reader", *(f"{kind} ({of[kind]})" for kind in KINDS), f"all ({sum(of.values())})"]]
    rows[0] += ["processor seconds", "peak MB"]
    for reader, files in figures.items():
        good = _total(files, "passed")
        seconds = sum(file["processor"] for file in files.values())
        peak = max(file["peak_mb"] for file in files.values())
        rows.append([reader, *(str(good[kind]) for kind in KINDS), str(sum(good.values()))])
        rows[-1] += [f"{seconds:.1f}", str(peak)]
    return _table(rows)


def _by_file(figures: Figures) -> str:
    readers = list(figures)
    rows = [["file", *readers]]
    for name, first in next(iter(figures.values())).items():
        cells = [figures[reader][name] for reader in readers]
        told = [f"{sum(c['passed'].values())} ({c['processor']:.1f} s)" for c in cells]
        rows.append([f"{name} ({sum(first['of'].values())})", *told])
    return _table(rows)


def _total(files: dict[str, dict[str, Any]], part: str) -> Counter[str]:
    return sum((Counter(file[part]) for file in files.values()), Counter())


def _table(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
