"""What the tests of the indexes share: one embedder, exported once on this machine."""

import numpy as np
import pytest

from indexing.embedding.embedder import embedder_for
from tests.indexing.stores import open_store


class RememberingEmbedder:
    """The real embedder, asked once for each text: a text's vector never depends on others."""

    def __init__(self, real):
        self._real = real
        self._known = {}
        self._read = {}
        self.model = real.model

    def embed(self, texts):
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._real.embed(new), strict=True))
        if not texts:
            return self._real.embed([])
        return np.stack([self._known[text] for text in texts])

    def encode(self, texts):
        new = [text for text in dict.fromkeys(texts) if text not in self._read]
        self._read.update(zip(new, self._real.encode(new), strict=True))
        return [self._read[text] for text in texts]

    def ask(self, question):
        return self._real.ask(question)


@pytest.fixture(scope="session")
def real_embedder():
    return embedder_for(None)


@pytest.fixture(scope="session")
def embedder(real_embedder):
    return RememberingEmbedder(real_embedder)


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
