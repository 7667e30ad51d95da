"""Words broken over a line end, and words whose letters came out one by one.

A word is put together only where that makes a word that is known; otherwise it is a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.repairs.repair import Repair, RepairKind
from corpus.repairs.vocabulary import Vocabulary, is_read
from corpus.text import Line, LinePart

_BEGUN: Final = re.compile(r"(?:^|[\s(“‘\"'/-])([^\W\d_]+)([-‐\u00ad])\s*$")
_REST: Final = re.compile(r"\s*([^\W\d_]+(?:['’][^\W\d_]+)?)([.,;:!?)\]”’\"]*)(?![\w@/-])")
_ADDRESS: Final = re.compile(r"(?:://|www\.|@)\S*$")
_SUSPENDED: Final = frozenset({"and", "or", "to", "as", "but"})  # "short- and long-term"
_RUNNING: Final = frozenset(
    {LinePart.PROSE, LinePart.LIST_ITEM, LinePart.HEADING, LinePart.FOOTNOTE, LinePart.CAPTION}
)
_FARTHEST: Final = 12  # lines of blanks and junk between a word and its rest
_PIECE: Final = re.compile(r"\s*([^\W\d_]{1,3})\s*")
_SHORTEST: Final = 5  # letters of a word that was spelt apart
_LEAST_PIECES: Final = 3
_MOST_PIECES: Final = 24
_SPACED: Final = re.compile(r"(?<![\w'’.-])[^\W\d_](?: [^\W\d_]){3,}(?![\w'’.-])")
_SPLIT: Final = re.compile(r"(?<![\w'’.@/-])([^\W\d_]+)(?= ([a-zà-ÿ]{2,})(?![\w'’@/-]))")


def broken_words(lines: Sequence[Line], words: Vocabulary) -> Iterator[Repair]:
    """Give the words that a hyphen breaks over a line end (also over blanks, junk, a page)."""
    for index, line in enumerate(lines):
        begun = _BEGUN.search(line.text)
        if begun is None or line.part not in _RUNNING or not is_read(line):
            continue
        if _ADDRESS.search(line.text):
            continue
        after = _next(lines, index)
        rest = _REST.match(lines[after].text) if after else None
        if after is None or rest is None or rest[1].lower() in _SUSPENDED:
            continue
        read_as = _whole(begun[1], begun[2], rest[1], words)
        kind = RepairKind.BROKEN_WORD
        end = len(line.text.rstrip())
        if read_as is None:
            yield Repair(line=index + 1, start=begun.start(1), end=end, kind=kind, read_as=None)
            continue
        whole = read_as + rest[2]
        yield Repair(line=index + 1, start=begun.start(1), end=end, kind=kind, read_as=whole)
        yield Repair(
            line=after + 1,
            start=rest.start(1),
            end=rest.end(2),
            kind=kind,
            read_as="",
            begun_on=index + 1,
        )


def _next(lines: Sequence[Line], index: int) -> int | None:
    """Return the line on which a line's text goes on, past blanks, junk and footnotes."""
    part = lines[index].part
    for at in range(index + 1, min(index + 1 + _FARTHEST, len(lines))):
        line = lines[at]
        if not line.text.strip() or not is_read(line):
            continue
        if line.part is LinePart.FOOTNOTE and part is not LinePart.FOOTNOTE:
            continue
        same = line.part is part or {line.part, part} == {LinePart.PROSE, LinePart.LIST_ITEM}
        return at if same else None
    return None


def _whole(begun: str, hyphen: str, rest: str, words: Vocabulary) -> str | None:
    """Return the word as it is read, with or without its hyphen, or None where that is open."""
    joined, hyphenated = begun + rest, f"{begun}-{rest}"
    goes_on = rest.islower()
    if hyphen == "\u00ad":
        return joined if goes_on else None
    with_hyphen = words.compounds[hyphenated.lower()]
    without = words.words[joined.lower()] if goes_on else 0
    if with_hyphen > without:
        return hyphenated
    if without or (goes_on and words.is_english(joined)):
        return joined
    return None


def spelt_apart(lines: Sequence[Line], words: Vocabulary) -> Iterator[Repair]:
    """Give the words whose letters stand on lines of their own, or with blanks between."""
    done = 0
    for index, line in enumerate(lines):
        if not is_read(line):
            continue
        yield from _within_line(index, line, words)
        if index < done or not _PIECE.fullmatch(line.text):
            continue
        pieces = _pieces(lines, index)
        for count in range(len(pieces), _LEAST_PIECES - 1, -1):
            if count < len(pieces) and len(lines[pieces[count]].text.strip()) == 1:
                continue  # the letters go on
            whole = "".join(lines[at].text.strip() for at in pieces[:count])
            if _makes_a_word([lines[at].text.strip() for at in pieces[:count]], whole, words):
                yield from _over_lines(lines, pieces[:count], whole)
                done = pieces[count - 1] + 1
                break


def _pieces(lines: Sequence[Line], index: int) -> list[int]:
    """Return the lines from here on that hold nothing but a letter or a few."""
    pieces: list[int] = []
    for at in range(index, min(index + 3 * _MOST_PIECES, len(lines))):
        if not lines[at].text.strip():
            continue
        if not _PIECE.fullmatch(lines[at].text) or not is_read(lines[at]):
            break
        pieces.append(at)
    return pieces[:_MOST_PIECES]


def _makes_a_word(pieces: Sequence[str], whole: str, words: Vocabulary) -> bool:
    single = sum(len(piece) == 1 for piece in pieces)
    written = whole.islower() or whole.isupper() or whole.istitle()
    return (
        len(whole) >= _SHORTEST
        and written
        and single * 3 >= len(pieces)
        and words.is_english(whole)
    )


def _over_lines(lines: Sequence[Line], pieces: Sequence[int], whole: str) -> Iterator[Repair]:
    for at in pieces:
        start = len(lines[at].text) - len(lines[at].text.lstrip())
        yield Repair(
            line=at + 1,
            start=start,
            end=len(lines[at].text.rstrip()),
            kind=RepairKind.SPELT_APART,
            read_as=whole if at == pieces[0] else "",
            begun_on=0 if at == pieces[0] else pieces[0] + 1,
        )


def _within_line(index: int, line: Line, words: Vocabulary) -> Iterator[Repair]:
    for found in _SPACED.finditer(line.text):
        whole = found[0].replace(" ", "")
        if len(whole) >= _SHORTEST and not whole.isupper():
            read_as = whole if words.is_english(whole) else None
            yield _piece(index, found.start(), found.end(), read_as)
    for found in _SPLIT.finditer(line.text):
        whole = found[1] + found[2]
        if len(whole) > _SHORTEST and _is_split(found[1], found[2], whole, words):
            yield _piece(index, found.start(), found.end(2), whole)


def _is_split(first: str, second: str, whole: str, words: Vocabulary) -> bool:
    """Say whether a blank fell into a word: neither piece is one, the whole is."""
    if words.is_known(second) or not words.is_english(whole) or words.compounds[second.lower()]:
        return False
    return first.isupper() if len(first) == 1 else not words.is_known(first)


def _piece(index: int, start: int, end: int, read_as: str | None) -> Repair:
    return Repair(
        line=index + 1, start=start, end=end, kind=RepairKind.SPELT_APART, read_as=read_as
    )
