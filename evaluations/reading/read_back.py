"""Print the read-back of the official documents (OFFICIAL_DOCUMENTS) and of all samples.

`python -m evaluations.reading.read_back [FOLDER OR FILE …]`; the exit status is 1 where a document
falls under what is promised.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus.failures import UnreadableFile
from corpus.read_back import ReadBack, read_back
from corpus.reading import read_file
from corpus.samples import samples
from corpus.screening import held_back, screen
from corpus.splitting import split

PROMISED: Final = 0.99  # of the characters that are neither junk nor held
_HEAD: Final = ("document", "passages", "characters", "junk", "held", "found", "share", "differing")


def measured(path: Path) -> tuple[int, ReadBack]:
    """Return how many passages a file has and its read-back. Raises `UnreadableFile`."""
    text = read_file(path)
    text = held_back(text, screen(text))
    sections = split(text, path.stem)
    return len(sections), read_back(text, sections)


def as_promised(back: ReadBack) -> bool:
    """Say whether enough was found and every passage is as stored."""
    return back.share is not None and back.share >= PROMISED and not back.differing


def _paths(named: list[str]) -> Iterator[Path]:
    official = os.environ.get("OFFICIAL_DOCUMENTS")
    for folder in map(Path, named or ([official] if official else [])):
        files = sorted(folder.iterdir()) if folder.is_dir() else [folder]
        yield from (file for file in files if file.is_file())
    if not named:
        yield from (sample.path for sample in samples())


def main(named: list[str]) -> int:
    """Print a row for each document; return 1 where one is not as promised."""
    rows = ["| " + " | ".join(_HEAD) + " |", "|---" * len(_HEAD) + "|"]
    fell = False
    for path in _paths(named):
        try:
            passages, back = measured(path)
        except UnreadableFile as refused:
            rows.append(f"| {path.name} | {refused} |")
            continue
        share = "nothing to measure" if back.share is None else f"{back.share:.2%}"
        counts = (passages, back.characters, back.junk, back.held, back.found)
        cells = (path.name, *(f"{count:,}" for count in counts), share, str(len(back.differing)))
        rows.append("| " + " | ".join(cells) + " |")
        fell = fell or not as_promised(back)
    sys.stdout.write("\n".join(rows) + "\n")
    return int(fell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
