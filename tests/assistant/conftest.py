"""A small house for questions: our digests, two fictional providers, the embedded model."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.access import principal_of
from assistant.pipeline import answer
from assistant.question import Answer, Question
from assistant.turn import Deps
from corpus.access import Provider, Release
from tests.fakes import TODAY, FakeConversations, FakeDocument, FakeLibrary, digest_library

FERNVALE = Provider("prov-fernvale", "Fernvale Community NHS Trust")
OAKMERE = Provider("prov-oakmere", "Oakmere Hospital")

EVIDENCE = (
    FakeDocument(
        "learner-survey.txt",
        "In the learner survey of 4 March 2026, 29% of 31 learners said that induction was late.\n"
        "Supervisors did not meet learners in the first week.\n"
        "The library of the Marigold building closes at noon.",
        FERNVALE,
        Release.PROVIDER,
        title="Learner survey 2026",
    ),
    FakeDocument(
        "chair-notes.txt",
        "The chair noted privately that the zinnia rota leaves nights uncovered.",
        FERNVALE,
        Release.INTERNAL,
        title="Chair's notes",
    ),
    FakeDocument(
        "self-assessment.txt",
        "Oakmere reports that every learner had an induction, canary word quillfeather.",
        OAKMERE,
        Release.PROVIDER,
        title="Self-assessment",
    ),
)

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def library() -> FakeLibrary:
    return digest_library(*EVIDENCE)


@pytest.fixture(scope="session")
def embedded_model():
    from assistant.embedded.model import EmbeddedModel

    return EmbeddedModel()


@pytest.fixture
def deps(library: FakeLibrary, embedded_model) -> Deps:
    return Deps(library=library, conversations=FakeConversations(), model=embedded_model)


@pytest.fixture
def ask(deps: Deps) -> Ask:
    """Ask a question, as the team unless told otherwise; another model by `model=`."""

    def asked(text: str, who: str = "team", conversation: str | None = None, model=None) -> Answer:
        question = Question(
            text=text, principal=principal_of(who), asked_on=TODAY, conversation=conversation
        )
        return answer(question, replace(deps, model=model) if model else deps)

    return asked
