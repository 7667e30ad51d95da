"""Conversations belong to their owner; drafts to those who may see such evidence."""

import datetime as dt

import pytest

from assistant.drafting.draft import Draft, DraftKind, DraftRequest, DraftSection, Statement
from assistant.ports import Exchange
from corpus.access import Release, scope_of_provider, scope_of_public, scope_of_team
from corpus.failures import NotYours
from integrations.records.conversations import SqlConversations
from integrations.records.drafts import SqlDrafts

TEAM = scope_of_team()


@pytest.fixture
def conversations(database):
    return SqlConversations(database)


@pytest.fixture
def drafts(database):
    return SqlDrafts(database)


def _exchange(number):
    return Exchange(question=f"q{number} “é”", answer=f"a{number}", topic={"standard": "3.4"})


def test_exchanges_come_back_in_order(conversations):
    own = conversations.begin("team")
    for number in range(12):
        conversations.add("team", own, _exchange(number))
    assert list(conversations.exchanges("team", own)) == [_exchange(n) for n in range(12)]


def test_anothers_conversation_reads_like_one_that_does_not_exist(conversations):
    own = conversations.begin("team")
    conversations.add("team", own, _exchange(1))
    sentences = set()
    for conversation in (own, "c-made-up"):
        for ask in (
            lambda c: conversations.exchanges("provider:x", c),
            lambda c: conversations.add("provider:x", c, _exchange(2)),
        ):
            with pytest.raises(NotYours) as told:
                ask(conversation)
            sentences.add(told.value.sentence)
    assert len(sentences) == 1
    assert len(conversations.exchanges("team", own)) == 1


def test_no_two_conversations_have_one_id(conversations):
    assert len({conversations.begin("team") for _ in range(20)}) == 20


def _draft(provider):
    return Draft(
        kind=DraftKind.VISIT_REPORT,
        title="Visit report",
        provider=provider,
        edition="2017-18",
        version="0.1",
        status="DRAFT",
        sections=(DraftSection(heading="A", statements=(Statement(text="Words."),)),),
    )


def _request(provider, release=Release.INTERNAL):
    return DraftRequest(
        kind=DraftKind.VISIT_REPORT,
        provider=provider,
        today=dt.date(2026, 11, 20),
        release=release,
    )


def test_a_draft_is_seen_as_far_as_it_was_released(records, drafts):
    vale = records.provider_named(TEAM, "Vale", create=True)
    quay = records.provider_named(TEAM, "Quay", create=True)
    internal = drafts.keep(TEAM, _request("Vale"), _draft("Vale"))
    shared = drafts.keep(TEAM, _request("vale", Release.PROVIDER), _draft("Vale"))
    assert list(drafts.kept(TEAM)) == [shared, internal]
    assert list(drafts.kept(scope_of_provider(vale.id))) == [shared]
    assert list(drafts.kept(scope_of_provider(quay.id))) == []
    assert list(drafts.kept(scope_of_public())) == []
    assert drafts.one(TEAM, internal.id) == internal
    for scope, own_id in ((scope_of_provider(vale.id), internal.id), (TEAM, "draft-made-up")):
        with pytest.raises(NotYours, match="no such draft"):
            drafts.one(scope, own_id)


def test_a_draft_of_a_provider_outside_the_scope_is_not_kept(records, drafts):
    vale = records.provider_named(TEAM, "Vale", create=True)
    records.provider_named(TEAM, "Quay", create=True)
    own = scope_of_provider(vale.id)
    for provider, release in (("Quay", Release.PROVIDER), ("Vale", Release.INTERNAL)):
        with pytest.raises(NotYours):
            drafts.keep(own, _request(provider, release), _draft(provider))
    assert list(drafts.kept(TEAM)) == []


def test_the_day_of_a_draft_reads_as_people_write_it(records, drafts):
    records.provider_named(TEAM, "Vale", create=True)
    kept = drafts.keep(TEAM, _request("Vale"), _draft("Vale"))
    assert kept.prepared == f"{kept.created_at.day} {kept.created_at:%B %Y}"
