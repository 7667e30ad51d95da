"""The one door: a name and bytes in, `DocumentText` or one plain sentence out."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.failures import Unread, UnreadableFile
from corpus.reading.confined import read_confined
from corpus.reading.junk import junk_marked, much_junk
from corpus.reading.limits import MOST_BYTES
from corpus.reading.media import Told, tell
from corpus.reading.ocr import recognised
from corpus.reading.transcript import RawLine, Refused, Transcript
from corpus.text import DocumentText, Line, LinePart

_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffd]+")
_TOO_LARGE = "it is larger than 50 MB; split it or leave out its pictures"


def read(name: str, content: bytes, *, ocr: bool = False) -> DocumentText:
    """Read a file from its bytes; `name` is only shown and compared with the content.

    With `ocr`, which a person asks for, the text of a scan is recognised from its pictures where
    the programs for it are installed. Raises `UnreadableFile` with one sentence that gives the
    name and the reason, and with what can be done about it.
    """
    shown = shown_name(name)
    try:
        told, transcript = _read(shown, content, ocr=ocr)
    except Refused as refused:
        sentence = f"“{shown}” was not read: {refused.reason}."
        raise UnreadableFile(sentence, refused.state) from refused
    lines = [_line(raw) for raw in transcript.lines]
    marked = junk_marked(lines)
    return DocumentText(
        name=shown,
        media=told.media,
        lines=marked,
        losses=(*transcript.losses, *much_junk(lines, marked)),
        page_labels=tuple(transcript.page_labels),
        misnamed=told.misnamed,
    )


def read_file(path: Path, *, ocr: bool = False) -> DocumentText:
    """Read a file of this machine. Raises `UnreadableFile` as `read` does."""
    shown = shown_name(path.name)
    try:
        if not path.is_file():
            sentence = f"“{shown}” was not read: there is no such file."
            raise UnreadableFile(sentence)
        if path.stat().st_size > MOST_BYTES:
            sentence = f"“{shown}” was not read: {_TOO_LARGE}."
            raise UnreadableFile(sentence)
        content = path.read_bytes()
    except OSError as error:
        sentence = f"“{shown}” was not read: it cannot be opened."
        raise UnreadableFile(sentence) from error
    return read(path.name, content, ocr=ocr)


def shown_name(name: str) -> str:
    r"""Return a file's name as it may be shown: the last part, without control characters.

    >>> shown_name("../../etc/notes\n.txt")
    'notes .txt'
    """
    last = re.split(r"[\\/]", name)[-1]
    visible = "".join(char if char.isprintable() else " " for char in last).strip()
    return visible[-200:] or "file without a name"


def _line(raw: RawLine) -> Line:
    return Line(
        text=raw.text,
        part=LinePart(raw.part),
        level=raw.level,
        page=raw.page,
        sheet=raw.sheet,
        row=raw.row,
        cells=tuple(raw.cells),
        hidden=raw.hidden,
    )


def _read(name: str, content: bytes, *, ocr: bool) -> tuple[Told, Transcript]:
    if not content:
        reason = "it is empty"
        raise Refused(reason)
    if len(content) > MOST_BYTES:
        raise Refused(_TOO_LARGE)
    told = tell(name, content)
    try:
        transcript = read_confined(told.media, content)
    except Refused as refused:
        if not ocr or refused.state is not Unread.NEEDS_OCR:
            raise
        transcript = recognised(content)
    if not any(_UNSEEN.sub("", line.text) for line in transcript.lines):
        reason = "there is no text in it"
        raise Refused(reason)
    return told, transcript
