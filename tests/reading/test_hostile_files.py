"""Hostile files end within the limits, with a reason, and leave the caller unharmed."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.failures import Unread, UnreadableFile
from corpus.reading import read
from corpus.reading.confined import read_confined
from corpus.reading.limits import MOST_SECONDS
from corpus.reading.transcript import Refused
from corpus.text import DocumentText, Media
from tests.hostile import office, pdfs
from tests.hostile.files import QUICK, SLOW
from tests.reading import files

GOOD = files.pdf([[("Teaching was good on every ward.", 11)]])
WITHIN = MOST_SECONDS + 2


def outcome(name: str, content: bytes) -> DocumentText | UnreadableFile:
    try:
        return read(name, content)
    except UnreadableFile as refused:
        return refused


def check_ends_well(named: str, content: bytes) -> None:
    name = named.partition(": ")[0]
    start = time.monotonic()
    text = outcome(name, content)
    assert time.monotonic() - start < WITHIN
    if isinstance(text, UnreadableFile):
        assert text.sentence.startswith(f"“{name}” was not read: ")
        assert text.state in Unread
    else:
        assert any(line.text.strip() for line in text.lines)
        assert sum(len(line.text) for line in text.lines) <= 5_000_000


@pytest.mark.parametrize("named", QUICK)
def test_a_hostile_file_ends_within_the_limits(named):
    check_ends_well(named, QUICK[named]())


@pytest.mark.drill  # three minutes
@pytest.mark.parametrize("named", SLOW)
def test_a_hostile_file_that_takes_its_time_is_ended_and_the_next_is_read(named):
    check_ends_well(named, SLOW[named]())
    assert "good on every ward" in read("next.pdf", GOOD).lines[0].text


def test_reading_that_takes_too_long_is_ended_and_the_next_file_is_read():
    start = time.monotonic()
    with pytest.raises(Refused, match="took more than"):
        read_confined(Media.PDF, pdfs.sixty_pages(), seconds=1)
    assert time.monotonic() - start < 5
    assert "good on every ward" in read("next.pdf", GOOD).lines[0].text


def test_many_files_are_read_side_by_side():
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda n: read(f"{n}.txt", b"Ward %d" % n), range(40)))
    assert [text.lines[0].text for text in texts] == [f"Ward {n}" for n in range(40)]


@pytest.mark.parametrize(
    ("name", "bomb"),
    [
        ("a.docx", files.with_member(files.word(), "word/document.xml", b"<a>" + b" " * 60_000_000)),
        ("a.xlsx", files.with_member(files.workbook(), office.SHEET, b"<a>" + b" " * 60_000_000)),
        ("a.docx", office.small_that_says_it_is_huge()),
        ("a.docx", office.overlapping()),
        ("a.docx", files.packed({"word/document.xml": b""} | {f"word/{n}.xml": b"" for n in range(6000)})),
    ],
    ids=["Word", "Excel", "a stated size", "members that overlap", "members"],
)  # fmt: skip
def test_a_zip_bomb_is_refused_before_it_is_unpacked(name, bomb):
    start = time.monotonic()
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        read(name, bomb)
    assert time.monotonic() - start < 2


def test_a_member_that_unpacks_to_more_than_it_states_gives_no_text_beyond_that():
    with pytest.raises(UnreadableFile, match=r"damaged|unpacks to far more"):
        read("a.docx", office.bomb_that_says_it_is_small())


@pytest.mark.parametrize(
    ("name", "whole"), [("a.docx", files.word()), ("a.xlsx", files.workbook())]
)
def test_a_file_of_a_program_that_writes_large_files_is_read_alike(name, whole):
    assert read(name, office.big_writer(whole)).lines == read(name, whole).lines


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", office.laughs_in("word/document.xml")()),
        ("a.docx", office.outside_in_word()),
        ("a.xlsx", office.laughs_in(office.SHEET)()),
        ("a.xlsx", office.laughs_in(office.STRINGS)()),
        ("a.xlsx", office.outside_in_excel()),
    ],
)
def test_an_entity_is_neither_multiplied_nor_fetched(name, content):
    text = outcome(name, content)
    if isinstance(text, DocumentText):
        words = " ".join(line.text for line in text.lines)
        assert "haha" not in words
        assert "root:" not in words


def test_an_address_in_a_word_document_is_not_visited():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        read("a.docx", office.linked(f"http://127.0.0.1:{listener.getsockname()[1]}"))
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_sheet_that_claims_a_million_rows_is_read_by_what_it_holds():
    rows = office.FIRST + b"<row r='900000'>" + office.cell(b"A900000", b"Far below") + b"</row>"
    text = read("register.xlsx", office.sheet(rows))
    lines = [(line.text, line.row) for line in text.lines if not line.hidden]
    assert lines == [("Late rotas", 1), ("Far below", 900_000)]


def test_active_content_and_attachments_are_said_and_never_run_or_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = read("a.pdf", pdfs.active())
    said = " ".join(text.losses)
    assert "Active content was neither read nor run." in said
    assert "ttached" in said
    assert "Teaching was good" in text.lines[0].text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_an_encrypted_pdf_is_read_without_a_password_and_named_where_it_needs_one(algorithm):
    assert "good on every ward" in read("a.pdf", encrypted(algorithm, "")).lines[0].text
    with pytest.raises(UnreadableFile, match="needs a password") as refused:
        read("a.pdf", encrypted(algorithm, "secret"))
    assert refused.value.state is Unread.NEEDS_PASSWORD


def encrypted(algorithm: str, password: str) -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(GOOD)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        ("a.docx", files.word().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")),
    ],
    ids=["by Office", "by a packer"],
)  # fmt: skip
def test_an_encrypted_office_file_needs_a_password(name, content):
    with pytest.raises(UnreadableFile, match="needs a password") as refused:
        read(name, content)
    assert refused.value.state is Unread.NEEDS_PASSWORD


def test_a_scan_needs_ocr():
    with pytest.raises(UnreadableFile, match="OCR") as refused:
        read("a.pdf", files.scan())
    assert refused.value.state is Unread.NEEDS_OCR


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../x.txt", "x.txt"),
        ("a\x00b.txt", "a b.txt"),
        ("a\r\nSet-Cookie: b.txt", "a  Set-Cookie: b.txt"),
        ("x" * 5000 + ".txt", "x" * 196 + ".txt"),
        ("fdp\u202etxt.pdf.txt", "fdp txt.pdf.txt"),
        ("CON", "CON"),
        ("NUL.txt", "NUL.txt"),
        ("..", ".."),
        ("\u200b\u2066", "file without a name"),
    ],
)
def test_a_hostile_name_is_shown_harmlessly_and_never_used(given, shown, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read(given, b"Teaching was good.").name == shown
    assert list(tmp_path.iterdir()) == []
