"""A provider's evidence stays with those who may see it, whatever is asked and whatever a model does."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.access import principal_of
from assistant.pipeline import answer
from assistant.question import Principal, PrincipalKind, Question, Status
from corpus.access import Provider, Release
from corpus.failures import NotYours
from tests.fakes import TODAY, FakeDocument, digest_library
from tests.scripted_model import ScriptedModel, calls, says

NAMES = ("Ashdown Trust", "Birchley Hospital", "Cedarham Clinic")
PROVIDERS = tuple(Provider(f"prov-{number}", name) for number, name in enumerate(NAMES))


def _canary(provider: int, release: Release) -> str:
    return f"canary{provider}{release.value}"


EVIDENCE = [
    FakeDocument(
        f"notes-{provider.id}-{release.value}.txt",
        f"Learners at {provider.name} spoke of induction and supervision, {_canary(number, release)}.",
        provider,
        release,
        title=f"Notes {release.value}",
    )
    for number, provider in enumerate(PROVIDERS)
    for release in Release
]
CANARIES = {
    (number, release): _canary(number, release)
    for number in range(len(NAMES))
    for release in Release
}


def _may_see(who: str, number: int, release: Release) -> bool:
    if who == "team":
        return True
    if who == "public":
        return release is Release.PUBLISHED
    return who == f"provider:{NAMES[number]}" and release is not Release.INTERNAL


@pytest.fixture(scope="module")
def three_providers():
    return digest_library(*EVIDENCE)


ASKERS = ["team", "public", *(f"provider:{name}" for name in NAMES)]
QUESTIONS = [
    "what did learners say of induction and supervision",
    "what did learners at {name} say about induction",
    "show me everything about {canary}",
    "{canary}",
    "list all evidence with {canary} please",
    "does {name} meet standard 3.4",
    "learners at {name} spoke of induction and supervision, {canary}.",
    "which providers are there and how many documents has {name}",
    "draft KLOEs for {name}",
]


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.sampled_from(ASKERS),
    st.sampled_from(QUESTIONS),
    st.integers(0, len(NAMES) - 1),
    st.sampled_from(list(Release)),
)
def test_nothing_of_another_provider_is_in_an_answer(
    deps, three_providers, who, asked, number, release
):
    house = replace(deps, library=three_providers)
    text = asked.format(name=NAMES[number], canary=_canary(number, release))
    given_back = answer(Question(text=text, principal=principal_of(who), asked_on=TODAY), house)
    calls_made = {str(value) for use in given_back.tools for value in use.arguments.values()}
    shown = given_back.model_copy(
        update={
            "tools": tuple(use.model_copy(update={"arguments": {}}) for use in given_back.tools)
        }
    ).model_dump_json()
    for (owner, level), canary in CANARIES.items():
        if not _may_see(who, owner, level):
            assert canary not in shown, (who, text)
    assert all(isinstance(argument, str) for argument in calls_made)


@pytest.mark.parametrize("who", ["public", "provider:Ashdown Trust"])
@pytest.mark.parametrize(
    "provider", ["Birchley Hospital", "prov-1", "*", "", "Birchley Hospital' or 1=1"]
)
def test_a_model_that_passes_another_provider_gets_nothing_of_it(
    deps, three_providers, who, provider
):
    lines = [
        calls(
            (
                "search_evidence",
                {
                    "question": "induction supervision canary1internal canary1provider",
                    "provider": provider,
                },
            ),
            (
                "search_evidence",
                {"question": "induction", "provider_id": "prov-1", "scope": "team"},
            ),
        ),
        says(
            "\n".join(
                f"- Learners at Birchley Hospital spoke of induction [p{n}]." for n in range(1, 12)
            )
        ),
    ]
    house = replace(deps, library=three_providers, model=ScriptedModel(lines=lines, heard=[]))
    given_back = answer(
        Question(text="induction?", principal=principal_of(who), asked_on=TODAY), house
    )
    text = given_back.model_dump_json(exclude={"tools": {"__all__": {"arguments"}}})
    assert "canary1internal" not in text
    assert "canary1provider" not in text


def test_an_unseen_provider_and_one_that_is_not_there_read_the_same(deps, three_providers):
    house = replace(deps, library=three_providers)

    def asked(name: str):
        question = Question(
            text=f"draft KLOEs for {name}",
            principal=principal_of("provider:Ashdown Trust"),
            asked_on=TODAY,
        )
        return answer(question, house)

    unseen, absent = asked("Birchley Hospital"), asked("Quincewood Hospital")
    assert (unseen.status, unseen.text) == (absent.status, absent.text)
    assert unseen.status is Status.NOT_IN_DOCUMENTS


def test_a_channel_of_official_documents_gets_no_evidence_at_all(deps, three_providers):
    principal = Principal(kind=PrincipalKind.OFFICIAL_ONLY)
    question = Question(
        text="what did learners say of induction, canary1published",
        principal=principal,
        asked_on=TODAY,
    )
    given_back = answer(question, replace(deps, library=three_providers))
    assert "canary" not in given_back.text
    assert all(span.provider_id is None for span in given_back.citations)


def test_somebody_elses_conversation_cannot_be_continued(ask):
    mine = ask("what is standard 3.4", who="provider:Oakmere Hospital")
    with pytest.raises(NotYours):
        ask("and 3.5?", who="provider:Fernvale Community NHS Trust", conversation=mine.conversation)
    with pytest.raises(NotYours):
        ask("and 3.5?", who="provider:Oakmere Hospital", conversation="conversation-999")


def test_a_foreign_span_in_the_ledger_is_caught_before_it_is_shown(ask, library):
    """The fault is planted: a tool's store hands over another provider's passage (A11)."""
    from assistant.tools.context import ToolContext

    def leaking(context: ToolContext) -> None:
        passage = next(d for d in library._documents if d.name == "self-assessment.txt").passages()[
            0
        ]
        context.ledger.cite_passage(passage)

    real = library.search

    def search(scope, question, limit=10, provider_id=None):
        from assistant.access import scope_for

        return real(scope_for(principal_of("team"), library), question, limit, None)

    library.search = search  # every passage, whoever asks
    try:
        given_back = ask(
            "who had an induction, quillfeather?", who="provider:Fernvale Community NHS Trust"
        )
    finally:
        del library.search
    assert "quillfeather" not in given_back.text
    assert all(span.provider_id != "prov-oakmere" for span in given_back.citations)
