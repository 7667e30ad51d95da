"""Each tool: what a good question gets, what a bad one gets, and what is said when nothing fits."""

import json
from typing import ClassVar

import pytest

from assistant.question import Status
from assistant.tools import tools_for
from assistant.tools.context import StartedDraft
from assistant.tools.offered import TOOLS, call
from corpus.access import scope_of_official_documents, scope_of_public
from corpus.failures import Fault


def tokens_known(context, report):
    import re

    found = re.findall(r"\[p\d+\]", " ".join([report.lead, *report.statements, *report.cautions]))
    return all(context.ledger.span(token) for token in found) and found


class TestLookUpStandard:
    def test_an_imported_standard_is_quoted_exactly_with_its_edition_and_token(
        self, turn, imported
    ):
        context = turn(imported)
        report = call(context, "look_up_standard", {"standard": "3.5"})
        assert report.status is Status.ANSWERED
        assert "“Exact wording 3.5.”" in report.lead
        assert "2017/18" in report.lead
        (token,) = [t for t in context.ledger.spans() if t in report.lead]
        assert context.ledger.span(token).quote == "Exact wording 3.5."
        assert not any("our own words" in caution for caution in report.cautions)

    def test_our_own_words_stand_without_quote_marks_and_say_so(self, context):
        report = call(context, "look_up_standard", {"standard": "3.5"})
        assert "“" not in report.lead
        assert any("our own words" in caution for caution in report.cautions)
        assert tokens_known(context, report)

    def test_other_editions_are_warned_of(self, context):
        report = call(context, "look_up_standard", {"standard": "3.5"})
        assert any("other editions number differently" in each for each in report.cautions)

    def test_an_unknown_number_gets_the_nearest(self, context):
        report = call(context, "look_up_standard", {"standard": "3.9"})
        assert report.status is Status.NOT_IN_DOCUMENTS
        assert "3.5" in " ".join(report.statements)
        assert report.result["nearest"]

    def test_nothing_asked_is_asked_back(self, context):
        assert call(context, "look_up_standard", {}).status is Status.CLARIFY


class TestScoreRisk:
    def test_a_cell_is_looked_up_and_not_multiplied(self, context):
        report = call(context, "score_risk", {"likelihood": 4, "impact": 3})
        assert report.status is Status.ANSWERED
        assert "A/R" in report.lead
        assert "2017/18" in report.lead
        assert any("not 4 × 3 = 12" in caution for caution in report.cautions)
        assert any("Medium or High" in caution for caution in report.cautions)
        assert tokens_known(context, report)

    def test_a_straddling_rating_gives_the_interventions_of_both_levels(self, context):
        report = call(context, "score_risk", {"likelihood": 3, "impact": 4})
        support = " ".join(report.statements)
        assert "medium risk" in support
        assert "high risk" in support

    @pytest.mark.parametrize(
        "arguments",
        [
            {"likelihood": 6, "impact": 3},
            {"likelihood": "four", "impact": 3},
            {"likelihood": 4},
            {"impact": 2},
            {},
            {"likelihood": 2.5, "impact": 2},
            {"likelihood": True, "impact": 2},
            {"product": "ten"},
            {"product": 2.5},
        ],
    )
    def test_bad_numbers_get_a_sentence_and_no_rating(self, context, arguments):
        report = call(context, "score_risk", arguments)
        assert report.status is Status.CLARIFY
        assert "rating" not in report.result
        assert report.lead.endswith("Nothing was rated.")

    def test_a_score_of_ten_is_two_cells_with_different_ratings(self, context):
        report = call(context, "score_risk", {"product": 10})
        assert report.status is Status.CLARIFY
        shown = [(c["likelihood"], c["impact"], c["rating"]) for c in report.result["cells"]]
        assert shown == [(2, 5, "A/R"), (5, 2, "A")]

    def test_a_score_that_no_two_numbers_make_is_said_to_be_none(self, context):
        report = call(context, "score_risk", {"product": 7})
        assert report.status is Status.CLARIFY
        assert report.result["cells"] == []

    def test_two_numbers_in_no_order_are_asked_back_only_where_the_order_matters(self, context):
        unclear = {"likelihood": 3, "impact": 5, "either_order": True}
        assert call(context, "score_risk", unclear).status is Status.CLARIFY
        same = {"likelihood": 4, "impact": 4, "either_order": True}
        assert call(context, "score_risk", same).status is Status.ANSWERED

    def test_a_concern_gets_a_proposal_for_a_person_to_decide(self, context):
        concern = "Learners are regularly left unsupervised at night."
        report = call(context, "score_risk", {"concern": concern})
        assert report.status is Status.NEEDS_PERSON
        assert report.result["proposed"] is True
        assert "Proposed" in report.lead

    def test_a_concern_that_tells_nothing_gets_no_rating(self, context):
        report = call(context, "score_risk", {"concern": "The corridor was painted blue."})
        assert report.result["rating"] is None


class TestRecommendInterventions:
    def test_a_level_gets_its_examples_with_why_what_who_and_outcome(self, context):
        report = call(context, "recommend_interventions", {"level": "medium"})
        assert report.result["levels"] == [
            {
                "level": "Medium",
                "interventions": ["Programme review", "Learner/educator meetings"],
            }
        ]
        for part in ("why", "what", "who", "what they lead to"):
            assert sum(f", {part}:" in each for each in report.statements) == 2
        assert any("not prescriptive" in caution for caution in report.cautions)
        assert tokens_known(context, report)

    @pytest.mark.parametrize(
        ("rating", "levels"),
        [
            ("G", ["Low"]),
            ("g/a", ["Low", "Medium"]),
            ("A/R", ["Medium", "High"]),
            ("red", ["High"]),
        ],
    )
    def test_a_rating_gets_the_levels_it_could_stand_for(self, context, rating, levels):
        report = call(context, "recommend_interventions", {"rating": rating})
        assert [row["level"] for row in report.result["levels"]] == levels
        assert any("person" in each for each in report.cautions) == (len(levels) == 2)

    def test_an_intervention_not_listed_for_the_level_is_not_called_forbidden(self, context):
        asked = {"level": "high", "intervention": "desktop review"}
        report = call(context, "recommend_interventions", asked)
        assert "not listed for High" in report.lead
        assert "Low" in report.lead
        assert any("not forbidden" in caution for caution in report.cautions)

    def test_who_sits_on_a_triggered_visit_is_told(self, context):
        report = call(context, "recommend_interventions", {"intervention": "triggered visit"})
        assert any("who:" in each and "lay" in each for each in report.statements)

    @pytest.mark.parametrize("name", ["urgent risk review", "Triggered visits", "trigger visit"])
    def test_other_names_of_an_intervention_are_understood(self, context, name):
        report = call(context, "recommend_interventions", {"intervention": name})
        assert report.result["exploratory"][0]["name"] == "Triggered visits"

    def test_a_cause_finds_the_support_that_answers_it(self, context):
        concern = "Relationship with the executive is strained and messages go unanswered."
        report = call(context, "recommend_interventions", {"concern": concern})
        assert report.result["supportive"][0] == "Senior leader engagement visit"

    @pytest.mark.parametrize(
        "bad", [{"level": "purple"}, {"rating": "B"}, {"rating": "10"}, {}, {"level": "   "}]
    )
    def test_bad_input_is_asked_back(self, context, bad):
        assert call(context, "recommend_interventions", bad).status is Status.CLARIFY

    def test_an_unknown_intervention_is_said_not_to_be_there(self, context):
        report = call(context, "recommend_interventions", {"intervention": "royal inquiry"})
        assert report.status is Status.NOT_IN_DOCUMENTS


class TestListFramework:
    @pytest.mark.parametrize(
        ("part", "count"),
        [
            ("domains", 6),
            ("standards", 27),
            ("standards 4", 4),
            ("matrix", 25),
            ("likelihood", 5),
            ("impact", 5),
            ("levels", 3),
            ("exploratory interventions", 4),
            ("supportive", 8),
            ("scenarios", 6),
            ("pathways", 3),
            ("cadences", 4),
        ],
    )
    def test_a_part_is_complete_and_counted(self, context, part, count):
        report = call(context, "list_framework", {"part": part})
        assert report.result["count"] == count
        assert str(count) in report.lead or report.lead

    def test_the_number_of_standards_is_said_in_figures_with_the_edition(self, context):
        report = call(context, "list_framework", {"part": "standards"})
        assert "2017/18 has 27 standards in six domains" in report.lead
        assert any("2021" in caution for caution in report.cautions)

    @pytest.mark.parametrize("part", ["", "unicorns", "standards 9"])
    def test_an_unknown_part_is_asked_back(self, context, part):
        assert call(context, "list_framework", {"part": part}).status is Status.CLARIFY


class TestWhoDoesWhat:
    @pytest.mark.parametrize(
        ("asked", "names"),
        [
            ("Postgraduate Dean", ["Postgraduate Dean"]),
            ("RPGDs", ["Regional Postgraduate Deans"]),
            ("DEQ", ["Regional Directors of Education and Quality"]),
            ("the QSF", ["Quality Scrutiny Forum"]),
            (
                "education provider and placement provider",
                ["Placement providers", "Education providers"],
            ),
            ("our trust", ["Placement providers"]),
        ],
    )
    def test_a_role_gets_its_duties_by_edition(self, context, asked, names):
        report = call(context, "who_does_what", {"role": asked})
        assert [role["name"] for role in report.result["roles"]] == names
        assert tokens_known(context, report)

    def test_an_edition_keeps_the_others_out(self, context):
        report = call(context, "who_does_what", {"role": "Quality Committee", "edition": "2017/18"})
        assert "Quality Committee" not in [r["name"] for r in report.result["roles"]]

    def test_a_duty_finds_whose_it_is(self, context):
        report = call(context, "who_does_what", {"duty": "quality surveillance group"})
        assert report.result["roles"][0]["name"] == "Postgraduate Dean"

    def test_a_duty_nobody_has_is_said_to_be_in_no_section(self, context):
        report = call(context, "who_does_what", {"duty": "washing windows"})
        assert report.status is Status.NOT_IN_DOCUMENTS

    def test_nothing_asked_is_asked_back(self, context):
        assert call(context, "who_does_what", {}).status is Status.CLARIFY


class TestTermsConcernsAndReporting:
    def test_an_acronym_is_explained_with_its_edition(self, context):
        report = call(context, "explain_term", {"term": "DEQ"})
        assert report.status is Status.ANSWERED
        assert "Director" in report.lead

    def test_what_no_document_defines_is_said_with_what_they_do_say(self, context):
        report = call(context, "explain_term", {"term": "ISF categories"})
        assert report.status is Status.NOT_IN_DOCUMENTS
        assert "do not define" in report.lead
        assert any("categorise risk" in each and "[p" in each for each in report.statements)

    def test_an_old_name_leads_to_the_later_ones(self, context):
        report = call(context, "explain_term", {"term": "what happened to the LDA"})
        assert report.result["terms"][0]["names_in_time"][0] == "Learning and Development Agreement"
        assert any("→" in each for each in report.statements)

    def test_an_unknown_term_is_said_to_be_unknown(self, context):
        report = call(context, "explain_term", {"term": "flibbertigibbet"})
        assert report.status is Status.NOT_IN_DOCUMENTS

    def test_danger_comes_before_any_pathway(self, context):
        report = call(context, "where_to_take_a_concern", {})
        assert "immediate danger" in report.lead
        assert "Serious Incident" in report.statements[0]
        assert [f"Pathway {n} " in " ".join(report.statements) for n in (1, 2, 3)] == [True] * 3
        assert tokens_known(context, report)

    def test_a_new_high_risk_concern_is_told_at_once_and_then_monthly(self, context):
        report = call(context, "reporting_cadence", {"tier": "new high risk concern"})
        assert "daily" in report.lead
        assert any("monthly" in each.casefold() for each in report.statements)
        assert any("Surveillance Group" in each for each in report.statements)

    def test_the_quarterly_dashboard_says_who_signs(self, context):
        report = call(context, "reporting_cadence", {"tier": "quarterly narrative"})
        assert any("signed off by" in each and "[p" in each for each in report.statements)


class TestSearchEvidence:
    def test_the_best_sentence_is_quoted_with_its_document_and_place(self, context):
        asked = {"question": "ward induction cancelled in June"}
        report = call(context, "search_evidence", asked)
        assert report.status is Status.ANSWERED
        assert "“Learners say the ward induction was cancelled in June.”" in report.lead
        (token,) = [t for t in context.ledger.spans() if t in report.lead]
        assert context.ledger.span(token).place.first == 1

    def test_documents_that_differ_are_both_given(self, context):
        report = call(context, "search_evidence", {"question": "when was the framework launched"})
        said = " ".join([report.lead, *report.statements])
        assert "April 2016" in said
        assert "March 2016" in said
        assert any("different documents" in caution for caution in report.cautions)

    def test_a_list_that_is_asked_for_is_given_whole(self, context):
        report = call(context, "search_evidence", {"question": "what are our priorities"})
        said = " ".join([report.lead, *report.statements])
        assert all(each in said for each in ("Listening", "partners", "Looking ahead"))

    def test_nothing_that_answers_is_said_with_the_nearest(self, context):
        report = call(context, "search_evidence", {"question": "parking tariff of the west wing"})
        assert report.status is Status.NOT_IN_DOCUMENTS

    def test_an_empty_question_is_asked_back(self, context):
        assert call(context, "search_evidence", {"question": " "}).status is Status.CLARIFY

    @pytest.mark.parametrize("provider", ["Birchfield Practice", "No Such Place", "p-birch"])
    def test_another_provider_reads_as_one_that_does_not_exist(self, alder_only, provider):
        asked = {"question": "canary", "provider": provider}
        report = call(alder_only, "search_evidence", asked)
        assert report.status is Status.NOT_IN_DOCUMENTS
        assert "CANARY-B" not in report.model_dump_json()
        assert report.lead == call(alder_only, "search_evidence", asked | {"provider": "X"}).lead

    def test_one_provider_alone_is_searched_when_named(self, context):
        asked = {"question": "canary", "provider": "alderbrook  hospital"}
        report = call(context, "search_evidence", asked)
        assert "CANARY-A" in report.model_dump_json()
        assert "CANARY-B" not in report.model_dump_json()

    @pytest.mark.parametrize("scope", [scope_of_public(), scope_of_official_documents()])
    def test_a_narrow_scope_keeps_evidence_out_of_every_tool(self, turn, library, scope):
        context = turn(library, scope)
        for name, arguments in EVERY_TOOL.items():
            report = call(context, name, arguments)
            assert "CANARY" not in report.model_dump_json(), name
        assert "CANARY" not in str(context.ledger.spans())


class TestDraftDocument:
    ASKED: ClassVar = {"kind": "visit report", "provider": "Alderbrook Hospital", "brief": "ward 7"}

    def test_the_flow_is_started_with_what_was_asked_and_its_place_is_told(self, turn, library):
        requests = []

        def start(request):
            requests.append(request)
            return StartedDraft(file="drafts/7.docx", questions=("Who chairs?",))

        context = turn(library, start_draft=start)
        report = call(context, "draft_document", self.ASKED)
        assert "drafts/7.docx" in report.lead
        assert any("Who chairs?" in each for each in report.statements)
        assert (requests[0].kind, requests[0].brief) == ("visit-report", "ward 7")
        assert requests[0].today == context.today

    @pytest.mark.parametrize(
        "bad", [{"kind": "poem"}, {"provider": ""}, {"month": "October"}, {"month": "2026-13"}]
    )
    def test_bad_input_drafts_nothing(self, turn, library, bad):
        context = turn(library, start_draft=lambda request: pytest.fail("drafted"))
        report = call(context, "draft_document", self.ASKED | bad)
        assert report.status is Status.CLARIFY
        assert "Nothing was drafted" in report.lead

    def test_a_provider_out_of_sight_reads_as_unknown(self, alder_only):
        asked = self.ASKED | {"provider": "Birchfield Practice"}
        hidden = call(alder_only, "draft_document", asked)
        unknown = call(alder_only, "draft_document", self.ASKED | {"provider": "Nowhere"})
        assert (hidden.status, hidden.lead) == (unknown.status, unknown.lead)

    def test_where_nothing_can_be_drafted_it_says_so(self, context):
        assert call(context, "draft_document", self.ASKED).status is Status.NEEDS_PERSON


EVERY_TOOL = {
    "search_evidence": {"question": "canary"},
    "score_risk": {"likelihood": 4, "impact": 3},
    "recommend_interventions": {"level": "High"},
    "list_framework": {"part": "roles"},
    "who_does_what": {"role": "dean"},
    "explain_term": {"term": "KLOE"},
    "where_to_take_a_concern": {},
    "reporting_cadence": {},
    "draft_document": {"kind": "visit report", "provider": "Alderbrook Hospital"},
}


class TestAsLangChainTakesThem:
    def test_no_schema_has_a_scope_a_context_or_an_id(self, context):
        for tool in tools_for(context):
            fields = set(tool.args_schema.model_fields)
            assert not {name for name in fields if "scope" in name or name.endswith("_id")}
            assert "context" not in fields

    def test_every_tool_and_argument_is_explained(self, context):
        tools = tools_for(context)
        assert {tool.name for tool in tools} == set(TOOLS)
        for tool in tools:
            assert tool.description
            assert "context" not in tool.description
            for name, field in tool.args_schema.model_fields.items():
                assert field.description, f"{tool.name}.{name}"

    def test_a_call_through_langchain_gives_the_report_and_is_remembered(self, context):
        tools = {tool.name: tool for tool in tools_for(context)}
        told = json.loads(tools["score_risk"].invoke({"likelihood": 4, "impact": 3}))
        assert told["result"]["rating"] == "A/R"
        assert [used.name for used in context.used] == ["score_risk"]

    @pytest.mark.parametrize("value", ["four", "4", True, 3.5, None])
    def test_a_model_that_passes_no_number_gets_the_sentence(self, context, value):
        tools = {tool.name: tool for tool in tools_for(context)}
        told = json.loads(tools["score_risk"].invoke({"likelihood": value, "impact": 3}))
        assert told["status"] == "clarify"
        assert "1 to 5" in told["lead"]

    def test_a_scope_that_a_model_invents_changes_nothing(self, alder_only):
        tools = {tool.name: tool for tool in tools_for(alder_only)}
        asked = {"question": "canary", "scope": "team", "provider_id": "p-birch"}
        assert "CANARY-B" not in tools["search_evidence"].invoke(asked)

    def test_a_fault_is_not_swallowed(self, turn, library):
        class Broken:
            def search(self, *_, **__):
                raise Fault("The index cannot be read; nothing was changed.")

        with pytest.raises(Fault):
            call(turn(Broken()), "search_evidence", {"question": "anything"})
