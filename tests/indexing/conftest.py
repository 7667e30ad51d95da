"""What the tests of the indexes share: one embedder, exported once on this machine."""

import pytest

from indexing.embedding.embedder import embedder_for
from integrations.records.opening import open_store


@pytest.fixture(scope="session")
def embedder():
    return embedder_for(None)


@pytest.fixture
def store(tmp_path, embedder):
    """A new data folder with nothing in it, not even the digests."""
    store = open_store(tmp_path / "data", None, embedder)
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path):
    """A folder for the files of a test."""
    made = tmp_path / "files"
    made.mkdir()
    return made
