"""A Word or Excel file as parts that refer to each other; parts are unpacked one by one, bounded.

Follows no reference out of the file and trusts no size that the file states. Must not know what
the parts mean.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, Final, NamedTuple

from corpus.reading.transcript import Refused

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_OF_A_PART: Final = 100_000_000  # bytes unpacked; 50,000 rows of ten cells take 20 MB
_BLOCK: Final = 1_000_000
_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")  # the other set of names
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Relationship(NamedTuple):
    """How one part refers to another, or to something outside the file."""

    key: str
    kind: str  # the last word of its type: "styles", "hyperlink", …
    target: str  # a part's name; outside the file an address
    is_external: bool


class OfficeFile:
    """The parts of a DOCX or XLSX file."""

    def __init__(self, content: bytes, damaged: str) -> None:
        self._damaged = damaged
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise Refused(damaged) from error
        self.names: frozenset[str] = frozenset(self._archive.namelist())

    def main_part(self) -> str:
        """Return the name of the part that is the document. Raises `Refused` without one."""
        for relationship in self.relationships_of(""):
            if relationship.kind == "officeDocument" and relationship.target in self.names:
                return relationship.target
        raise Refused(self._damaged)

    def relationships_of(self, part: str) -> tuple[Relationship, ...]:
        """Return what a part refers to, in order; "" stands for the file itself."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.names:
            return ()
        return tuple(
            _relationship(element, folder) for element in self.parse(listed).iter(_RELATIONSHIP)
        )

    def parse(self, name: str) -> Any:
        """Return a part as an XML element. Raises `Refused` when it is damaged or too large."""
        from lxml import etree

        content = b"".join(self.blocks(name))
        parser = etree.XMLParser(**_SAFE, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Refused(self._damaged) from error

    def stream(self, name: str, *tags: str) -> Iterator[Any]:
        """Give the elements of these tags as they end, one after the other; each is then emptied.

        Raises `Refused` when the part is damaged or too large.
        """
        from lxml import etree

        parser = etree.XMLPullParser(events=("end",), tag=tags, remove_comments=True, **_SAFE)
        try:
            for block in self.blocks(name):
                parser.feed(block)
                yield from _emptied(parser)
            parser.close()
            yield from _emptied(parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Refused(self._damaged) from error

    def blocks(self, name: str) -> Iterator[bytes]:
        """Give the bytes of a part, a block at a time."""
        try:
            with self._archive.open(name) as part:
                yield from self._counted(part)
        except KeyError as error:
            raise Refused(self._damaged) from error
        except _BROKEN as error:
            raise Refused(self._damaged) from error

    def _counted(self, part: IO[bytes]) -> Iterator[bytes]:
        read = 0  # the names of a part are declared in its first block
        while block := part.read(_BLOCK):
            read += len(block)
            if read > _MOST_OF_A_PART:
                reason = "it unpacks to far more than a document of its size should"
                raise Refused(reason)
            yield _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", block)


_SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
}


def _emptied(parser: Any) -> Iterator[Any]:
    for _, element in parser.read_events():
        yield element
        element.clear(keep_tail=False)
        while element.getprevious() is not None:
            del element.getparent()[0]


def _relationship(element: Any, folder: str) -> Relationship:
    target = element.get("Target", "")
    is_external = element.get("TargetMode") == "External"
    if not is_external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    kind = element.get("Type", "").rpartition("/")[2]
    return Relationship(element.get("Id", ""), kind, target, is_external)
