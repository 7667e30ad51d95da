"""Ask our search every case and write where each passage found stands.

    OFFICIAL_DOCUMENTS=FOLDER python -m evaluations.retrieval.generate [--part develop] [--way all]

The file (by default under `build/`, which git ignores) has a line about the run, then a line
{"id", "ms", "found": [[document, start, end, characters], …]} for each case.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.passage import Passage
from evaluations.retrieval.case import PARTS, cases
from evaluations.retrieval.measures import Ranked
from evaluations.retrieval.ours import WAYS, Ours
from evaluations.retrieval.positions import SourceText, source_texts


def answers(part: str, way: str, official: Path) -> Iterator[dict[str, Any]]:
    """Give a row about the run, then a row for each case."""
    texts = source_texts(official)
    with tempfile.TemporaryDirectory(prefix="retrieval-") as folder:
        ours = Ours(Path(folder), way)
        with ours.house:
            ours.set_up()
            ours.index_folder(official)
            ours.search("warm")
            yield {"part": part, "way": way, "fingerprint": ours.fingerprint()}
            for case in cases(part):
                started = time.perf_counter()
                found = ours.search(case.question)
                taken = (time.perf_counter() - started) * 1_000
                rows = [_row(place_of(passage, texts)) for passage in found]
                yield {"id": case.id, "ms": round(taken, 2), "found": rows}


def place_of(passage: Passage, texts: Mapping[str, SourceText]) -> Ranked:
    """Return where a passage of ours stands in the document."""
    place = passage.place
    text = texts[passage.source.document]
    stretch = text.at_lines(place.first, place.last, place.start, place.end)
    return Ranked(stretch, len(passage.text))


def _row(ranked: Ranked) -> list[str | int]:
    return [*ranked.stretch, ranked.characters]


def official_folder() -> Path:
    """Return where the official documents lie. Ends the program where nobody said it."""
    named = os.environ.get("OFFICIAL_DOCUMENTS")
    if not named:
        sys.exit("Set OFFICIAL_DOCUMENTS to the folder with your copies of the documents.")
    return Path(named)


def file_for(part: str, way: str) -> Path:
    """Return where answers are written unless another place is named."""
    return Path("build", "evaluations", f"retrieval-{part}-{way}.jsonl")


def write(part: str, way: str, target: Path | None = None) -> Path:
    """Ask, write the answers and return where."""
    target = target or file_for(part, way)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        for row in answers(part, way, official_folder()):
            file.write(json.dumps(row) + "\n")
    return target


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=PARTS, default="develop")
    parser.add_argument("--way", choices=WAYS, default="all")
    parser.add_argument("--to", type=Path)
    asked = parser.parse_args()
    sys.stdout.write(f"{write(asked.part, asked.way, asked.to)}\n")


if __name__ == "__main__":
    main()
