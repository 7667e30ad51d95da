"""Whatever the layout, each letter of a page stands in exactly one of its lines."""

import io
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib import colors

from corpus.reading.pdf import read_pdf
from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Rule
from corpus.reading.pdf.ruled import grids
from tests.reading.pdf_pages import built, drawn, open_table, prose, ruled, wrapped

WORDS = st.text("abcdefghij KLMNO 0123456789 .,", min_size=1, max_size=40).filter(str.strip)
PLACES = st.tuples(
    WORDS,
    st.integers(20, 480),
    st.integers(20, 800),
    st.sampled_from([1, 6, 8, 11, 11, 11, 18]),
    st.sampled_from([colors.black, colors.white, colors.grey]),
    st.sampled_from([0, 0, 0, 90, 45]),
)


def letters_by_page(content):
    pages = PdfReader(io.BytesIO(content)).pages
    plain = [Counter(char for char in page.extract_text() if char.isalnum()) for page in pages]
    read = [Counter() for _ in pages]
    for line in read_pdf(content).lines:
        read[line.page - 1].update(char for char in line.text if char.isalnum())
    return read, plain


def scattered(places):
    def page(canvas):
        wrapped(
            canvas, "The panel met learners on all wards of the trust in May and June", 60, 20, 80
        )
        for text, x, y, size, colour, turn in places:
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.setFont("Helvetica", size)
            canvas.setFillColor(colour)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
            canvas.rect(x, y, 90, 30)

    return page


def once(places):
    """Leave out what would be drawn twice in one place: that is bold type, and said once."""
    return list(
        {(text, x // 30, y // 30): (text, x, y, *more) for text, x, y, *more in places}.values()
    )


@given(st.lists(PLACES, max_size=25))
@settings(max_examples=60, deadline=None)
def test_words_anywhere_on_a_page_are_all_read_once(places):
    read, plain = letters_by_page(drawn(scattered(once(places))))
    assert read == plain


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=2, max_size=9), st.booleans())
@settings(max_examples=30, deadline=None)
def test_tables_with_and_without_rules_lose_no_letter(rows, has_rules):
    table = (ruled if has_rules else open_table)(rows, colWidths=[90, 150, 70])
    read, plain = letters_by_page(built(prose("The panel met learners on all wards"), table))
    assert read == plain


@given(
    st.lists(
        st.tuples(*[st.floats(0, 500, width=32)] * 4, st.booleans()).map(
            lambda five: Rule(
                Box(min(five[0], five[2]), min(five[1], five[3]), max(five[0], five[2]),
                    max(five[1], five[3])), five[4])
        ),
        max_size=60,
    )
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_rules_make_grids_whose_rows_have_one_width(rules):
    for grid in grids(rules):
        assert grid.rows
        assert {len(row) for row in grid.rows} == {grid.columns}
