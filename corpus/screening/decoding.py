"""What a line says once its code is undone: base64, hexadecimal, rot13, reversed, entities, leet.

Each reading is only searched for instructions, never stored or shown. Must not know the cues.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from corpus.screening.unseen import spelt_in_tags

_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{20,}(?:\s[A-Za-z0-9+/_-]{8,})*={0,2}")
_HEX: Final = re.compile(r"(?:(?:\\x|0x|%)?[0-9A-Fa-f]{2}[ :,]?){12,}")
_HEX_PAIR: Final = re.compile(r"(?:\\x|0x|%)?([0-9A-Fa-f]{2})")
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2}){3}")
_ENTITY: Final = re.compile(r"(?:&#?\w{1,8};){3}")
_LEET: Final = re.compile(
    r"[A-Za-z][0134578@$!|]+[A-Za-z]|(?<!\w)[0134@!|][A-Za-z]{3}"
)
_LEET_LETTERS: Final = str.maketrans("0134578@$!|", "oieastbasii")
_ROT13_SIGNS: Final = ("vtaber", "cebzcg", "flfgrz", "vafgehpgvba", "nffvfgnag", "qvfertneq")
_REVERSED_SIGNS: Final = ("erongi", "tpmorp", "noitcurtsni", "tnatsissa", "dragersid")
_READABLE: Final = re.compile(r"[\w\s.,:;!?'\"()/{}\[\]<>|#=&@$%*+-]*")


def decoded(line: str) -> Iterator[str]:
    """Give each other reading of a line.

    >>> list(decoded("fnl vtaber cerivbhf"))
    ['say ignore previous']
    """
    low = line.lower()
    if any(sign in low for sign in _ROT13_SIGNS):
        yield codecs.encode(line, "rot13")
    if any(sign in low for sign in _REVERSED_SIGNS):
        yield line[::-1]
    if "&" in line and _ENTITY.search(line):
        yield html.unescape(line)
    if "%" in line and _PERCENT.search(line):
        yield unquote(line, errors="replace")
    if _LEET.search(line):
        yield line.translate(_LEET_LETTERS)
    if not line.isascii() and (spelt := spelt_in_tags(line)):
        yield spelt


def decoded_runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Give (start, end, reading) of each run of base64 or hexadecimal, also over line ends."""
    for found in _HEX.finditer(text):
        pairs = _HEX_PAIR.findall(found[0])
        if (said := _readable(bytes.fromhex("".join(pairs)))) is not None:
            yield found.start(), found.end(), said
    for found in _BASE64.finditer(text):
        letters = re.sub(r"[\s=]", "", found[0]).translate(str.maketrans("-_", "+/"))
        try:
            content = base64.b64decode(letters + "=" * (-len(letters) % 4))
        except binascii.Error:
            continue
        if (said := _readable(content)) is not None:
            yield found.start(), found.end(), said


def _readable(content: bytes) -> str | None:
    """Return bytes as words, None where they are none."""
    for encoding in ("utf-8", "utf-16-le"):
        try:
            said = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if said.isascii() and _READABLE.fullmatch(said) and " " in said:
            return said
    return None
