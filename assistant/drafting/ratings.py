"""Ratings as people recorded them. None is ever filled in, and a cell of the matrix beside one is
said to be a look-up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.collected import Collected, Note
from assistant.drafting.draft import Statement
from assistant.drafting.month import month_of
from assistant.drafting.statements import computed, for_the_panel, not_recorded, span_in
from assistant.drafting.wording import says
from corpus.evidence.scores import read_rating

_SCORES = re.compile(
    r"likelihood\W{0,3}(?:(?:of|is|was|at|score(?:d)?)\W)?\s*([1-5])\b.{0,40}?"
    r"impact\W{0,3}(?:(?:of|is|was|at|score(?:d)?)\W)?\s*([1-5])\b"
    r"|\bL\s?([1-5])\s*[x×,/ ]\s*I\s?([1-5])\b",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\bno rating\b|\bnot (?:\w+ ){1,3}rating\b|"
    r"\bISF\s?\d|intensive support (?:framework )?(?:rating|category|level)|"
    r"\b(?:G/A|A/R)\b|"
    r"\b(?:risk )?(?:rat(?:ed|ing)|scor(?:ed|e)|graded?|category)\b.{0,60}?\b(?:red|amber|green|"
    r"high|medium|low|R|A|G|A/R|G/A|[1-5])\b|\b(?:high|medium|low) risk\b",
    re.IGNORECASE,
)
_GRAVEST = 3  # concerns of the register whose rating is given
_LETTERS = re.compile(r"(?<![\w/])(G/A|A/R|R|A|G)(?![\w/])")
_NO_RATING = re.compile(
    r"not (?:yet )?(?:been )?(?:rated|set|agreed)|\bno rating|\bnot (?:\w+ ){1,3}rating",
    re.IGNORECASE,
)


def ratings(collected: Collected) -> Iterator[Statement]:
    """Give each rating that the papers record, then a space where none is set for this document."""
    registered = False
    found = any(not _NO_RATING.search(note.span.quote) for note in _rating_notes(collected))
    yield from ratings_in_notes(collected)
    month = month_of(collected)
    rated = [one for one in month.closing if month.lines.rated(one)]
    differing = [one for one in rated[_GRAVEST:] if month.lines.differing(one)]
    for concern in [*rated[:_GRAVEST], *differing]:
        said = month.lines.rating(concern)
        name = month.lines.named(concern)
        sources = tuple(dict.fromkeys((*said.sources, *month.lines.anchors_named([concern]))))
        yield said.model_copy(update={"text": f"Register, {name}: {said.text}", "sources": sources})
        registered = True
    if registered:
        yield not_recorded("Who set the register's ratings, and when")
    if not found:
        yield for_the_panel("Rating, who set it and when (none is recorded for this review)")


def ratings_in_notes(collected: Collected) -> Iterator[Statement]:
    """Give each rating that stands in words, and the matrix's cell where it gives scores."""
    for note in _rating_notes(collected):
        yield says(note, collected.masker, "Rating, as recorded")
        yield from _cell_beside(collected, note)


def _rating_notes(collected: Collected) -> list[Note]:
    return [
        note
        for note in collected.notes
        if not note.cells and (_STATED.search(note.span.quote) or _SCORES.search(note.span.quote))
    ]


def _cell_beside(collected: Collected, note: Note) -> Iterator[Statement]:
    """Give the matrix's cell for scores that a note records, and say where the two differ."""
    match = _SCORES.search(note.span.quote)
    if match is None or not collected.masker.mask(note.span.quote).whole:
        return
    likelihood, impact = (int(one) for one in match.groups() if one)
    cell = collected.loaded.framework.cell(likelihood, impact)
    source = collected.loaded.sources.get(cell.wording.origin)
    row = (
        [span_in(source, cell.wording.text, cell.wording.place)]
        if source and cell.wording.place
        else []
    )
    rest = note.span.quote[: match.start()] + note.span.quote[match.end() :]
    letters = {rating for found in _LETTERS.findall(rest) if (rating := read_rating(found))}
    other = ", ".join(sorted(one.value for one in letters - {cell.rating}))
    differs = f"; the notes record {other}, which differs" if other else ""
    yield computed(
        f"Matrix cell for likelihood {likelihood}, impact {impact}: {cell.rating.value}{differs}",
        [note.span, *row],
    )
