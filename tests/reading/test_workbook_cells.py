"""Cells of a workbook as Excel shows them, and what it does not show."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill

from corpus.reading import read
from corpus.reading.workbook.number_forms import as_shown
from corpus.text import DocumentText, LinePart


def reads(book: openpyxl.Workbook) -> DocumentText:
    out = io.BytesIO()
    book.save(out)
    return read("a.xlsx", out.getvalue())


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.92, "0%", "92%"),
        (0.925, "0.0%", "92.5%"),
        (1234.5, "£#,##0.00", "£1,234.50"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"nil"', "nil"),
        (7, '0 "days"', "7 days"),
        (7, '"Ward "0', "Ward 7"),
        (9990000018, "000 000 0000", "999 000 0018"),
        (1234, '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', "£1,234.00"),
        (1 / 3, "General", "0.333333333"),
        (3.0, "General", "3"),
        (date(2026, 11, 6), "dd/mm/yyyy", "6 November 2026"),
        (date(2026, 11, 6), "m/d/yy", "6 November 2026"),
        (date(2026, 11, 6), "[$-809]dd mmmm yyyy;@", "6 November 2026"),
        (date(2026, 11, 6), "mmm-yy", "November 2026"),
        (date(2026, 11, 6), "dddd", "Friday"),
        (datetime(2026, 11, 6, 9, 30), "dd/mm/yyyy hh:mm", "6 November 2026 09:30"),  # noqa: DTZ001
        (time(9, 30), "h:mm AM/PM", "09:30"),
        (1.5625, "[h]:mm", "37:30"),
        (True, "General", "TRUE"),
        ("#REF!", "General", "#REF!"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value, form, shown):
    book = openpyxl.Workbook()
    book.active.append([value, "x"])
    book.active["A1"].number_format = form
    assert reads(book).lines[0].text == f"{shown} | x"


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.one_of(st.text('0#?.,%;"dmyhs[]E+- @_*\\/£', max_size=20), st.text(max_size=12)),
)
@settings(max_examples=400, deadline=None)
def test_no_number_and_no_format_are_too_odd(value, form):
    assert isinstance(as_shown(value, form), str)


def test_hidden_rows_columns_and_cells_stand_apart_with_the_reason():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Ref", "Concern", "Workings"],
        ["C-1", "Late rotas", "obey 1"],
        ["C-2", "No cover", "x"],
    ):
        sheet.append(row)
    sheet.append(["C-3", "Unseen row", "y"])
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet["E2"], sheet["F2"], sheet["G2"] = "white", 5, "small"
    sheet["E2"].font = Font(color="FFFFFFFF")
    sheet["F2"].number_format = ";;;"
    sheet["G2"].font = Font(size=1)
    sheet["H2"], sheet["H2"].font = "seen", Font(color="FFFFFFFF")
    sheet["H2"].fill = PatternFill("solid", fgColor="FF003087")
    text = reads(book)
    assert [(line.text, line.hidden) for line in text.lines] == [
        ("Ref | Concern", ""),
        ("C-1 | Late rotas |  |  |  |  |  | seen", ""),
        ("C-2 | No cover", ""),
        ("C-3 | Unseen row | y", "in a hidden row"),
        ("Workings", "in a hidden column (row 1)"),
        ("obey 1", "in a hidden column (row 2)"),
        ("white", "white on white (row 2)"),
        ("5", "its number format hides it (row 2)"),
        ("small", "too small to be read (row 2)"),
        ("x", "in a hidden column (row 3)"),
    ]


def test_further_tables_on_a_sheet_have_their_titles_and_headers():
    book = openpyxl.Workbook()
    for row in (
        ["Ref", "Concern", "Owner"],
        ["C-1", "Late rotas", "Lead"],
        [],
        ["C-2", "No cover", "Tutor"],
        [],
        ["Actions agreed"],
        ["Action", "Due"],
        ["Publish rotas", "May"],
    ):
        book.active.append(row)
    assert [(line.part, line.row) for line in reads(book).lines] == [
        (LinePart.TABLE_HEADER, 1),
        (LinePart.TABLE_ROW, 2),
        (LinePart.TABLE_ROW, 4),
        (LinePart.PROSE, 6),
        (LinePart.TABLE_HEADER, 7),
        (LinePart.TABLE_ROW, 8),
    ]


def test_formulas_without_results_are_counted_and_named():
    book = openpyxl.Workbook()
    book.active.title = "Sums"
    for number in range(1, 8):
        book.active.append([number, f"=A{number}*2"])
    (loss,) = reads(book).losses
    assert loss.startswith("7 formulas on “Sums” have no stored results")
    assert loss.endswith("left empty: B1, B2, B3, B4, B5 and 2 more.")


@given(
    st.lists(
        st.tuples(st.sampled_from(["1", "2", "9"]), st.text('ab ",;', max_size=12)),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 11),
)
@settings(max_examples=150, deadline=None)
def test_one_bad_row_of_a_csv_costs_no_other_row(rows, bad):
    """Whatever one row holds, the rows that were written rightly are all found again."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["ref", "said", "month"])
    for number, said in rows:
        writer.writerow([number, f"x{said}", "May"])
    lines = out.getvalue().splitlines()
    at = 1 + bad % len(rows)
    lines.insert(at, '7,"never ends,June')
    from corpus.reading.delimited import read_delimited

    read_rows = [line.cells for line in read_delimited("\n".join(lines).encode()).lines]
    for number, said in rows:
        assert [number, " ".join(f"x{said}".split()), "May"] in [list(cells) for cells in read_rows]
