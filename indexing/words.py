"""Words as the keyword index counts them: lower case, stemmed, without the commonest ones."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, Final

# A dotted number ("3.4") and a rating ("A/R") are one word each.
_WORD: Final = re.compile(r"\d+(?:\.\d+)+|\b[garGAR]/[arAR]\b|[^\W_]+(?:['’][^\W_]+)?")
COMMON: Final = frozenset(
    """a about all also an and any are as at be been being but by can could did do does for from
    give had has have he her his how i if in into is it its just list many may me might much must my
    no not of on or our please shall she should show so some such tell than that the their them then
    there these they this those to too us was we were what what's whats when where which who whom
    whose why will with would you your""".split()  # noqa: SIM905 - a list of words reads best as words
)


def words(text: str) -> list[str]:
    """Return the stems of a text's words, in order.

    >>> words("Which standards are about learners' supervision in 3.4?")
    ['standard', 'learner', 'supervis', '3.4']
    >>> words("super\\u00advision")  # where a line may break, as web pages and Word mark it
    ['supervis']
    """
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    plain = plain.casefold().replace("’", "'")
    found = [word for word in _WORD.findall(plain) if word not in COMMON]
    stems: list[str] = _stemmer().stemWords([word.removesuffix("'s") for word in found])
    return stems


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")
