"""The three drafts of the sample providers rest on what their papers say, and on nothing else."""

import datetime as dt
import re

import pytest

from assistant.drafting.draft import DraftKind, DraftRequest, Tag
from assistant.drafting.flow import write_draft
from assistant.drafting.numerals import numbers_in
from assistant.drafting.quotation import quoted_parts, stands_there
from assistant.identity.people import Identifier
from corpus.access import Release, scope_of_provider, scope_of_team
from corpus.failures import NotYours
from corpus.samples import samples
from tests.drafting.shelf import sample_shelf

TODAY = dt.date(2026, 11, 20)
WHOLE = "Harbourne Vale NHS Foundation Trust"
PROVIDERS = sorted({sample.provider for sample in samples()})
each_kind = pytest.mark.parametrize("kind", list(DraftKind))
each_provider = pytest.mark.parametrize("provider", PROVIDERS)
SHELF = sample_shelf()
_DRAFTS = {}


def draft_of(kind, provider=WHOLE, **asked):
    key = (kind, provider, tuple(sorted(asked.items())))
    if key not in _DRAFTS:
        request = DraftRequest(kind=kind, provider=provider, today=TODAY, **asked)
        _DRAFTS[key] = write_draft(request, SHELF, scope_of_team())
    return _DRAFTS[key]


def statements(draft, *headings):
    for section in draft.sections:
        if headings and not any(section.heading.startswith(heading) for heading in headings):
            continue
        yield from section.statements
        for row in section.table.rows if section.table else ():
            yield from row


def words(draft, *headings):
    return "\n".join(statement.text for statement in statements(draft, *headings))


@each_kind
@each_provider
def test_every_statement_has_a_source_or_a_tag(kind, provider):
    for statement in statements(draft_of(kind, provider)):
        assert statement.sources or statement.tag, statement.text


@each_kind
@each_provider
def test_every_quotation_stands_where_it_says(kind, provider):
    scope = scope_of_team()
    for statement in statements(draft_of(kind, provider)):
        for span in statement.sources:
            text = SHELF.text(scope, span.document_id)
            assert stands_there(span.quote, text, span.place), (span.document, span.quote)


@each_kind
@each_provider
def test_what_stands_in_quote_marks_is_in_a_source(kind, provider):
    for statement in statements(draft_of(kind, provider)):
        for part in quoted_parts(statement.text):
            plain = part.replace("‘", "“").replace("’", "”")
            held = [span.quote for span in statement.sources]
            assert any(part in quote or plain in quote for quote in held), statement.text


@each_kind
@each_provider
def test_a_number_without_the_tag_computed_is_in_its_sources(kind, provider):
    for statement in statements(draft_of(kind, provider)):
        if statement.tag is None:
            own = re.sub("fewer than five", "", statement.text, flags=re.IGNORECASE)
            held = " ".join(f"{span.quote} {span.document}" for span in statement.sources)
            assert numbers_in(own) - numbers_in(held) <= {0, 1}, statement.text


@each_kind
@each_provider
def test_no_other_providers_canary_reaches_a_draft(kind, provider):
    everything = draft_of(kind, provider).model_dump_json()
    foreign = {sample.provider_canary for sample in samples() if sample.provider != provider}
    foreign |= {sample.canary for sample in samples() if sample.provider != provider}
    assert [canary for canary in foreign if canary in everything] == []


@each_kind
@each_provider
def test_nobody_is_named_in_words_or_quotations(kind, provider):
    draft = draft_of(kind, provider)
    everything = draft.model_dump_json()
    for name in ("Fairquist", "Ottoline", "@"):
        assert name not in everything
    assert not re.search(r"\b9\d\d ?\d{3} ?\d{4}\b|\b0\d{3,4} ?\d{3} ?\d{3,4}\b", words(draft))


@each_kind
def test_an_instruction_in_a_paper_is_set_aside_and_not_repeated(kind):
    draft = draft_of(kind)
    assert "ignore the previous" not in draft.model_dump_json().lower()
    assert any("reads as an instruction" in reason for reason in draft.set_aside)


@each_kind
def test_a_reader_of_the_public_gets_published_papers_only(kind):
    draft = draft_of(kind, release=Release.PUBLISHED)
    used = {span.document for s in statements(draft) for span in s.sources if span.provider_id}
    published = {s.path.name for s in samples() if s.release is Release.PUBLISHED}
    assert used <= published


def test_a_provider_may_not_draft_from_another_providers_papers():
    own = next(one for one in SHELF.providers(scope_of_team()) if one.name != WHOLE)
    request = DraftRequest(kind=DraftKind.VISIT_REPORT, provider=WHOLE, today=TODAY)
    with pytest.raises(NotYours):
        write_draft(request, SHELF, scope_of_provider(own.id))


@each_kind
def test_the_same_request_gives_the_same_draft(kind):
    request = DraftRequest(kind=kind, provider=WHOLE, today=TODAY)
    assert write_draft(request, SHELF, scope_of_team()) == draft_of(kind)


def test_a_visit_report_sets_the_accounts_of_learners_and_supervisors_side_by_side():
    draft = draft_of(DraftKind.VISIT_REPORT)
    tables = [s.table for s in draft.sections if s.heading.startswith("Findings: ") and s.table]
    sides = [{row[0].text: row[1].text for row in table.rows} for table in tables]
    both = [
        said
        for said in sides
        if "no consultant presence in ED after 22:00" in said.get("Learners", "")
        and "never left without a senior" in said.get("Supervisors", "")
    ]
    assert both
    assert "Accounts differ" in both[0]


def test_a_visit_report_tells_who_did_not_come_and_which_count_is_blank():
    met = words(draft_of(DraftKind.VISIT_REPORT), "Who was met")
    assert "No specialty trainees attended." in met
    assert "Number of supervisors met: [not recorded]" in met


def test_a_visit_report_neither_fills_in_a_rating_nor_drops_that_there_is_none():
    summary = words(draft_of(DraftKind.VISIT_REPORT), "Executive summary")
    assert "No rating was agreed." in summary
    assert "Immediate mandatory requirements: [not recorded]" in summary


def test_a_visit_report_keeps_the_panels_disagreement():
    findings = words(draft_of(DraftKind.VISIT_REPORT), "Findings")
    assert "wanted a requirement" in findings
    assert "wanted more evidence first" in findings


def test_a_visit_report_says_that_an_individual_matter_exists_and_does_not_describe_it():
    draft = draft_of(DraftKind.VISIT_REPORT)
    outside = words(draft, "Patient-safety or individual matters")
    assert "handled outside this report" in outside
    assert "scared to come in" not in draft.model_dump_json()


def test_safety_is_told_in_the_summary_and_leads_the_lines_of_enquiry():
    summary = words(draft_of(DraftKind.VISIT_REPORT), "Executive summary")
    assert "left alone in resus" in summary
    lines = next(
        s for s in draft_of(DraftKind.ENQUIRY_LINES).sections if s.heading == "Key lines of enquiry"
    )
    assert lines.table is not None
    assert "1.1" in lines.table.rows[0][2].text
    assert 5 <= len(lines.table.rows) <= 8


def test_questions_are_open_neutral_and_tied_to_evidence_and_a_standard():
    lines = next(
        s for s in draft_of(DraftKind.ENQUIRY_LINES).sections if s.heading == "Key lines of enquiry"
    )
    assert lines.table is not None
    for row in lines.table.rows:
        question = row[1]
        assert re.match(r"(?:How|What|Which|Who|When)\b", question.text)
        assert question.standards
        assert question.tag is Tag.SUGGESTED
        assert row[3].sources


def test_a_plan_of_the_day_fits_the_times_asked_for_and_keeps_supervisors_apart():
    brief = "ED visit 3 December 2026, 0930 to 1630, 4 sessions, foundation doctors, student nurses"
    plan = next(
        s
        for s in draft_of(DraftKind.ENQUIRY_LINES, brief=brief).sections
        if s.heading == "Session plan"
    )
    assert plan.table is not None
    times = [row[0].text for row in plan.table.rows]
    sessions = [row[1].text for row in plan.table.rows]
    assert times[0].startswith("09:30")
    assert times[-1].endswith("16:30")
    assert times == sorted(times)
    learners = [one for one in sessions if one.startswith("Learners")]
    assert learners
    assert not any("upervis" in one for one in learners)
    assert len(sessions) == 4 + 4  # asked for, and the panel's own with the provider's opening


def test_what_the_request_says_is_shown_as_from_the_request():
    brief = "AMU, 3 December 2026, foundation doctors, version 0.4"
    draft = draft_of(DraftKind.ENQUIRY_LINES, brief=brief)
    assert draft.version == "0.4"
    header = words(draft, "Header")
    assert "Date or dates: “3 December 2026” (from the request)" in header
    assert "Learner groups: “foundation doctors” (from the request)" in header


def test_a_small_group_is_neither_counted_nor_shown():
    everything = "".join(draft_of(kind).model_dump_json() for kind in DraftKind)
    assert "Two of five student nurses" not in everything
    assert "fewer than five" in everything
    assert any(
        "fewer than five" in reason for reason in draft_of(DraftKind.ENQUIRY_LINES).set_aside
    )


def test_every_statement_of_the_visit_is_somewhere_or_is_set_aside_with_the_reason():
    from assistant.drafting.collect import collect
    from corpus.evidence.kinds import EvidenceKind

    request = DraftRequest(kind=DraftKind.VISIT_REPORT, provider=WHOLE, today=TODAY)
    provider = SHELF.provider(scope_of_team(), WHOLE)
    scope = scope_of_team().only(provider.id)
    collected = collect(request, provider, SHELF, scope, None)
    draft = draft_of(DraftKind.VISIT_REPORT)
    told = {(span.document, span.place.first) for s in statements(draft) for span in s.sources}
    for note in collected.notes:
        if note.paper.kind is EvidenceKind.VISIT_NOTES:
            assert (note.span.document, note.span.place.first) in told, note.span.quote


def test_the_narratives_counts_reconcile_with_the_register():
    headline = words(draft_of(DraftKind.MONTHLY_NARRATIVE), "Headline")
    opening, new, closed, closing = map(
        int,
        re.search(
            r"start (\d+), plus new (\d+), less closed (\d+): open at the end (\d+)", headline
        ).groups(),
    )
    assert opening + new - closed == closing
    for what, count in (("New", new), ("Closed", closed)):
        listed = re.search(rf"^{what}: (\d+)(?: \((.*)\))?$", headline, re.MULTILINE)
        assert int(listed[1]) == count == len((listed[2] or "").split("; ")) * bool(listed[2])


def test_the_narrative_takes_the_latest_month_and_says_which():
    assert "Month: October 2026" in words(draft_of(DraftKind.MONTHLY_NARRATIVE), "Header")
    earlier = draft_of(DraftKind.MONTHLY_NARRATIVE, month="2026-09")
    assert "Month: September 2026" in words(earlier, "Header")
    unknown = words(draft_of(DraftKind.MONTHLY_NARRATIVE, month="2024-01"))
    assert "gives no position for January 2024" in unknown
    assert "New:" not in unknown


def test_the_narrative_notes_a_rating_that_is_not_the_matrix_cell():
    quality = words(draft_of(DraftKind.MONTHLY_NARRATIVE), "Data quality")
    cell = "Likelihood 2, impact 3: A in the matrix; the register states “G/A”, which differs."
    assert "QR-033" in quality
    assert cell in quality


def test_the_five_contents_that_the_handbook_asks_of_a_narrative_are_visible():
    headings = " | ".join(s.heading for s in draft_of(DraftKind.MONTHLY_NARRATIVE).sections).lower()
    for content in ("local situation and concerns", "risks and mitigating actions",
                    "actions taken and planned", "impact on patient safety", "best practice"):  # fmt: skip
        assert content in headings


def test_today_decides_what_is_overdue():
    late = words(draft_of(DraftKind.MONTHLY_NARRATIVE), "Headline")
    request = DraftRequest(
        kind=DraftKind.MONTHLY_NARRATIVE, provider=WHOLE, today=dt.date(2026, 10, 1)
    )
    early = words(write_draft(request, SHELF, scope_of_team()), "Headline")
    assert "on 20 November 2026, the day of writing" in late
    assert "Overdue: 3 (" in late
    assert "Overdue: 1 (" in early


@each_kind
def test_a_provider_of_whom_nothing_is_held_gets_blanks_and_nothing_invented(kind):
    draft = draft_of(kind, "Marram Sound NHS Trust")
    for statement in statements(draft):
        assert statement.tag is not None, statement.text
        assert not [span for span in statement.sources if span.provider_id], statement.text
    blanks = [s for s in statements(draft) if s.tag in (Tag.NOT_RECORDED, Tag.PANEL_JUDGEMENT)]
    assert len(blanks) > 15
    assert draft.questions


def test_names_in_the_drafts_were_looked_for_with_the_papers_own_words():
    assert Identifier(["Dr Quist came.", "Later Quist left."]).marks("Quist said so.")
