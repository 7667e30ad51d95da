"""What a question costs at the very least: one embedding, one Chroma and one keyword query.

    python -m evaluations.benchmarks.scale.raw FOLDER

Over the same passages and vectors, all in one collection and one keyword index (bm25s with its
own defaults), with no scope, no filter and nothing fetched. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from assistant.access import scope_for
from evaluations.benchmarks.scale.asking import questions
from evaluations.benchmarks.scale.measuring import Taken, spread, taking
from indexing.indexed_text import indexed_texts
from indexing.vectors.chroma import ChromaVectors
from indexing.vectors.nearest import Granted
from integrations.composition import TEAM, House
from integrations.settings import Settings

_LIMIT: Final = 10
_WARMING: Final = 6


def main() -> None:
    """Measure a folder and print what came of it."""
    folder = Path(sys.argv[1])
    with (
        House(Settings(data=folder / "data"), tell=lambda _: None) as house,
        tempfile.TemporaryDirectory(prefix="raw-", dir=folder) as scratch,
    ):
        sys.stdout.write(json.dumps(raw(house, Path(scratch))) + "\n")


def raw(house: House, scratch: Path) -> dict[str, Any]:
    """Return what each step takes for a question, in milliseconds, and the three together."""
    building = Taken()
    with taking(building):
        near = _chroma(house, scratch)
    steps: dict[str, Callable[[str], object]] = {
        "embedding": lambda asked: house.embedder.embed([asked]),
        "chroma": near,
        "keywords": _bm25s(house),
    }
    found: dict[str, list[float]] = {name: [] for name in (*steps, "all")}
    used = dict.fromkeys(found, 0.0)
    for n, asked in enumerate(questions()):
        took = []
        for name, step in steps.items():
            taken = Taken()
            with taking(taken):
                step(asked)
            took.append(taken.seconds * 1_000)
            if n >= _WARMING:
                found[name].append(took[-1])
                used[name] += taken.processor * 1_000
                used["all"] += taken.processor * 1_000
        if n >= _WARMING:
            found["all"].append(sum(took))
    report: dict[str, Any] = {
        name: {**spread(each), "processor": round(used[name] / len(each), 1)}
        for name, each in found.items()
    }
    return report | {"chroma_built_s": round(building.seconds, 1)}


def _chroma(house: House, scratch: Path) -> Callable[[str], object]:
    team = scope_for(TEAM, house.library)
    every = [
        house.records.vectors(team, name, house.embedder.model)
        for name in house.records.collections(team)
    ]
    ids = [own for own_ids, _ in every for own in own_ids]
    matrix = np.concatenate([vectors for own_ids, vectors in every if own_ids])
    held = ChromaVectors(house.records, house.embedder.model, scratch)
    held.fill(team, "official", ids, matrix)
    granted = Granted.by(house.records, team)
    kept: dict[str, Any] = {}

    def near(asked: str) -> object:
        vector = kept.setdefault(asked, house.embedder.embed([asked])[0])
        return held.nearest(team, "official", vector, _LIMIT, granted)

    for asked in questions():
        near(asked)  # the vector is the other step's
    return near


def _bm25s(house: House) -> Callable[[str], object]:
    import bm25s
    import Stemmer

    team = scope_for(TEAM, house.library)
    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: Sequence[str]) -> Any:
        return bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)

    texts = [
        text
        for name in house.records.collections(team)
        for text in indexed_texts(house.records.searchable(team, name))
    ]
    engine = bm25s.BM25()
    engine.index(tokens(texts), show_progress=False)
    return lambda asked: engine.retrieve(tokens([asked]), k=_LIMIT, show_progress=False)


if __name__ == "__main__":
    main()
