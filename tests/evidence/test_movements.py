"""The movements of a month are counted by code and always reconcile."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.evidence.concern import Concern, Register
from corpus.evidence.register import movements
from corpus.evidence.scores import read_rating
from corpus.failures import BadInput
from corpus.text import Place

RATINGS = ["G", "G/A", "A", "A/R", "R"]


def concern(reference, month=None, rating="A", *, closed=False, row=1, **more):
    return Concern(
        document="r.xlsx",
        place=Place(first=row, last=row, row=row),
        month=month,
        reference=reference,
        rating=rating,
        stated_rating=read_rating(rating) if rating else None,
        closed=closed,
        **more,
    )


def register(*rows):
    return Register(document="r.xlsx", rows=rows)


def references(moves):
    return [move.concern.reference for move in moves]


ROWS = st.builds(
    concern,
    reference=st.sampled_from(["1", "2", "3", "4", "5"]),
    month=st.sampled_from(["2026-08", "2026-09", "2026-10", None]),
    rating=st.sampled_from([*RATINGS, None]),
    closed=st.booleans(),
    date_raised=st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2026, 11, 30)),
    date_updated=st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2026, 11, 30)),
    date_closed=st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2026, 11, 30)),
    due=st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2027, 1, 31)),
)


@given(st.lists(ROWS, max_size=14), st.sampled_from(["2026-08", "2026-09", "2026-10", "2026-11"]))
@settings(max_examples=300)
def test_opening_and_new_less_closed_is_closing(rows, month):
    found = movements([register(*rows)], month)
    counts = found.counts
    assert counts["opening"] + counts["new"] - counts["closed"] == counts["closing"]
    stayed = sum(counts[name] for name in ("raised", "lowered", "unchanged", "not_comparable"))
    closed_of_new = len(set(map(id, found.new)) & set(map(id, found.closed)))
    assert counts["opening"] == stayed + counts["missing"] + counts["closed"] - closed_of_new
    assert all(move.concern.due < found.cut_off for move in found.overdue)
    assert all(row.open for row in found.closing)


@given(st.lists(ROWS, max_size=10))
def test_the_same_rows_give_the_same_movements(rows):
    assert movements([register(*rows)], "2026-10") == movements([register(*rows)], "2026-10")


def test_each_concern_is_sorted_by_what_happened_to_it():
    before = [
        concern("stays", "2026-09"),
        concern("rises", "2026-09", "A"),
        concern("falls", "2026-09", "R"),
        concern("closes", "2026-09"),
        concern("vanishes", "2026-09"),
        concern("was closed", "2026-09", closed=True),
        concern("comes back", "2026-09", closed=True),
    ]
    now = [
        concern("STAYS ", "2026-10", due=dt.date(2026, 10, 30)),
        concern("rises", "2026-10", "A/R", due=dt.date(2026, 10, 31)),
        concern("falls", "2026-10", "A/R"),
        concern("closes", "2026-10", closed=True),
        concern("was closed", "2026-10", closed=True),
        concern("comes back", "2026-10"),
        concern("is new", "2026-10"),
        concern("came and went", "2026-10", closed=True),
    ]
    found = movements([register(*before), register(*now)], "2026-10")
    assert references(found.unchanged) == ["STAYS "]
    assert references(found.raised) == ["rises"]
    assert references(found.lowered) == ["falls"]
    assert references(found.closed) == ["closes", "came and went"]
    assert references(found.new) == ["comes back", "is new", "came and went"]
    assert references(found.reopened) == ["comes back"]
    assert references(found.missing) == ["vanishes"]
    assert references(found.overdue) == ["STAYS "]
    assert found.counts["opening"] == 5
    assert found.counts["closing"] == 6
    assert found.raised[0].before == before[1]
    assert (found.raised[0].was, found.raised[0].now) == ("A", "A/R")


def test_a_running_register_is_counted_by_its_dates():
    rows = [
        concern("old", date_raised=dt.date(2026, 5, 1), previous_rating="A/R",
                previous_stated_rating=read_rating("A/R"), date_updated=dt.date(2026, 10, 9)),
        concern("new", date_raised=dt.date(2026, 10, 1)),
        concern("later", date_raised=dt.date(2026, 11, 1)),
        concern("closed now", closed=True, date_raised=dt.date(2026, 5, 1),
                date_closed=dt.date(2026, 10, 31)),
        concern("closed before", closed=True, date_closed=dt.date(2026, 9, 30)),
        concern("closed after", closed=True, date_raised=dt.date(2026, 5, 1),
                date_closed=dt.date(2026, 11, 1)),
        concern("closed some day", closed=True),
    ]  # fmt: skip
    found = movements([register(*rows)], "2026-10")
    assert references(found.lowered) == ["old"]
    assert references(found.new) == ["new"]
    assert references(found.closed) == ["closed now"]
    assert [row.reference for row in found.closing] == ["old", "new", "closed after"]
    assert any("closed some day" in problem for problem in found.problems)


def test_without_ratings_the_scores_decide_and_then_the_stated_direction():
    def pair(name, before, now, **more):
        scores = ("likelihood", "impact")
        return (
            concern(name, "2026-09", None, **dict(zip(scores, before, strict=True))),
            concern(name, "2026-10", None, **dict(zip(scores, now, strict=True)), **more),
        )

    pairs = [
        pair("up", (3, 3), (4, 3)),
        pair("down", (3, 3), (3, 1)),
        pair("both ways", (3, 3), (4, 2), direction="↑"),
        pair("told", (None, None), (None, None), direction="Worsening"),
        pair("untold", (None, None), (None, None)),
    ]
    found = movements([register(*(row for both in pairs for row in both))], "2026-10")
    assert references(found.raised) == ["up", "told"]
    assert references(found.lowered) == ["down"]
    assert references(found.not_comparable) == ["both ways", "untold"]


def test_a_reference_used_twice_keeps_both_concerns_and_says_so():
    rows = [concern("7", "2026-10", row=4), concern("7", "2026-10", row=9)]
    found = movements([register(*rows)], "2026-10")
    assert [row.place.row for row in found.closing] == [4, 9]
    assert any("7" in problem for problem in found.problems)


def test_a_month_nobody_gave_is_said_and_closes_nothing():
    found = movements([register(concern("1", "2026-08"))], "2026-10")
    assert not found.given
    assert found.compared_with == "2026-08"
    assert found.counts["closed"] == 0
    assert references(found.missing) == ["1"]
    assert found.problems


def test_concerns_without_references_are_followed_by_their_words():
    rows = [
        concern(None, "2026-09", "A", unit="Ward 4", concern="No  rota"),
        concern(None, "2026-10", "R", unit="ward 4", concern="No rota"),
    ]
    assert movements([register(*rows)], "2026-10").counts["raised"] == 1


@pytest.mark.parametrize("month", ["October 2026", "2026-13", "10-2026", ""])
def test_what_is_no_month_is_refused(month):
    with pytest.raises(BadInput, match="month"):
        movements([], month)
