"""From bytes to characters, for the formats that are text."""

from __future__ import annotations

import codecs
import re

from corpus.reading.transcript import Refused

_MARKS = (  # the longest first: a UTF-32 mark begins with a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WESTERN = ["cp1252", "latin_1", "mac_roman"]


def decode(content: bytes) -> str:
    """Return the characters of a text file. Raises `Refused` for anything that is no text.

    Known: UTF-8 and UTF-16 with and without a byte order mark, UTF-32 with one, Windows-1252.
    """
    text = _decoded(content)
    if "\x00" in text:
        reason = "it holds NUL characters, so it is no text file"
        raise Refused(reason)
    if len(_CONTROL.findall(text)) > len(text) / 200:
        reason = "it is a binary file, not text"
        raise Refused(reason)
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if b"\x00" in content:
        return _strictly(content, _utf_16_order(content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        reason = "its characters are damaged or in an unknown encoding"
        raise Refused(reason) from error


def _utf_16_order(content: bytes) -> str:
    """Return the byte order of UTF-16 without a mark: its zeros stand on one side of each pair."""
    first, second = content[0::2].count(0), content[1::2].count(0)
    if min(first, second) * 20 < max(first, second) and max(first, second) > len(content) / 5:
        return "utf-16-le" if second > first else "utf-16-be"
    reason = "it is a binary file, not text"
    raise Refused(reason)


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    if (mixed := _line_by_line(content)) is not None:
        return mixed
    best = from_bytes(content, cp_isolation=_WESTERN).best()
    if best is None:
        reason = "its characters are damaged or in an unknown encoding"
        raise Refused(reason)
    try:  # Windows-1252 is what our senders' programs write; the others only where it cannot be
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode(best.encoding)


def _line_by_line(content: bytes) -> str | None:
    """Return text that was put together from files of two encodings; None where it was not.

    UTF-8 of more than one byte is hardly ever met by chance: one such line tells.
    """
    decoded: list[str] = []
    told = False
    for line in content.split(b"\n"):
        try:
            decoded.append(line.decode("utf-8"))
            told = told or not line.isascii()
        except UnicodeDecodeError:
            decoded.append(line.decode("cp1252", "replace"))
    return "\n".join(decoded) if told else None
