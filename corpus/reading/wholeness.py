"""What a file itself tells about being whole, for what a reader passes over in silence.

Readers are lenient, as their libraries are: a PDF without its table of objects, a page cut in the
middle and a workbook without one of its sheets all give some text. What is missing is said here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from corpus.reading.office_file import OfficeFile
from corpus.reading.transcript import Refused, Transcript

_PIECED: Final = "Its structure is damaged and was pieced together, so text may be missing."
_NO_END: Final = "Its end is missing, so text may be missing."
_NO_TEXT: Final = "Its body is not text and was not read."
_LESS_THAN_HALF: Final = "It is damaged: less than half of the text in it could be read."
_HARDLY_ANY: Final = "it is damaged: hardly any of the text in it could be read"
_FEW: Final = 200  # letters, under which shares say nothing
_PDF_WARNINGS: Final = re.compile(
    r"incorrect startxref|rebuild xref|Object \d+ \d+ not defined|wrong pointing object"
    r"|Invalid stream|Stream has ended unexpectedly|EOF marker not found"
)
_LETTER: Final = re.compile(rb"[A-Za-z]")
_ENTITY: Final = re.compile(rb"&[A-Za-z]{2,8};")
_TEXT_PARTS: Final = frozenset(
    {"officeDocument", "worksheet", "sharedStrings", "styles", "numbering"}
    | {"footnotes", "endnotes", "header", "footer", "comments"}
)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.said) < 100:
            self.said.append(record.getMessage()[:200])


@contextmanager
def warnings_heard() -> Iterator[list[str]]:
    """Collect what the libraries say while they read; they print it, and then go on."""
    heard, root = _Heard(), logging.getLogger()
    root.addHandler(heard)
    try:
        yield heard.said
    finally:
        root.removeHandler(heard)


def say_what_is_missing(
    media: str, content: bytes, transcript: Transcript, heard: list[str]
) -> None:
    """Add the signs of damage to the losses. Raises `Refused` where hardly any text was read."""
    match media:
        case "pdf" if any(map(_PDF_WARNINGS.search, heard)):
            transcript.lost(_PIECED)
        case "html":
            _check_page(content, transcript)
        case "email":
            _check_mail(content, transcript)
        case "docx" | "xlsx":
            missing = _missing_parts(content)
            if missing:
                parts = "A part of the file is" if missing == 1 else f"{missing} of its parts are"
                transcript.lost(f"{parts} missing or damaged, so text may be missing.")


def _check_page(content: bytes, transcript: Transcript) -> None:
    lowered = content[-2000:].lower()
    if re.search(rb"<html\b", content[:2000], re.IGNORECASE) and b"</html" not in lowered:
        transcript.lost(_NO_END)
    if content.count(b"\x00") * 10 < len(content):  # else it is UTF-16, whose tags look different
        _check_share(_letters_outside_tags(content), transcript)


def _check_mail(content: bytes, transcript: Transcript) -> None:
    from email import message_from_bytes

    message = message_from_bytes(content)
    if not message.is_multipart() and message.get_content_maintype() != "text":
        transcript.lost(_NO_TEXT)
    for part in message.walk():
        beside = f"{part.preamble or ''}{part.epilogue or ''}"  # text that stands in no part
        if part.defects or len(_LETTER.findall(beside.encode("utf-8", "replace"))) > _FEW:
            transcript.lost(_PIECED)


def _check_share(there: int, transcript: Transcript) -> None:
    read = sum(len(_LETTER.findall(line.text.encode())) for line in transcript.lines)
    if there < _FEW:
        return
    if read < there / 10:
        raise Refused(_HARDLY_ANY)
    if read < there / 2:
        transcript.lost(_LESS_THAN_HALF)


def _letters_outside_tags(content: bytes) -> int:
    letters, inside = 0, b""
    for piece in content.split(b"<"):
        start = piece[:10].lower()
        if inside and not start.startswith(inside):
            continue
        inside = next((b"/" + tag for tag in (b"script", b"style") if start.startswith(tag)), b"")
        if not inside:
            end = b"-->" if start.startswith(b"!--") else b">"
            letters += len(_LETTER.findall(_ENTITY.sub(b"", piece.partition(end)[2])))
    return letters


def _missing_parts(content: bytes) -> int:
    """Count the parts with text that the file refers to and does not hold."""
    file = OfficeFile(content, "it is damaged")
    missing = set()
    for listed in (name for name in file.names if name.endswith(".rels")):
        folder, _, name = listed.rpartition("_rels/")
        try:
            references = file.relationships_of(folder + name.removesuffix(".rels"))
        except Refused:
            missing.add(listed)
            continue
        missing |= {
            one.target
            for one in references
            if one.kind in _TEXT_PARTS and not one.is_external and one.target not in file.names
        }
    return len(missing)
