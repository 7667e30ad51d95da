"""Run ours and peers on the same cases, one after the other, and print what came of it.

    OFFICIAL_DOCUMENTS=FOLDER python -m evaluations.benchmarks.peers.run --ours-only
    … --systems ours chroma            (these anew, beside the kept figures of the others)
    … --systems                        (none anew: the kept figures)
    … --keep --collection FOLDER …     (all anew, and on public collections; keeps the figures)

Environments are made once under `--environments` (uv is needed). Ours is kept on the cases of
`--part` alone; peers answer both parts, so that the one kept aside needs no run of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from evaluations.benchmarks.peers.environments import SYSTEMS, environment, versions
from evaluations.benchmarks.peers.process import Run, run_system
from evaluations.benchmarks.peers.scoring import documents_of, figures, judged, means, outcomes
from evaluations.benchmarks.peers.table import cost_table, found_table, judged_table, ratios
from evaluations.retrieval.case import PARTS, cases
from evaluations.retrieval.generate import official_folder
from evaluations.retrieval.judged import collection
from evaluations.retrieval.measures import Outcome
from evaluations.retrieval.positions import source_texts

_HERE: Final = Path(__file__).parent
_FIGURES: Final = _HERE / "figures.json"
_OURS: Final = "ours"


def main() -> None:
    """Run what was asked for and print the tables."""
    asked = _options()
    every = [_OURS, *SYSTEMS]
    names = [_OURS] if asked.ours_only else every if asked.systems is None else asked.systems
    held: dict[str, Any] = json.loads(_FIGURES.read_text()) if _FIGURES.exists() else {}
    for name in names:
        sys.stderr.write(f"{name} …\n")
        python = _python(name, asked.environments)
        of, became = _on_documents(name, python, [asked.part] if name == _OURS else PARTS)
        of["collections"] = _on_collections(name, python, asked.collection)
        if not asked.collection:
            of["collections"] = held.get(name, {}).get("collections", {})
        held[name] = {**held.get(name, {}), **of}
        if asked.keep:
            _keep(held, name, became)
    shown = {name: held[name] for name in every if name in held}
    sys.stdout.write(_tables(shown, [asked.part]))
    if asked.keep:
        (_HERE / "figures.md").write_text("# Figures\n\n" + _tables(shown, PARTS))


def _tables(shown: dict[str, Any], parts: Sequence[str]) -> str:
    blocks = [cost_table(shown), judged_table(shown)]
    for part in parts:
        blocks += [[f"Cases of {part}:"], found_table(shown, part), ratios(shown, part)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _python(name: str, folder: Path) -> Path:
    if name == _OURS:
        return Path(sys.executable)
    return environment(SYSTEMS[name], folder) / "bin" / "python"


def _on_documents(
    name: str, python: Path, parts: Sequence[str]
) -> tuple[dict[str, Any], dict[str, list[Outcome]]]:
    official = official_folder()
    texts = source_texts(official)
    documents = [(path.name, path.read_text("utf-8")) for path in sorted(official.glob("*.txt"))]
    asked = {part: cases(part) for part in parts}
    questions = [(case.id, case.question) for each in asked.values() for case in each]
    run: Run = run_system(python, name, documents, questions)
    became = {part: outcomes(run, each, texts) for part, each in asked.items()}
    of = figures(run, became)
    return of | ({"versions": versions(SYSTEMS[name])} if name in SYSTEMS else {}), became


def _on_collections(name: str, python: Path, folders: Sequence[Path]) -> dict[str, Any]:
    measured: dict[str, Any] = {}
    for folder in folders:
        sys.stderr.write(f"{name} on {folder.name} …\n")
        of = collection(folder)
        run = run_system(python, name, documents_of(of), list(of.questions.items()))
        index = {own: run.cost[own] for own in ("index_s", "index_processor_s", "passages")}
        index |= {"left_out": run.about["left_out"]} if "left_out" in run.about else {}
        measured[folder.name] = {**means(judged(run, of)), **index}
    return measured


def _keep(held: dict[str, Any], name: str, became: dict[str, list[Outcome]]) -> None:
    _FIGURES.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n")
    if name == _OURS:
        return
    for part, each in became.items():
        file = _HERE / "outcomes" / f"{part}.json"
        file.parent.mkdir(exist_ok=True)
        kept = json.loads(file.read_text()) if file.exists() else {}
        kept[name] = {one.case: [one.rank, *map(int, one.within)] for one in each}
        rows = (f"{json.dumps(own)}: {json.dumps(of)}" for own, of in sorted(kept.items()))
        file.write_text("{\n" + ",\n".join(rows) + "\n}\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--ours-only", action="store_true")
    parser.add_argument("--systems", nargs="*", choices=[_OURS, *SYSTEMS])
    parser.add_argument("--part", choices=PARTS, default="develop")
    parser.add_argument("--collection", nargs="+", type=Path, default=[], metavar="FOLDER")
    default = Path.home() / ".cache" / "quality-assistant" / "peers"
    parser.add_argument("--environments", type=Path, default=default)
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
