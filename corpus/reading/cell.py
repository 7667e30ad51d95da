"""The confined process: takes bytes, reads them with the format's reader, answers in JSON.

Imports only what the format needs, so that it starts fast; started by `confined.py` alone.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from typing import Final

from corpus.failures import Unread
from corpus.reading.limits import MOST_MEMORY, MOST_SECONDS
from corpus.reading.transcript import Refused, Transcript

_Read = Callable[[bytes], Transcript]
_NO_MEMORY: Final = "reading it takes more memory than a document should"


def main() -> None:
    """Read standard input as the media named last on the command line; answer and end."""
    read = _reader(sys.argv[-1])
    confine()
    try:
        transcript = read(sys.stdin.buffer.read())
        answer = json.dumps(
            {
                "lines": transcript.lines,
                "losses": transcript.losses,
                "page_labels": transcript.page_labels,
            }
        )
    except Refused as refused:
        answer = json.dumps({"refused": refused.reason, "state": refused.state})
    except (MemoryError, RecursionError):
        answer = json.dumps({"refused": _NO_MEMORY, "state": Unread.FAILED})
    sys.stdout.write(answer)


def _reader(media: str) -> _Read:
    match media:
        case "pdf":
            from corpus.reading.pdf import read_pdf as read
        case "docx":
            from corpus.reading.word import read_word as read
        case "xlsx":
            from corpus.reading.workbook import read_workbook as read
        case "email":
            from corpus.reading.mail import read_mail as read
        case _:
            from corpus.reading.web_page import read_web_page as read
    return read


def confine() -> None:
    """Give up memory beyond the limit, processor time, and every right to write a file."""
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):  # macOS knows no limit of address space
            continue
