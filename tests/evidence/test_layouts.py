"""The same five concerns are counted alike in whichever layout a provider keeps its register."""

import datetime as dt
import io

import docx
import openpyxl
import pytest

from corpus.evidence.dates import read_date
from corpus.evidence.kinds import EvidenceKind, recognise_kind
from corpus.evidence.register import movements, read_register
from corpus.framework.model import Rating
from corpus.reading import read
from tests.evidence.story import BOTH, IN_WORDS, MOVED, OCTOBER, SEPTEMBER

MONTHS = (("2026-09", "30 September 2026", SEPTEMBER), ("2026-10", "31 October 2026", OCTOBER))


def csv_of(rows, delimiter=","):
    return "\r\n".join(delimiter.join(map(str, row)) for row in rows).encode()


def markdown_of(rows):
    head, *rest = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(["# Our concerns", "", head, "|" + "---|" * len(rows[0]), *rest]).encode()


def html_of(rows, tag="th"):
    lines = [
        "<tr>" + "".join(f"<{tag if not at else 'td'}>{cell}</{tag if not at else 'td'}>" for cell in row) + "</tr>"
        for at, row in enumerate(rows)
    ]  # fmt: skip
    page = "".join(lines)
    return f"<html><body><p>Kept by education</p><table>{page}</table></body></html>".encode()


def word_of(rows):
    document = docx.Document()
    document.add_paragraph("What we worry about")
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, said in zip(table.add_row().cells, row, strict=False):
            cell.text = str(said)
    return saved(document)


def workbook_of(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name.replace("_", " "))
        for row in rows:
            page.append(list(row))
    return saved(book)


def saved(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def plain(rows):
    return [
        (t.ref, t.where, t.learners, t.what, t.likelihood, t.impact, t.rating, t.raised, t.action,
         t.owner, t.due, "no" if t.closed else "yes", t.closed)
        for t in rows
    ]  # fmt: skip


HEAD = ("Worry no.", "Where it is", "Who it touches: learners", "What is wrong", "How likely (1-5)",
        "How serious (1-5)", "Colour", "Noted on", "What we are doing", "Who", "By when",
        "Still open?", "Closed on")  # fmt: skip


def a_sheet_a_month():
    sheets = {
        f"{day.split()[1]}_2026": [["Worries"], [], HEAD, *plain(rows)] for _, day, rows in MONTHS
    }
    yield "worries.xlsx", workbook_of(**sheets)


def real_dates_in_a_workbook():
    def typed(row):
        return [read_date(cell) if "/20" in str(cell) else cell for cell in row]

    yield (
        "list.xlsx",
        workbook_of(
            Sep_26=[HEAD, *map(typed, plain(SEPTEMBER))], Oct_26=[HEAD, *map(typed, plain(OCTOBER))]
        ),
    )


def a_day_in_each_row_and_odd_names():
    head = ("as_of", "tag", "spot", "taught_here", "in_short", "odds", "oomph", "shade_given",
            "written_down_on", "remedy", "minder", "wanted_by", "state", "state_date")  # fmt: skip
    rows = [
        (day, t.ref, t.where, t.learners, t.what, t.likelihood, t.impact, t.rating, t.raised,
         t.action, t.owner, t.due, "shut" if t.closed else "live", t.closed)
        for (_, _, told), day in zip(MONTHS, ("30.09.26", "31.10.26"), strict=True)
        for t in told
    ]  # fmt: skip
    yield "book.csv", csv_of([head, *rows], ";")


def month_beneath_month_under_one_header():
    body = [row for _, day, rows in MONTHS for row in ([f"Position at {day}"], *plain(rows))]
    yield "all.csv", csv_of([["Our register"], HEAD, *body], "\t")


def month_beneath_month_each_with_its_header():
    body = [row for _, day, rows in MONTHS for row in ([f"As at {day}"], HEAD, *plain(rows), [])]
    yield "all.xlsx", workbook_of(Register=body)


def months_side_by_side_with_scores():
    head = ("Ref", "Concern", "Opened", "Sep L", "Sep I", "Sep RAG", "Oct L", "Oct I", "Oct RAG",
            "Lead", "Deadline", "Closed")  # fmt: skip
    rows = [
        (now.ref, now.what, now.raised,
         *((was.likelihood, was.impact, was.rating) if was else ("", "", "")),
         *((now.likelihood, now.impact, now.rating) if not now.closed else ("", "", "")),
         now.owner, now.due, now.closed)
        for now, was in BOTH
    ]  # fmt: skip
    yield "wide.xlsx", workbook_of(Sheet1=[["Year 2026"], head, *rows])


def months_side_by_side_as_colours():
    head = ("No.", "Issue", "Date added", "September 2026", "October 2026", "Owner", "Due")
    rows = [
        (now.ref, now.what, now.raised, IN_WORDS[was.rating] if was else "–",
         "Closed" if now.closed else IN_WORDS[now.rating], now.owner, now.due)
        for now, was in BOTH
    ]  # fmt: skip
    yield "colours.md", markdown_of([head, *rows])


def months_that_span_their_scores():
    above = ("", "", "", "Sept 2026", "", "Oct 2026", "", "", "")
    head = ("Code", "Description", "Start date", "L", "I", "L", "I", "Responsible", "Target date")
    rows = [
        (now.ref, now.what, now.raised, *((was.likelihood, was.impact) if was else ("", "")),
         *((now.likelihood, now.impact) if not now.closed else ("closed", "closed")),
         now.owner, now.due)
        for now, was in BOTH
    ]  # fmt: skip
    yield "spans.csv", csv_of([["Concerns 2026"], above, head, *rows])


def was_and_now():
    head = ("Id", "Problem", "Logged", "Was", "Now", "Person responsible", "Needed by", "Ended")
    rows = [
        (now.ref, now.what, now.raised, was.rating if was else "", now.rating, now.owner, now.due, now.closed)
        for now, was in BOTH
    ]  # fmt: skip
    yield "page.html", html_of([head, *rows])


def previous_and_current_over_the_scores():
    above = ("", "", "", "", "Previous", "", "", "Current", "", "", "", "", "")
    head = ("Item", "Item no.", "Summary", "Opened on", "L", "I", "RAG", "L", "I", "RAG", "Handler",
            "Complete by", "Date closed")  # fmt: skip
    rows = [
        (at, now.ref, now.what, now.raised,
         *((was.likelihood, was.impact, was.rating) if was else ("", "", "")),
         now.likelihood, now.impact, now.rating, now.owner, now.due, now.closed)
        for at, (now, was) in enumerate(BOTH, start=1)
    ]  # fmt: skip
    yield "concerns.docx", word_of([above, head, *rows])


def a_change_in_one_cell():
    head = ("Reference", "Nature of concern", "First seen", "Rating", "Owner", "Due date", "Status")
    rows = [
        (now.ref, now.what, now.raised,
         f"{was.rating} → {now.rating}" if was and was.rating != now.rating else
         f"{now.rating} (was {was.rating})" if was else now.rating,
         now.owner, now.due, f"Closed {now.closed}" if now.closed else "Open")
        for now, was in BOTH
    ]  # fmt: skip
    yield "change.xlsx", workbook_of(Running=[head, *rows])


def colour_and_scores_in_one_cell():
    head = ("#", "What is the concern?", "Traffic light", "Named person", "Finish by", "Done?")
    for _, day, told in MONTHS:
        rows = [
            (t.ref, t.what, f"{IN_WORDS[t.rating]} (L{t.likelihood} x I{t.impact})", t.owner, t.due,
             "Y" if t.closed else "N")
            for t in told
        ]  # fmt: skip
        yield f"{day}.html", html_of([head, *rows], tag="td")


def pairs_of_scores_and_no_colour():
    head = ("Risk ID", "Risk", "L x I", "Direction", "Risk owner", "Deadline", "State")
    for _, day, told in MONTHS:
        rows = [
            (t.ref, t.what, f"{t.likelihood} x {t.impact}", "", t.owner, t.due, "ended" if t.closed else "live")
            for t in told
        ]  # fmt: skip
        yield f"risks {day}.docx", word_of([head, *rows])


def names_that_nobody_could_know():
    head = ("Tag", "Story", "Zing", "Zang", "Shade", "Minder", "Began", "Wanted", "Stance")
    for month, _, told in MONTHS:
        rows = [
            (t.ref, t.what, t.likelihood, t.impact, t.rating, t.owner, t.raised, t.due,
             "closed" if t.closed else "open")
            for t in told
        ]  # fmt: skip
        yield f"things_{month}.csv", csv_of([head, *rows], "|")


def misspelt_names():
    head = ("Referance", "Descripton", "Liklihood", "Impcat", "Raiting", "Date rasied", "Responsable",
            "Dedline", "Statuss", "Date closed")  # fmt: skip
    for month, _, told in MONTHS:
        rows = [
            (t.ref, t.what, t.likelihood, t.impact, t.rating, t.raised, t.owner, t.due,
             "Resolved" if t.closed else "Under review", t.closed)
            for t in told
        ]  # fmt: skip
        yield f"{month} log.md", markdown_of([head, *rows])


def names_in_one_word():
    head = ("ItemNo", "TeamName", "LearnerGroup", "IssueSummary", "LikelihoodScore", "ImpactScore",
            "RagRating", "DateOpened", "ActionPlanned", "ActionOwner", "DueDate", "IsOpen", "DateClosed")  # fmt: skip
    sheets = {f"Export_{month}": [head, *plain(rows)] for month, _, rows in MONTHS}
    yield "export.xlsx", workbook_of(**sheets)


def a_position_every_week():
    head = ("Snapshot date", "Ref", "Issue", "RAG", "Opened", "Lead", "Due", "Status")
    weeks = (("04/09/2026", SEPTEMBER), ("25/09/2026", SEPTEMBER), ("02/10/2026", SEPTEMBER),
             ("30/10/2026", OCTOBER))  # fmt: skip
    rows = [
        (day, t.ref, t.what, t.rating, t.raised, t.owner, t.due, "Closed" if t.closed else "Open")
        for day, told in weeks
        for t in told
    ]
    yield "weekly.csv", csv_of([head, *rows])


def titles_and_notes_around_the_table():
    for _, day, told in MONTHS:
        rows = [
            ["Quality concerns"], ["Please do not sort this sheet by hand"], [f"Data cut-off {day}"], [],
            HEAD, *plain(told), [], ["Scores come from the monthly meeting of the education group"],
        ]  # fmt: skip
        yield f"{day.split()[1]}.xlsx", workbook_of(Sheet1=rows)


LAYOUTS = (
    a_sheet_a_month, real_dates_in_a_workbook, a_day_in_each_row_and_odd_names,
    month_beneath_month_under_one_header, month_beneath_month_each_with_its_header,
    months_side_by_side_with_scores, months_side_by_side_as_colours, months_that_span_their_scores,
    was_and_now, previous_and_current_over_the_scores, a_change_in_one_cell,
    colour_and_scores_in_one_cell, pairs_of_scores_and_no_colour, names_that_nobody_could_know,
    misspelt_names, names_in_one_word, a_position_every_week, titles_and_notes_around_the_table,
)  # fmt: skip


def named(layout):
    return layout.__name__.replace("_", " ")


@pytest.fixture(scope="module")
def texts():
    return {layout: [read(*file) for file in layout()] for layout in LAYOUTS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=named)
def test_every_layout_is_taken_for_a_register(texts, layout):
    assert [recognise_kind(text) for text in texts[layout]] == [
        EvidenceKind.RISK_REGISTER for _ in texts[layout]
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=named)
def test_every_layout_gives_the_same_movements(texts, layout):
    registers = [read_register(text) for text in texts[layout]]
    moved = movements(registers, "2026-10", cut_off=dt.date(2026, 10, 31))
    assert moved.counts == MOVED
    for name, reference in (("raised", "A1"), ("lowered", "A2"), ("closed", "A4"), ("new", "A5")):
        assert [move.concern.reference for move in getattr(moved, name)] == [reference]
    assert {move.concern.reference for move in moved.overdue} == {"A2", "A5"}
    assert [move.concern.reference for move in moved.no_due_date] == ["A3"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=named)
def test_every_layout_gives_owners_words_and_days_as_they_stand(texts, layout):
    registers = [read_register(text) for text in texts[layout]]
    moved = movements(registers, "2026-10", cut_off=dt.date(2026, 10, 31))
    held = {row.reference: row for row in moved.closing}
    assert {ref: row.owner for ref, row in held.items()} == {
        "A1": "Matron", "A2": "Tutor", "A3": None, "A5": "Tutor"
    }  # fmt: skip
    assert held["A2"].due == dt.date(2026, 10, 15)
    assert {ref: row.concern for ref, row in held.items()} == {
        told.ref: told.what for told in OCTOBER if not told.closed
    }
    assert [problem.reason for one in registers for problem in one.problems if problem.column] == []
    for row in held.values():
        source = next(
            text for text in texts[layout] if text.name == row.document
        ).between(row.place.first, row.place.last)  # fmt: skip
        assert all(cell in source for cell in row.as_written.values())


def test_a_stated_colour_that_is_not_the_cell_keeps_both():
    rows = [
        ("Tag", "Story", "Zing", "Zang", "Shade", "Minder", "Began"),
        (
            "1",
            "Patients are seen before anybody is on site",
            "3",
            "5",
            "Amber/Red",
            "x",
            "1/9/2026",
        ),
        ("2", "Lockers are shared by three learners", "2", "2", "G/A", "y", "2/9/2026"),
    ]
    register = read_register(read("October 2026.csv", csv_of(rows)))
    first = register.rows[0]
    assert (first.likelihood, first.impact, first.stated_rating) == (3, 5, Rating.A_R)
    assert first.as_written["rating"] == "Amber/Red"


@pytest.mark.parametrize(
    "rows",
    [
        [("Group", "Met", "Where"), ("Nurses", "4", "Ward 1"), ("Doctors", "3", "Ward 2")],
        [("Group", "n", "Induction, out of 5", "Support, out of 5"), ("A", "9", "4", "3"), ("B", "8", "2", "5")],
        [("Ref", "Group", "Morning", "Afternoon"), ("1", "Nurses", "3", "4"), ("2", "Doctors", "2", "5")],
        [("Standard", "Our view", "Evidence"), ("1.1", "Met", "Audit"), ("2.1", "Partly met", "Minutes")],
        [("Action", "Lead", "By when", "Status"), ("Fix rota", "DME", "1/2/2026", "open"), ("Buy desk", "x", "2/2/2026", "done")],
        [("Date", "Time", "Room"), ("1/2/2026", "9", "A"), ("2/2/2026", "10", "B")],
    ],
)  # fmt: skip
def test_other_tables_are_not_taken_for_registers(rows):
    text = read("table.csv", csv_of([[str(cell) for cell in row] for row in rows]))
    assert recognise_kind(text) is not EvidenceKind.RISK_REGISTER


def test_a_mark_in_a_column_of_scores_is_told_as_unreadable():
    rows = [
        ("ID", "Issue", "L", "C", "RAG", "State"),
        ("1", "Late payslips", "x", "2", "A", "Open"),
    ]
    register = read_register(read("log.csv", csv_of(rows)))
    assert [problem.column for problem in register.problems] == ["likelihood"]
    assert register.rows[0].open
