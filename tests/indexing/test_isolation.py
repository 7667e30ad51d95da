"""One provider's evidence never reaches another's reader, whatever is asked (A01, A03, A07-A11).

Three providers, each with documents at the three release levels, every sentence carrying a canary
that names its provider and level. Whatever a store function gives under any scope must carry only
canaries that the scope allows.
"""

import datetime as dt
import logging
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.access import (
    Release,
    scope_of_official_documents,
    scope_of_provider,
    scope_of_public,
    scope_of_team,
)
from corpus.failures import NotYours
from corpus.versions import Among, FileState
from indexing.embedding.embedder import Asked
from indexing.keywords import Keywords
from indexing.ports import Received
from indexing.retrieval import Retrieval
from indexing.vectors.exact import ExactVectors
from indexing.vectors.nearest import Neighbour
from integrations.records.database import Database, database_url
from integrations.records.drafts import SqlDrafts
from integrations.records.sql_records import SqlRecords
from tests.records.evidence import MODEL, encoded_for, record, vector_for, version

TEAM = scope_of_team()
NAMES = ("Vale", "Quay", "Lode")
SUBJECTS = ("rota teaching", "supervisor time", "patient safety handover", "induction 3.4")


class HashEmbedder:
    """Vectors from a text's hash: near only to the very same text. Isolation needs no meaning."""

    model = MODEL

    def embed(self, texts):
        return np.stack([vector_for(text) for text in texts])

    def encode(self, texts):
        return [encoded_for(text) for text in texts]

    def ask(self, question):
        words = question.split()
        tokens = np.stack([vector_for(word) for word in words]) if words else np.zeros((0, 8))
        return Asked(vector_for(question), tokens, words)


@dataclass(frozen=True)
class Shelf:
    """The records of three providers, what is in them, and their retrieval."""

    records: SqlRecords
    retrieval: Retrieval
    documents: list
    passages: dict
    providers: dict

    @property
    def ids(self):
        return list(self.passages)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    database = Database(database_url(tmp_path_factory.mktemp("records"), None))
    records = SqlRecords(database)
    record(records, TEAM, version("Official words on rota and teaching", "3.4 Supervision"))
    for name in NAMES:
        provider = records.provider_named(TEAM, name, create=True)
        for release in Release:
            sentences = [f"{subject} canary{name}{release.value} reported" for subject in SUBJECTS]
            new = version(
                *sentences, provider=provider.id, release=release, name=f"{release.value}.txt"
            )
            old = new.model_copy(
                update={"sha256": f"old {name}", "in_force_from": dt.date(2000, 1, 1)}
            )
            for each in (old, new):
                record(records, TEAM, each)
            waits = Received(
                document=f"canary{name}{release.value}.pdf",
                original=b"%PDF",
                sha256="0",
                provider_id=provider.id,
                release=release,
            )
            records.receive(TEAM, waits)
    documents = records.documents(TEAM)
    passages = [p for d in documents for p in records.passages(TEAM, d.document_id)]
    yield Shelf(
        records=records,
        retrieval=Retrieval(records, ExactVectors(records, MODEL), HashEmbedder()),
        documents=documents,
        passages={passage.passage_id: passage for passage in passages},
        providers={name: records.provider_named(TEAM, name).id for name in NAMES},
    )
    database.close()


def _canaries(allowed):
    return {
        f"canary{name}{release.value}" for name, releases in allowed.items() for release in releases
    }


ALL_CANARIES = _canaries(dict.fromkeys(NAMES, tuple(Release)))

AMONG = (
    Among(),
    Among(on=dt.date(2999, 1, 1)),
    Among(on=dt.date(2001, 1, 1)),
    Among(edition="2017-18"),
    Among(kind="official"),
    Among(kind="visit_notes"),
)

scopes = st.one_of(
    st.just(("team", None)),
    st.just(("public", None)),
    st.just(("official", None)),
    st.tuples(st.just("provider"), st.sampled_from(NAMES)),
    st.tuples(st.just("team about"), st.sampled_from(NAMES)),
    st.tuples(st.just("team up to"), st.sampled_from(list(Release))),
)
questions = st.one_of(
    st.builds(
        lambda canary, subject: f"{subject} {canary} reported",
        st.sampled_from(sorted(ALL_CANARIES)),
        st.sampled_from(SUBJECTS),
    ),
    st.lists(
        st.sampled_from(
            [*SUBJECTS, *NAMES, *ALL_CANARIES, "3.4", "4x3", "*", "provider_id:", "OR 1=1 --"]
        ),
        min_size=1,
        max_size=6,
    ).map(" ".join),
    st.text(max_size=80),
)


def _scope_and_allowed(records, kind, detail):
    """A scope with the canaries that may be seen under it."""
    own = (Release.PROVIDER, Release.PUBLISHED)
    if kind == "team":
        return TEAM, ALL_CANARIES
    if kind == "public":
        return scope_of_public(), _canaries(dict.fromkeys(NAMES, (Release.PUBLISHED,)))
    if kind == "official":
        return scope_of_official_documents(), set()
    if kind == "team up to":
        order = [Release.PUBLISHED, Release.PROVIDER, Release.INTERNAL]
        seen = tuple(order[: order.index(detail) + 1])
        return TEAM.up_to(detail), _canaries(dict.fromkeys(NAMES, seen))
    provider = records.provider_named(TEAM, detail).id
    if kind == "provider":
        return scope_of_provider(provider), _canaries({detail: own})
    return TEAM.only(provider), _canaries({detail: tuple(Release)})


def _leaked(allowed, given_back):
    """The canaries in what was given back that may not be there."""
    text = repr(given_back)
    return [canary for canary in ALL_CANARIES - allowed if canary in text]


def _everything(shelf, scope, question, provider_id, document_id, among):
    """All that any function gives under a scope."""
    records, retrieval, ids = shelf.records, shelf.retrieval, shelf.ids
    yield retrieval.search(scope, question, 50, provider_id)
    yield retrieval.search(scope, question, 50, provider_id, among)
    yield records.passages_by_id(scope, ids, among)
    yield [shelf.passages[own] for own in records.tokens_by_id(scope, MODEL, ids)]
    for collection in records.collections(scope, among):
        yield records.searchable(scope, collection, among)
    yield records.documents(scope)
    yield records.documents(scope, provider_id)
    yield [records.history(scope, each.document_id) for each in records.documents(scope)]
    yield records.withdrawn(scope)
    yield records.held_text(scope)
    yield records.incoming(scope)
    yield records.passages_by_id(scope, ids)
    yield [shelf.passages[own] for own in records.vectors_by_id(scope, MODEL, ids)]
    yield records.unembedded(scope, "another model", 1_000)
    for collection in records.collections(scope):
        yield records.searchable(scope, collection)
        yield [shelf.passages[own] for own in records.vectors(scope, collection, MODEL)[0]]
    try:
        yield records.text(scope, document_id)
        yield records.passages(scope, document_id)
        yield records.as_recorded(scope, document_id)
    except NotYours:
        pass


def _leaks(shelf, who, question, about, document, among):
    """What any function gave back that the scope does not allow: canaries and providers' names."""
    scope, allowed = _scope_and_allowed(shelf.records, *who)
    provider_id = shelf.providers[about] if about else None
    document_id = shelf.documents[document % len(shelf.documents)].document_id
    everything = _everything(shelf, scope, question, provider_id, document_id, among)
    leaks = [canary for given_back in everything for canary in _leaked(allowed, given_back)]
    named = {provider.name for provider in shelf.records.providers(scope)}
    may_be_named = {name for name in NAMES if any(name in canary for canary in allowed)}
    return leaks + sorted(named ^ may_be_named)


CASES = {
    "who": scopes,
    "question": questions,
    "about": st.sampled_from([None, *NAMES]),
    "document": st.integers(0, 100),
    "among": st.sampled_from(AMONG),
}


@settings(max_examples=150, deadline=None)
@given(**CASES)
def test_nothing_leaves_the_stores_that_the_scope_does_not_allow(
    shelf, who, question, about, document, among
):
    assert _leaks(shelf, who, question, about, document, among) == []


@pytest.mark.drill
@pytest.mark.timeout(3600)
@settings(max_examples=10_000, deadline=None)
@given(**CASES)
def test_nothing_leaves_the_stores_in_ten_thousand_cases(
    shelf, who, question, about, document, among
):
    assert _leaks(shelf, who, question, about, document, among) == []


def test_asking_with_anothers_exact_sentence_finds_only_ones_own(shelf):
    records, retrieval = shelf.records, shelf.retrieval
    vale = scope_of_provider(records.provider_named(TEAM, "Vale").id)
    found = retrieval.search(vale, f"{SUBJECTS[0]} canaryQuayinternal reported", 50)
    assert found
    assert _leaked({"canaryValeprovider", "canaryValepublished"}, found) == []


def test_a_provider_cannot_be_asked_about_from_outside(shelf):
    records, retrieval = shelf.records, shelf.retrieval
    vale = scope_of_provider(records.provider_named(TEAM, "Vale").id)
    quay = records.provider_named(TEAM, "Quay").id
    assert list(retrieval.search(vale, "rota teaching reported", 10, quay)) == []
    assert list(retrieval.search(vale, "rota teaching reported", 10, "provider-made-up")) == []
    assert list(records.documents(vale, quay)) == []


@pytest.mark.parametrize("name", ["Quay", "Nobody"])
def test_what_is_anothers_reads_like_what_does_not_exist(shelf, name):
    records = shelf.records
    vale = scope_of_provider(records.provider_named(TEAM, "Vale").id)
    theirs = records.documents(TEAM, records.provider_named(TEAM, "Quay").id)[0].document_id
    asked = theirs if name == "Quay" else "d-made-up"
    sentences = set()
    for ask in (records.text, records.passages, records.remove):
        with pytest.raises(NotYours) as told:
            ask(vale, asked)
        sentences.add(told.value.sentence)
    assert sentences == {"There is no such document, or it is not yours to see."}
    with pytest.raises(NotYours, match="There is no such provider, or it is not yours to see"):
        records.provider_named(vale, name)


def test_the_records_refuse_a_collection_outside_the_scope(shelf):
    records = shelf.records
    vale = scope_of_provider(shelf.providers["Vale"])
    foreign = (f"{shelf.providers['Quay']}.provider", f"{shelf.providers['Vale']}.internal", "x")
    for collection in foreign:
        for ask in (records.searchable, lambda *given: records.vectors(*given, MODEL)):
            with pytest.raises(NotYours):
                ask(vale, collection)


NO_SCOPES = [
    None,
    {},
    {"provider": "provider-1"},
    {"provdier": {"$ne": "x"}},
    {"$ne": "provider-1"},
    {"provider_id": {"$nin": []}},
    "provider-1",
    ["provider-1"],
    True,
]


@pytest.mark.parametrize("no_scope", NO_SCOPES, ids=repr)
def test_no_store_function_answers_without_a_scope(shelf, tmp_path, no_scope):
    """A filter that is missing, empty, misspelt, negated or the caller's own raises everywhere."""
    records, retrieval = shelf.records, shelf.retrieval
    exact = ExactVectors(records, MODEL)
    drafts = SqlDrafts(records._database)
    calls = [
        lambda: records.documents(no_scope),
        lambda: records.text(no_scope, "d"),
        lambda: records.passages(no_scope, "d"),
        lambda: records.passages_by_id(no_scope, ["p"]),
        lambda: records.collections(no_scope),
        lambda: records.searchable(no_scope, "official"),
        lambda: records.vectors(no_scope, "official", MODEL),
        lambda: records.vectors_by_id(no_scope, MODEL, ["p"]),
        lambda: records.collections(no_scope, Among(edition="2021")),
        lambda: records.searchable(no_scope, "official", Among(on=dt.date(2020, 1, 1))),
        lambda: records.vectors(no_scope, "official", MODEL, Among(edition="2021")),
        lambda: records.passages_by_id(no_scope, ["p"], Among(on=dt.date(2020, 1, 1))),
        lambda: retrieval.search(no_scope, "rota", among=Among(edition="2021")),
        lambda: records.receive(no_scope, Received(document="x", original=b"x", sha256="0")),
        lambda: records.advance(no_scope, "f", FileState.SCREENED),
        lambda: records.incoming(no_scope),
        lambda: records.incoming_original(no_scope, "f"),
        lambda: records.incoming_text(no_scope, "f"),
        lambda: records.forget_incoming(no_scope, "f"),
        lambda: records.history(no_scope, "d"),
        lambda: records.standing(no_scope, [("d", 1)]),
        lambda: records.held_text(no_scope),
        lambda: records.as_recorded(no_scope, "d"),
        lambda: records.repairs(no_scope, "d"),
        lambda: records.withdrawn(no_scope),
        lambda: records.withdraw(no_scope, "d"),
        lambda: records.reviews(no_scope),
        lambda: records.unembedded(no_scope, MODEL, 1),
        lambda: records.add_vectors(no_scope, MODEL, {"p": encoded_for("x")}),
        lambda: records.tokens_by_id(no_scope, MODEL, ["p"]),
        lambda: records.remove(no_scope, "d"),
        lambda: records.unchanged(no_scope, "0", "x", None),
        lambda: records.provider_named(no_scope, "Vale"),
        lambda: records.provider_named(no_scope, "New", create=True),
        lambda: records.providers(no_scope),
        lambda: record(records, no_scope, version("x")),
        lambda: exact.nearest(no_scope, "official", vector_for("x"), 1),
        lambda: Keywords(records).of(no_scope, "official"),
        lambda: retrieval.search(no_scope, "rota"),
        lambda: retrieval.search(no_scope, ""),
        lambda: drafts.kept(no_scope),
        lambda: drafts.one(no_scope, "d"),
    ]
    for call in calls:
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize("no_scope", NO_SCOPES, ids=repr)
def test_chroma_is_not_reached_without_a_scope(shelf, no_scope):
    """The wrapper raises first: here there is no Chroma behind it at all."""
    from indexing.vectors.chroma import ChromaVectors

    wrapper = ChromaVectors.__new__(ChromaVectors)
    wrapper._records = shelf.records
    for call in (
        lambda: wrapper.nearest(no_scope, "official", vector_for("x"), 1),
        lambda: wrapper.put(no_scope, "official", {"p": vector_for("x")}),
        lambda: wrapper.drop(no_scope, "official", ["p"]),
        lambda: wrapper.held(no_scope, "official"),
        lambda: wrapper.collections(no_scope),
        lambda: wrapper.fill(no_scope, "official", ["p"], vector_for("x")[None]),
        lambda: wrapper.drop_collection(no_scope, "official"),
        lambda: wrapper.counts(no_scope),
    ):
        with pytest.raises(TypeError):
            call()


def test_chroma_is_not_reached_for_a_collection_outside_the_scope(shelf):
    from indexing.vectors.chroma import ChromaVectors

    records = shelf.records
    wrapper = ChromaVectors.__new__(ChromaVectors)
    wrapper._records = records
    vale = scope_of_provider(records.provider_named(TEAM, "Vale").id)
    quay = records.provider_named(TEAM, "Quay").id
    for collection in (f"{quay}.provider", "official.x", "*", ""):
        with pytest.raises(NotYours):
            wrapper.nearest(vale, collection, vector_for("x"), 1)
    for scope in (vale, scope_of_public(), TEAM.up_to(Release.PROVIDER)):
        with pytest.raises(PermissionError):
            wrapper.put(scope, "official", {"p": vector_for("x")})


class LyingIndex:
    """A vector index that gives every provider's ids to everybody."""

    def __init__(self, records):
        self.ids = [
            passage.passage_id
            for document in records.documents(TEAM)
            for passage in records.passages(TEAM, document.document_id)
        ]

    def nearest(self, scope, collection, query, limit, granted=None):
        return [Neighbour(own_id, 1.0) for own_id in [*self.ids, "p-made-up"]]


def test_a_foreign_row_from_an_index_is_dropped_and_an_alarm_logged(shelf, caplog):
    records = shelf.records
    retrieval = Retrieval(records, LyingIndex(records), HashEmbedder())
    vale = scope_of_provider(records.provider_named(TEAM, "Vale").id)
    with caplog.at_level(logging.WARNING):
        found = retrieval.search(vale, "rota teaching", 100)
    assert found
    assert _leaked({"canaryValeprovider", "canaryValepublished"}, found) == []
    assert "dropped" in caplog.text
    assert "canary" not in caplog.text


def test_the_identical_file_of_two_providers_is_two_documents(tmp_path):
    database = Database(database_url(tmp_path, None))
    records = SqlRecords(database)
    made = []
    for name in ("Vale", "Quay"):
        provider = records.provider_named(TEAM, name, create=True)
        made.append(record(records, TEAM, version("The same words", provider=provider.id)))
    first, second = made
    assert first.summary.document_id != second.summary.document_id
    assert not set(first.passage_ids) & set(second.passage_ids)
    records.remove(TEAM, first.summary.document_id)
    assert records.documents(TEAM) == [second.summary]
    assert set(records.passages_by_id(TEAM, second.passage_ids)) == set(second.passage_ids)
    database.close()


def test_nobody_can_write_to_anothers_passages(shelf):
    """Ids are made from whose document it is; a foreign id that is handed in changes nothing."""
    records = shelf.records
    quay = records.provider_named(TEAM, "Quay").id
    theirs = records.searchable(TEAM, f"{quay}.provider")[0].passage_id
    vale = scope_of_provider(records.provider_named(TEAM, "Vale").id)
    records.add_vectors(vale, "another model", {theirs: encoded_for("x")})
    assert records.vectors_by_id(TEAM, "another model", [theirs]) == {}
    with pytest.raises(NotYours):
        record(records, vale, version("x", provider=quay, release=Release.PROVIDER))
    with pytest.raises(NotYours):
        record(records, vale, version("x", provider=next(iter(vale.providers))))


def test_words_of_one_provider_do_not_show_in_anothers_scores(tmp_path):
    """The same passage scores the same, whatever another provider's evidence holds."""
    scores = []
    for extra in ([], [f"rota {n}" for n in range(40)]):
        folder = tmp_path / f"{len(extra)}"
        database = Database(database_url(folder, None))
        records = SqlRecords(database)
        vale = records.provider_named(TEAM, "Vale", create=True).id
        quay = records.provider_named(TEAM, "Quay", create=True).id
        own = {"provider": vale, "release": Release.PROVIDER}
        record(records, TEAM, version("The rota came late", "Teaching is protected", **own))
        if extra:
            record(records, TEAM, version(*extra, provider=quay, release=Release.PROVIDER))
        retrieval = Retrieval(records, ExactVectors(records, MODEL), HashEmbedder())
        found = retrieval.search(scope_of_provider(vale), "late rota", 10)
        scores.append([(each.passage.text, each.score) for each in found])
        database.close()
    assert scores[0] == scores[1]


def test_a_day_does_find_what_the_scope_allows(shelf):
    found = shelf.retrieval.search(TEAM, "rota", 50, among=Among(on=dt.date(2001, 1, 1)))
    assert {each.passage.source.version for each in found if each.passage.source.provider} == {1}
