"""A register is read whatever its columns are called and wherever its header stands."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.evidence.columns import field_of
from corpus.evidence.register import read_register
from corpus.framework.model import Rating
from corpus.reading import read

NAMES = {
    "reference": ["Ref", "Risk ID", "Concern ref", "No.", "QIR reference", "Unique ID", "#"],
    "date_raised": ["Date raised", "Date opened", "Opened", "Date logged", "Date concern raised"],
    "unit": ["Unit", "Ward/department", "Learning environment", "Service", "Unit / site"],
    "learner_groups": ["Learner groups", "Learner group(s) affected", "Profession", "Students"],
    "concern": ["Concern", "Issue", "Description of concern", "Risk description", "Summary"],
    "sources": ["Source(s)", "Source of concern", "Raised by", "Intelligence"],
    "likelihood": ["L", "Likelihood", "Likelihood (1-5)", "Current likelihood", "LIKELIHOOD SCORE"],
    "impact": ["I", "Impact", "Impact (1–5)", "Consequence", "Residual impact", "Severity"],
    "rating": ["RAG", "Rating", "Risk rating", "Matrix rating", "RAG status", "Current RAG"],
    "status": ["Status", "Open/closed", "Current status"],
    "actions_taken": ["Actions taken", "Action taken to date", "Mitigation in place", "Controls"],
    "actions_planned": ["Actions planned", "Next steps", "Further action required"],
    "owner": ["Owner", "Lead", "Named lead", "Risk owner", "Responsible officer"],
    "due": ["Due", "Due date", "Deadline", "Target date", "By when", "Completion date"],
    "partners": ["Partners told", "Who has been told", "Shared with", "Partners informed"],
    "safety": ["Patient-safety impact", "Impact on patient safety", "Safety impact"],
}
CELLS = {
    "reference": "QR-7",
    "date_raised": "3 October 2026",
    "unit": "Ward 4",
    "learner_groups": "Student nurses; foundation doctors",
    "concern": "Nobody knows the rota",
    "sources": "Visit, survey",
    "likelihood": "4",
    "impact": "3",
    "rating": "A/R",
    "status": "Open",
    "actions_taken": "Rota found",
    "actions_planned": "Rota to be kept | on the wall",
    "owner": "Ward manager",
    "due": "30/11/2026",
    "partners": "Partner university",
    "safety": "None known",
}


@pytest.mark.parametrize(("field", "name"), [(f, n) for f, names in NAMES.items() for n in names])
def test_a_column_is_known_by_its_many_names(field, name):
    assert field_of(name) == field


@pytest.mark.parametrize(
    "name",
    ["Target rating", "Initial likelihood", "Inherent impact", "Next review date", "Comments"],
)
def test_a_column_about_another_moment_is_not_the_position_now(name):
    assert field_of(name) is None


@given(data=st.data())
@settings(max_examples=60)
def test_any_names_in_any_order_under_any_titles_give_the_same_concern(sheets, data):
    fields = data.draw(st.permutations(list(NAMES)))
    names = [data.draw(st.sampled_from(NAMES[field])) for field in fields]
    titles = data.draw(
        st.lists(st.just(["Register of concerns, position at 31 October 2026"]), max_size=2)
    )
    blanks = [[""] * len(fields)] * data.draw(st.integers(0, 2))
    rows = [*titles, *blanks, names, *blanks, [CELLS[field] for field in fields]]

    (row,) = read_register(sheets("any.xlsx", Sheet1=rows)).rows

    assert row.as_written == CELLS
    assert (row.likelihood, row.impact, row.stated_rating) == (4, 3, Rating.A_R)
    assert (row.date_raised, row.due) == (dt.date(2026, 10, 3), dt.date(2026, 11, 30))
    assert row.learner_groups == ("Student nurses", "foundation doctors")
    assert row.sources == ("Visit", "survey")
    assert row.closed is False
    assert row.place.row == len(rows)
    assert row.month == ("2026-10" if titles else None)


@given(
    rows=st.lists(
        st.lists(st.text(alphabet="abc 1234567890/-|,", max_size=12), min_size=6, max_size=6),
        max_size=12,
    )
)
@settings(max_examples=80)
def test_no_row_with_words_in_it_disappears(sheets, rows):
    header = ["Ref", "Concern", "L", "I", "Owner", "Due date"]
    register = read_register(sheets("any.xlsx", Page=[header, *rows]))
    told = {row.place.row for row in register.rows} | {one.place.row for one in register.problems}
    filled = {
        number for number, cells in enumerate(rows, start=2) if any(cell.strip() for cell in cells)
    }
    repeats = {
        number for number in filled if sum(field_of(c) is not None for c in rows[number - 2]) >= 6
    }
    assert filled - repeats <= told


def test_a_bad_cell_costs_only_itself(sheets):
    register = read_register(
        sheets(
            "r.xlsx",
            Risks=[
                ["Ref", "Issue", "Likelihood", "Impact", "Lead", "Deadline"],
                ["1", "No lockers", "6", "high", "Estates", "soon"],
                ["", "", "3", "3", "Nobody", ""],
                ["2", "No teaching", "3", "4", "Tutor", "31/12/2026"],
            ],
        )
    )
    assert [row.reference for row in register.rows] == ["1", "2"]
    assert (register.rows[0].likelihood, register.rows[0].impact, register.rows[0].due) == (
        None,
        None,
        None,
    )
    assert register.rows[0].owner == "Estates"
    assert [(one.place.row, one.column) for one in register.problems] == [
        (2, "due"), (2, "likelihood"), (2, "impact"), (3, None)
    ]  # fmt: skip
    assert all(one.reason.endswith(".") or "Nobody" in one.reason for one in register.problems)


@pytest.mark.parametrize(
    ("likelihood", "impact", "read_as"),
    [
        ("4", "3", (4, 3)),
        ("4.0", "3.0", (4, 3)),
        ("4 - Likely", "Moderate (3)", (4, 3)),
        ("Likely", "Moderate", (4, 3)),
        ("almost certain", "SIGNIFICANT", (5, 5)),
        ("4 (was 2)", "3", (4, 3)),
        ("0", "3", (None, 3)),
        ("2.5", "-1", (None, None)),
        ("4", "Catastrophic", (4, None)),
        ("Likely 2", "3", (None, 3)),
        ("", "", (None, None)),
    ],
)
def test_scores_are_whole_numbers_or_words_of_the_scale(sheets, likelihood, impact, read_as):
    rows = [["Ref", "Concern", "Likelihood", "Impact"], ["1", "x", likelihood, impact]]
    (row,) = read_register(sheets("r.xlsx", P=rows)).rows
    assert (row.likelihood, row.impact) == read_as


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        ("G", Rating.G),
        ("g/a", Rating.G_A),
        ("Green / Amber", Rating.G_A),
        ("Amber", Rating.A),
        ("AMBER-RED", Rating.A_R),
        ("Amber/Red", Rating.A_R),
        ("red", Rating.R),
        ("High", None),
        ("12", None),
        ("Medium", None),
        ("Blue", None),
    ],
)
def test_a_rating_is_kept_as_written_and_read_only_when_it_is_one(sheets, cell, rating):
    rows = [["Ref", "Concern", "RAG"], ["1", "x", cell]]
    (row,) = read_register(sheets("r.xlsx", P=rows)).rows
    assert (row.rating, row.stated_rating) == (cell, rating)


def test_a_column_that_spans_others_says_which_position_they_are(sheets):
    register = read_register(
        sheets(
            "r.xlsx",
            October_2026=[
                ["", "", "Previous", "", "", "Current", "", ""],
                ["Ref", "Concern", "L", "I", "RAG", "L", "I", "RAG"],
                ["1", "x", "3", "3", "A", "4", "4", "R"],
            ],
        )
    )
    (row,) = register.rows
    assert (row.previous_likelihood, row.previous_impact, row.previous_rating) == (3, 3, "A")
    assert (row.likelihood, row.impact, row.rating) == (4, 4, "R")


@pytest.mark.parametrize(
    ("status", "closed"),
    [
        ("Closed", True),
        ("Closed 18 September 2026", True),
        ("Resolved", True),
        ("complete", True),
        ("Open", False),
        ("Proposed for closure", False),
        ("Not closed", False),
        ("Re-opened", False),
        ("Partially complete", False),
        ("Under review", False),
        ("", None),
    ],
)
def test_a_concern_is_closed_only_when_the_register_says_so(sheets, status, closed):
    rows = [["Ref", "Concern", "Status", "Owner"], ["1", "x", status, "y"]]
    (row,) = read_register(sheets("r.xlsx", P=rows)).rows
    assert row.closed is closed
    assert row.open is (closed is not True)


def test_columns_we_do_not_know_are_kept_with_their_names(sheets):
    rows = [["Ref", "Concern", "Owner", "Weather"], ["1", "x", "y", "rain"]]
    (row,) = read_register(sheets("r.xlsx", P=rows)).rows
    assert row.other == {"Weather": "rain"}


def test_a_csv_file_is_read_through_its_reader_with_cut_off_and_rows():
    page = io.StringIO()
    csv.writer(page).writerows(
        [
            ["Concerns register"],
            ["Data cut-off: 28 August 2026"],
            [],
            ["Risk ID", "Issue", "Likelihood (1-5)", "Impact (1-5)", "Lead", "Deadline"],
            ["A1", "Rota, again", "4", "3", "DME", "01/09/2026"],
            [],
            ["A2", "No desk", "2", "2", "Estates", ""],
        ]
    )
    register = read_register(read("register.csv", page.getvalue().encode()))
    assert [(row.reference, row.concern, row.month) for row in register.rows] == [
        ("A1", "Rota, again", "2026-08"),
        ("A2", "No desk", "2026-08"),
    ]
    assert register.snapshots[0].cut_off == dt.date(2026, 8, 28)
    assert [row.place.row for row in register.rows] == [5, 7]
    assert register.problems == ()


def test_each_sheet_is_the_month_its_name_gives(sheets):
    head = ["Ref", "Concern", "L", "I", "Date raised"]
    register = read_register(
        sheets(
            "register 2026.xlsx",
            Notes=[["This workbook is kept by the quality team"]],
            Aug_26=[head, ["1", "x", "3", "3", "01/02/2026"]],
            September=[head, ["1", "x", "3", "3", "01/02/2026"]],
        )
    )
    assert [row.month for row in register.rows] == ["2026-08", "2026-09"]


def test_a_document_without_a_register_has_no_rows_and_says_why(sheets):
    register = read_register(
        sheets("r.xlsx", P=[["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    )
    assert register.rows == ()
    assert len(register.problems) == 1
