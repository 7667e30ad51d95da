"""A model that cites wrongly, changes figures or misquotes is not shown: cases C01 to C04 and C06."""

import pytest

from assistant.checks.quoting import stored_words
from assistant.ledger import TOKEN
from assistant.question import Status
from tests.scripted_model import ScriptedModel, calls, says

SEARCH = calls(
    (
        "search_evidence",
        {"question": "induction late learner survey", "provider": "Fernvale Community NHS Trust"},
    )
)
GOOD = "29% of 31 learners said that induction was late [p1]."


def _model(*texts: str) -> ScriptedModel:
    return ScriptedModel(lines=[SEARCH, *(says(text) for text in texts)], heard=[])


def test_a_sentence_that_its_source_supports_is_shown_with_it(ask):
    answer = ask("was induction late at Fernvale?", model=_model(GOOD))
    assert answer.status is Status.ANSWERED
    assert answer.text == "29% of 31 learners said that induction was late [1]."
    assert "29% of 31 learners" in answer.citations[0].quote
    assert answer.held_back == ()


@pytest.mark.parametrize(
    "bad",
    [
        "Induction was late for 29% of 31 learners [p99].",
        "Induction was late for 29% of 31 learners [p1] [p99].",
        "29% of 31 learners said that induction was late.",
        "92% of 31 learners said that induction was late [p1].",
        "In the survey of 5 March 2026 learners said that induction was late [p1].",
        "ST5 learners said that induction was late [p1].",
        "Learners said that “induction was very late” [p1].",
        "Learners did not say that induction was late [p1].",
        "Professor Hazel said that induction was late [p1].",
    ],
)
def test_one_bad_sentence_alone_is_no_answer(ask, bad):
    answer = ask("was induction late at Fernvale?", model=_model(bad))
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert answer.citations == ()
    assert len(answer.held_back) == 1
    assert "held back" in answer.text
    assert not set(bad.split()) & {"92%", "Hazel", "ST5"} & set(answer.text.split())


def test_beside_a_good_sentence_the_bad_one_goes_and_the_reader_is_told(ask):
    answer = ask("was induction late at Fernvale?", model=_model(f"{GOOD} 92% were unhappy [p1]."))
    assert answer.status is Status.PARTIAL
    assert "92%" not in answer.text
    assert answer.text.startswith("29% of 31 learners said that induction was late [1].")
    assert "One sentence was held back" in answer.text


def test_a_citation_at_the_end_of_a_paragraph_covers_its_own_sentence_only(ask):
    text = "Supervisors met every learner in the first week. 29% of 31 learners said that induction was late [p1]."
    answer = ask("was induction late at Fernvale?", model=_model(text))
    assert "Supervisors met every learner" not in answer.text
    assert "29%" in answer.text


def test_a_source_found_in_an_earlier_turn_is_no_source_now(ask):
    first = ask("was induction late at Fernvale?", model=_model(GOOD))
    second = ask(
        "and again?",
        conversation=first.conversation,
        model=ScriptedModel(lines=[says(GOOD)], heard=[]),
    )
    assert second.citations == ()
    assert second.status is Status.NOT_IN_DOCUMENTS


def test_another_providers_passage_cannot_be_cited_by_guessing_its_token(ask):
    texts = "\n".join(
        f"- Every learner had an induction, canary word quillfeather [p{n}]." for n in range(1, 30)
    )
    answer = ask(
        "was induction late?", who="provider:Fernvale Community NHS Trust", model=_model(texts)
    )
    assert "quillfeather" not in answer.text
    assert all(span.provider_id != "prov-oakmere" for span in answer.citations)


def test_free_generation_without_any_evidence_is_not_shown(ask):
    model = ScriptedModel(lines=[says("The trust is doing very well on all standards.")], heard=[])
    answer = ask("how is the trust doing", model=model)
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "very well" not in answer.text


def test_nothing_found_says_so_and_names_the_nearest_thing_as_such(ask):
    answer = ask("what is the parking charge at zebra crossings")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert answer.text


def test_every_number_in_the_text_points_to_a_source_in_order(ask):
    answer = ask("list the standards of domain 3")
    used = [int(number) for number in __import__("re").findall(r"\[(\d+)\]", answer.text)]
    assert sorted(set(used)) == list(range(1, len(answer.citations) + 1))
    assert list(dict.fromkeys(used)) == sorted(set(used))
    assert not TOKEN.search(answer.text)


@pytest.mark.parametrize(
    "question",
    [
        "what is standard 1.2",
        "which interventions for high risk",
        "what did learners at Fernvale say of induction",
    ],
)
def test_every_citation_is_what_the_stored_lines_say(ask, library, question):
    from assistant.access import principal_of, scope_for

    scope = scope_for(principal_of("team"), library)
    answer = ask(question)
    assert answer.citations
    for span in answer.citations:
        lines = library.text(scope, span.document_id).between(span.place.first, span.place.last)
        assert stored_words(span.quote, lines) is not None


def test_a_document_withdrawn_meanwhile_is_not_cited(ask, library, monkeypatch):
    from corpus.failures import NotYours

    real = library.text

    def withdrawn(scope, document_id, version=None):
        if version is not None:  # the re-check asks for the version that was quoted
            message = "gone"
            raise NotYours(message)
        return real(scope, document_id, version)

    monkeypatch.setattr(library, "text", withdrawn)
    answer = ask("was induction late at Fernvale?", model=_model(GOOD))
    assert answer.citations == ()
    assert "29%" not in answer.text


def test_numbers_and_addresses_of_persons_are_masked_everywhere_in_an_answer(deps):
    from dataclasses import replace

    from assistant.pipeline import answer
    from assistant.question import Principal, PrincipalKind, Question
    from tests.assistant.conftest import FERNVALE
    from tests.fakes import TODAY, FakeDocument, digest_library

    log = FakeDocument(
        "log.txt",
        "The zither concern came from jo@fernvale.example, NHS number 999 000 0018, phone 01632 960123.",
        FERNVALE,
    )
    house = replace(deps, library=digest_library(log))
    question = Question(
        text="what was the zither concern at Fernvale?",
        principal=Principal(kind=PrincipalKind.TEAM),
        asked_on=TODAY,
    )
    given = answer(question, house)
    assert "zither" in given.text
    shown = given.model_dump_json()
    for secret in ("jo@fernvale", "999 000 0018", "01632 960123"):
        assert secret not in shown
