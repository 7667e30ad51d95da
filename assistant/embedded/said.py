"""What a person said, made readable for rules: typing slips mended, quotations and clauses apart.

It knows the field's words only so far as to mend them; what a message asks for is told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import OSA

from assistant.embedded.plain_words import written_out
from corpus.text import collapse

#: Words of the field that are mended to, where one slip (two in a long word) is made in typing.
_FIELD = """
    likelihood impact matrix rating ratings standard standards domain domains intervention
    interventions supportive exploratory triggered desktop programme programmes scenario scenarios
    priority priorities strategic pathway pathways reporting cadence cadences quarterly dashboard
    narrative narratives medium moderate framework handbook learner learners educator educators
    induction supervision supervisor category categories intensive enquiry evidence escalate
    escalation placement placements provider providers definition acronym recommend principles
    responsibilities governance postgraduate agreement suspend suspension certain negligible
    significant assessment dashboard almost
"""
#: Words that look like one of those and are not.
_ALIKE = """
    provided provides providing supervised supervising supporting strategies strategy prioritise
    prioritised explanatory enquire enquired learned learnt educated education recommends
    recommended escalated escalates escalating suspended suspends equality quality racing training
    impacts impart concert triggers programmed responsibility principal standing definite agreements
    placed evident moderated categorise curtain certainly assessments significantly signified
    assessed assessor assessors negligibly
"""
_MENDED_TO = tuple(_FIELD.split())
_LEFT = frozenset(_ALIKE.split())
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[^a-z]+")

#: A new request begins here: after a stop, or after "and", "also" … with a word that asks.
_ASKING = (
    r"(?:what|whats|what's|which|who|whos|who's|whom|where|when|why|how|is|are|can|could|do|does|"
    r"did|should|would|list|show|tell|give|name|explain|define|draft|write|prepare|look|find|fill|"
    r"put|make|guess|set|mark|approve|suspend|match|rate|score|compare|summarise)\b"
)
_CLAUSE_END = re.compile(
    r"(?<=[?!;\n])\s+|(?<=[a-z0-9)\"'][.])\s+(?=[A-Za-z\"'])"
    rf"|,?\s+(?:and|also|plus|then|and also|and then)\s+(?={_ASKING})|,\s+(?={_ASKING})",
    re.IGNORECASE,
)
_OPENS_QUESTION = re.compile(
    rf"^(?:please\s+|and\s+|also\s+|so\s+)*{_ASKING}(?! (?:said|says|told|reported))", re.I
)


@dataclass(frozen=True)
class Said:
    """A message or a clause of one, with what surrounds it."""

    raw: str
    around: str = field(
        default=""
    )  # the rest of the message: what a bare "which standard?" is about

    @cached_property
    def text(self) -> str:
        """The words in lower case, quote marks straightened, slips mended."""
        plain = collapse(written_out(self.raw).translate(_STRAIGHT)).lower()
        return "".join(_mended(token) for token in _TOKEN.findall(plain))

    @property
    def written_out(self) -> str:
        """The words as they were written, shorthand written out and slips mended."""
        return "".join(
            _mended(token) if token.islower() else token
            for token in re.findall(r"[A-Za-z]+|[^A-Za-z]+", written_out(self.raw))
        )

    @cached_property
    def quoted(self) -> str:
        """What stands in quote marks, joined; "" if nothing does."""
        found = (match.group()[1:-1].strip() for match in _QUOTED.finditer(self.raw))
        return " ".join(each for each in found if len(each.split()) > 1)

    @property
    def is_question(self) -> bool:
        """Whether the words ask or order, rather than tell."""
        return self.raw.rstrip().endswith("?") or bool(_OPENS_QUESTION.match(self.text))

    def has(self, pattern: str) -> bool:
        """Say whether a pattern stands in the words."""
        return re.search(pattern, self.text) is not None

    def find(self, pattern: str) -> re.Match[str] | None:
        """Return where a pattern first stands in the words."""
        return re.search(pattern, self.text)

    def clauses(self) -> tuple[Said, ...]:
        """Return the requests in a message one by one; quotations stay whole."""
        parts = [part.strip() for part in _CLAUSE_END.split(_shielded(self.raw)) if part.strip()]
        if len(parts) < 2:
            return (self,)
        said = [_unshielded(part) for part in parts]
        return tuple(
            Said(part, around=" ".join(said[:at] + said[at + 1 :])) for at, part in enumerate(said)
        )


def _mended(token: str) -> str:
    """Return a token as the field writes it, if it is one slip (two in a long word) away."""
    if len(token) < 5 or not token.isalpha() or token in _MENDED_TO or token in _LEFT:
        return token
    allowed = 2 if len(token) >= 8 else 1
    near = (known for known in _MENDED_TO if known[0] == token[0])
    best = min(near, key=lambda known: OSA.distance(token, known), default=token)
    return best if OSA.distance(token, best) <= allowed else token


def _shielded(text: str) -> str:
    """Return the text with stops and blanks inside quote marks hidden from the splitter."""
    return _QUOTED.sub(lambda match: match.group().translate(_SHIELD), text)


def _unshielded(text: str) -> str:
    return text.translate(_UNSHIELD)


_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)['‘][^'’]*['’](?!\w)")
_HIDDEN = {" ": "\ue000", "\n": "\ue001", ",": "\ue002"}
_SHIELD = str.maketrans(_HIDDEN)
_UNSHIELD = str.maketrans({hidden: shown for shown, hidden in _HIDDEN.items()})
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "×": "x", "–": "-", "—": "-"})
