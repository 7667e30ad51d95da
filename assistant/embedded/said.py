"""What a person said, made readable for rules: typing slips mended, quotations and clauses apart.

It knows the field's words only so far as to mend them; what a message asks for is told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import OSA

from assistant.checks.quoting import quotations
from corpus.text import collapse

_FIELD = """
likelihood likelihoods impact impacts matrix rating ratings rated score scored scores standard
standards domain domains quality equality intervention interventions supportive exploratory
triggered trigger desktop programme programmes review reviews reviewed meeting meetings visit
visits scenario scenarios example examples precedent precedents priority priorities strategic
strategy pathway pathways reporting report reports reported reporter cadence cadences quarterly
monthly dashboard narrative narratives business question questions medium moderate level levels
never framework handbook learner learners educator educators induction supervision supervisor
suspend suspension category categories intensive support supports supported enquiry enquiries
inquiry evidence escalate escalating concern concerns concerned placement placements provider
providers definition definitions acronym training ranking almost certain unlikely possible
possibly negligible minor major significant amber green report draft drafts prepare lever lived
greater agreed between given recommend recommended suggest suggested patient patients principle
principles principal responsible responsibility responsibilities duties governance postgraduate
annual annually education agreement contract happened stands meaning shadowing financial advice
"""
_KNOWN = tuple(dict.fromkeys(_FIELD.split()))
_KNOWN_SET = frozenset(_KNOWN)
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[^a-z]+")

#: A new request begins here: after a stop, or after "and", "also" … with a word that asks.
_ASKING = (
    r"(?:what|whats|what's|which|who|whos|who's|whom|where|when|why|how|is|are|can|could|do|does|"
    r"did|should|would|list|show|tell|give|name|explain|define|draft|write|prepare|look|find)\b"
)
_CLAUSE_END = re.compile(
    r"(?<=[?!;\n])\s+|(?<=[a-z0-9)\"'][.])\s+(?=[A-Za-z\"'])"
    rf"|,?\s+(?:and|also|plus|then|and also|and then)\s+(?={_ASKING})|,\s+(?={_ASKING})",
    re.IGNORECASE,
)
_OPENS_QUESTION = re.compile(rf"^(?:please\s+|and\s+|also\s+|so\s+)*{_ASKING}", re.IGNORECASE)


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
        plain = collapse(self.raw.translate(_STRAIGHT)).lower()
        return "".join(_mended(token) for token in _TOKEN.findall(plain))

    @cached_property
    def quoted(self) -> str:
        """What stands in quote marks, joined; "" if nothing does."""
        return " ".join(each for each in quotations(self.raw) if len(each.split()) > 1)

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
    if len(token) < 5 or not token.isalpha() or token in _KNOWN_SET:
        return token
    allowed = 2 if len(token) >= 8 else 1
    best = min(
        (known for known in _KNOWN if known[0] == token[0] and abs(len(known) - len(token)) < 3),
        key=lambda known: OSA.distance(token, known),
        default=token,
    )
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
