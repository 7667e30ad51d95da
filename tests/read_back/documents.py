"""A document with everything that read-back tells apart, in our own words."""

from corpus.passage import Section
from corpus.reading.junk import junk_marked
from corpus.splitting import split
from corpus.text import DocumentText, Line, LinePart, Media

SENTENCE = "The rota for week {n} came late, and nobody on the ward had been told why. "


def report() -> DocumentText:
    """Return a report of four pages: headings, a list, a large table, a footnote, a held line."""
    lines: list[Line] = []

    def add(text: str, part: LinePart = LinePart.PROSE, *, page: int, **more) -> None:
        lines.append(Line(text=text, part=part, page=page, **more))

    for page in range(1, 5):
        add("Larkmere visit report", page=page)
        add("", page=page)
        if page == 1:
            add("Findings", LinePart.HEADING, page=page, level=1)
            add("Rotas", LinePart.HEADING, page=page, level=2)
            add("Learners asked for two things:", page=page)
            add("a rota in good time", LinePart.LIST_ITEM, page=page)
            add("cover on Fridays", LinePart.LIST_ITEM, page=page)
            add("", page=page)
            add("Learners on the ward said that teaching is", page=page)
            add("1 As at the day of the visit.", LinePart.FOOTNOTE, page=page)
        elif page == 2:
            add("cancelled most weeks.", page=page)
            add("", page=page)
            add("Kept back until somebody has looked.", LinePart.HELD, page=page)
            add("Actions", LinePart.HEADING, page=page, level=2)
            add("Table 1 What was agreed", LinePart.CAPTION, page=page)
            header = ("Ref", "Action", "Owner")
            add(" | ".join(header), LinePart.TABLE_HEADER, page=page, row=1, cells=header)
            for row in range(2, 16):
                cells = (f"A{row}", f"See to matter {row} with the ward's own team", "Dr Alder")
                add(" | ".join(cells), LinePart.TABLE_ROW, page=page, row=row, cells=cells)
        elif page == 3:
            add("Narrative", LinePart.HEADING, page=page, level=1)
            add("".join(SENTENCE.format(n=n) for n in range(1, 40)), page=page)
        else:
            add("The team will come again in May.", page=page)
        add("", page=page)
        add(f"Page {page} of 4", page=page)
    return DocumentText(name="larkmere.pdf", media=Media.PDF, lines=junk_marked(lines))


def passages() -> tuple[Section, ...]:
    return split(report(), "Larkmere")
