"""Workbooks and CSV files: a row is a line that can be cited by its sheet and row."""

import pytest

from corpus.failures import UnreadableFile
from corpus.reading import read
from corpus.text import LinePart
from tests.reading import files


def test_rows_carry_sheet_and_row_as_the_program_counts_them():
    text = read("register.xlsx", files.workbook())
    assert [(line.row, line.part, line.text) for line in text.lines] == [
        (1, LinePart.PROSE, "Concerns register, Larkmere"),
        (3, LinePart.TABLE_HEADER, "Ref | Concern | Opened | Share met | Score"),
        (4, LinePart.TABLE_ROW, "C-01 | Late rotas | 4 November 2026 | 12.5% | 12"),
        (6, LinePart.TABLE_ROW, "C-02 | Teaching cancelled | 9 October 2026"),
        (1, LinePart.TABLE_ROW, "not to be seen"),
    ]
    assert [line.sheet for line in text.lines] == ["Register"] * 4 + ["Workings"]
    assert [line.hidden for line in text.lines] == [""] * 4 + ["on a hidden sheet"]
    assert text.lines[3].cells == ("C-02", "Teaching cancelled", "9 October 2026")
    assert all(" | ".join(line.cells) == line.text for line in text.lines)


def test_a_formula_without_a_stored_result_is_a_loss_and_never_worked_out():
    losses = read("register.xlsx", files.workbook()).losses
    assert losses == ("1 formula on “Register” has no stored result; its cell was left empty: E6.",)


def test_a_formula_with_a_stored_result_gives_the_result():
    sheet = (
        b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
        b"<row r='1'><c r='A1'><f>SUM(B1:C1)</f><v>41</v></c></row></sheetData></worksheet>"
    )
    content = files.with_member(files.workbook(), "xl/worksheets/sheet1.xml", sheet)
    text = read("register.xlsx", content)
    assert [line.text for line in text.lines if not line.hidden] == ["41"]
    assert text.losses == ()


def test_a_workbook_that_is_cut_short_is_refused():
    whole = files.workbook()
    with pytest.raises(UnreadableFile, match="damaged or cut short"):
        read("register.xlsx", whole[: len(whole) // 2])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_told(delimiter):
    rows = [["ref", "concern", "month"], ["1", "late rota", "May"], ["2", "no cover", "June"]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode("utf-8-sig")
    text = read("log.csv", content)
    assert [line.text for line in text.lines] == [" | ".join(row) for row in rows]
    assert [line.part for line in text.lines] == [
        LinePart.TABLE_HEADER,
        LinePart.TABLE_ROW,
        LinePart.TABLE_ROW,
    ]


def test_quoted_cells_may_hold_commas_quotes_and_line_ends():
    content = b'ref,said\r\n1,"Late, and ""very"" late\r\nagain"\r\n\r\n3,fine\r\n'
    assert [(line.row, line.text) for line in read("log.csv", content).lines] == [
        (1, "ref | said"),
        (2, '1 | Late, and "very" late again'),
        (4, "3 | fine"),
    ]


def test_a_csv_of_windows_characters_is_read():
    content = "provider;cost\nLarkmere’s;£500\nAldery’s;£300 – paid\n".encode("cp1252")
    assert read("log.csv", content).lines[1].text == "Larkmere’s | £500"


def test_a_table_of_figures_has_no_header():
    text = read("log.csv", b"1,2,3\n4,5,6\n")
    assert {line.part for line in text.lines} == {LinePart.TABLE_ROW}


def test_a_quotation_mark_that_does_not_end_costs_no_other_row():
    content = b'ref,said,month\n1,"late,May\n2,fine,June\n3,"two\nlines",July\n4,well,May\n'
    text = read("log.csv", content)
    assert [line.text for line in text.lines] == [
        "ref | said | month",
        "1 | late | May",
        "2 | fine | June",
        "3 | two lines | July",
        "4 | well | May",
    ]
    assert text.losses == (
        "Row 2 has a quotation mark that does not end; it was read as it stands.",
    )


def test_a_cell_without_end_in_a_long_file_is_read_row_by_row():
    rows = [f'{number},"open {"x" * 300},May' for number in range(1, 3000)]
    text = read("log.csv", "\n".join(["ref,said,month", *rows]).encode())
    assert len(text.lines) == 3000
    assert {len(line.cells) for line in text.lines} == {3}


def test_rows_with_too_many_cells_are_read_in_full_and_named():
    text = read("log.csv", b"ref,due\n1,May\n2,June,late,again\n3,July\n\n4\n")
    assert [line.text for line in text.lines][2] == "2 | June | late | again"
    assert text.losses == ("Row 3 has more cells than the other rows; it was read in full.",)


def test_a_stray_quotation_mark_within_a_cell_stays():
    text = read("log.csv", b'ref,said\n1,a 5" cut\n2,he said "no" twice\n3,fine\n')
    assert [line.text for line in text.lines][1:3] == ['1 | a 5" cut', '2 | he said "no" twice']
    assert text.losses == ()


def test_the_delimiter_that_excels_first_line_states_is_taken():
    text = read("log.csv", b"sep=;\r\nref;said\r\n1;late, again\r\n")
    assert [(line.row, line.text) for line in text.lines] == [
        (1, "ref | said"),
        (2, "1 | late, again"),
    ]


def test_rows_in_two_encodings_are_both_read():
    content = "place;said\nLarkmere;café\n".encode() + "Aldery;£500 – paid’s\n".encode("cp1252")
    assert [line.text for line in read("log.csv", content).lines] == [
        "place | said",
        "Larkmere | café",
        "Aldery | £500 – paid’s",
    ]
