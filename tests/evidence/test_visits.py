"""Notes of a visit say who came and what was agreed, in whatever style they were taken."""

import datetime as dt

import pytest

from corpus.evidence.actions import actions_of
from corpus.evidence.attendance import attendance_of
from corpus.evidence.items import items_of
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity
from corpus.reading import read
from corpus.text import Media

NOTES = {
    "line.txt": "Who we met\nRegistrars 4; trainee pharmacists 2 by video\nStudent midwives did not attend",
    "dashes.txt": "WHO CAME: Core trainees - nineteen. Student ODPs - 3. Student midwives - nobody came.",
    "brackets.txt": "Present: student nurses (six), practice assessors (3). Student midwives could not attend.",
    "sentence.txt": "We met eleven student paramedics and 3 physiotherapy students. No student midwives attended.",
    "table.md": "# Attendance\n\n| Group | Number |\n|---|---|\n| Student nurses | seven |\n"
    "| F1s and GP registrars | 5 |\n| Student midwives | did not attend, on leave |",
    "table.html": "<table><tr><th>Who</th><th>How many</th></tr><tr><td>Dental students</td><td>12</td></tr>"
    "<tr><td>Student midwives</td><td>0</td></tr></table>",
}  # fmt: skip
MET = {
    "line.txt": {"specialty trainees": 4, "trainee pharmacists": 2, "student midwives": 0},
    "dashes.txt": {"core trainees": 19, "student operating department practitioners": 3, "student midwives": 0},
    "brackets.txt": {"student nurses": 6, "supervisors": 3, "student midwives": 0},
    "sentence.txt": {"student paramedics": 11, "student physiotherapists": 3, "student midwives": 0},
    "table.md": {"student nurses": 7, "foundation doctors and GP trainees": 5, "student midwives": 0},
    "table.html": {"dental trainees": 12, "student midwives": 0},
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_who_was_met_and_who_did_not_come_is_read_in_any_style(name):
    text = read(name, NOTES[name].encode())
    met = attendance_of(text)
    assert {one.group: one.count for one in met} == MET[name]
    assert {one.group for one in met if one.came is False} == {"student midwives"}
    assert all(one.said in text.between(one.place.first, one.place.last) for one in met)


@pytest.mark.parametrize(
    "said",
    [
        "Two of the six student nurses said that lists overrun.",
        "Student nurses were absent from teaching for a week.",
        "Year 2 student nurses share one desk.",
        "GP registrars said that 4 clinics were cancelled.",
    ],
)
def test_what_learners_tell_is_no_attendance(written, said):
    assert attendance_of(written(said)) == ()


def test_actions_keep_what_is_stated_and_leave_the_rest_blank():
    notes = (
        "# To follow up\n\n- [ ] Practice manager: second check of every item, by 27/11/26\n"
        "- [ ] Training session for learners\n- Ward sister will send the roster by 3 December 2026\n\n"
        "# Agreed\n\n| What | Lead | Date |\n|---|---|---|\n"
        "| Stop lone visits | Head of nursing | 18 December 2026 |\n| Publish the list | | |\n"
    )
    found = [(one.owner, one.due) for one in actions_of(read("notes.md", notes.encode()))]
    assert found == [
        ("Practice manager", dt.date(2026, 11, 27)),
        (None, None),
        ("Ward sister", dt.date(2026, 12, 3)),
        ("Head of nursing", dt.date(2026, 12, 18)),
        (None, None),
    ]


def test_lines_to_do_are_actions_and_nobodys_words(written):
    text = written(
        "# Anaesthetic nurses\nThey praised the simulation mornings.\n"
        "TO DO: director of medical education to send the policy, by 27.11.2026.\n"
        "RISK: likelihood 4 and impact 3 went on the board.",
        media=Media.MARKDOWN,
    )
    (action,) = actions_of(text)
    assert (action.owner, action.due) == ("director of medical education", dt.date(2026, 11, 27))
    groups = [item.group for item in items_of(text, EvidenceKind.VISIT_NOTES)]
    assert groups == ["anaesthetic nurses", None, None]


@pytest.mark.parametrize(
    ("said", "polarity", "danger"),
    [
        ("They had no concerns about handover, which they called clear.", Polarity.POSITIVE, False),
        ("No concerns about supervision were raised by the registrars.", Polarity.POSITIVE, False),
        ("They were sent on lone visits before they had been signed off.", Polarity.CONCERN, True),
        ("The queue was signed off unread and a child nearly got ten times the dose.", Polarity.CONCERN, True),
        ("Swabs were counted alone with no registered practitioner present.", Polarity.CONCERN, True),
        ("They are called out of theatre to cover the wards.", Polarity.CONCERN, False),
        ("Study time had been refused.", Polarity.CONCERN, False),
        ("Students share one desk and feel part of the team.", Polarity.POSITIVE, False),
        ("The panel did not set a rating on the day.", Polarity.NEUTRAL, False),
    ],
)  # fmt: skip
def test_which_way_a_statement_of_a_visit_points(written, said, polarity, danger):
    (item,) = items_of(written(said), EvidenceKind.VISIT_NOTES)
    assert (item.polarity, item.is_safety) == (polarity, danger)


def test_a_session_of_two_groups_is_told_as_both(written):
    text = written(
        "# F2 doctors and GP registrars\nFive of the eight did not know their supervisor."
    )
    item = items_of(text, EvidenceKind.VISIT_NOTES)[-1]
    assert item.group == "foundation doctors and GP trainees"
