"""Documents made in a test: sheets of rows and running text, as readers would give them."""

from collections.abc import Callable, Sequence

import pytest

from corpus.text import DocumentText, Line, LinePart, Media


@pytest.fixture(scope="session")
def sheets() -> Callable[..., DocumentText]:
    """Make a workbook from rows of cells, sheet by sheet."""

    def make(name: str, /, **pages: Sequence[Sequence[str]]) -> DocumentText:
        lines = [
            Line(
                text=" | ".join(cells).rstrip(" |"),
                part=LinePart.TABLE_ROW,
                sheet=page.replace("_", " "),
                row=number,
                cells=tuple(cells),
            )
            for page, rows in pages.items()
            for number, cells in enumerate(rows, start=1)
        ]
        return DocumentText(name=name, media=Media.XLSX, lines=tuple(lines))

    return make


@pytest.fixture(scope="session")
def written() -> Callable[..., DocumentText]:
    """Make a text, a physical line a stored line; "# " begins a heading."""

    def make(text: str, name: str = "notes.txt", media: Media = Media.TEXT) -> DocumentText:
        lines = [
            Line(text=line[2:], part=LinePart.HEADING, level=1)
            if line.startswith("# ")
            else Line(text=line)
            for line in text.strip("\n").split("\n")
        ]
        return DocumentText(name=name, media=media, lines=tuple(lines))

    return make
