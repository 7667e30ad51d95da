"""What every test may use: the official documents, when there is a copy of them."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def official_documents() -> Path:
    """The folder with the user's own copy of the official documents."""
    named = os.environ.get("OFFICIAL_DOCUMENTS")
    if not named:
        pytest.skip("OFFICIAL_DOCUMENTS names no folder: checked on the digests only")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"OFFICIAL_DOCUMENTS names {named}, which is no folder")
    return folder


@pytest.fixture(scope="session")
def sampled_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with our digests and the sample providers; read it, do not add to it."""
    from tests.houses import house_with

    data = tmp_path_factory.mktemp("sampled")
    with house_with(data) as house:
        house.index([], samples=True)
    return data


@pytest.fixture(scope="session")
def official_data(official_documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the five official documents and the sample providers."""
    from tests.houses import house_with

    data = tmp_path_factory.mktemp("official")
    with house_with(data) as house:
        house.index([official_documents], samples=True)
    return data


@pytest.fixture(scope="session")
def canaries() -> list[str]:
    """The words planted in the samples, one a provider and a document: none may travel."""
    from corpus.samples import samples

    return [sample.canary for sample in samples()]
