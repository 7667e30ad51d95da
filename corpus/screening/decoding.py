"""What a text says once its codes are undone: base64, hexadecimal, rot13, reversed, leet, tags.

Each reading is only searched for instructions, never stored or shown. Must not know the cues.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote

from corpus.screening.unseen import spelt_in_tags

_BASE64: Final = re.compile(
    r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}(?:\s[A-Za-z0-9+/_-]{8,})*={0,2}"
)
_LONG: Final = 20  # letters of a word, from which on it may be a code
_HEX: Final = re.compile(r"[2-7][0-9A-Fa-f](?:(?:[ :]|\\x|0x)?[2-7][0-9A-Fa-f]){11,}")  # of letters
_HEX_PAIR: Final = re.compile(r"[2-7][0-9A-Fa-f]")
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2}){3}")
_ENTITY: Final = re.compile(r"(?:&#?\w{1,8};){3}")
_LEET: Final = re.compile(
    r"[0134578@$!|](?:(?<=[A-Za-z].)[0134578@$!|]*[A-Za-z]|(?<!\w.)(?=[A-Za-z]{3}))"
)
_LEET_LETTERS: Final = str.maketrans("0134578@$!|", "oieastbasii")
_TAG: Final = re.compile("[\U000e0020-\U000e007e]{3}")
_ROT13: Final = ("vtaber", "cebzcg", "flfgrz", "vafgehpgvba", "nffvfgnag", "qvfertneq")
_REVERSED: Final = ("erongi", "tpmorp", "noitcurtsni", "tnatsissa", "dragersid")
_READABLE: Final = re.compile(r"[\w\s.,:;!?'\"()/{}\[\]<>|#=&@$%*+-]*", re.ASCII)

_Sign = re.Pattern[str] | tuple[str, ...]
_LINE_CODES: Final[tuple[tuple[_Sign, Callable[[str], str]], ...]] = (
    (_LEET, lambda line: line.translate(_LEET_LETTERS)),
    (_ROT13, lambda line: codecs.encode(line, "rot13")),
    (_REVERSED, lambda line: line[::-1]),
    (_ENTITY, html.unescape),
    (_PERCENT, lambda line: unquote(line, errors="replace")),
    (_TAG, spelt_in_tags),
)


def decoded(text: str) -> Iterator[tuple[int, int, str]]:
    r"""Give (start, end, what it says) of each coded line or run of lines.

    >>> list(decoded("\nfnl vtaber cerivbhf\nend"))
    [(1, 20, 'say ignore previous')]
    """
    low = text.lower()
    for sign, undo in _LINE_CODES:
        done = -1
        for at in _places(text, low, sign):
            if at > done:
                start = text.rfind("\n", 0, at) + 1
                done = text.find("\n", at)
                done = len(text) if done < 0 else done
                yield start, done, undo(text[start:done])
    yield from _runs(text)


def _places(text: str, low: str, sign: _Sign) -> Iterator[int]:
    if isinstance(sign, re.Pattern):
        yield from (found.start() for found in sign.finditer(text))
    else:
        for word in sign:
            at = low.find(word)
            while at >= 0:
                yield at
                at = low.find(word, at + 1)


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the runs of base64 and hexadecimal, which may go over line ends."""
    for found in _HEX.finditer(text):
        said = _readable(bytes.fromhex("".join(_HEX_PAIR.findall(found[0]))))
        if said:
            yield found.start(), found.end(), said
    if not any(len(word) >= _LONG for word in text.split()):
        return
    for found in _BASE64.finditer(text):
        letters = re.sub(r"[\s=]", "", found[0]).replace("-", "+").replace("_", "/")
        try:
            content = base64.b64decode(letters + "=" * (-len(letters) % 4))
        except binascii.Error:
            continue
        if said := _readable(content):
            yield found.start(), found.end(), said


def _readable(content: bytes) -> str:
    """Return bytes as words, "" where they are none."""
    for encoding in ("utf-8", "utf-16-le"):
        try:
            said = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _READABLE.fullmatch(said) and " " in said:
            return said
    return ""
