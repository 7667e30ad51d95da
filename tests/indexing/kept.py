"""What the tests of the kept vector index share: small records, and their exact answers."""

import time
from contextlib import contextmanager

from corpus.access import Release, scope_of_team
from indexing.vector_index import SearchState, VectorIndex
from indexing.vectors.exact import ExactVectors
from tests.records.evidence import MODEL, record, vector_for, version

TEAM = scope_of_team()
QUESTIONS = [f"Question {number}" for number in range(8)]


def some_records(records, passages=60):
    """Record an official document and evidence of two providers; return the ids by collection."""
    made = {"official": record(records, TEAM, version(*(f"Passage {n}" for n in range(passages))))}
    for name in ("Vale", "Quay"):
        own = records.provider_named(TEAM, name, create=True).id
        new = version(
            *(f"{name} {n}" for n in range(20)), provider=own, release=Release.PROVIDER, name=name
        )
        made[f"{own}.provider"] = record(records, TEAM, new)
    return {collection: list(recorded.passage_ids) for collection, recorded in made.items()}


def answers(nearest, collections=("official",), dimensions=8):
    """Return what an index says to every question, as ids in order."""
    return {
        (collection, question): [
            near.passage_id
            for near in nearest.nearest(TEAM, collection, vector_for(question, dimensions), 5)
        ]
        for collection in collections
        for question in QUESTIONS
    }


def exact_answers(records, collections=("official",), model=MODEL, dimensions=8):
    """Return what exact search over the stored vectors says."""
    return answers(ExactVectors(records, model), collections, dimensions)


@contextmanager
def opened(records, data, model=MODEL):
    """Open the index as a command does, and close it as it should be."""
    index = VectorIndex(records, model, data)
    try:
        assert index.open(TEAM)
        yield index
    finally:
        index.close()


@contextmanager
def served(records, data, model=MODEL, embed_some=lambda _: 0):
    """Open the index as a service does, and close it as it should be."""
    index = VectorIndex(records, model, data)
    try:
        assert index.open_and_follow(TEAM, embed_some)
        yield index
    finally:
        index.close()


def until(holds, seconds=60):
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.02)


def until_ready(index):
    """Wait until Chroma answers."""
    until(lambda: index.state is SearchState.READY)


def in_use(data):
    """Return Chroma's folder that is in use."""
    return data / "chroma" / _noted(data)["folder"]


def noted_as_closed(data):
    """Say whether the folder in use is noted as left by a clean stop."""
    return _noted(data)["left"] is not None


def _noted(data):
    import json

    return json.loads((data / "chroma" / "in-use.json").read_text())
