"""The serving process's memory, part by part, as each is opened after the other.

    python -m evaluations.benchmarks.scale.parts FOLDER

Prints one JSON object: for each part the megabytes by which the process grew (its own share of
pages, and what it held at most while the part was opened). A fresh process each time.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from evaluations.benchmarks.scale.measuring import forget_peak, memory

_LONGEST_WAIT: Final = 900.0  # seconds, for the vector index


def main() -> None:
    """Open the parts and print what each took."""
    sys.stdout.write(json.dumps(parts(Path(sys.argv[1]))) + "\n")


def parts(folder: Path) -> list[dict[str, Any]]:
    """Open part after part of the service over a data folder; return what each took."""
    rows = [{"part": "Python and these measures", **memory()}]
    held: dict[str, Any] = {}
    for name, step in _steps(folder, held):
        before = memory()
        forget_peak()
        step()
        gc.collect()
        after = memory()
        rows.append(
            {
                "part": name,
                "grew": round(after["share"] - before["share"], 1),
                "at_most": round(after["peak"] - before["resident"], 1),
                **after,
            }
        )
    held["house"].close()
    return rows


def _steps(folder: Path, held: dict[str, Any]) -> list[tuple[str, Callable[[], object]]]:
    def web() -> None:
        import integrations.web.app

        held["create_app"] = integrations.web.app.create_app

    def records() -> None:
        from assistant.access import scope_for
        from integrations.composition import TEAM, House
        from integrations.settings import Settings

        held["house"] = house = House(Settings(data=folder / "data"), tell=lambda _: None)
        held["team"] = scope_for(TEAM, house.library)
        house.records.collections(held["team"])
        held["create_app"](house)

    def embedder() -> None:
        held["house"].embedder.ask("How are learners listened to?")

    def vectors() -> None:
        house = held["house"]
        house.keep_index()
        until = time.monotonic() + _LONGEST_WAIT
        while house.search_state() != "ready" and time.monotonic() < until:
            time.sleep(0.1)

    def graphs() -> None:
        house, asked = held["house"], held["house"].embedder.embed(["rotas"])[0]
        for name in house.records.collections(held["team"]):
            house.vectors.nearest(held["team"], name, asked, 10)

    def asking(way: str, count: int) -> Callable[[], None]:
        def ask() -> None:
            from evaluations.benchmarks.scale.asking import questions, ways_of

            for each in questions()[:count]:
                ways_of(held["house"])[way](each)

        return ask

    def answering() -> None:
        held["house"].warm()

    return [
        ("web pages and API", web),
        ("records", records),
        ("embedding model", embedder),
        ("vector index, opened", vectors),
        ("vector index, every collection asked", graphs),
        ("index of subjects, official keywords", asking("official", 1)),
        ("keywords of the evidence", asking("team", 1)),
        ("60 questions: passages and token vectors at hand", asking("team", 60)),
        ("one provider's view", asking("provider", 5)),
        ("a day's view", asking("day", 5)),
        ("the assistant's own parts", answering),
    ]


if __name__ == "__main__":
    main()
