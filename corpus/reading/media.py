"""Telling what a file is: from its content, and only then from its name.

A file whose name says something else than its content is read as what it is, and the difference is
said, so that a person looks at it: either the wrong file was sent, or somebody hopes that it is
opened by the wrong program. One that is two things at once is refused.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final, NamedTuple

from corpus.failures import Unread
from corpus.reading.packed import holds_zip, members_of
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
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"Rar!", "a packed file (RAR)"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREAD_ENDINGS: Final = frozenset(
    {".doc", ".dot", ".xls", ".xlsb", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".msg"}
    | {".pages", ".numbers", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".heic"}
    | {
        ".webp",
        ".zip",
        ".7z",
        ".rar",
        ".gz",
        ".tar",
        ".exe",
        ".dll",
        ".mp3",
        ".mp4",
        ".mov",
        ".wav",
    }
)
_PROGRAMS: Final = frozenset({".bat", ".cmd", ".com", ".js", ".jse", ".ps1", ".scr", ".sh", ".vbs"})
_HEAD: Final = 1024  # bytes in which a file says what it is
_LONGEST_START: Final = 100_000  # bytes of comments before a web page begins
_HTML_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG: Final = re.compile(rb"<(?:!doctype|[a-z][a-z0-9]*)[\s/>]", re.IGNORECASE)
_PAGE_TAG: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|svg|iframe)\b", re.I)
_MAIL_HEADER: Final = re.compile(
    rb"^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_ZIP_PART: Final = (b"[Content_Types].xml", b"PK\x01\x02")


class Told(NamedTuple):
    """What a file is, and how its name contradicts that, as part of a sentence."""

    media: Media
    misnamed: str = ""


def tell(name: str, content: bytes) -> Told:
    """Return what the file is. Raises `Refused` if it is nothing we read, or two things at once."""
    ending = PurePath(name).suffix.lower()
    named = _BY_ENDING.get(ending)
    found = _from_content(content) or _damaged(named, content)
    if found is None:
        return _text(ending, named, content)
    if named is found or (named is None and ending not in _UNREAD_ENDINGS):
        return Told(found)
    return Told(found, f"its name ends in {ending}, but it is {_NAMES[found]}")


def _from_content(content: bytes) -> Media | None:
    """Return what the first bytes or the zip members say; None when the content is text."""
    if content.startswith(_OLE):
        raise _why_not_ole(content)
    for magic, what in _FOREIGN:
        if content.startswith(magic) and (len(magic) > 2 or b"\x00" in content[:_HEAD]):
            reason = f"it is {what}"
            raise Refused(reason)
    is_pdf = b"%PDF-" in content[:_HEAD] and (content.startswith(b"%PDF-") or _has_body(content))
    is_page = bool(_HTML_START.match(content[:_LONGEST_START]))
    is_zip = content.startswith(b"PK\x03\x04")
    _refuse_two_things(content, is_pdf=is_pdf, is_page=is_page, is_zip=is_zip)
    if is_zip:
        return _office_media(content)
    if content.startswith(b"PK"):
        reason = "it is an empty or damaged packed file"
        raise Refused(reason)
    if is_pdf:
        return Media.PDF
    return Media.HTML if is_page else None


def _has_body(content: bytes) -> bool:
    """Say whether there is more of a PDF than its header, which other files may mention."""
    return b"endobj" in content or b"%%EOF" in content


def _refuse_two_things(content: bytes, *, is_pdf: bool, is_page: bool, is_zip: bool) -> None:
    """Refuse a file that one program opens as this and another as that: no person sees both."""
    things = [
        what
        for what, is_it in (
            ("a PDF", is_pdf),
            ("a web page", is_page or (is_pdf and bool(_PAGE_TAG.search(content[:_HEAD])))),
            ("a script", is_pdf and content.startswith(b"#!")),
            ("a packed file", is_zip or holds_zip(content)),
        )
        if is_it
    ]
    if len(things) > 1:
        reason = f"it is two things at once: {' and '.join(things)}"
        raise Refused(reason)


def _damaged(named: Media | None, content: bytes) -> Media | None:
    """Return what the name says where the content, though its start is damaged, bears it out."""
    if named is Media.PDF and _has_body(content):
        return Media.PDF
    if named in {Media.DOCX, Media.XLSX} and any(part in content for part in _ZIP_PART):
        reason = "it is damaged: its beginning is not that of an Office file"
        raise Refused(reason)
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
    parts = [name for name in members if name.endswith(".xml")]
    is_word = any(name.startswith("word/document") for name in parts)  # some call it document2
    is_book = any(name.startswith("xl/workbook") for name in parts)
    if is_word and is_book:
        reason = "it is two things at once: a Word document and an Excel workbook"
        raise Refused(reason)
    if is_word or is_book:
        return Media.DOCX if is_word else Media.XLSX
    reason = "it is a packed file that holds neither a Word document nor an Excel workbook"
    raise Refused(reason)


def _text(ending: str, named: Media | None, content: bytes) -> Told:
    """Return what a file of text is, by its name, if its content does not say otherwise."""
    if ending in _PROGRAMS:
        reason = f"files that end in {ending} cannot be read"
        raise Refused(reason)
    if named in {Media.PDF, Media.DOCX, Media.XLSX} or ending in _UNREAD_ENDINGS:
        if b"\x00" in content[:_HEAD]:
            reason = f"it is not {_NAMES[named]}" if named else "files of its kind cannot be read"
            raise Refused(reason)
        return Told(Media.TEXT, f"its name ends in {ending}, but it is {_NAMES[Media.TEXT]}")
    if named is Media.HTML and not _ANY_TAG.search(content):
        return Told(Media.TEXT, f"its name ends in {ending}, but there is no HTML in it")
    if named is Media.EMAIL and len(_MAIL_HEADER.findall(content[:20_000])) < 2:
        return Told(Media.TEXT, f"its name ends in {ending}, but it has no e-mail headers")
    return Told(named or Media.TEXT)
