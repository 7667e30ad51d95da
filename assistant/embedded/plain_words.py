"""What people type in the words of the field: shorthand written out, turns of phrase named.

The lists are in `shorthand.toml`. It knows no tool and no rule; a question in more words is still
that question, so nothing is taken out but marks.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|[^A-Za-z]+")
_JOINED = re.compile(r"(?<=\w) ?[+&] ?(?=\w)|(?<=[\w)]) n (?=\w)")
_PERCENT = re.compile(r"(?<![\d.\d])\s*%(?=\s|$)")
_MEDIUM = re.compile(r"\bmed(?= (?:risk|level|rating|and|or)\b)|(?<=high )med\b|(?<=low )med\b")
_ASKS_DATE = re.compile(
    r"^\W*(?:(?:next|the|dates?)\s+)?(date|dates|deadline|time) ", re.IGNORECASE
)
_A_FIGURE = re.compile(
    r"\b(?:how (?:many|much|long|often)|percentage|number of)\b|^\W*when\b", re.IGNORECASE
)
_LIST = re.compile(r"\b(?:list|how many|number of)\b", re.IGNORECASE)


def written_out(text: str) -> str:
    """Return a text with its shorthand written out; capitals and quotations are left.

    >>> written_out("wot does a programme review do 4 ppl + orgs")
    'what does a programme review do 4 people and organisations'
    """
    joined = _JOINED.sub(" and ", _PERCENT.sub(" percentage", text))
    joined = _MEDIUM.sub("medium", joined)
    return "".join(_word(token) for token in _TOKEN.findall(joined))


def in_field_words(question: str) -> str:
    """Return a question to search for, with the field's words in the place of everyday ones."""
    told = _ASKS_DATE.sub(r"what \1 ", question.strip())
    for each in _lists()["field"]:
        pattern = re.compile(each["said"], re.IGNORECASE)
        if pattern.search(told) and not each.get("whole"):
            told = pattern.sub(each["means"], told)
        elif pattern.search(told) and not _A_FIGURE.search(told):
            return str(each["means"])
    return _as_a_list(told)


def _as_a_list(question: str) -> str:
    """Return a question for several things as one for a list: people seldom say "list"."""
    lists, lower = _lists()["lists"], question.lower()
    if _LIST.search(lower):
        return question
    if found := re.search(lists["purpose"], lower):
        return f"what are the purposes of {found[1]}"
    if re.search(lists["source"], lower):
        return f"list the sources: {question}"
    if re.search(lists["sits"], lower):
        return f"list: {question} (membership)"
    plural = re.search(rf"\b(?:{'|'.join(lists['nouns'])})\b", lower)
    return f"list: {question}" if plural else question


def _word(token: str) -> str:
    if token.islower() or token.istitle():
        return str(_lists()["words"].get(token.lower(), token))
    return token


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("shorthand.toml").read_text("utf-8"))
