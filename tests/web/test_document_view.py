"""What a document's page says beside its lines, in words for people."""

from datetime import date

import pytest

from corpus.access import Release
from corpus.text import DocumentText, Line, Media
from corpus.versions import DocumentVersion, VersionState
from integrations.web.document_view import line_views, version_views


def text_of(*lines):
    return DocumentText(name="a.xlsx", media=next(iter(Media)), lines=lines)


def test_each_sheet_is_named_where_it_begins():
    text = text_of(
        Line(text="a", sheet="Survey"),
        Line(text="b", sheet="Survey"),
        Line(text="c", sheet="Workings"),
    )
    assert [view.page for view in line_views(text, [], 0, 0)] == [
        "Sheet Survey",
        "",
        "Sheet Workings",
    ]


def test_a_part_of_a_word_that_began_above_says_where_and_never_reads_as_nothing():
    text = text_of(Line(text="Li"), Line(text="ke"))
    kind = "word spelt out letter by letter"
    repairs = [
        {"line": 1, "said": "Li", "read_as": "Like", "kind": kind, "begun_on": 0},
        {"line": 2, "said": "ke", "read_as": "", "kind": kind, "begun_on": 1},
    ]
    first, second = line_views(text, repairs, 0, 0)
    assert first.notes == ("“Li” is read as “Like” (word spelt out letter by letter)",)
    assert second.notes == ("“ke” belongs to the word that begins on line 1",)


@pytest.mark.parametrize(
    ("state", "said"),
    [(VersionState.SUPERSEDED, "Replaced"), (VersionState.WITHDRAWN, "Withdrawn")],
)
def test_a_version_that_ended_on_its_first_day_says_how_it_ended(state, said):
    day = date(2026, 11, 2)
    version = DocumentVersion(
        version=1,
        document="a.md",
        state=state,
        release=Release.INTERNAL,
        recorded_at="2026-11-02T09:00:00+00:00",
        in_force_from=day,
        in_force_until=day,
        held_lines=0,
        repairs=0,
        junk_lines=0,
    )
    (view,) = version_views([version], 1)
    assert view.in_force == f"{said} on 2 November 2026, the day it came into force"
