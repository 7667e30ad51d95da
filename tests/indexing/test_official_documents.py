"""The user's own copies: imported exactly, in place of their digests."""

import shutil
import time

import pytest

from corpus.access import scope_of_team
from corpus.catalogue import catalogue
from corpus.framework.model import COMPLETE
from corpus.passage import DocumentKind

TEAM = scope_of_team()
pytestmark = pytest.mark.official


@pytest.fixture
def imported(store, official_documents):
    store.ingest.prepare(TEAM)
    report = store.ingest.index(TEAM, [official_documents])
    return store, report


def _handbook(store):
    return next(
        each for each in store.library.documents(TEAM) if each.catalogue_key == "handbook-2017-18"
    )


def test_each_official_document_takes_the_place_of_its_digest(imported, official_documents):
    store, report = imported
    held = store.library.documents(TEAM)
    assert report.refused == []
    assert len(held) == len(catalogue())
    assert {document.kind for document in held} == {DocumentKind.OFFICIAL}
    assert {k: report.framework.found[k] for k in COMPLETE} == COMPLETE
    began = time.monotonic()
    again = store.ingest.index(TEAM, [official_documents])
    assert len(again.unchanged) == len(catalogue())
    assert time.monotonic() - began < 2


def test_exact_wordings_stand_where_they_say(imported):
    store, _ = imported
    loaded = store.library.framework()
    text = store.library.text(TEAM, loaded.sources["official"].document_id)
    for standard in loaded.framework.standards:
        assert standard.wording.origin == "official"
        place = standard.wording.place
        written = text.between(place.first, place.last).replace("- ", "-")  # broken at a line's end
        assert standard.wording.text in written


def test_a_renamed_copy_is_the_same_document_and_a_part_does_not_replace_the_whole(
    imported, official_documents, folder
):
    store, _ = imported
    own = _handbook(store)
    original = official_documents / own.document
    shutil.copy(original, folder / "renamed.txt")
    assert store.ingest.index(TEAM, [folder]).unchanged == ["renamed.txt"]
    lines = original.read_text(encoding="utf-8").splitlines()
    (folder / "renamed.txt").write_text("\n".join(lines[: len(lines) // 2]), encoding="utf-8")
    part = store.ingest.index(TEAM, [folder])
    assert part.added == part.changed == []
    assert "fuller copy" in part.refused[0]["reason"]
    assert _handbook(store) == own


def test_two_copies_in_one_run_are_taken_once_and_nothing_flips(store, official_documents, folder):
    store.ingest.prepare(TEAM)
    for file in sorted(official_documents.iterdir()):
        shutil.copy(file, folder / file.name)
        text = file.read_text(encoding="utf-8")
        (folder / f"wrapped-{file.name}").write_text(text.replace(". ", ".\n"), encoding="utf-8")
    first = store.ingest.index(TEAM, [folder])
    assert len(first.added) == len(catalogue())
    second = store.ingest.index(TEAM, [folder])
    assert second.added == second.changed == []
    assert len(second.unchanged) == len(catalogue())


def test_removing_the_handbook_brings_our_words_back(imported):
    store, _ = imported
    store.reviews.erase(TEAM, _handbook(store).document_id, "A. Reviewer")
    loaded = store.library.framework()
    assert {s.wording.origin for s in loaded.framework.standards} == {"digest"}
    assert "official" not in loaded.sources
    assert _handbook(store).kind is DocumentKind.DIGEST


@pytest.mark.parametrize(
    ("question", "key", "lines"),
    [
        ("What rating is likelihood 4 impact 3", "handbook-2017-18", (718, 730)),
        ("whats standard 3.5", "handbook-2017-18", (353, 355)),
        ("which interventions can we use for a medium risk", "handbook-2017-18", (741, 752)),
        ("what are the ISF categories", "strategy-2021", (334, 338)),
    ],
)
def test_questions_of_every_day_find_their_place_among_the_first_two(
    imported, question, key, lines
):
    store, _ = imported
    places = [
        (each.passage.source.catalogue_key, each.passage.place)
        for each in store.library.search(TEAM, question, 2)
    ]
    assert any(k == key and p.first <= lines[1] and p.last >= lines[0] for k, p in places)
