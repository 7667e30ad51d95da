"""A table's row is one line, whatever rules it has and however its cells wrap."""

from collections import Counter

import pytest
from reportlab.lib import colors
from reportlab.platypus import PageBreak, Spacer

from corpus.reading import read
from corpus.text import LinePart
from tests.reading.pdf_pages import (
    LEARNERS,
    SUPERVISORS,
    built,
    drawn,
    lines_of,
    open_table,
    printed_by_chromium,
    printed_by_office,
    prose,
    rows_of,
    ruled,
)

ACTIONS = [
    ("Requirement", "Evidence seen by the panel", "Owner", "Due"),
    ("Protect teaching time on every ward", ("Rotas for May and June, with eleven of the sixteen "
     "sessions struck out by hand"), "Director of Education", "1 March 2027"),
    ("Publish rotas six weeks ahead", "Two rotas that came out on the Friday before", "Rota lead",
     "1 February 2027"),
    ("Fill the two empty posts", ("Minutes of the workforce group, which met once since Easter and "
     "did not come to a decision"), "Medical director", "12 April 2027"),
]  # fmt: skip
EXPECTED = [" | ".join(row) for row in ACTIONS]
WIDTHS = [110, 170, 100, 80]
BANNER = (
    ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#003087")),
    ("TEXTCOLOR", (0, 0), (-1, 0), colors.white),
)


@pytest.mark.parametrize("table", [ruled, open_table])
def test_wrapped_cells_are_joined_to_their_row(table):
    lines = lines_of(built(prose(LEARNERS), table(ACTIONS, colWidths=WIDTHS), prose(SUPERVISORS)))
    assert rows_of(lines) == EXPECTED
    header, *rows = [line for line in lines if line.cells]
    assert header.part is LinePart.TABLE_HEADER
    assert [line.row for line in (header, *rows)] == [1, 2, 3, 4]
    assert rows[0].cells == ACTIONS[1]


def test_rules_under_the_rows_alone_make_a_table_too():
    table = open_table(
        ACTIONS, ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), colWidths=WIDTHS
    )
    assert rows_of(lines_of(built(prose(LEARNERS), table))) == EXPECTED


def test_a_header_in_white_on_a_dark_ground_is_seen():
    lines = lines_of(built(ruled([[f'<font color="white">{cell}</font>' for cell in ACTIONS[0]],
                                  *ACTIONS[1:]], *BANNER, colWidths=WIDTHS)))  # fmt: skip
    assert rows_of(lines) == EXPECTED
    assert not any(line.hidden for line in lines)


def test_a_merged_cell_is_said_once():
    rows = [("Ward", "Learners", ""), ("", "May", "June"), ("Alder", "4", "5"), ("Birch", "2", "3")]
    spans = (("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)))
    lines = rows_of(lines_of(built(ruled(rows, *spans, colWidths=[90, 70, 70]))))
    assert " ".join(lines).split().count("Learners") == 1
    assert " ".join(lines).split().count("Ward") == 1
    assert lines[2:] == ["Alder | 4 | 5", "Birch | 2 | 3"]


def test_empty_cells_keep_their_place():
    rows = [("Ref", "Concern", "Owner", "Closed"), ("C-1", "Late rotas", "", "May"),
            ("C-2", "", "Rota lead", "")]  # fmt: skip
    lines = lines_of(built(ruled(rows, colWidths=[50, 120, 100, 60])))
    assert rows_of(lines) == ["Ref | Concern | Owner | Closed", "C-1 | Late rotas |  | May",
                              "C-2 |  | Rota lead"]  # fmt: skip


def test_a_table_that_goes_on_overleaf_keeps_one_header_and_counts_its_rows_on():
    rows = [("Ref", "Concern", "Owner")] + [
        (f"C-{number}", f"Concern number {number} about rotas", f"Lead {number}")
        for number in range(1, 91)
    ]
    text = read("a.pdf", built(ruled(rows, colWidths=[60, 220, 120], repeatRows=1)))
    assert {line.page for line in text.lines} == {1, 2, 3}
    assert rows_of(text) == [" | ".join(row) for row in rows]
    assert [line.row for line in text.lines if line.part is LinePart.TABLE_ROW] == list(
        range(2, 92)
    )
    repeated = [line for line in text.lines if line.part is LinePart.JUNK]
    assert [line.text for line in repeated] == ["Ref | Concern | Owner"] * 2


def test_two_tables_on_one_page_are_two_tables():
    marks = [("Site", "Score", "Met"), ("North", "3", "yes"), ("South", "5", "no")]
    lines = lines_of(built(ruled(ACTIONS, colWidths=WIDTHS), prose(LEARNERS), ruled(marks)))
    assert rows_of(lines) == EXPECTED + [" | ".join(row) for row in marks]
    assert sum(line.part is LinePart.TABLE_HEADER for line in lines) == 2


def test_captions_stand_beside_their_table():
    lines = lines_of(
        built(
            prose(LEARNERS),
            prose("Table 3. Requirements of the panel, with their owners"),
            ruled(ACTIONS, colWidths=WIDTHS),
            prose("Figure 2: Rotas by month of publication"),
            Spacer(1, 20),
            prose(f"Table 3 shows what the panel asked for. {SUPERVISORS}"),
        )
    )
    captions = [line.text for line in lines if line.part is LinePart.CAPTION]
    assert captions == [
        "Table 3. Requirements of the panel, with their owners",
        "Figure 2: Rotas by month of publication",
    ]


def test_a_ruled_grid_of_ratings_is_read_cell_by_cell():
    grid = [("", "Minor", "Moderate", "Major"), ("Likely", "A", "B", "C"), ("Rare", "D", "E", "F")]
    assert rows_of(lines_of(built(ruled(grid, colWidths=[80, 80, 80, 80])))) == [
        " | ".join(row) for row in grid
    ]


def test_a_list_of_bullets_is_no_table():
    def page(canvas):
        for index, item in enumerate(("Teaching was lost", "Rotas came late", "Posts are empty")):
            canvas.drawString(60, 740 - 16 * index, "\u2022")
            canvas.drawString(90, 740 - 16 * index, item)

    lines = lines_of(drawn(page))
    assert [line.text for line in lines] == [
        "Teaching was lost", "Rotas came late", "Posts are empty"
    ]  # fmt: skip
    assert {line.part for line in lines} == {LinePart.LIST_ITEM}


def test_contents_with_page_numbers_are_no_table():
    def page(canvas):
        for index, (title, number) in enumerate(
            (("How we visited the wards", 3), ("What learners said", 7), ("Next steps", 12))
        ):
            canvas.drawString(60, 740 - 16 * index, title)
            canvas.drawRightString(500, 740 - 16 * index, str(number))

    assert not rows_of(lines_of(drawn(page)))


SOURCE = (
    "<html><head><style>td, th {{ border: 1px solid #777; padding: 4px; text-align: left }}"
    " table {{ border-collapse: collapse }} th {{ background: #003087; color: white }}</style>"
    "</head><body><p>{before}</p><table border='1'><tr>{header}</tr>{rows}</table><p>{after}</p></body></html>"
)


def _source():
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in ACTIONS[1:]]
    return SOURCE.format(
        before=LEARNERS,
        after=SUPERVISORS,
        header="".join(f"<th>{cell}</th>" for cell in ACTIONS[0]),
        rows="".join(f"<tr>{row}</tr>" for row in cells),
    )


@pytest.mark.parametrize("printed", [printed_by_chromium, printed_by_office])
def test_tables_that_other_programs_print_are_read_alike(printed, tmp_path):
    text = read("a.pdf", printed(_source(), tmp_path))
    assert rows_of(text) == EXPECTED
    assert text.lines
    assert not any(line.hidden for line in text.lines)
    first = next(line for line in text.lines if line.cells)
    assert first.part is LinePart.TABLE_HEADER


def test_no_letter_is_lost_or_doubled_between_rows_and_lines():
    import io

    from pypdf import PdfReader

    content = built(
        prose(LEARNERS), ruled(ACTIONS, colWidths=WIDTHS), PageBreak(),
        open_table(ACTIONS, colWidths=WIDTHS), prose(SUPERVISORS),
    )  # fmt: skip
    seen: dict[int, Counter[str]] = {}
    for line in read("a.pdf", content).lines:
        words = line.text.replace(" | ", " ") if line.cells else line.text
        seen.setdefault(line.page, Counter()).update(c for c in words if not c.isspace())
    pages = PdfReader(io.BytesIO(content)).pages
    plain = {n: Counter(c for c in page.extract_text() if not c.isspace())
             for n, page in enumerate(pages, 1)}  # fmt: skip
    assert seen == plain


def test_a_row_that_the_end_of_a_page_breaks_is_one_row():
    def page_of(rows, y):
        def draw(canvas):
            for index, row in enumerate(rows):
                for column, cell in enumerate(row):
                    x = 60 + 160 * column
                    canvas.rect(x, y - 20 * index, 160, 20)
                    canvas.drawString(x + 4, y + 6 - 20 * index, cell)

        return draw

    first = [
        ("Ref", "Action", "Owner"),
        ("A1", "Write rotas", "Dean"),
        ("A2", "Find a room", "Lead"),
    ]
    rest = [("Ref", "Action", "Owner"), ("", "for teaching", "of the ward"), ("A3", "Meet", "Dean")]
    text = read("a.pdf", drawn(page_of(first, 100), page_of(rest, 780)))
    assert rows_of(text) == [
        "Ref | Action | Owner",
        "A1 | Write rotas | Dean",
        "A2 | Find a room for teaching | Lead of the ward",
        "A3 | Meet | Dean",
    ]


def test_a_header_that_stands_alone_at_the_foot_of_a_page_heads_the_rows_overleaf():
    def page_of(rows, y, before=""):
        def draw(canvas):
            canvas.drawString(60, 700, before)
            for index, row in enumerate(rows):
                for column, cell in enumerate(row):
                    x = 60 + 160 * column
                    if len(rows) > 1:
                        canvas.rect(x, y - 20 * index, 160, 20)
                    canvas.drawString(x + 4, y + 6 - 20 * index, cell)

        return draw

    header = ("Ref", "Action", "Owner")
    rest = [header, ("A1", "Write rotas", "Dean"), ("A2", "Meet weekly", "Lead")]
    first = page_of([header], 60, "Learners were asked about their rotas in March.")
    text = read("a.pdf", drawn(first, page_of(rest, 780)))
    expected = ["Ref | Action | Owner", "A1 | Write rotas | Dean", "A2 | Meet weekly | Lead"]
    assert rows_of(text) == expected
    assert [(line.page, line.part) for line in text.lines if line.text == expected[0]] == [
        (1, LinePart.TABLE_HEADER),
        (2, LinePart.JUNK),
    ]
