"""The contract of a vector index, kept by Chroma and by exact search."""

import numpy as np
import pytest

from corpus.access import (
    Release,
    scope_of_official_documents,
    scope_of_provider,
    scope_of_public,
    scope_of_team,
)
from corpus.failures import NotYours
from indexing.projection import Projection
from indexing.vectors.chroma import ChromaVectors
from indexing.vectors.exact import ExactVectors
from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords
from tests.records.evidence import MODEL, record, vector_for, version

TEAM = scope_of_team()


@pytest.fixture
def records(tmp_path):
    database = Database(database_url(tmp_path, None))
    yield SqlRecords(database)
    database.close()


@pytest.fixture(params=["exact", "chroma"])
def index(request, records, tmp_path):
    """An index and what brings it up to date."""
    if request.param == "exact":
        yield ExactVectors(records, MODEL), lambda: None
        return
    chroma = ChromaVectors(records, MODEL, tmp_path / "chroma")
    yield chroma, lambda: Projection(records, chroma, MODEL).apply(TEAM)
    chroma.close()


def test_the_nearest_come_first_with_their_cosine(records, index):
    nearest, update = index
    made = record(records, TEAM, version(*(f"Passage {n}" for n in range(50))))
    update()
    wanted = vector_for("Passage 7")
    found = nearest.nearest(TEAM, "official", wanted, 5)
    assert len(found) == 5
    assert found[0].passage_id == made.passage_ids[7]
    assert found[0].cosine == pytest.approx(1, abs=1e-5)
    assert [n.cosine for n in found] == sorted((n.cosine for n in found), reverse=True)


def test_chroma_finds_what_exact_search_finds(records, tmp_path):
    record(records, TEAM, version(*(f"Passage {n}" for n in range(400))))
    exact = ExactVectors(records, MODEL)
    chroma = ChromaVectors(records, MODEL, tmp_path / "chroma")
    Projection(records, chroma, MODEL).apply(TEAM)
    for question in range(20):
        wanted = vector_for(f"Question {question}")
        one, other = (nearest.nearest(TEAM, "official", wanted, 10) for nearest in (exact, chroma))
        assert [n.passage_id for n in one] == [n.passage_id for n in other]
        assert np.allclose([n.cosine for n in one], [n.cosine for n in other], atol=1e-5)
    chroma.close()


def test_what_was_superseded_or_removed_is_not_found(records, index):
    nearest, update = index
    record(records, TEAM, version("One", "Two"))
    update()
    second = record(records, TEAM, version("Three"))
    update()
    found = nearest.nearest(TEAM, "official", vector_for("One"), 10)
    assert [n.passage_id for n in found] == list(second.passage_ids)
    records.remove(TEAM, second.summary.document_id)
    update()
    assert list(nearest.nearest(TEAM, "official", vector_for("One"), 10)) == []


def test_an_empty_collection_and_no_limit_give_nothing(records, index):
    nearest, _ = index
    assert list(nearest.nearest(TEAM, "official", vector_for("One"), 10)) == []
    record(records, TEAM, version("One"))
    assert list(nearest.nearest(TEAM, "official", vector_for("One"), 0)) == []


def test_a_collection_outside_the_scope_is_refused_like_one_that_does_not_exist(records, index):
    nearest, update = index
    vale = records.provider_named(TEAM, "Vale", create=True)
    quay = records.provider_named(TEAM, "Quay", create=True)
    for provider in (vale, quay):
        for release in Release:
            record(
                records,
                TEAM,
                version("Words", provider=provider.id, release=release, name=f"{release}.txt"),
            )
    update()
    refused = [
        (scope_of_provider(vale.id), f"{quay.id}.provider"),
        (scope_of_provider(vale.id), f"{vale.id}.internal"),
        (scope_of_provider(vale.id), "no-such.provider"),
        (scope_of_public(), f"{vale.id}.provider"),
        (scope_of_official_documents(), f"{vale.id}.published"),
        (TEAM, "no-such.published"),
        (TEAM, ""),
    ]
    sentences = set()
    for scope, collection in refused:
        with pytest.raises(NotYours) as told:
            nearest.nearest(scope, collection, vector_for("Words"), 10)
        sentences.add(told.value.sentence)
    assert len(sentences) == 1
    assert nearest.nearest(scope_of_provider(vale.id), f"{vale.id}.provider", vector_for("W"), 1)


def test_vectors_of_another_model_are_never_compared(records, tmp_path):
    record(records, TEAM, version("One"))
    assert (
        list(ExactVectors(records, "another").nearest(TEAM, "official", vector_for("One"), 5)) == []
    )
    folder = tmp_path / "chroma"
    ours, theirs = (ChromaVectors(records, name, folder) for name in (MODEL, "another"))
    Projection(records, ours, MODEL).apply(TEAM)
    assert len(ours.nearest(TEAM, "official", vector_for("One"), 5)) == 1
    assert list(theirs.nearest(TEAM, "official", vector_for("One", 4), 5)) == []
    ours.close()
    theirs.close()


def test_nothing_but_ids_and_vectors_reaches_chromas_folder(records, tmp_path):
    vale = records.provider_named(TEAM, "Vale-canary-name", create=True)
    record(records, TEAM, version("canary words", provider=vale.id, name="canary-file.txt"))
    chroma = ChromaVectors(records, MODEL, tmp_path / "chroma")
    Projection(records, chroma, MODEL).apply(TEAM)
    chroma.close()
    kept = b"".join(f.read_bytes() for f in (tmp_path / "chroma").rglob("*") if f.is_file())
    assert b"canary" not in kept
    assert vale.id.encode() in kept


@pytest.mark.filterwarnings("ignore:legacy embedding function:DeprecationWarning")
def test_chromas_own_embedding_function_is_never_called(records, tmp_path, monkeypatch):
    from chromadb.utils.embedding_functions import DefaultEmbeddingFunction

    def called(self, input):  # noqa: A002 - Chroma compares the parameters' names
        pytest.fail("Chroma was left to embed a text itself")

    monkeypatch.setattr(DefaultEmbeddingFunction, "__call__", called)
    made = record(records, TEAM, version("One", "Two"))
    folder = tmp_path / "chroma"
    for _ in range(2):
        chroma = ChromaVectors(records, MODEL, folder)
        projection = Projection(records, chroma, MODEL)
        projection.apply(TEAM)
        assert projection.compare(TEAM).in_step
        assert len(chroma.nearest(TEAM, "official", vector_for("One"), 2)) == 2
        kept = chroma._handle("official").collection
        with pytest.raises(ValueError, match="must provide an embedding function"):
            kept.upsert(ids=["x"], documents=["a text"])
        with pytest.raises(ValueError, match="must provide an embedding function"):
            kept.query(query_texts=["a text"])
        chroma.close()
    assert len(made.passage_ids) == 2
