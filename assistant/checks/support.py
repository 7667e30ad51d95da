"""Does a sentence say what its sources say? One verdict for each piece of an answer.

A tool's own statement passes in the tool's words. A sentence that a model worded passes only with
a citation whose figures, quotations, names and sense it keeps (`claims.check`); what is supported
only partly, not at all, or contradicted is held back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.checks.claims import Departure, Support, check, figures_lacking
from assistant.checks.figures import figures_of
from assistant.checks.inert import inert
from assistant.checks.quoting import folded, quotations, stored_words
from assistant.checks.sentences import Piece, PieceKind, pieces_of
from assistant.ledger import TOKEN
from assistant.outcomes import SENTENCES, replies
from assistant.tools.report import ToolReport
from corpus.passage import Span

if TYPE_CHECKING:
    from assistant.checks.nearness import Nearness


class Reason(StrEnum):
    """Why a sentence was held back, in words that hold nothing of it."""

    NO_SOURCE = "A sentence named no source."
    FIGURE = "A number, date, rating or standard is not in the source cited."
    QUOTATION = "A quotation is not what the source cited says."
    NAME = "A name is not in the source cited."
    NEGATION = "A sentence says the opposite of the source cited, or drops its denial."
    VALUE = "A day, share, field or profession is not the one in the source cited."
    QUANTITY = "A sentence speaks of more, or of others, than the source cited does."
    FORCE = "A sentence is firmer or weaker than the source cited: may, should, must, is."
    ROLES = "A sentence turns round who does what in the source cited."
    ELSEWHERE = "A sentence says things that the source cited does not."


@dataclass(frozen=True, slots=True)
class Verdict:
    """A piece as it may be shown, or the reason why it may not."""

    piece: Piece | None
    reason: str = ""
    support: Support = Support.SUPPORTED


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer may rest on: the question, the tools' statements, the spans by token."""

    question: str
    stated: Mapping[str, Piece]  # a tool's or a fixed sentence, by its words as compared
    by_token: Mapping[str, str]  # the quotation and every tool sentence that bears the token
    computed: frozenset[str]  # figures that tools worked out
    vocabulary: frozenset[str]
    nearness: Nearness | None = None  # None: sentences are compared by their words alone

    @classmethod
    def of(
        cls,
        question: str,
        reports: Sequence[ToolReport],
        spans: Mapping[str, Span],
        nearness: Nearness | None = None,
    ) -> Basis:
        """Return the basis of one turn."""
        said = [piece for report in reports for line in _lines(report) for piece in pieces_of(line)]
        fixed = [piece for line in _fixed_lines() for piece in pieces_of(line)]
        by_token = {token: span.quote for token, span in spans.items()}
        for piece in said:
            for token in piece.tokens:
                by_token[token] = f"{by_token.get(token, '')} {piece.bare}"
        words = " ".join([question, *(piece.bare for piece in said)])
        return cls(
            question=question,
            stated={folded(piece.bare): piece for piece in [*fixed, *said]},
            by_token=by_token,
            computed=frozenset(_computed(report.result for report in reports)),
            vocabulary=frozenset(_content_words(words)),
            nearness=nearness,
        )


def judge(piece: Piece, basis: Basis) -> Verdict:
    """Return the piece as it may be shown, or why it is held back."""
    if piece.kind is PieceKind.RULE:
        return Verdict(piece)
    stated = basis.stated.get(folded(piece.bare))
    if stated is not None:
        return Verdict(piece.with_text(stated.text))
    if not piece.tokens:
        frames = _is_frame(piece, basis)
        return Verdict(piece) if frames else Verdict(None, Reason.NO_SOURCE, Support.NOT)
    sources = [basis.by_token.get(token, "") for token in piece.tokens]
    whole = " ".join(sources)
    finding = _finding(piece.bare, sources, whole, basis)
    if finding.support is not Support.SUPPORTED:
        return Verdict(None, finding.reason, finding.support)
    return Verdict(_with_stored_quotations(piece, whole))


class _Found(NamedTuple):
    support: Support
    reason: str = ""


def _finding(sentence: str, sources: Sequence[str], whole: str, basis: Basis) -> _Found:
    """Return what the sources do for a sentence, and how it departs from them."""
    if figures_lacking(sentence, sources, basis.computed):
        return _Found(Support.NOT, Reason.FIGURE)
    for quotation in quotations(sentence):
        if stored_words(quotation, whole) is None and folded(quotation) not in folded(
            basis.question
        ):
            return _Found(Support.NOT, Reason.QUOTATION)
    said = [each.bare for source in sources for each in pieces_of(source) if each.bare]
    found = check(sentence, said, basis.nearness, names_in=basis.question, figures=basis.computed)
    return _Found(found.support, _REASONS[found.departure] if found.departure else "")


def _is_frame(piece: Piece, basis: Basis) -> bool:
    """Say whether a piece without a source claims nothing: a question back, a heading, a head row.

    It may hold no figure and no word that the question and the tools did not use.
    """
    frame = (
        piece.kind is PieceKind.HEADING
        or piece.kind is PieceKind.ROW
        or piece.text.endswith(("?", ":"))
    )
    if not frame or len(piece.bare.split()) > _LONGEST_FRAME or quotations(piece.bare):
        return False
    if figures_of(piece.bare) - figures_of(basis.question) or _RATING_LETTER.search(piece.bare):
        return False
    return _content_words(piece.bare) <= basis.vocabulary | _FRAME_WORDS


def _with_stored_quotations(piece: Piece, source: str) -> Piece:
    """Return the piece with the stored characters in its quotations."""
    text = piece.text
    for quotation in quotations(text):
        stored = stored_words(quotation, source)
        if stored and "…" not in stored and "..." not in quotation:
            text = text.replace(quotation, stored)
    return piece.with_text(text)


def _lines(report: ToolReport) -> tuple[str, ...]:
    return tuple(inert(s) for s in (report.lead, *report.statements, *report.cautions))


def _fixed_lines() -> Iterable[str]:
    yield from SENTENCES.values()
    for fixed in replies().values():
        yield from fixed.lines


def _computed(results: Iterable[Any]) -> set[str]:
    """Return the figures that stand as values of their own in the tools' results."""
    found: set[str] = set()
    for result in results:
        if isinstance(result, bool) or result is None:
            continue
        if isinstance(result, int | float):
            found.add(f"{result:g}")
        elif isinstance(result, str) and len(result) <= _SHORT_VALUE:
            found |= figures_of(result)
        elif isinstance(result, dict):
            found |= _computed(v for key, v in result.items() if key not in _NOT_COMPUTED)
        elif isinstance(result, list | tuple):
            found |= _computed(result)
    return found


def _content_words(text: str) -> set[str]:
    """Return the words that carry meaning, endings cut, so that "trained" meets "training"."""
    words = (word.casefold() for word in _WORD.findall(TOKEN.sub(" ", text)))
    return {_stem(word) for word in words if len(word) > 2 and word not in _SMALL}


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_REASONS = {
    Departure.FIGURE: Reason.FIGURE,
    Departure.NAME: Reason.NAME,
    Departure.VALUE: Reason.VALUE,
    Departure.DENIAL: Reason.NEGATION,
    Departure.QUANTITY: Reason.QUANTITY,
    Departure.FORCE: Reason.FORCE,
    Departure.ROLES: Reason.ROLES,
    Departure.ELSEWHERE: Reason.ELSEWHERE,
}
_WORD = re.compile(r"[^\W\d_][\w’'/-]*")
_RATING_LETTER = re.compile(r"(?<![\w/])[GAR](?![\w/'’])")
_SMALL_WORDS = """
the and for are was were that this these those with from have has had its their there they them his
her our your you not but who which what when where how why will would should could may might must
can
does did been being into onto than then also each any all some such very about under over between
both either only same other more most here
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_FRAME_WORDS = frozenset(
    _content_words(
        "source sources evidence handbook strategy framework document documents answer summary "
        "details next steps support caution note standard edition domain which quotation gives "
        "likelihood impact rating level intervention interventions name provider date"
    )
)
_NOT_COMPUTED = frozenset({"text", "quote", "lines", "page", "score", "document", "document_id"})
_SHORT_VALUE = 24  # characters: a rating, an id, a date; not a sentence
_LONGEST_FRAME = 14  # words
