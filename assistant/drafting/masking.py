"""Taking out of a quotation what may not travel: names, contacts, numbers of people below five.

The words left are quoted piece by piece, each piece as the document stores it, so that every
quotation in a draft stands where it says and none holds what was taken out.
"""

from __future__ import annotations

import re

from assistant.drafting.identifying import Identifier
from assistant.drafting.quotation import quoted
from corpus.passage import Span
from corpus.text import Value

#: Groups smaller than this are told as a band (the organisation's default; promise 6).
SMALLEST_GROUP = 5
FEWER = "fewer than five"

_SMALL = r"(?:[0-4]|an?|one|two|three|four|both)"
_TOTAL = r"(?:\d{1,3}|[a-z]+)"
_LEARNERS = (
    r"(?:(?:resident|junior|foundation|trainee|student|core|speciality|specialty|apprentice) )?"
    r"(?:learners?|trainees?|student (?:\w+ )?\w+s|students?|(?:resident |junior |foundation )?doctors?|registrars?|"
    r"midwives|student nurses?|nursing associates?|apprentices?|respondents?|residents?|"
    r"interns?|F[12]s?|FY[12]s?|SHOs?|ST\d(?:[-–+]\d?)?s?|CT\d(?:[-–]\d)?s?|IMT\d?s?|GPSTs?|GPST\d|responses|replies)"
)
_BETWEEN = (
    r"(?:(?!(?:of|in|to|on|and|or|for|per|at|by|from|with|before|after|more|out|when|if|so|as|is|was|were|had|"
    r"year|week|day|hour|night|shift|month|minute|session|time|meeting|visit|ward|site|"
    r"consultant|bleep|bed|patient|case|incident|clinic|list|placement|rota|gap|post|"
    r"term|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?:s|ly)?\b)[\w/&-]+ ){0,3}?(?:\w+ year \d )?"
)
_SAID = (
    r"(?=\s*(?:[,.;:)]|$)| (?:said|reported|felt|described|told|agreed|had|were|rated|disagreed|"
    r"replied|answered|would|did|could|raised|responded|attended)\b)"
)
_COUNT_FIRST = re.compile(
    rf"(?<![\w.,/:-])(?<!year )(?<!level )(?<!band )(?<!stage )(?<!part )(?<!ward )(?<!week )(?<!phase )"
    rf"(?P<small>{_SMALL})(?= (?:of|out of) (?:the |our |those )?{_TOTAL}\b"
    rf"(?:{_SAID}| {_BETWEEN}{_LEARNERS}\b)"
    rf"| (?:of (?:the|our|these|those) )?{_BETWEEN}{_LEARNERS}\b)",
    re.IGNORECASE,
)
_OF_SMALL = re.compile(
    rf"\b(?:of|out of) (?:the )?(?P<small>[1-4]|two|three|four)(?= {_BETWEEN}{_LEARNERS}\b)",
    re.IGNORECASE,
)
_COUNT_LAST = re.compile(
    rf"\b{_LEARNERS}\b(?: (?:met|seen|attended|attending|present))?\s*(?:[:=(–-]|\s-)\s*"
    rf"(?:n\s*=\s*)?(?P<small>[0-4]|one|two|three|four)"
    r"(?=\s*(?:[,;)|]|\.(?!\d)|$|(?:attended|met|present|seen)\b))",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"(?<![\w.,/:-])(?P<small>[1-4]|one|two|three|four) (?:of (?:them|these) )?"
    r"(?=(?:(?:only|had|was|were) )?(?:attended|came|were? (?:met|present|seen)|met the|responded|replied)\b)",
    re.IGNORECASE,
)
_N_EQUALS = re.compile(r"\bn\s*=\s*(?P<small>[0-4])(?!\d)", re.IGNORECASE)
_ARTICLE = frozenset({"a", "an"})


class Piece(Value):
    """A stretch of a text: words to quote, or what stands in the place of what was taken out."""

    words: str
    quoted: bool


class Masked(Value):
    """A text in pieces. `taken` says in words what was taken out."""

    pieces: tuple[Piece, ...]
    taken: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Say whether nothing was taken out."""
        return not self.taken

    @property
    def told(self) -> str:
        """Return the text as a draft gives it: pieces in quote marks, gaps named between them."""
        return " ".join(quoted(p.words) if p.quoted else p.words for p in self.pieces)

    def spans(self, span: Span) -> tuple[Span, ...]:
        """Return one source a quoted piece, all at the place of `span`."""
        return tuple(
            span.model_copy(update={"quote": piece.words}) for piece in self.pieces if piece.quoted
        )


class Masker:
    """Masks the words of one provider's documents."""

    def __init__(self, identifier: Identifier) -> None:
        self.identifier = identifier

    def mask(self, text: str) -> Masked:
        """Return a text in pieces, without what may not travel."""
        gaps = [(m.start, m.end, instead_of(m.what), m.what) for m in self.identifier.marks(text)]
        gaps += [(start, end, FEWER, "a small number") for start, end in small_counts(text)]
        pieces: list[Piece] = []
        at = 0
        for start, end, instead, _ in sorted(gaps):
            if start < at:
                continue
            _add(pieces, text[at:start])
            pieces.append(Piece(words=instead, quoted=False))
            at = end
        _add(pieces, text[at:])
        return Masked(pieces=tuple(pieces), taken=tuple(dict.fromkeys(gap[3] for gap in gaps)))


def instead_of(what: str) -> str:
    """Return what stands in the place of something taken out.

    >>> instead_of("a person's name"), instead_of("an e-mail address")
    ('[name removed]', '[e-mail address removed]')
    """
    thing = what.removeprefix("a person's ").removeprefix("an ").removeprefix("a ")
    return f"[{thing} removed]"


def small_counts(text: str) -> list[tuple[int, int]]:
    """Return where a text counts fewer than five learners.

    >>> [ "Two of nine trainees in 3 weeks"[a:b] for a, b in small_counts("Two of nine trainees in 3 weeks")]
    ['Two']
    """
    found = set()
    for pattern in (_COUNT_FIRST, _OF_SMALL, _COUNT_LAST, _CAME, _N_EQUALS):
        for match in pattern.finditer(text):
            if match["small"].lower() not in _ARTICLE and match["small"] != "0":
                found.add(match.span("small"))
    return sorted(found)


def _add(pieces: list[Piece], words: str) -> None:
    """Add words to quote; punctuation alone is not worth quote marks."""
    if re.search(r"\w", words):
        pieces.append(Piece(words=words.strip(" ,;:"), quoted=True))
