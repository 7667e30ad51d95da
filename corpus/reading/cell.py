"""The confined process of one file: takes bytes, reads them with the format's reader, answers.

It is forked by `warden.py`, gives up what a reader does not need before it takes the first byte,
and can then only answer: in JSON, on the one pipe it was given.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from corpus.failures import Unread
from corpus.reading.limits import (
    MOST_MEMORY,
    MOST_OPEN_FILES,
    MOST_PROCESSOR_SECONDS,
)
from corpus.reading.transcript import Refused, Transcript

Read = Callable[[bytes], Transcript]
_NO_MEMORY: Final = "reading it takes more memory than a document should"
_TOO_DEEP: Final = "it is nested far deeper than a document should be"
_READERS: Final = {  # by media: the reader, and the libraries it imports only when it needs them
    "pdf": ("corpus.reading.pdf:read_pdf", ("pypdf", "pdfplumber")),
    "docx": ("corpus.reading.word:read_word", ("lxml.etree",)),
    "xlsx": ("corpus.reading.workbook:read_workbook", ("lxml.etree",)),
    "email": ("corpus.reading.mail:read_mail", ("lxml.html",)),
    "html": ("corpus.reading.web_page:read_web_page", ("lxml.html",)),
    "csv": ("corpus.reading.delimited:read_delimited", ("charset_normalizer",)),
    "text": ("corpus.reading.plain:read_plain", ("charset_normalizer",)),
    "markdown": ("corpus.reading.plain:read_plain", ("charset_normalizer",)),
}
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN: Final = (
    "socket.", "subprocess.", "shutil.", "tempfile.", "urllib.", "pty.", "os.exec", "os.fork",
    "os.posix_spawn", "os.spawn", "os.system", "os.kill", "os.remove", "os.rename", "os.rmdir",
    "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
)  # fmt: skip


def reader_of(media: str) -> Read:
    """Return the reader of a media, with its libraries imported."""
    named, libraries = _READERS[media]
    for library in libraries:
        if find_spec(library) is not None:
            import_module(library)
    module, function = named.split(":")
    read: Read = getattr(import_module(module), function)
    return _looked_over(media, read)


def _looked_over(media: str, read: Read) -> Read:
    """Return a reader that counts what a zip file unpacks to and says what a file lacks."""
    from corpus.reading.packed import check_unpacked
    from corpus.reading.wholeness import say_what_is_missing, warnings_heard

    def looked_over(content: bytes) -> Transcript:
        if media in {"docx", "xlsx"}:
            check_unpacked(content)
        with warnings_heard() as heard:
            transcript = read(content)
        say_what_is_missing(media, content, transcript, heard)
        return transcript

    return looked_over


def answer_for(read: Read, content: bytes) -> bytes:
    """Return what the reader says of the bytes, as `confined.py` understands it."""
    try:
        transcript = read(content)
        said: dict[str, Any] = {
            "lines": transcript.lines,
            "losses": transcript.losses,
            "page_labels": transcript.page_labels,
        }
    except Refused as refused:
        said = {"refused": refused.reason, "state": refused.state}
    except MemoryError:
        said = {"refused": _NO_MEMORY, "state": Unread.FAILED}
    except RecursionError:
        said = {"refused": _TOO_DEEP, "state": Unread.FAILED}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def confine() -> None:
    """Give up memory and processor time beyond the limits, files, processes and the network."""
    for limit, soft, hard in (
        (resource.RLIMIT_AS, MOST_MEMORY, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_PROCESSOR_SECONDS, MOST_PROCESSOR_SECONDS + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),  # the kernel spares root; the hook below does not
        (resource.RLIMIT_NOFILE, MOST_OPEN_FILES, MOST_OPEN_FILES),
    ):
        try:
            resource.setrlimit(limit, (soft, hard))
        except (ValueError, OSError):  # macOS knows no limit of address space
            continue
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what no reader does: the interpreter calls this before it does any of it."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or event.startswith(_FORBIDDEN):
        message = f"a reader may not do this: {event}"
        raise PermissionError(message)
