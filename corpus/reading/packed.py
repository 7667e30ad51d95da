"""DOCX and XLSX are zip files: looked at from outside, before anything of them is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

from corpus.failures import Unread
from corpus.reading.limits import (
    MOST_DIRECTORY,
    MOST_MEMBERS,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_MATTERS_FROM,
)
from corpus.reading.transcript import Refused

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_DAMAGED = "it is damaged or cut short"
_TOO_LARGE_INSIDE = "it unpacks to far more than a document of its size should"


def members_of(content: bytes) -> Mapping[str, int]:
    """Return the members' names with their unpacked sizes in bytes, as the directory states them.

    Raises `Refused` when the file is cut short, or would unpack to more than a document needs.
    """
    _check_directory(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as error:
        raise Refused(_DAMAGED) from error
    if any(entry.flag_bits & 1 for entry in entries):
        reason = "it needs a password; remove the password and send it again"
        raise Refused(reason, Unread.NEEDS_PASSWORD)
    unpacked = sum(entry.file_size for entry in entries)
    out_of_ratio = unpacked > RATIO_MATTERS_FROM and unpacked > MOST_RATIO * len(content)
    if len(entries) > MOST_MEMBERS or unpacked > MOST_UNPACKED or out_of_ratio:
        raise Refused(_TOO_LARGE_INSIDE)
    return {entry.filename: entry.file_size for entry in entries}


def _check_directory(content: bytes) -> None:
    """Refuse a list of members so long that reading it alone would take the memory."""
    tail = content[-66_000:]
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise Refused(_DAMAGED)
    size = struct.unpack_from("<L", tail, at + 12)[0]
    if size > MOST_DIRECTORY or _END_64 in tail[max(0, at - 20) : at]:
        raise Refused(_TOO_LARGE_INSIDE)
