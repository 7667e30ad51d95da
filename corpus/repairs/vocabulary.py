"""Which words there are: English as it is spelt in Britain, the field's own, and the document's.

The English words and how common they are come from the frequency dictionary of `symspellpy` (82
thousand words, British spellings among them); it is read, once and only when it is needed, as a
file. Must not know what is damaged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from corpus.text import Line, LinePart

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_DICTIONARY: Final = "frequency_dictionary_en_82_765.txt"
_FIELD_COUNT: Final = 10_000_000  # of a word of the field: as common as "learner" is elsewhere
_FEW_WORDS: Final = 40  # of a text so short that one damaged word weighs much
_TERM: Final = 4  # times: what a document says so often is a word of its own


@cache
def english() -> dict[str, int]:
    """Return the English words in small letters, each with how often it was met in print."""
    package = find_spec("symspellpy")
    if package is None or package.origin is None:
        message = "symspellpy is not installed, and with it the list of English words"
        raise ModuleNotFoundError(message)
    written = (Path(package.origin).parent / _DICTIONARY).read_text("utf-8-sig")
    counts = {word: int(count) for word, count in map(str.split, written.splitlines())}
    own = files("corpus.repairs").joinpath("field_words.txt").read_text("utf-8").split()
    return counts | {word: max(counts.get(word, 0), _FIELD_COUNT) for word in own}


class Vocabulary:
    """The words that one document may use: the language's, and its own."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Count the words of the lines that people see."""
        self.words: Counter[str] = Counter()
        self.compounds: Counter[str] = Counter()
        for line in lines:
            if is_read(line):
                low = line.text.lower()
                self.words.update(WORD.findall(low))
                self.compounds.update(_COMPOUND.findall(low.replace("‐", "-").replace("‑", "-")))

    def is_english(self, word: str) -> bool:
        """Say whether a word is in the list (its possessive too)."""
        return _POSSESSIVE.sub("", word.lower()) in english()

    def is_known(self, word: str) -> bool:
        """Say whether a word is English, or one that this document uses again and again."""
        return self.is_english(word) or self.words[word.lower()] >= _TERM

    def frequency(self, word: str) -> int:
        """Return how common a word is; 0 where it is none."""
        return english().get(_POSSESSIVE.sub("", word.lower()), 0)

    def is_in_english(self) -> bool:
        """Say whether the document is written in English, as far as its words tell."""
        counted = sum(self.words.values())
        known = sum(count for word, count in self.words.items() if self.is_english(word))
        return known * 2 >= counted if counted < _FEW_WORDS else known * 10 >= counted * 8


def is_read(line: Line) -> bool:
    """Say whether a line is part of what people read: neither junk, nor held, nor hidden."""
    return line.part not in {LinePart.JUNK, LinePart.HELD} and not line.hidden
