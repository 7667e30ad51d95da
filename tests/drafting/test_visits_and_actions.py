"""Who came, what was agreed, what was denied and what contradicts it, from notes of other shapes."""

import datetime as dt

import pytest

from assistant.drafting.draft import DraftKind, DraftRequest
from assistant.drafting.flow import write_draft
from corpus.access import scope_of_team
from tests.drafting.shelf import Shelf
from tests.drafting.test_drafts_of_samples import statements, words

PROVIDER = "Gorsefield Ambulance NHS Trust"
NOTES = """# Gorsefield, notes of the quality visit, 12 October 2026

| Group | Number met | How |
|---|---|---|
| Student paramedics | 9 | in a room |
| Student midwives | 3 | by video |
| Foundation doctors | none came, released too late | - |
| Practice educators | 6 | in a room |

## Student paramedics
- Six of the nine student paramedics said that Friday simulation is cancelled most weeks.
- One student paramedic said a patient was given a double dose because the drug chart was old; the
  chair stopped the session and rang the duty lead.
- Student paramedics had no concerns about handover.
- Student paramedics praised the shared debriefing room with the police, where they learn together.
- Mr Emeka Vantongeren was said to shout at students.
- ileana drăgulescu, hcpc no. 7654321, ileana.d@gorsefield.example, sends the rota.

## Student midwives
- Both student midwives said that log-ins came after week three.

## Practice educators
- Practice educators said that Friday simulation runs every week.

## Agreed on the day
| What | Lead | By |
|---|---|---|
| Send the simulation register | Head of education | 30 October 2026 |
| Put late log-ins on the risk list | | |
"""
OWN = """Self-assessment of Gorsefield Ambulance NHS Trust, May 2026

| Standard | Our position | Evidence |
|---|---|---|
| 4.4 | Met | Every practice educator has a protected hour for each student |
| 1.1 | Met | Ratings by patients are good |
"""
REGISTER = """Ref,Where,Learners,Concern,Likelihood,Impact,Rating,Owner,Due,Status,Month
G1,Depot,Student paramedics,Practice educator time is not protected,4,4,R,Head of education,\
02/10/2026,Open,2026-10
G2,Control room,Student paramedics,Headsets are shared,2,5,A,Estates lead,04/12/2026,Open,2026-10
G3,Depot,Student midwives,Lockers are few,1,2,G,,,Open,2026-10
"""


@pytest.fixture(scope="module")
def drafts():
    shelf = Shelf()
    shelf.put(PROVIDER, "notes.md", NOTES)
    shelf.put(PROVIDER, "self-assessment.md", OWN)
    shelf.put(PROVIDER, "register of concerns.csv", REGISTER)
    day = dt.date(2026, 11, 20)
    return {
        kind: write_draft(
            DraftRequest(kind=kind, provider=PROVIDER, today=day), shelf, scope_of_team()
        )
        for kind in DraftKind
    }


def test_who_came_and_who_did_not_stands_under_who_was_met(drafts):
    met = words(drafts[DraftKind.VISIT_REPORT], "Who was met")
    assert "Student paramedics" in met
    assert "9" in met
    assert "Foundation doctors" in met
    assert "none came" in met


def test_a_count_below_five_is_a_band_in_a_table_and_behind_both(drafts):
    everything = "".join(draft.model_dump_json() for draft in drafts.values())
    assert "midwives | 3" not in everything
    assert "Both student midwives" not in everything
    assert "fewer than five" in words(drafts[DraftKind.VISIT_REPORT], "Who was met")


def test_the_notes_own_praise_is_good_practice_and_a_denial_is_kept(drafts):
    report = drafts[DraftKind.VISIT_REPORT]
    assert "shared debriefing room" in words(report, "Good practice")
    assert "shared debriefing room" in words(report, "Executive summary")
    assert "no concerns about handover" in words(report, "Findings")


def test_danger_is_in_every_draft_and_leads_the_lines_of_enquiry(drafts):
    assert "double dose" in words(drafts[DraftKind.VISIT_REPORT], "Executive summary")
    assert "double dose" in words(drafts[DraftKind.MONTHLY_NARRATIVE], "Emerging")
    lines = next(
        s for s in drafts[DraftKind.ENQUIRY_LINES].sections if s.heading == "Key lines of enquiry"
    )
    assert "double dose" in lines.table.rows[0][3].text


def test_two_accounts_of_one_matter_stand_together_whatever_their_themes(drafts):
    tables = [s.table for s in drafts[DraftKind.VISIT_REPORT].sections if s.table]
    told = ["\n".join(cell.text for row in table.rows for cell in row) for table in tables]
    assert any("cancelled most weeks" in one and "runs every week" in one for one in told)


def test_an_action_has_its_owner_and_date_or_a_visible_blank(drafts):
    steps = next(
        s for s in drafts[DraftKind.VISIT_REPORT].sections if s.heading.startswith("Next steps")
    )
    said = {row[0].text: row[1].text for row in steps.table.rows}
    assert said["Send the simulation register"] == (
        "Owner: Head of education; due: 30 October 2026"
    )
    blank = said["Put late log-ins on the risk list"]
    assert blank == "Owner: [not recorded]; due: [not recorded]"


def test_a_claim_stands_beside_what_speaks_against_it(drafts):
    summary = words(drafts[DraftKind.ENQUIRY_LINES], "Evidence summary")
    claim = next(line for line in summary.splitlines() if "protected hour" in line)
    assert "4.4" in claim
    assert "Against this" in claim
    assert "Practice educator time is not protected" in claim


def test_a_stated_rating_that_is_not_the_cell_is_shown_with_both(drafts):
    for kind in (DraftKind.ENQUIRY_LINES, DraftKind.MONTHLY_NARRATIVE):
        told = words(drafts[kind])
        assert "Likelihood 2, impact 5: A/R in the matrix; the register states “A”" in told, kind


def test_what_is_overdue_or_without_an_owner_is_named_with_its_words(drafts):
    narrative = drafts[DraftKind.MONTHLY_NARRATIVE]
    headline = words(narrative, "Headline")
    assert "Overdue: 1 (G1 “Practice educator time is not protected”)" in headline
    assert "No owner is recorded: 1 (G3 “Lockers are few”)" in words(narrative, "Data quality")


def test_nobody_named_beside_a_number_or_for_conduct_reaches_a_draft(drafts):
    for draft in drafts.values():
        everything = draft.model_dump_json().casefold()
        for secret in ("vantongeren", "emeka", "ileana", "drăgulescu", "7654321", "gorsefield.ex"):
            assert secret not in everything, (draft.kind, secret)


def test_every_statement_is_traced_or_tagged(drafts):
    for draft in drafts.values():
        for statement in statements(draft):
            assert statement.sources or statement.tag, statement.text
