"""Step: the text as it came becomes a question we can work with, or a plain reply.

Control and format characters go, Unicode is normalised, and what is no question (nothing, one
character, far too much, only emoji or markup, another language) gets its sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from assistant.outcomes import reply
from assistant.turn import Deps, Turn

LONGEST = 20_000  # characters; a page of notes is about 3,000

_TAG = re.compile(r"<[^<>]{0,200}>")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENGLISH_WORDS = """
a about an and are as at be by can could do does for from give has have how i if in is it list me my
need not of on or our please show should tell that the their there they this to under was we what
whats when where which who why will with would you your
"""
#: Small words that give another language away; any word that English has too is left out.
_FOREIGN_WORDS = """
le la les des une est sont avec pour dans quels quelles quel quelle comment nous vous der das und
ist
sind mit welche welcher wie nicht ein eine für von zu el los las una está con para qué cuál cuáles
cómo es por il gli che sono di per come os uma são não quais em het een niet wat welke yw yn mae
beth
sut oes pa sy jest nie jak czy jakie są dla na
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FOREIGN = frozenset(_FOREIGN_WORDS.split())


def receive(turn: Turn, deps: Deps) -> Turn:  # noqa: ARG001 - every step has the same shape
    """Clean the question, or settle the turn with the reply that fits."""
    if len(turn.question.text) > LONGEST:
        return _settled(turn, "too_long")
    text = cleaned(turn.question.text)
    name = _no_question(text)
    return _settled(turn, name) if name else replace(turn, text=text)


def cleaned(text: str) -> str:
    """Return a text in normal form, without control and invisible format characters."""
    normal = unicodedata.normalize("NFKC", text.replace("\r\n", "\n"))
    kept = (c for c in normal if c in "\n\t" or unicodedata.category(c) not in _UNWANTED)
    return re.sub(r"[ \t]+", " ", "".join(kept)).strip()


def _no_question(text: str) -> str | None:
    """Return the name of the reply for what is no question, or None."""
    if not text:
        return "empty"
    words = _TAG.sub(" ", text)
    if not any(character.isalnum() for character in words):
        return "no_words"
    if len(text) == 1:
        return "too_short"
    return "other_language" if _is_foreign(words) else None


def _is_foreign(text: str) -> bool:
    """Say whether a text is in a language other than English, as far as small words tell."""
    letters = [character for character in text if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(character, "") for character in letters)
    if letters and latin < len(letters) / 2:
        return True
    words = {word.casefold() for word in _LETTERS.findall(text)}
    return len(words & _FOREIGN) >= 2 and len(words & _FOREIGN) > len(words & _ENGLISH)


def _settled(turn: Turn, name: str) -> Turn:
    fixed = reply(name)
    return replace(turn, composed=fixed.text, status=fixed.status, settled=True)


_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
