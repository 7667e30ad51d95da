"""Filling a data folder with evidence, real or generated, up to a size; what it took.

    python -m evaluations.benchmarks.scale.filling FOLDER PASSAGES [--generated]

Prints one JSON object. Papers that the folder holds already are passed over.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from assistant.access import scope_for
from corpus.passage import DocumentKind, Section
from corpus.text import DocumentText, Line, LinePart, Media, Place
from evaluations.benchmarks.scale.measuring import Taken, taking
from evaluations.benchmarks.scale.papers import SEED, Paper, paper
from evaluations.benchmarks.scale.vectors import Likenesses
from indexing.indexed_text import indexed_texts
from indexing.ingest import Ingest, Sent
from indexing.ports import NewVersion
from integrations.composition import TEAM, House
from integrations.settings import Settings

_AT_ONCE: Final = 10  # papers, between two readings of the clocks
_NEXT: Final = "next_paper"  # a file beside the data folder: the number that comes next


@dataclass
class Filled:
    """What was put in, and what it took."""

    passages: int = 0
    documents: int = 0
    recorded: Taken = field(default_factory=Taken)
    embedded: Taken = field(default_factory=Taken)  # the same texts, by the model alone


def main() -> None:
    """Fill a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("passages", type=int)
    parser.add_argument("--generated", action="store_true")
    parser.add_argument("--official", type=Path, help="documents to take in first")
    asked = parser.parse_args()
    with House(Settings(data=asked.folder / "data"), tell=lambda _: None) as house:
        if asked.official is not None:
            official(house, asked.official)
        filled = fill(house, asked.folder, asked.passages, generated=asked.generated)
        report = _report(filled)
        report |= _indexing(house, asked.folder, filled)
    sys.stdout.write(json.dumps(report) + "\n")


def official(house: House, folder: Path) -> None:
    """Take the official documents in."""
    house.prepare()
    scope = scope_for(TEAM, house.library)
    Ingest(house.records, house.embedder).index(scope, [folder])


def fill(
    house: House,
    folder: Path,
    passages: int,
    *,
    generated: bool,
    likenesses: Likenesses | None = None,
) -> Filled:
    """Record papers until so many passages are current.

    `generated`: with vectors that `likenesses` makes, rather than those of the model.
    """
    house.embedder.encode(["warm"])
    filled = Filled()
    current = count(house)
    if current >= passages:
        return filled
    fill_with = _Generated(house, likenesses) if generated else _Real(house)
    coming = _papers(folder)
    while current < passages:
        some: list[list[Paper]] = []
        for number, versions in islice(coming, _AT_ONCE):
            some.append(versions)
            current += len(versions[-1].parts)
            last = number
            if current >= passages:
                break
        fill_with.take_in([each for versions in some for each in versions], filled)
        (folder / _NEXT).write_text(str(last + 1))
    return filled


def more(house: House, folder: Path) -> int:
    """Record the paper that comes next, as somebody sends it in; return its passages."""
    number, versions = next(_papers(folder))
    new = version_of(house, versions[-1])
    encoded = house.embedder.encode(indexed_texts(new.sections))
    house.records.record(scope_for(TEAM, house.library), new, encoded, house.embedder.model)
    (folder / _NEXT).write_text(str(number + 1))
    return len(encoded)


def count(house: House) -> int:
    """Return how many passages are current."""
    scope = scope_for(TEAM, house.library)
    collections = house.records.collections(scope)
    model = house.embedder.model
    return sum(len(house.records.vectors(scope, own, model)[0]) for own in collections)


class _Real:
    """Files, through the whole of indexing; beside it the model alone on the same texts."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._ingest = Ingest(house.records, house.embedder)
        self._scope = scope_for(TEAM, house.library)
        self._alone_first = False

    def take_in(self, papers: Sequence[Paper], filled: Filled) -> None:
        self._alone_first = not self._alone_first  # what else the machine does falls on both alike
        texts = [text for each in papers for text in indexed_texts(_sections(each))]
        if self._alone_first:
            self._alone(texts, filled)
        with tempfile.TemporaryDirectory(prefix="scale-") as place:
            for n, each in enumerate(papers):
                file = Path(place, str(n), each.name)
                file.parent.mkdir()
                file.write_text(each.markdown, encoding="utf-8")
                sent = Sent(each.provider, each.release, each.day)
                with taking(filled.recorded):
                    report = self._ingest.index(self._scope, [file], sent).row()
                if report["refused"] or report["held"]:
                    message = f"{each.name} was not taken in"
                    raise RuntimeError(message)
        if not self._alone_first:
            self._alone(texts, filled)
        filled.passages += len(texts)
        filled.documents += len(papers)

    def _alone(self, texts: list[str], filled: Filled) -> None:
        with taking(filled.embedded):
            self._house.embedder.encode(texts)


class _Generated:
    """Sections and vectors as they are made, into the records."""

    def __init__(self, house: House, likenesses: Likenesses | None) -> None:
        self._house = house
        self._scope = scope_for(TEAM, house.library)
        self._likenesses = likenesses or Likenesses(house.embedder, SEED)

    def take_in(self, papers: Sequence[Paper], filled: Filled) -> None:
        for each in papers:
            new = version_of(self._house, each)
            encoded = [self._likenesses.of(part.topic) for part in each.parts]
            with taking(filled.recorded):
                self._house.records.record(self._scope, new, encoded, self._house.embedder.model)
            filled.passages += len(encoded)
            filled.documents += 1


def version_of(house: House, each: Paper) -> NewVersion:
    """Return a paper as its reading would have given it."""
    scope = scope_for(TEAM, house.library)
    original = each.markdown.encode()
    lines = []
    for text in each.markdown.splitlines():
        level = len(text) - len(text.lstrip("#"))
        part = LinePart.HEADING if level else LinePart.PROSE
        lines.append(Line(text=text.lstrip("# "), part=part, level=level))
    return NewVersion(
        text=DocumentText(name=each.name, media=Media.MARKDOWN, lines=tuple(lines)),
        original=original,
        sha256=hashlib.sha256(original).hexdigest(),
        kind=DocumentKind.EVIDENCE,
        title=each.title,
        provider_id=house.records.provider_named(scope, each.provider, create=True).id,
        release=each.release,
        sections=tuple(_sections(each)),
        in_force_from=each.day,
    )


def _sections(each: Paper) -> list[Section]:
    return [
        Section(
            headings=(each.title, part.heading),
            text=part.text,
            place=Place(first=5 + 4 * n, last=5 + 4 * n),
        )
        for n, part in enumerate(each.parts)
    ]


def _papers(folder: Path) -> Iterator[tuple[int, list[Paper]]]:
    kept = folder / _NEXT
    number = int(kept.read_text()) if kept.exists() else 0
    while True:
        yield number, paper(number)
        number += 1


def _report(filled: Filled) -> dict[str, Any]:
    def rate(taken: Taken) -> dict[str, float]:
        per = max(filled.passages, 1)
        return {
            "seconds": round(taken.seconds, 2),
            "processor_seconds": round(taken.processor, 2),
            "a_second": round(per / taken.seconds, 1) if taken.seconds else 0.0,
        }

    report: dict[str, Any] = {"taken_in": filled.passages, "documents": filled.documents}
    report["recording"] = rate(filled.recorded)
    if filled.embedded.seconds:
        report["model_alone"] = rate(filled.embedded)
        report["share_of_model"] = {
            "by_clock": round(filled.embedded.seconds / filled.recorded.seconds, 3),
            "by_processor": round(filled.embedded.processor / filled.recorded.processor, 3),
        }
    return report


def _indexing(house: House, folder: Path, filled: Filled) -> dict[str, Any]:
    """Bring the vector index up, then a paper more: what each takes, and what lies on the disk."""
    scope = scope_for(TEAM, house.library)
    built, followed = Taken(), Taken()
    with taking(built):
        house.vectors.open(scope)
        house.vectors.follow(scope)
    follows = more(house, folder) if filled.passages else 0
    with taking(followed):
        house.vectors.follow(scope)
    return {
        "passages": count(house),
        "chroma": {
            "built_anew": house.vectors.built_anew,
            "seconds": round(built.seconds, 2),
            "processor_seconds": round(built.processor, 2),
            "follows": follows,
            "follow_seconds": round(followed.seconds, 3),
        },
    }


if __name__ == "__main__":
    main()
