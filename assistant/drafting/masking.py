"""Taking out of a quotation what may not travel: names, contacts, numbers of people below five.

The words left are quoted piece by piece, each piece as the document stores it, so that every
quotation in a draft stands where it says and none holds what was taken out.
"""

from __future__ import annotations

import re

from assistant.drafting.quotation import quoted
from assistant.identity.people import Identifier
from corpus.passage import Span
from corpus.text import Value

#: Groups smaller than this are told as a band (the organisation's default; promise 6).
SMALLEST_GROUP = 5
FEWER = "fewer than five"

_SMALL = r"(?P<small>[1-4]|one|two|three|four)"
_ALONE = r"(?<![\w.,/:-])(?<!not )(?<!no )(?<!the )(?<!only )"  # "not one of the six" is nobody
_COUNTED = "".join(
    f"(?<!{word} )" for word in ("not", "no", "year", "level", "band", "stage", "part", "ward",
                                 "week", "phase", "of")
)  # fmt: skip
_TOTAL = r"(?:out )?of (?:the |our |those )?(?:\d{1,3}|[a-z]+)\b"
_LEARNER = (
    r"(?:(?:student|trainee|apprentice|pre-registration|newly qualified) (?:\w+ ){0,2}\w+s|"
    r"learners?|trainees?|students?|(?:\w+ )?doctors?|registrars?|midwives|"
    r"nursing associates?|apprentices?|respondents?|residents?|interns?|FY?[12]s?|SHOs?|GPSTs?\d?|"
    r"(?:ST|CT|IMT)\d(?:[-–+]\d?)?s?|responses|replies)\b"
)
_NO_ADJECTIVE = (
    r"(?:of|in|to|on|and|or|for|per|at|by|from|with|before|after|more|out|when|if|so|as|is|was|were|"
    r"had|year|week|day|hour|night|shift|month|minute|session|time|meeting|visit|ward|site|"
    r"consultant|bleep|bed|patient|case|incident|clinic|list|placement|rota|gap|post|term|january|"
    r"february|march|april|may|june|july|august|september|october|november|december)"
)
_BETWEEN = rf"(?:(?!{_NO_ADJECTIVE}(?:s|ly)?\b)[\w/&-]+ ){{0,3}}?(?:\w+ year \d )?"
_DID = (
    r"(?:said|reported|felt|described|told|agreed|disagreed|had|have|were|rated|replied|answered|"
    r"would|did|could|raised|responded|attended|knew|thought|wanted)\b"
)
_MET = r"(?:(?:had|was|were) )?(?:attended|came|(?:met|present|seen)\b|responded|replied)"
# "two of nine said", "one of the six trainees", "three student nurses"
_FIRST = (
    rf"(?<![\w.,/:-]){_COUNTED}{_SMALL}"
    rf"(?= {_TOTAL}(?:\s*(?:[,.;:)]|$)| {_DID}| {_BETWEEN}{_LEARNER})"
    rf"| (?:of (?:the|our|these|those) )?{_BETWEEN}{_LEARNER})"
)
# the whole that is small: one "of the three trainees"
_WHOLE = rf"\b(?:out )?of (?:the )?{_SMALL}(?= {_BETWEEN}{_LEARNER})"
# as in "GP trainees: 2" and "foundation doctors (four)"
_LAST = (
    rf"\b{_LEARNER}(?: (?:met|seen|attended|attending|present))?"
    rf"\s*(?:[:=(–-]|\s-)\s*(?:n\s*=\s*)?{_SMALL}"
    r"(?=\s*(?:[,;)|]|\.(?!\d)|$|(?:attended|met|present|seen)\b))"
)
# as in a table's row: "trainee pharmacists | 2 | by video"
_IN_ROW = rf"\b{_LEARNER}(?:[^|\n]{{0,60}})\|\s*{_SMALL}(?=\s*(?:\||$))"
# "both trainee pharmacists", "both of them"
_BOTH = (
    r"\b(?P<small>both)(?! (?:\w+ ){1,3}and\b)"
    rf"(?= (?:of (?:the |these |those )?)?(?:them\b|{_BETWEEN}{_LEARNER}))"
)
# "one attended", "two had no induction"
_ACTING = rf"{_ALONE}{_SMALL} (?:of (?:them|these) )?(?={_MET}|{_DID})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _FIRST,
        _WHOLE,
        _LAST,
        _IN_ROW,
        _BOTH,
        _ACTING,
        rf"\bn\s*=\s*{_SMALL}(?!\d)",
        rf"\ball {_SMALL}(?= (?!{_NO_ADJECTIVE}(?:s|ly)?\b|standards|domains|actions)[a-z])",
        rf"\(\s*x\s?{_SMALL}\s*\)",
    )
)


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
        gaps += [(start, end, FEWER, "a small number") for start, end in _whole_counts(text)]
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

    >>> text = "Two of nine trainees in 3 weeks"
    >>> [text[start:end] for start, end in small_counts(text)]
    ['Two']
    """
    return sorted({m.span("small") for pattern in _PATTERNS for m in pattern.finditer(text)})


def _whole_counts(text: str) -> list[tuple[int, int]]:
    """Return where small counts stand, "two of the three" as one."""
    joined: list[tuple[int, int]] = []
    for start, end in small_counts(text):
        if joined and re.fullmatch(
            r" (?:out )?of (?:the |these |those )?", text[joined[-1][1] : start]
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def is_small(cell: str) -> bool:
    """Say whether a table's cell holds a count of one to four and nothing else.

    >>> is_small("3"), is_small("three"), is_small("0"), is_small("14")
    (True, True, False, False)
    """
    return re.fullmatch(rf"\W*{_SMALL}\W*", cell, re.IGNORECASE) is not None


def _add(pieces: list[Piece], words: str) -> None:
    """Add words to quote; punctuation alone is not worth quote marks."""
    if re.search(r"\w", words):
        pieces.append(Piece(words=words.strip(" ,;:("), quoted=True))
