"""DOCX and XLSX are zip files: looked at from outside, and unpacked once only to be counted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from corpus.failures import Unread
from corpus.reading.limits import (
    MOST_DIRECTORY,
    MOST_MEMBERS,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_MATTERS_FROM,
)
from corpus.reading.transcript import Refused

_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x06"
_WHERE_END_64: Final = b"PK\x06\x07"
_LOCAL: Final = b"PK\x03\x04"
_BROKEN: Final = (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError)
_DAMAGED: Final = "it is damaged or cut short"
_TOO_LARGE_INSIDE: Final = "it unpacks to far more than a document of its size should"
_PASSWORD: Final = "it needs a password; remove the password and send it again"  # noqa: S105
_BLOCK: Final = 1_000_000


def members_of(content: bytes) -> Mapping[str, int]:
    """Return the members' names with their unpacked sizes in bytes, as the directory states them.

    Raises `Refused` when the file is cut short, or would unpack to more than a document needs.
    """
    entries = _entries(content)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(_PASSWORD, Unread.NEEDS_PASSWORD)
    _check_size(content, sum(entry.file_size for entry in entries))
    return {entry.filename: entry.file_size for entry in entries}


def check_unpacked(content: bytes) -> None:
    """Unpack every member, keep nothing and count: what a directory states may be a lie.

    Raises `Refused` beyond the limits. A member that cannot be unpacked is the reader's matter.
    """
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            try:
                with archive.open(entry) as member:
                    while block := member.read(_BLOCK):
                        unpacked += len(block)
                        _check_size(content, unpacked)
            except (*_BROKEN, zlib.error, EOFError, RuntimeError):
                continue


def holds_zip(content: bytes) -> bool:
    """Say whether the bytes end as a zip file does whose first member is there."""
    if _END not in content[-66_000:]:
        return False
    try:
        entries = _entries(content)
    except Refused:
        return False
    return any(content[entry.header_offset :][:4] == _LOCAL for entry in entries[:1])


def _entries(content: bytes) -> list[zipfile.ZipInfo]:
    if _size_of_directory(content) > MOST_DIRECTORY:
        raise Refused(_TOO_LARGE_INSIDE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except _BROKEN as error:
        raise Refused(_DAMAGED) from error
    if len(entries) > MOST_MEMBERS:
        raise Refused(_TOO_LARGE_INSIDE)
    return entries


def _check_size(content: bytes, unpacked: int) -> None:
    out_of_ratio = unpacked > RATIO_MATTERS_FROM and unpacked > MOST_RATIO * len(content)
    if unpacked > MOST_UNPACKED or out_of_ratio:
        raise Refused(_TOO_LARGE_INSIDE)


def _size_of_directory(content: bytes) -> int:
    """Return the stated size of the list of members: reading a long one would take the memory.

    Programs that write large files state it in a second place (zip64), small files included.
    """
    tail = content[-66_000:]
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise Refused(_DAMAGED)
    record = tail[at - 76 : at - 20] if at >= 76 else b""  # where Python's zipfile looks for it
    if record.startswith(_END_64) and tail.startswith(_WHERE_END_64, at - 20):
        size_64: int = struct.unpack_from("<Q", record, 40)[0]
        return size_64
    size: int = struct.unpack_from("<L", tail, at + 12)[0]
    return size
