"""The path of headings above a passage, and the headings that have nothing beneath them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.splitting.headings import PAGE, Heading

Above = tuple[str, ...]


@dataclass
class _Open:
    heading: Heading
    used: bool = False  # something stands beneath it


class HeadingPath:
    """Headings from the document's title down to where the reader is."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._open: list[_Open] = []

    def enter(self, heading: Heading) -> list[tuple[Above, Heading]]:
        """Go beneath a heading; return those that end here with nothing beneath them."""
        if heading.level == PAGE and self._open and self._open[0].heading.text == heading.text:
            return []  # the same page heading again: the page goes on with what was open
        left = self._close(heading.level)
        for above in self._open:
            above.used = True
        self._open.append(_Open(heading))
        return left

    def use(self, sheet: str | None = None) -> Above:
        """Return the path for a passage that stands here, its sheet's name after the title."""
        for heading in self._open:
            heading.used = True
        return self._above(self._open, sheet)

    def leave(self) -> list[tuple[Above, Heading]]:
        """End the document; return the headings that end with nothing beneath them."""
        return self._close(-1)

    def _close(self, level: int) -> list[tuple[Above, Heading]]:
        left = []
        while self._open and self._open[-1].heading.level >= level:
            closed = self._open.pop()
            if not closed.used:
                left.append((self._above(self._open), closed.heading))
        return left

    def _above(self, headings: list[_Open], sheet: str | None = None) -> Above:
        names = [self._title, *([sheet] if sheet else []), *(one.heading.text for one in headings)]
        path: list[str] = []
        for name in names:
            if name and (not path or name.casefold() != path[-1].casefold()):
                path.append(name)
        return tuple(path)
