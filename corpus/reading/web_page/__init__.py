"""Web pages (HTML): a stored line is a block as its reader sees it: a heading, an item, a row.

Start reading in `page.py`. Scripts are never run, nothing that the page refers to is fetched.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Final

from corpus.reading.transcript import Refused, Transcript
from corpus.reading.web_page.page import Context, Page

__all__ = ["read_web_page"]

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LOOKED_AT: Final = 4096  # bytes in which a page says its encoding
_WESTERN: Final = frozenset({"iso8859-1", "latin-1", "ascii", "iso8859-15"})
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_web_page(content: bytes) -> Transcript:
    """Read a page's text in document order; what nobody sees in it stands apart."""
    transcript = Transcript()
    root = _root(content, transcript)
    page = Page(root, transcript)
    page.walk(root, Context())
    page.blocks.end_line()
    transcript.lost_count(page.pictures, "picture", "pictures")
    frames = sum(1 for _ in root.iter("iframe", "frame", "object", "embed"))
    transcript.lost_count(frames, "part from elsewhere", "parts from elsewhere")
    return transcript


def _root(content: bytes, transcript: Transcript) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    text = content.decode(_encoding(content), "replace").replace("\x00", "")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.LxmlError, ValueError) as error:
        reason = "there is no HTML in it that can be read"
        raise Refused(reason) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        transcript.lost("It is nested too deeply: some of it may be missing.")
    return root


def _encoding(content: bytes) -> str:
    """Return UTF-8 where the bytes are UTF-8; else what the page declares, or Windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(content[:_LOOKED_AT])
        return _known(declared[1].decode("ascii", "replace")) if declared else "cp1252"
    return "utf-8"


def _known(name: str) -> str:
    """Return an encoding that is known; browsers take Western ones for Windows-1252, so do we."""
    try:
        encoding = codecs.lookup(name)
    except LookupError:
        return "cp1252"
    text_only = getattr(encoding, "_is_text_encoding", True)
    wide = encoding.name.startswith(("utf-16", "utf-32", "utf-8"))
    return "cp1252" if encoding.name in _WESTERN or wide or not text_only else encoding.name
