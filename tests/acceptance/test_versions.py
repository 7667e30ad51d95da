"""A later version, a withdrawal and an erasure, as search, answers and a kept draft show them."""

import io

import pytest
from docx import Document

from corpus.failures import NotYours
from indexing.ingest import Sent
from integrations.desk import Desk
from integrations.exports.file import exported
from tests.houses import house_with

NOTES = """# Visit notes, Ward 9, 4 March 2026

Learners said that their supervisor met them {often} in the first placement of the year.

Resident doctors reported that the handover room was locked at night, and nobody had the key.
"""
PROVIDER = "Saltmarsh Quay NHS Trust"
ASKED = "how often did the supervisor meet learners on Ward 9"


@pytest.fixture
def ward(tmp_path):
    """A house that holds one set of notes, an answer and a draft that cite it."""
    file = tmp_path / "ward-9-notes.md"
    file.write_text(NOTES.format(often="every fortnight"))
    with house_with(tmp_path / "data") as house:
        house.index([file], Sent(PROVIDER))
        desk = Desk.of(house, "team")
        answer = desk.ask_row(ASKED)
        kept = desk.draft(desk.draft_request("visit-report", PROVIDER, today="2026-04-01"))
        yield house, desk, file, answer, kept


def _send_again(house, file):
    file.write_text(NOTES.format(often="once in eleven weeks"))
    assert house.index([file], Sent(PROVIDER))["changed"] == [file.name]


def _evidence(row):
    return [c for c in row["citations"] if c["document"] == "ward-9-notes.md"]


def test_the_answer_and_the_draft_rest_on_the_first_version(ward):
    _, _, _, answer, kept = ward
    assert "fortnight" in answer["text"] + str(answer["citations"])
    assert _evidence(answer)
    assert any(span.document == "ward-9-notes.md" for span in kept.draft.spans())
    assert kept.draft.notices == ()


def test_after_a_new_version_only_that_is_found_and_answered_from(ward):
    house, desk, file, _, _ = ward
    _send_again(house, file)
    found = str(desk.search(ASKED))
    assert "eleven weeks" in found
    assert "fortnight" not in found
    answer = desk.ask_row(ASKED)
    assert "fortnight" not in answer["text"] + str(answer["citations"])
    assert "eleven weeks" in answer["text"] + str(answer["citations"])


def test_a_draft_that_cites_the_old_version_keeps_its_words_and_says_so_in_every_form(ward):
    house, desk, file, _, kept = ward
    _send_again(house, file)
    draft = desk.kept_draft(kept.id).draft
    (notice,) = draft.notices
    assert notice.startswith("ward-9-notes.md: Source superseded on ")
    assert "version 2" in notice
    assert notice in exported(draft, "draft.json").decode()
    assert "Source superseded" in exported(draft, "draft.md").decode()
    word = Document(io.BytesIO(exported(draft, "draft.docx")))
    assert notice in [paragraph.text for paragraph in word.paragraphs]
    span = next(span for span in draft.spans() if span.document == "ward-9-notes.md")
    assert "fortnight" in desk.text(span.document_id, span.version).between(1, 9)


def test_a_withdrawn_document_answers_nothing_and_the_draft_says_so(ward):
    _, desk, _, _, kept = ward
    (document,) = [d for d in desk.documents() if d.document == "ward-9-notes.md"]
    desk.holdings.withdraw(document.document_id, by="R. Reviewer", why="sent in error")
    assert "ward-9-notes.md" not in str(desk.search(ASKED))
    assert not _evidence(desk.ask_row(ASKED))
    assert "Source withdrawn on " in desk.kept_draft(kept.id).draft.notices[0]
    listed = desk.holdings.listed("withdrawn")["documents"]
    assert [each["document"] for each in listed] == ["ward-9-notes.md"]


def test_erasing_takes_the_words_out_of_drafts_and_conversations_too(ward, tmp_path):
    house, desk, _, answer, kept = ward
    (document,) = [d for d in desk.documents() if d.document == "ward-9-notes.md"]
    desk.holdings.erase(document.document_id, by="R. Reviewer")
    draft = desk.kept_draft(kept.id).draft
    assert "fortnight" not in draft.model_dump_json()
    assert "has been erased" in draft.model_dump_json()
    said = desk.exchanges(answer["conversation"])
    assert "fortnight" not in str(said)
    with pytest.raises(NotYours):
        desk.text(document.document_id)
    house.close()
    for file in (tmp_path / "data").rglob("*"):
        if file.is_file():
            assert b"fortnight" not in file.read_bytes(), file.name


def test_erasing_takes_a_file_name_and_words_too_few_for_a_sentence_with_it(tmp_path):
    file = tmp_path / "Ozanquil concern.md"
    file.write_text("# Concern\n\nNight cover is thin.\n\n## Named\n\nOzanquil blamed Varrow.\n")
    with house_with(tmp_path / "data") as house:
        house.index([file], Sent(PROVIDER))
        desk = Desk.of(house, "team")
        answer = desk.ask_row(f"who blamed Varrow at {PROVIDER}")
        assert "Ozanquil" in answer["text"]
        for kind in ("visit-report", "enquiry-lines"):
            kept = desk.draft(desk.draft_request(kind, PROVIDER, today="2026-04-01"))
            assert "Ozanquil" in kept.draft.model_dump_json()
        (document,) = [d for d in desk.documents() if d.document == file.name]
        desk.holdings.erase(document.document_id, by="R. Reviewer")
        assert any(
            "has been erased" in said.answer for said in desk.exchanges(answer["conversation"])
        )
    for kept_file in (tmp_path / "data").rglob("*"):
        if kept_file.is_file():
            assert b"Ozanquil" not in kept_file.read_bytes(), kept_file.name


def test_a_day_before_the_new_version_finds_the_old_one_through_search(tmp_path):
    file = tmp_path / "ward-9-notes.md"
    with house_with(tmp_path / "data") as house:
        desk = Desk.of(house, "team")
        from integrations.holdings import sent_as

        for often, day in (("every fortnight", "2025-01-06"), ("weekly", "2026-02-02")):
            file.write_text(NOTES.format(often=often))
            house.index([file], sent_as(PROVIDER, "internal", day, ocr=False))
        assert "every fortnight" in str(desk.search(ASKED, on="2025-12-31"))
        assert "every fortnight" not in str(desk.search(ASKED, on="2026-02-02"))
        assert "weekly" in str(desk.search(ASKED, on="2026-02-02"))
        assert "ward-9-notes.md" not in str(desk.search(ASKED, on="2024-12-31"))
