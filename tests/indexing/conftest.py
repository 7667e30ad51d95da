"""What the tests of the indexes share: one embedder, exported once on this machine."""

import pytest

from indexing.embedding.embedder import embedder_for


@pytest.fixture(scope="session")
def embedder():
    return embedder_for(None)
