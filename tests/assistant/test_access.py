"""Who asks, and what they may see."""

import re
from pathlib import Path

import pytest

from assistant.access import owner_of, principal_of, scope_for
from assistant.question import Principal, PrincipalKind
from corpus.access import Release
from corpus.failures import BadInput, NotYours
from tests.assistant.conftest import FERNVALE, OAKMERE

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("text", ["team", " Team ", "TEAM"])
def test_the_team_is_named_as_team(text):
    assert principal_of(text).kind is PrincipalKind.TEAM


def test_a_provider_keeps_its_name_as_written():
    assert principal_of("provider:  Oakmere   Hospital").provider == "Oakmere Hospital"


@pytest.mark.parametrize(
    "text",
    ["", "admin", "provider:", "provider:  ", "team,public", "official_only", "provider", "*"],
)
def test_anything_else_is_bad_input_that_says_what_to_give(text):
    with pytest.raises(BadInput, match="team, provider:NAME or public"):
        principal_of(text)


def test_the_team_sees_everything(library):
    scope = scope_for(principal_of("team"), library)
    assert scope.allows(FERNVALE.id, Release.INTERNAL)
    assert scope.allows(OAKMERE.id, Release.INTERNAL)


def test_a_provider_sees_what_was_released_to_it_and_nothing_of_another(library):
    scope = scope_for(principal_of("provider:fernvale community nhs trust"), library)
    assert scope.allows(FERNVALE.id, Release.PROVIDER)
    assert not scope.allows(FERNVALE.id, Release.INTERNAL)
    assert not scope.allows(OAKMERE.id, Release.PROVIDER)
    assert not scope.allows(OAKMERE.id, Release.PUBLISHED)


def test_the_public_sees_what_is_published(library):
    scope = scope_for(principal_of("public"), library)
    assert scope.allows(OAKMERE.id, Release.PUBLISHED)
    assert not scope.allows(OAKMERE.id, Release.PROVIDER)


def test_a_channel_sees_official_documents_only(library):
    scope = scope_for(Principal(kind=PrincipalKind.OFFICIAL_ONLY), library)
    assert scope.allows(None, Release.PUBLISHED)
    assert not any(scope.allows(OAKMERE.id, release) for release in Release)


@pytest.mark.parametrize("name", ["Nowhere Trust", "Oakmere", "%", "' or 1=1"])
def test_an_unknown_provider_reads_as_not_yours(library, name):
    with pytest.raises(NotYours):
        scope_for(principal_of(f"provider:{name}"), library)


def test_a_provider_principal_without_a_name_reads_as_not_yours(library):
    with pytest.raises(NotYours):
        scope_for(Principal(kind=PrincipalKind.PROVIDER), library)


def test_conversations_belong_to_a_provider_by_its_id(library):
    principal = principal_of("provider:Oakmere Hospital")
    assert owner_of(principal, scope_for(principal, library)) == f"provider:{OAKMERE.id}"


def test_only_this_module_makes_a_scope():
    making = re.compile(r"\bscope_of_(?:team|provider|public|official_documents)\b")
    rooms = ("assistant", "indexing", "integrations", "evaluations", "corpus")
    callers = {
        path.relative_to(ROOT).as_posix()
        for room in rooms
        for path in (ROOT / room).rglob("*.py")
        if making.search(path.read_text("utf-8"))
    }
    assert callers == {"assistant/access.py", "corpus/access.py"}
