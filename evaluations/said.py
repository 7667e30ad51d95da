"""What an answer says: does a pattern stand in it, is a quotation exact, has a claim its source?

It reads the finished answer as its reader does, and shares nothing with the checks that made it but
the way a text falls into sentences.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from assistant.checks.sentences import Piece, PieceKind, pieces_of
from assistant.outcomes import SENTENCES, held_back_notice, replies
from corpus.text import collapse
from evaluations.cases import Row
from evaluations.measure import How, Measure

_QUOTED = re.compile(r"“([^“”]+)”")
#: Words left out of a quotation, or a number or address that was kept out of it.
_OMISSION = re.compile(r"\[?(?:…|\.\.\.)\]?|\[[\w -]{1,30} removed\]")
_SOURCE = re.compile(r"\[(\d{1,3})\]")
_TAG = re.compile(r"\[(?:panel judgement|not recorded|suggested|to be confirmed[^\]]*)\]")
#: That something is not there has no line to cite.
_ABSENCE = re.compile(
    r"\b(?:do|does|did)(?: not|n[’']t) (?:say|name|give|list|define|print|mention|hold|have)\b"
    r"|\b(?:is|are|was|were) (?:not held|none)\b|\bnot in the documents\b"
    r"|^(?:there (?:is|are) (?:no|none)|no|none|nothing|neither|nobody)\b"
    r"|\b(?:I|we) (?:found|have|hold|know) (?:no|none|nothing)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4  # fewer in quote marks are a term, a title or a word of the question


def says(pattern: str, text: str) -> bool:
    """Say whether a pattern stands in a text.

    >>> says("medium (?:or|to) high", "It is Medium\\nor High.")
    True
    """
    return re.search(pattern, collapse(text), re.IGNORECASE) is not None


def says_all(facts: Sequence[Sequence[str]], text: str) -> bool:
    """Say whether each fact is said in one of its ways."""
    return all(any(says(way, text) for way in ways) for ways in facts)


def own_words(row: Row, question: str) -> str:
    """Return the answer without its quotations and without what repeats the question.

    A word or two in quote marks are the answer's own, whatever a source has, unless asked about.
    """
    asked = letters(question)
    held = [letters(each["stored"]) for each in row["citations"]]

    def kept(found: re.Match[str]) -> str:
        said = letters(found[1])
        quoted = len(found[1].split()) >= _FEWEST_WORDS and any(said in each for each in held)
        return " … " if quoted or said in asked else found[0]

    text = _QUOTED.sub(kept, collapse(row["text"]))
    for repeated in [question, *(each["quote"] for each in row["citations"])]:
        if len(repeated.split()) >= _FEWEST_WORDS:
            text = re.sub(re.escape(collapse(repeated)), " … ", text, flags=re.IGNORECASE)
    return text


def says_forbidden(row: Row, question: str, forbidden: Iterable[str]) -> bool:
    """Say whether the answer says in its own words what it must not."""
    own = own_words(row, question)
    return any(says(pattern, own) for pattern in forbidden)


def cited(row: Row) -> list[tuple[str, bool]]:
    """Return every quotation that is cited, and whether its lines have exactly these words.

    White space, hyphens, ligatures, quote marks, capitals and punctuation are set aside.
    """
    return [(each["quote"], _stands(each["quote"], [each["stored"]])) for each in row["citations"]]


def marked(row: Row, question: str) -> list[tuple[str, bool]]:
    """Return what stands in quote marks, and whether a source cited, or the question, has it."""
    found = _QUOTED.findall(collapse(row["text"]))
    held = [question, *(each["stored"] for each in row["citations"])]
    long = [each for each in found if len(each.split()) >= _FEWEST_WORDS]
    return [(each, _stands(each, held)) for each in long]


def letters(text: str) -> str:
    """Return the letters and digits of a text, as quotations are compared.

    >>> letters("Team-\\nworking, the ﬁrst") == letters("team working the first")
    True
    """
    return "".join(
        sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum()
    )


def claims_without_source(text: str) -> list[str]:
    """Return the sentences that affirm something and cite nothing.

    A question, a lead-in, a heading, a table's head, a fixed reply and a tagged statement affirm
    nothing of a document; nor does a sentence that says what is not there.
    """
    pieces = pieces_of(_SOURCE.sub(r"[p\1]", text))
    return [piece.bare for piece in _uncited(pieces) if _affirms(piece)]


def _uncited(pieces: Sequence[Piece]) -> Iterator[Piece]:
    covered = False  # by the source of the lead-in that a list stands under
    for number, piece in enumerate(pieces):
        after = pieces[number + 1].kind if number + 1 < len(pieces) else None
        if piece.kind not in (PieceKind.ITEM, PieceKind.ROW, PieceKind.RULE):
            covered = bool(piece.tokens) and piece.bare.endswith(":")
        listed = piece.kind in (PieceKind.ITEM, PieceKind.ROW)
        if piece.tokens or (listed and covered) or after is PieceKind.RULE:
            continue
        yield piece


def _affirms(piece: Piece) -> bool:
    if piece.kind in (PieceKind.HEADING, PieceKind.RULE) or piece.bare.endswith(("?", ":")):
        return False
    if letters(piece.bare) in _fixed() or _TAG.search(piece.text):
        return False
    return not _ABSENCE.search(piece.bare)


@cache
def _fixed() -> frozenset[str]:
    """Return our fixed sentences, which make no claim about a document."""
    lines = [*SENTENCES.values(), *(line for each in replies().values() for line in each.lines)]
    notices = [held_back_notice(count) for count in range(1, 100)]
    said = (piece.bare for line in lines for piece in pieces_of(line))
    return frozenset(letters(each) for each in [*said, *notices])


def _stands(quotation: str, stored: Sequence[str]) -> bool:
    parts = [part for part in map(letters, _OMISSION.split(quotation)) if part]
    return any(_in_order(parts, letters(text)) for text in stored)


def _in_order(parts: Sequence[str], text: str) -> bool:
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def truth(rows: Sequence[Row], questions: Mapping[str, str]) -> list[Measure]:
    """Return what holds of every answer, whatever was asked: quotations, sources, time."""
    quoted = {row["id"]: cited(row) for row in rows}
    in_marks = {row["id"]: marked(row, questions[row["id"]]) for row in rows}
    claims = {row["id"]: len(claims_without_source(row["text"])) for row in rows}
    taken = {row["id"]: float(row["ms"]) for row in rows if row["ms"] is not None}
    return [
        _some(
            "with an inexact quotation", {case: _inexact(of) for case, of in quoted.items() if of}
        ),
        _total("inexact quotations", {case: _inexact(of) for case, of in quoted.items()}),
        _total("quotations compared", {case: len(of) for case, of in quoted.items()}),
        _some(
            "with words in quote marks that no source has",
            {case: _inexact(of) for case, of in in_marks.items() if of},
        ),
        _some("with a claim without a source", claims),
        _total("claims without a source", claims),
        _total("sentences held back", {row["id"]: row["held_back"] for row in rows}),
        _total("ended in an error", {row["id"]: row["status"] == "failed" for row in rows}),
        Measure(
            name="time, ms", values=taken, how=How.MEDIAN, more_is_better=False, compared=False
        ),
        Measure(
            name="time, ms, 95th",
            values=taken,
            how=How.NINETY_FIFTH,
            more_is_better=False,
            compared=False,
        ),
    ]


def _inexact(of: Sequence[tuple[str, bool]]) -> int:
    return sum(not exact for _, exact in of)


def _some(name: str, counts: Mapping[str, int]) -> Measure:
    values = {case: float(count > 0) for case, count in counts.items()}
    return Measure(name=name, values=values, more_is_better=False)


def _total(name: str, counts: Mapping[str, int]) -> Measure:
    values = {case: float(count) for case, count in counts.items()}
    return Measure(name=name, values=values, how=How.TOTAL, more_is_better=False, compared=False)
