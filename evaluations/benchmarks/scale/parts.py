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
    rows: list[dict[str, Any]] = [{"part": "Python and these measures", **memory()}]
    service = _Service(folder)
    for name, step in service.steps.items():
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
    service.close()
    return rows


class _Service:
    """What serving opens, one part after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._house: Any = None
        self._app: Any = None

    @property
    def steps(self) -> dict[str, Callable[[], object]]:
        return {
            "web pages and API": self._web,
            "records": self._records,
            "embedding model": lambda: self._house.embedder.ask("How are learners listened to?"),
            "vector index": self._vectors,
            "vector index, every collection asked": self._graphs,
            "index of subjects, official keywords": lambda: self._ask("official", 1),
            "keywords of the evidence": lambda: self._ask("team", 1),
            "60 questions: passages and token vectors at hand": lambda: self._ask("team", 60),
            "one provider's view": lambda: self._ask("provider", 5),
            "a day's view": lambda: self._ask("day", 5),
            "the assistant's own parts": self._warm,
        }

    def close(self) -> None:
        self._house.close()

    def _web(self) -> None:
        import integrations.web.app  # noqa: F401 - what it takes is the question

    def _records(self) -> None:
        from integrations.composition import House
        from integrations.settings import Settings
        from integrations.web.app import create_app

        self._house = House(Settings(data=self._folder / "data"), tell=lambda _: None)
        self._app = create_app(self._house)

    def _vectors(self) -> None:
        self._house.keep_index()
        until = time.monotonic() + _LONGEST_WAIT
        while self._house.search_state() != "ready" and time.monotonic() < until:
            time.sleep(0.1)

    def _graphs(self) -> None:
        from assistant.access import scope_for
        from integrations.composition import TEAM

        team = scope_for(TEAM, self._house.library)
        asked = self._house.embedder.embed(["rotas"])[0]
        for name in self._house.records.collections(team):
            self._house.vectors.nearest(team, name, asked, 10)

    def _warm(self) -> None:
        self._house.warm()

    def _ask(self, way: str, count: int) -> None:
        from evaluations.benchmarks.scale.asking import questions, ways_of

        ways = ways_of(self._house)
        if way in ways:
            for each in questions()[:count]:
                ways[way](each)


if __name__ == "__main__":
    main()
