"""A turn for the tools: invented documents, two providers, the framework in our own words."""

from collections.abc import Callable

import pytest

from assistant.ledger import Ledger
from assistant.ports import LoadedFramework
from assistant.tools.context import ToolContext
from corpus.access import Provider, Release, Scope, scope_of_provider, scope_of_team
from corpus.framework.model import Framework, Standard, Wording
from corpus.framework.ours import ours
from corpus.passage import DocumentKind
from corpus.text import Place, Value
from tests.fakes import TODAY, FakeDocument, FakeEmbedder, FakeLibrary, official

ALDER = Provider(id="p-alder", name="Alderbrook Hospital")
BIRCH = Provider(id="p-birch", name="Birchfield Practice")

HANDBOOK = official(
    "handbook.txt",
    "The pathway sits beside local Serious Incident reporting and takes nothing away from it.\n"
    "People to turn to are the supervisor, the tutor and the Speak-up Guardian.\n"
    "The quarterly dashboard for the executive is signed off by the regional directors.\n"
    "The narrative with the dashboard tells of the local situation, risks and actions.\n"
    "The framework was launched in April 2016 after a pilot.",
    title="Quality Framework Handbook",
)
STRATEGY = official(
    "strategy.txt",
    "The framework was launched in March 2016 across the country.\n"
    "The Intensive Support Framework is used to categorise risk and to escalate concerns.\n"
    "Our priorities are: • Listening to learners • Working with partners • Looking ahead",
    title="Quality Strategy",
    edition="2021",
)
SURVEY = FakeDocument(
    "survey.txt",
    "Learners say the ward induction was cancelled in June.\nThe canary of Alderbrook is CANARY-A.",
    provider=ALDER,
    release=Release.PROVIDER,
    title="Learner survey",
)
NOTES = FakeDocument(
    "notes.txt",
    "Visit notes: trainees met the panel and spoke of the rota.\nThe canary is CANARY-B.",
    provider=BIRCH,
    release=Release.INTERNAL,
    title="Visit notes",
)


def exact(framework: Framework) -> Framework:
    """The framework as if it had been imported: invented wordings that stand in the handbook."""
    standards = tuple(
        Standard(
            number=standard.number,
            edition=standard.edition,
            domain=standard.domain,
            wording=Wording(
                text=f"Exact wording {standard.number}.",
                place=Place(first=10 + index, last=10 + index),
                origin="official",
            ),
        )
        for index, standard in enumerate(framework.standards)
    )
    return framework.model_copy(update={"standards": standards})


def placed(framework: Framework) -> Framework:
    """Our own words with places, as a laid-out digest gives them."""

    def place(value: object) -> object:
        if isinstance(value, Wording):
            return value.model_copy(update={"place": Place(first=1, last=1)})
        if isinstance(value, tuple):
            return tuple(place(each) for each in value)
        if isinstance(value, Value):
            fields = type(value).model_fields
            return value.model_copy(update={n: place(getattr(value, n)) for n in fields})
        return value

    laid_out = place(framework)
    assert isinstance(laid_out, Framework)
    return laid_out


@pytest.fixture
def library() -> FakeLibrary:
    digest = FakeDocument(
        "digest.md",
        "Our own words.",
        kind=DocumentKind.DIGEST,
        title="Quality Framework Handbook",
        edition="2017-18",
        document_id="digest",
    )
    sources = {
        "official": HANDBOOK.summary,
        "digest": digest.summary,
        "digest:2021": STRATEGY.summary,
    }
    loaded = LoadedFramework(framework=placed(ours()), sources=sources)
    return FakeLibrary([HANDBOOK, STRATEGY, SURVEY, NOTES], framework=loaded)


@pytest.fixture
def imported(library: FakeLibrary) -> FakeLibrary:
    """The same library after the handbook's standards were imported."""
    before = library.framework()
    loaded = LoadedFramework(framework=exact(before.framework), sources=before.sources)
    return FakeLibrary([HANDBOOK, STRATEGY, SURVEY, NOTES], framework=loaded)


@pytest.fixture
def turn() -> Callable[..., ToolContext]:
    """Make a context; the scope is the team's unless another is given."""

    def make(library: FakeLibrary, scope: Scope | None = None, **more: object) -> ToolContext:
        return ToolContext(
            library=library,
            scope=scope or scope_of_team(),
            ledger=Ledger(),
            today=TODAY,
            embedder=more.pop("embedder", FakeEmbedder()),
            **more,
        )

    return make


@pytest.fixture
def context(library: FakeLibrary, turn: Callable[..., ToolContext]) -> ToolContext:
    return turn(library)


@pytest.fixture
def alder_only(library: FakeLibrary, turn: Callable[..., ToolContext]) -> ToolContext:
    return turn(library, scope_of_provider(ALDER.id))
