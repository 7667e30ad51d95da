"""txtai's hybrid index over 1,000-character splits, so that ranking alone is compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluations.benchmarks.peers.systems.protocol import serve
from evaluations.benchmarks.peers.systems.splits import splits
from evaluations.benchmarks.peers.systems.txtai_hybrid import Hybrid


class Splits(Hybrid):
    """The same index over other passages."""

    def __init__(self, model: str, folder: Path) -> None:
        super().__init__(model, folder)
        splits([])  # loads the splitter

    def part(self, documents: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return passages as (document, text)."""
        return splits(documents)


if __name__ == "__main__":
    serve(Splits)
