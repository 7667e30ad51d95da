"""The page that a digest is laid out on: lines in order, and the passages they make up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.framework.model import Wording
from corpus.passage import Section
from corpus.text import DocumentText, Line, LinePart, Media, Place

_ITEM = "- "


class Page:
    """Grows line by line; every passage remembers which lines it was given."""

    def __init__(self, title: str, name: str) -> None:
        self._name = name
        self._title = title
        self._lines = [Line(text=title, part=LinePart.HEADING, level=1)]
        self._headings: tuple[str, ...] = (title,)
        self._passages: list[tuple[tuple[str, ...], int, int]] = []  # headings, first, last line

    def open_section(self, *path: str) -> None:
        """Go on under this heading path (without the title), writing the headings that are new."""
        headings = (self._title, *path)
        shared = 0
        while shared < min(len(headings), len(self._headings)) and (
            headings[shared] == self._headings[shared]
        ):
            shared += 1
        for level, heading in enumerate(headings[shared:], start=shared + 1):
            self._blank()
            self._lines.append(Line(text=heading, part=LinePart.HEADING, level=level))
        self._headings = headings

    @property
    def path(self) -> tuple[str, ...]:
        """Return the heading path of the section in hand, without the title."""
        return self._headings[1:]

    def passage(self, lines: Iterable[str]) -> None:
        """Write these lines as one passage; those that start with a dash are list items."""
        self.begin_passage()
        for line in lines:
            self.write(line.removeprefix(_ITEM), is_item=line.startswith(_ITEM))

    def begin_passage(self) -> None:
        """Begin a passage; what is written next belongs to it."""
        self._blank()
        next_line = len(self._lines) + 1
        self._passages.append((self._headings, next_line, next_line))

    def write(self, text: str, *, is_item: bool = False) -> Place:
        """Write a line of the passage in hand and return its place."""
        part = LinePart.LIST_ITEM if is_item else LinePart.PROSE
        self._lines.append(Line(text=text, part=part))
        at = len(self._lines)
        headings, first, _ = self._passages[-1]
        self._passages[-1] = (headings, first, at)
        return Place(first=at, last=at)

    def put(self, wording: Wording, before: str = "") -> Wording:
        """Write a value of the framework and return it with its place."""
        (placed,) = self.put_in_one_line((wording,), before)
        return placed

    def put_in_one_line(
        self, wordings: Sequence[Wording], before: str, end: str = "."
    ) -> tuple[Wording, ...]:
        """Write our own wordings in one line and return all with their place.

        Exact wordings stay as they are: their place is in the official document.
        """
        own = [wording for wording in wordings if wording.origin == "digest"]
        if not own:
            return tuple(wordings)
        said = "; ".join(dict.fromkeys(wording.text for wording in own))
        place = self.write(f"{before}{said.removesuffix(end)}{end}", is_item=True)
        return tuple(
            wording.model_copy(update={"place": place}) if wording.origin == "digest" else wording
            for wording in wordings
        )

    def document(self) -> DocumentText:
        """Return the whole page as a document."""
        return DocumentText(name=self._name, media=Media.MARKDOWN, lines=tuple(self._lines))

    def sections(self) -> tuple[Section, ...]:
        """Return the passages, in order; one that nothing was written into is left out."""
        text = self.document()
        return tuple(
            Section(
                headings=headings, text=text.between(first, last), place=text.place(first, last)
            )
            for headings, first, last in self._passages
            if last <= len(self._lines) and text.between(first, last)
        )

    def _blank(self) -> None:
        if self._lines[-1].text:
            self._lines.append(Line(text=""))
