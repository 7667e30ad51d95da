"""Dates are read as people in England write them, and never guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evidence.dates import dates_in, month_named, read_date, read_month

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
WAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%A %d %B %Y"]
WAYS += ["%Y-%m-%d", "%Y-%m-%d 00:00:00", "%d-%b-%y", "%d %B, %Y", "%dth %B %Y"]


@given(DAYS, st.sampled_from(WAYS))
def test_every_way_of_writing_a_date_gives_the_same_day(day, way):
    assert read_date(day.strftime(way)) == day


@given(DAYS)
def test_an_excel_serial_number_is_a_date(day):
    assert read_date(str((day - dt.date(1899, 12, 30)).days)) == day


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "asap",
        "ongoing",
        "tbc",
        "10/31/2026",
        "31/02/2026",
        "3/10",
        "12",
        "42",
        "99999",
        "3 October or 4 October 2026 and 5 November 2026",
    ],
)
def test_what_is_no_one_date_is_none(cell):
    assert read_date(cell) is None


def test_a_month_is_its_first_day_or_for_a_due_date_its_last():
    assert read_date("February 2028") == dt.date(2028, 2, 1)
    assert read_date("end of Feb 2028", end_of_month=True) == dt.date(2028, 2, 29)


def test_days_that_share_a_month_are_all_found():
    found = dates_in("Reviews on 3, 5 and 6 February 2026 and on 14-15 March 2026")
    assert [(day.month, day.day) for day in found] == [(2, 3), (2, 5), (2, 6), (3, 14), (3, 15)]


@pytest.mark.parametrize(
    "title",
    [
        "October 2026",
        "Oct 2026",
        "Oct-26",
        "2026-10",
        "QIR 10-2026",
        "Register_2026_10.csv",
        "Position at 31/10/2026",
        "register-october-2026.xlsx",
        "October '26",
    ],
)
def test_a_sheet_or_file_name_gives_its_month(title):
    assert read_month(title) == "2026-10"


def test_a_name_without_a_month_gives_none():
    assert [read_month(name) for name in ("Sheet1", "Register 2026", "Ward 12", "v2.13")] == [
        None
    ] * 4
    assert month_named("August") == 8
    assert month_named("Sheet1") is None
