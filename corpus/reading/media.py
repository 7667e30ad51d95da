"""Telling what a file is: from its content, and only then from its name.

A file whose name says something else than its content is refused: either the wrong file was sent,
or somebody hopes that it is opened by the wrong program.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from corpus.failures import Unread
from corpus.reading.packed import members_of
from corpus.reading.transcript import Refused
from corpus.text import Media

_BY_ENDING: Final = {
    ".txt": Media.TEXT,
    ".text": Media.TEXT,
    ".md": Media.MARKDOWN,
    ".markdown": Media.MARKDOWN,
    ".htm": Media.HTML,
    ".html": Media.HTML,
    ".xhtml": Media.HTML,
    ".pdf": Media.PDF,
    ".docx": Media.DOCX,
    ".docm": Media.DOCX,
    ".dotx": Media.DOCX,
    ".xlsx": Media.XLSX,
    ".xlsm": Media.XLSX,
    ".csv": Media.CSV,
    ".tsv": Media.CSV,
    ".eml": Media.EMAIL,
}
_NAMES: Final = {
    Media.TEXT: "plain text",
    Media.MARKDOWN: "Markdown",
    Media.HTML: "a web page (HTML)",
    Media.PDF: "a PDF",
    Media.DOCX: "a Word document (DOCX)",
    Media.XLSX: "an Excel workbook (XLSX)",
    Media.CSV: "a table of text (CSV)",
    Media.EMAIL: "an e-mail (EML)",
}
_FOREIGN: Final = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"{\\rtf", "a Rich Text file; save it as DOCX"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREAD_ENDINGS: Final = frozenset(
    {".doc", ".dot", ".xls", ".xlsb", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".msg"}
    | {".pages", ".numbers", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".heic"}
    | {".webp", ".zip", ".7z", ".rar", ".gz", ".tar", ".exe", ".dll", ".bat", ".mp3", ".mp4"}
    | {".mov", ".wav"}
)
_HTML_DOCUMENT: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html"
                                   rb"|html|head|body)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
_ANY_TAG: Final = re.compile(rb"<(?:!doctype|[a-z][a-z0-9]*)[\s/>]", re.IGNORECASE)
_MAIL_HEADER: Final = re.compile(
    rb"^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)


def tell(name: str, content: bytes) -> Media:
    """Return what the file is. Raises `Refused` if it is nothing we read, or not what it says."""
    ending = PurePath(name).suffix.lower()
    found = _from_magic(content)
    named = _BY_ENDING.get(ending)
    if found is None:
        return _text_media(ending, named, content)
    if named is not None and named is not found:
        reason = f"its name ends in {ending}, but it is {_NAMES[found]}"
        raise Refused(reason)
    if ending in _UNREAD_ENDINGS:
        reason = f"its name ends in {ending}, but it is {_NAMES[found]}"
        raise Refused(reason)
    return found


def _from_magic(content: bytes) -> Media | None:
    """Return what the first bytes or the zip members say; None when the content is text."""
    if content.startswith(_OLE):
        raise _why_not_ole(content)
    for magic, what in _FOREIGN:
        if content.startswith(magic) and (len(magic) > 2 or b"\x00" in content[:1024]):
            reason = f"it is {what}"
            raise Refused(reason)
    if content.startswith(b"PK\x03\x04"):
        return _office_media(content)
    if content.startswith(b"PK"):
        reason = "it is an empty or damaged packed file"
        raise Refused(reason)
    if b"%PDF-" in content[:1024] and not _HTML_DOCUMENT.match(content):
        return Media.PDF
    if _HTML_DOCUMENT.match(content.removeprefix(b"\xef\xbb\xbf")):
        return Media.HTML
    return None


def _why_not_ole(content: bytes) -> Refused:
    """Return why an OLE container is refused: a password, or a format of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        reason = "it needs a password; remove the password and send it again"
        return Refused(reason, Unread.NEEDS_PASSWORD)
    reason = "it is in the old Office format (.doc, .xls or .msg); save it as DOCX or XLSX"
    return Refused(reason)


def _office_media(content: bytes) -> Media:
    """Return which Office document a zip file is. Raises `Refused` for any other zip file."""
    members = members_of(content)
    if "word/document.xml" in members:
        return Media.DOCX
    if "xl/workbook.xml" in members:
        return Media.XLSX
    reason = "it is a packed file that holds neither a Word document nor an Excel workbook"
    raise Refused(reason)


def _text_media(ending: str, named: Media | None, content: bytes) -> Media:
    """Return what a file of text is, by its name, if its content does not say otherwise."""
    if ending in _UNREAD_ENDINGS:
        reason = f"files that end in {ending} cannot be read"
        raise Refused(reason)
    if named in {Media.PDF, Media.DOCX, Media.XLSX}:
        reason = f"its name ends in {ending}, but it is not {_NAMES[named]}"
        raise Refused(reason)
    if named is Media.HTML and not _ANY_TAG.search(content):
        reason = f"its name ends in {ending}, but there is no HTML in it"
        raise Refused(reason)
    if named is Media.EMAIL and len(_MAIL_HEADER.findall(content[:20_000])) < 2:
        reason = "its name ends in .eml, but it has no e-mail headers"
        raise Refused(reason)
    return named or Media.TEXT
