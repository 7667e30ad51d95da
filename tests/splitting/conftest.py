"""A real Chromium for prints of web pages, where there is one."""

import pytest

from tests.web.conftest import chromium  # noqa: F401 - the same browser, as a fixture here


@pytest.fixture(scope="module")
def printing_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("prints")
