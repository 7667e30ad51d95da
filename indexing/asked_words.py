"""The words of a question that may be misspelt, and the question with them put right.

It tells running text from what is no word of it: ids, addresses, names. What a word should have
been, it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 4  # letters of a word that is looked at
_LONG: Final = 7  # letters from which a word of a title is looked at
_ODD: Final = re.compile(r"[\d_@#\\=+&]|\w\.\w|://|['’](?!s?$)")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_ARTICLES: Final = frozenset(["a", "an", "our", "the", "this"])
_PERSON: Final = frozenset(
    ["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame"]
)


def words_to_check(question: str) -> list[str]:
    """Return the words of a question that may be misspelt: no ids, addresses or names.

    A word with a capital is a name unless a sentence begins with it, every long word of the
    question has one, or it is a long word of a title ("the Quality Framwork").

    >>> words_to_check("Did Dr Ahmd see the likelyhood on 4b-West? see a.b@c.uk")
    ['likelyhood']
    """
    if question.isupper():
        question = question.casefold()
    longer = [word for word in _LETTERS.findall(question) if len(word) >= _SHORTEST]
    titled = len(longer) > 1 and all(word[0].isupper() for word in longer)
    return [
        word
        for word, may_have_capital in _plain_words(question)
        if len(word) >= _SHORTEST
        and (word.islower() or (word.istitle() and (titled or may_have_capital)))
    ]


def corrected(question: str, read_as: Mapping[str, str]) -> str:
    """Return a question with its misspelt words put right, as an embedding model should read it.

    >>> corrected("Likelyhood of harm", {"Likelyhood": "likelihood"})
    'Likelihood of harm'
    """

    def read(found: re.Match[str]) -> str:
        word = found[0]
        instead = read_as.get(word) or read_as.get(word.casefold(), word)
        return instead.capitalize() if word.istitle() else instead

    return _LETTERS.sub(read, question) if read_as else question


def _plain_words(question: str) -> Iterator[tuple[str, bool]]:
    """Give the words of running text, each with whether it may have a capital and be no name."""
    begins, in_title, after_person = True, False, False
    for chunk in question.split():
        bare = chunk.strip("“”\"'‘’()[]{}<>,;:.!?…*-–—")
        if bare and not after_person and not _ODD.search(bare):
            for at, word in enumerate(_LETTERS.findall(_POSSESSIVE.sub("", bare))):
                yield word, (begins and at == 0) or (in_title and len(word) >= _LONG)
        if bare:
            after_person = bare.casefold() in _PERSON
            in_title = bare.casefold() in _ARTICLES or (in_title and bare[0].isupper())
            begins = chunk.rstrip("“”\"'’)]}").endswith((".", "?", "!", ":"))
