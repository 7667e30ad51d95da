"""Whatever comes in, there is a document or one sentence, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.failures import UnreadableFile
from corpus.reading import read
from corpus.text import DocumentText
from tests.reading import files

ENDINGS = st.sampled_from(["txt", "md", "csv", "docx", "xlsx", "png", ""])
STARTS = st.sampled_from([b"", b"%PDF", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"MZ", b"BM"])


def read_or_sentence(name: str, content: bytes) -> DocumentText | str:
    try:
        return read(name, content)
    except UnreadableFile as refused:
        return refused.sentence


def check(name: str, content: bytes) -> None:
    text = read_or_sentence(name, content)
    if isinstance(text, str):
        assert name in text
        assert text.endswith(".")
        return
    assert any(line.text.strip() for line in text.lines)
    assert not any("\x00" in line.text or "\n" in line.text for line in text.lines)


@given(
    ending=ENDINGS,
    start=STARTS,
    rest=st.binary(max_size=400),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(ending, start, rest):
    check(f"file.{ending}", start + rest)


@given(st.text(max_size=600), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@settings(max_examples=200, deadline=None)
def test_any_text_keeps_its_characters_or_is_refused(text, encoding):
    content = text.encode(encoding, "ignore")
    try:
        document = read("note.txt", content)
    except UnreadableFile:
        return
    if encoding != "cp1252":
        told = content.decode(encoding).removeprefix("\ufeff").split("\n")
        read_lines = [line.text for line in document.lines]
        kept = [line.removesuffix("\r").replace("\r", " ") for line in told]
        assert read_lines == (kept if told[-1] else kept[:-1])


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_never_takes_the_caller_down(seed):
    import random

    chance = random.Random(seed)
    name, whole = [
        ("a.pdf", files.pdf([[("Teaching was good on the ward", 11)] * 5] * 3)),
        ("a.docx", files.word()),
        ("a.xlsx", files.workbook()),
    ][seed % 3]
    damaged = bytearray(whole)
    for _ in range(chance.randint(1, 30)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    check(name, bytes(damaged))
