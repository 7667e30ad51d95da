"""Which providers a question names, among those the asker may see.

People shorten names: "Fernvale" for "Fernvale Community NHS Trust". It knows names only, and only
those it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.access import Provider

_WORD = re.compile(r"[\w&]+")
_GENERAL = re.compile(
    r"the|of|and|for|nhs|trusts?|hospitals?|university|community|foundation|partnership|"
    r"health(?:care)?|care|practice|group|surgery|general|royal|teaching|mental|services?|"
    r"cent(?:re|er)|clinic|medical|college|school|limited|ltd|county|district"
)


def providers_mentioned(text: str, providers: Iterable[Provider]) -> tuple[Provider, ...]:
    """Return the providers that a text names, in the order given.

    >>> fernvale = Provider("1", "Fernvale NHS Trust")
    >>> providers_mentioned("is fernvale's rota late", [fernvale]) == (fernvale,)
    True
    """
    said = {word.casefold() for word in _WORD.findall(text)}
    return tuple(provider for provider in providers if _named(provider.name, text, said))


def _named(name: str, text: str, said: set[str]) -> bool:
    words = [word.casefold() for word in _WORD.findall(name)]
    telling = [word for word in words if len(word) > 2 and not _GENERAL.fullmatch(word)]
    if not telling:
        return " ".join(words) in " ".join(_WORD.findall(text.casefold()))
    return set(telling) <= said
