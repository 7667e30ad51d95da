"""Claims that another source speaks against: the same matter told the opposite way.

Two statements are about the same matter when they share telling words, one of them beyond the
names of groups. Which of the two is right is not said. Must not know any draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.drafting.collected import Note, Side
from assistant.words import stems
from corpus.evidence.groups import groups_in
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity

_WEAK = stems(
    "met standard standards learner learners student students trainee trainees doctor doctors "
    "nurse week weeks day days month months year years hour hours time two three four five six "
    "seven agree said reported position survey trust average percent number none identified yes "
    "partially new all every any one first team service care use place practice"
)
_FEWEST = 2  # words in common, or one of them and the theme
_OF_ANOTHER_TIME = (EvidenceKind.EARLIER_REPORT, EvidenceKind.ACTION_PLAN)


def likeness(note: Note, other: Note) -> int:
    """Return how near two notes are in matter: telling words in common, more on one theme.

    0 where nothing but groups and common words is shared.
    """
    (words, telling), (others, telling_too) = _words(note.span.quote), _words(other.span.quote)
    if not telling & telling_too:
        return 0
    return len(words & others) + (note.theme is not None and note.theme == other.theme)


def against(claim: Note, notes: Iterable[Note]) -> list[Note]:
    """Return the notes that speak against a claim, the nearest first, none of the same voice."""
    wanted = {Polarity.POSITIVE: Polarity.CONCERN, Polarity.CONCERN: Polarity.POSITIVE}
    held = [
        (likeness(claim, note), note)
        for note in notes
        if _voice(note) != _voice(claim)
        and (note.polarity is wanted.get(claim.polarity) or _plain_answer(claim, note))
    ]
    near = [one for one in held if one[0] >= _FEWEST]
    return [note for _, note in sorted(near, key=lambda one: -one[0])]


def _plain_answer(claim: Note, note: Note) -> bool:
    """Say whether a statement that points no way answers a concern: the same matter, no worry."""
    asked = claim.polarity is Polarity.CONCERN and note.polarity is Polarity.NEUTRAL
    if not asked or note.cells or note.side is Side.DOCUMENTS or note.side is claim.side:
        return False
    (_, telling), (_, telling_too) = _words(claim.span.quote), _words(note.span.quote)
    return len(telling & telling_too) >= _FEWEST


def contradicted(claims: Sequence[Note], notes: Sequence[Note]) -> list[tuple[Note, Note]]:
    """Return each positive claim that another source speaks against, with the nearest of them.

    What an earlier review found and what a plan has still to do contradict nothing said today.
    """
    current = [note for note in notes if note.paper.kind not in _OF_ANOTHER_TIME]
    met = [claim for claim in claims if claim.polarity is Polarity.POSITIVE]
    pairs = [(claim, speaking[0]) for claim in met if (speaking := against(claim, current))]
    return sorted(pairs, key=lambda one: (not one[0].cells, -likeness(*one)))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return a text's words, and those of them that are not common and name no group."""
    plain = re.sub(r"[|“”]", " ", text)
    rest = plain
    for _, start, end in reversed(groups_in(plain)):
        rest = rest[:start] + " " + rest[end:]
    named = frozenset(word for word in stems(plain) if not word.isdigit())
    telling = frozenset(word for word in stems(rest) if not word.isdigit()) - _WEAK
    return named - (_WEAK - stems("practice")), telling


def _voice(note: Note) -> tuple[str, str]:
    return note.paper.summary.document_id, note.group
