"""Every vector compared in 8 bits: what is chosen is found as exact search finds it."""

import datetime as dt

import numpy as np
import pytest

from corpus.access import Release, scope_of_provider, scope_of_team
from corpus.failures import Fault
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing import meanings as meanings_module
from indexing.keywords import Keywords
from indexing.meanings import Meanings
from indexing.postings import Entry, Segment, Selected
from indexing.subjects import ways_of_asking
from indexing.vectors.exact import ExactVectors
from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords
from tests.records.evidence import MODEL, record, vector_for, version

TEAM = scope_of_team()


@pytest.fixture
def records(tmp_path):
    database = Database(database_url(tmp_path, None))
    records = SqlRecords(database)
    for name in ("Vale", "Quay", "Lode"):
        provider = records.provider_named(TEAM, name, create=True).id
        for release in Release:
            sentences = [f"{name} {release.value} {n}" for n in range(20)]
            made = version(*sentences, provider=provider, release=release, name=f"{release.value}")
            record(records, TEAM, made)
    yield records
    database.close()


def nearest(records, meanings, scope, wanted, limit=10, among=EVERYTHING_CURRENT):
    collections = [each for each in records.collections(scope, among) if each != "official"]
    chosen = Keywords(records).of(scope, collections, among).passages
    return meanings.nearest(scope, among, chosen, wanted, limit)


def test_many_collections_at_once_give_what_each_of_them_gives(records):
    meanings, exact = Meanings(records, MODEL), ExactVectors(records, MODEL)
    for question in range(20):
        wanted = vector_for(f"question {question}")
        one_by_one = [
            each
            for collection in records.collections(TEAM)
            for each in exact.nearest(TEAM, collection, wanted, 10)
        ]
        best = sorted(one_by_one, key=lambda each: -each.cosine)[:10]
        found = nearest(records, meanings, TEAM, wanted)
        assert [each.cosine for each in found] == pytest.approx(
            [each.cosine for each in best], abs=0.02
        )


def test_what_was_read_for_one_scope_is_not_given_to_another(records):
    meanings = Meanings(records, MODEL)
    assert nearest(records, meanings, TEAM, vector_for("Quay provider 3"), 1)
    vale = scope_of_provider(records.provider_named(TEAM, "Vale").id)
    found = nearest(records, meanings, vale, vector_for("Quay provider 3"), 100)
    passages = records.passages_by_id(TEAM, [each.passage_id for each in found])
    assert {each.source.provider for each in passages.values()} == {"Vale"}
    assert {each.source.release for each in passages.values()} == {
        Release.PROVIDER,
        Release.PUBLISHED,
    }


def test_what_was_recorded_since_is_found_and_what_was_superseded_is_not(records):
    meanings = Meanings(records, MODEL)
    wanted = vector_for("a new sentence")
    before = nearest(records, meanings, TEAM, wanted, 1)[0]
    vale = records.provider_named(TEAM, "Vale").id
    made = version("a new sentence", provider=vale, release=Release.PROVIDER, name="provider")
    [own] = record(records, TEAM, made).passage_ids
    after = nearest(records, meanings, TEAM, wanted, 200)
    assert (after[0].passage_id, after[0].cosine > 0.97 > before.cosine) == (own, True)
    assert len(after) == 8 * 20 + 1


def test_a_day_is_searched_among_what_was_in_force_on_it(records):
    meanings = Meanings(records, MODEL)
    tomorrow = Among(on=dt.date.today() + dt.timedelta(days=1))  # noqa: DTZ011 - a reader's day
    assert len(nearest(records, meanings, TEAM, vector_for("x"), 500, tomorrow)) == 9 * 20
    assert (
        nearest(records, meanings, TEAM, vector_for("x"), 500, Among(on=dt.date(1999, 1, 1))) == []
    )


def test_a_question_that_another_model_read_is_refused(records):
    with pytest.raises(Fault, match="another embedding model"):
        nearest(records, Meanings(records, MODEL), TEAM, np.ones(5, np.float32))
    assert nearest(records, Meanings(records, "another"), TEAM, vector_for("x")) == []


def test_among_many_the_nearest_are_found_though_they_are_looked_through_coarsely(
    monkeypatch, embedder
):
    monkeypatch.setattr(meanings_module, "_MANY", 1_000)
    made = np.stack([each.vector for each in ways_of_asking(embedder).values()])
    ids = [f"p{n}" for n in range(len(made))]

    class Kept:
        def vectors_by_id(self, scope, model, wanted, among):
            return {own: made[int(own[1:])] for own in wanted}

    meanings = Meanings(Kept(), embedder.model)
    random = np.random.default_rng(5)
    owner = ("d", 1, 1)
    found = total = 0
    for size in (len(made) * 2 // 3, len(made)):  # the second time a third of the rows is new
        chosen = Selected([Segment.of([Entry(own, owner, []) for own in ids[:size]])], [owner])
        for n in random.integers(size, size=50):
            exact = np.argsort(-(made[:size] @ made[n]))[:10]
            near = meanings.nearest(TEAM, EVERYTHING_CURRENT, chosen, made[n], 64)  # as search asks
            found += len({ids[m] for m in exact} & {each.passage_id for each in near})
            total += 10
    assert found / total > 0.99
