"""From what a system gave to figures: its chunks are found in the documents again and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median, quantiles
from typing import Any

from evaluations.benchmarks.peers.process import Run
from evaluations.intervals import mean
from evaluations.retrieval.case import Case
from evaluations.retrieval.judged import Collection, ranking
from evaluations.retrieval.judged import values as judged_values
from evaluations.retrieval.measures import Outcome, Ranked, outcome, values
from evaluations.retrieval.positions import SourceText, signs

SUFFIX = ".md"  # of a document that is none of the official ones


class UnplacedError(RuntimeError):
    """A system gave text that does not stand in the document it named."""


def outcomes(run: Run, asked: Sequence[Case], texts: Mapping[str, SourceText]) -> list[Outcome]:
    """Return what became of each case. Raises `UnplacedError`."""
    found = {case.id: [placed(chunk, texts) for chunk in run.answers[case.id]] for case in asked}
    return [outcome(case, found[case.id], texts) for case in asked]


def placed(chunk: Mapping[str, Any], texts: Mapping[str, SourceText]) -> Ranked:
    """Return where a chunk stands in its document. Raises `UnplacedError`."""
    text = texts[chunk["document"]]
    place = chunk.get("place")
    if place is not None:
        stretch = text.at_lines(**place)
    else:
        found = text.find(chunk["text"])
        if found is None:
            message = f"{len(signs(chunk['text']))} signs of {text.name} were not found again."
            raise UnplacedError(message)
        stretch = found
    return Ranked(stretch, len(" ".join(chunk["text"].split())))


def documents_of(collection: Collection) -> list[tuple[str, str]]:
    """Return abstracts as documents (name, text): the title as a heading over the text."""
    return [
        (own + SUFFIX, f"# {' '.join(title.split())}\n\n{text}\n" if title else text)
        for own, (title, text) in collection.documents.items()
        if text.strip() or title.strip()
    ]


def judged(run: Run, collection: Collection) -> dict[str, list[float]]:
    """Return each question's nDCG@10 and recall@10."""
    rankings = {
        own: ranking(str(chunk["document"]).removesuffix(SUFFIX) for chunk in found)
        for own, found in run.answers.items()
    }
    return judged_values(collection, rankings)


def means(measured: Mapping[str, list[float]]) -> dict[str, list[float]]:
    """Return each measure's mean with its interval, for keeping."""
    return {name: list(mean(each)) for name, each in measured.items()}


def cost(run: Run) -> dict[str, float]:
    """Return what a system took, with the median and the 95th of its questions."""
    kept = {name: round(value, 2) for name, value in run.cost.items()}
    for name, each in (("ms", run.milliseconds), ("processor_ms", run.processor_milliseconds)):
        kept[name] = round(median(each), 2)
        kept[f"{name}_95th"] = round(quantiles(each, n=20)[-1], 2)
    return kept


def figures(run: Run, parts: Mapping[str, Sequence[Outcome]]) -> dict[str, Any]:
    """Return everything that is kept of a run over the official documents."""
    measured = {part: means(values(each)) for part, each in parts.items()}
    return {"cost": cost(run), **run.about, **measured}
