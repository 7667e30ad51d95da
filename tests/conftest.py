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
