"""Lines and cells of a draft that rest on a register of concerns.

Counts name the concerns they count; a rating is the register's, with the matrix's cell beside it.
Must not know which section a line is for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.drafting.collected import Paper
from assistant.drafting.draft import Statement
from assistant.drafting.masking import Masker
from assistant.drafting.quotation import quoted
from assistant.drafting.statements import cell_says, computed, day_in_words, not_recorded, span_in
from assistant.ports import LoadedFramework
from corpus.evidence.register import Concern, Movement
from corpus.framework.model import MatrixCell, Rating
from corpus.passage import Span

_RATINGS = list(Rating)


class RegisterLines:
    """Turns concerns into statements, each with the cells of the register it rests on."""

    def __init__(
        self, papers: Mapping[str, Paper], masker: Masker, loaded: LoadedFramework
    ) -> None:
        self._papers = papers  # by the document's name
        self._masker = masker
        self._loaded = loaded

    def name(self, concern: Concern) -> str:
        """Return what to call a concern: its reference, or where its row stands."""
        if concern.reference and not self._masker.identifier.marks(concern.reference):
            bare = re.fullmatch(r"[\d.]+", concern.reference)
            return f"ref {concern.reference}" if bare else concern.reference
        return f"row {concern.place.row or concern.place.first}"

    def named(self, concern: Concern) -> str:
        """Return a concern's name with its words, e.g. "QR-041 “Rota late”"."""
        words = self._cell(concern, "concern")
        plain = words and self._masker.mask(words.quote).whole
        return (
            f"{self.name(concern)} {quoted(words.quote)}" if words and plain else self.name(concern)
        )

    def anchors_named(self, concerns: Iterable[Concern]) -> tuple[Span, ...]:
        """Return the anchors of several concerns, and the cells that name them."""
        held = list(concerns)
        named = [span for one in held if (span := self._cell(one, "concern"))]
        whole = [span for span in named if self._masker.mask(span.quote).whole]
        return tuple(dict.fromkeys([*self.anchors(held), *whole]))

    def anchor(self, concern: Concern) -> Span | None:
        """Return the cell by which a concern is known, as a source."""
        for field in ("reference", "concern", "unit", "status"):
            span = self._cell(concern, field)
            if span and self._masker.mask(span.quote).whole:
                return span
        return None

    def anchors(self, concerns: Iterable[Concern]) -> tuple[Span, ...]:
        """Return the anchors of several concerns."""
        return tuple(span for one in concerns if (span := self.anchor(one)))

    def count(self, what: str, concerns: Sequence[Concern], *, in_words: bool = False) -> Statement:
        """Return a count with the concerns that it counts, `in_words` with what they are about."""
        named = [self.named(one) if in_words else self.name(one) for one in concerns]
        names = ("; " if in_words else ", ").join(named)
        text = f"{what}: {len(concerns)}" + (f" ({names})" if names else "")
        return computed(text, (self.anchors_named if in_words else self.anchors)(concerns))

    def closed(self, concern: Concern) -> Statement:
        """Return what was closed, where and when, as far as the register says."""
        where = [
            one for one in (self.field(concern, "unit"), self.field(concern, "site")) if one.sources
        ]
        day = concern.date_closed or concern.date_updated
        told = [one.text for one in where[:1]]
        told.append(f"closed on {day_in_words(day)}" if day else "closed; date [not recorded]")
        sources = [*(span for one in where[:1] for span in one.sources), *self.anchors([concern])]
        return computed(f"{self.name(concern)}: {', '.join(told)}.", sources)

    def labelled(self, label: str, concern: Concern, field: str) -> Statement:
        """Return a cell with its label, or the label with a blank."""
        said = self.field(concern, field)
        return said.model_copy(update={"text": f"{label}: {said.text}"})

    def field(self, concern: Concern, *fields: str) -> Statement:
        """Return the first of these cells that the row fills, in the register's words."""
        for field in fields:
            span = self._cell(concern, field)
            if span:
                return cell_says(span, self._masker, self.anchor(concern))
        return not_recorded()

    def joined(self, concern: Concern, *fields: str) -> Statement:
        """Return several cells in one, in the register's words."""
        said = [
            cell_says(span, self._masker, self.anchor(concern))
            for field in fields
            if (span := self._cell(concern, field))
        ]
        if not said:
            return not_recorded()
        sources = dict.fromkeys(span for one in said for span in one.sources)
        tags = {one.tag for one in said} - {None}
        return Statement(
            text="; ".join(one.text for one in said),
            sources=tuple(sources),
            tag=tags.pop() if tags else None,
        )

    def rating(self, concern: Concern) -> Statement:
        """Return likelihood, impact and the matrix's cell, and what the register states."""
        stated = self._stated(concern)
        cell = self.cell(concern)
        if cell is None:
            if stated is None:
                return not_recorded()
            return Statement(text=f"{stated.quote} (as the register states it)", sources=(stated,))
        said = f"Likelihood {cell.likelihood}, impact {cell.impact}: {cell.rating.value}"
        if stated and concern.stated_rating is None:
            said += f"; the register states “{stated.quote}”"
        elif stated and concern.stated_rating is not cell.rating:
            said += f" in the matrix; the register states “{stated.quote}”, which differs"
        sources = [
            span
            for field in ("likelihood", "impact", "scores")
            if (span := self._cell(concern, field))
        ]
        return computed(said, [*sources, *([stated] if stated else []), *self._matrix_row(cell)])

    def cell(self, concern: Concern) -> MatrixCell | None:
        """Return the matrix's cell for a row's scores, None where a score is missing."""
        if concern.likelihood is None or concern.impact is None:
            return None
        return self._loaded.framework.cell(concern.likelihood, concern.impact)

    def rated(self, concern: Concern) -> Rating | None:
        """Return the rating to order by: the matrix's cell, else what the register states."""
        cell = self.cell(concern)
        return cell.rating if cell else concern.stated_rating

    def order(self, concern: Concern) -> tuple[int, int, int, str]:
        """Return a key that puts the gravest concern first. No product is ever made."""
        rating = self.rated(concern)
        rank = _RATINGS.index(rating) if rating else len(_RATINGS)  # unrated: looked at first
        return (-rank, -(concern.impact or 0), -(concern.likelihood or 0), self.name(concern))

    def differing(self, concern: Concern) -> bool:
        """Say whether the stated rating is another than the matrix's cell."""
        cell = self.cell(concern)
        return bool(cell and concern.stated_rating and concern.stated_rating is not cell.rating)

    def direction(self, concern: Concern, way: str, moved: Movement | None) -> Statement:
        """Return how a concern moved, with both ratings where there are two."""
        text = way
        if moved and moved.was and moved.now and moved.was is not moved.now:
            text += f" (was {moved.was.value}, now {moved.now.value})"
        before = [moved.before] if moved and moved.before and moved.before.month else []
        return computed(text, self.anchors([concern, *before]))

    def due(self, concern: Concern, today: dt.date) -> Statement:
        """Return the due date, and whether it has passed on the day of writing."""
        span = self._cell(concern, "due")
        if span is None:
            return not_recorded("Due")
        if concern.due is None:
            return self.labelled("Due", concern, "due")
        late = f", overdue on {day_in_words(today)}" if concern.due < today and concern.open else ""
        return computed(f"Due: {day_in_words(concern.due)}{late}", [span])

    def _stated(self, concern: Concern) -> Span | None:
        return self._cell(concern, "rating") if concern.rating else None

    def _cell(self, concern: Concern, field: str) -> Span | None:
        words = concern.as_written.get(field, "").strip() or _other(concern, field)
        paper = self._papers.get(concern.document)
        if not re.search(r"\w", words) or paper is None:
            return None
        return paper.span(words, concern.place)

    def _matrix_row(self, cell: MatrixCell) -> list[Span]:
        source = self._loaded.sources.get(cell.wording.origin)
        if source is None or cell.wording.place is None:
            return []
        return [span_in(source, cell.wording.text, cell.wording.place)]


def _other(concern: Concern, field: str) -> str:
    """Return a cell under a column that the reader keeps by its name, such as "Support needed"."""
    named = (cell for name, cell in concern.other.items() if field in name.lower())
    return next(named, "").strip()
