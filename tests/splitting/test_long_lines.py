"""A line that is longer than a passage should be is parted between its sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read_back import read_back
from corpus.reading import read
from corpus.splitting import split
from corpus.text import DocumentText, Line, Media

SENTENCES = [
    f"On day {n} Dr. Alder of ward {n} said that the rota came late, i.e. after the 3rd of May."
    for n in range(1, 60)
]


def check(text: DocumentText):
    sections = split(text, "T")
    back = read_back(text, sections)
    assert (back.share, back.missing_lines, back.differing) == (1.0, (), ())
    return sections


@pytest.mark.parametrize("media", [Media.TEXT, Media.HTML, Media.DOCX, Media.PDF, Media.EMAIL])
def test_a_long_paragraph_is_parted_and_no_sentence_is_cut(media):
    words = " ".join(SENTENCES)
    sections = check(DocumentText(name="a", media=media, lines=(Line(text=words),)))
    assert len(sections) >= 4
    assert " ".join(section.text for section in sections) == words
    assert all(len(section.text) <= 1_350 for section in sections)
    assert all(section.text.endswith("May.") for section in sections)
    assert {(section.place.first, section.place.last) for section in sections} == {(1, 1)}


def test_a_wrapped_paragraph_is_parted_where_the_same_paragraph_on_one_line_is():
    words = " ".join(SENTENCES)
    whole = check(DocumentText(name="a", media=Media.DOCX, lines=(Line(text=words),)))
    for width in (40, 77, 120):
        lines, line = [], ""
        for word in words.split():
            if len(line) + len(word) >= width:
                lines.append(Line(text=line, page=1 + len(lines) // 30))
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(Line(text=line, page=1 + len(lines) // 30))
        wrapped = check(DocumentText(name="a", media=Media.PDF, lines=tuple(lines)))
        assert [one.text for one in wrapped] == [one.text for one in whole]


def test_a_long_cell_of_a_register_is_parted_beneath_header_and_the_rows_name():
    content = 'ref,notes,owner\nC-1,short,A\nC-2,"' + " ".join(SENTENCES) + '",B\n'
    sections = check(read("log.csv", content.encode()))
    assert sections[0].headings[1:] == ("ref | notes | owner",)
    assert sections[1].text.startswith("C-2 | On day 1 ")
    assert {one.headings[1:] for one in sections[2:]} == {("ref | notes | owner", "C-2")}
    assert sections[-1].text.endswith("| B")


def test_short_lines_stay_whole():
    lines = tuple(Line(text=sentence) for sentence in SENTENCES)
    for section in check(DocumentText(name="a", media=Media.TEXT, lines=lines)):
        assert section.text.endswith("May.")


def test_what_has_no_sentence_is_parted_all_the_same():
    lines = (Line(text="x" * 5_000), Line(text="word " * 2_000))
    for section in check(DocumentText(name="a", media=Media.TEXT, lines=lines)):
        assert len(section.text) <= 1_600


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=60), st.integers(20, 200))
@settings(max_examples=40, deadline=None)
def test_any_wrapping_of_any_paragraph_gives_the_same_passages(sentences, width):
    words = " ".join(sentences)
    one_line = DocumentText(name="a", media=Media.DOCX, lines=(Line(text=words),))
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(Line(text=line, page=1))
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = DocumentText(name="a", media=Media.PDF, lines=(*lines, Line(text=line, page=1)))
    assert [one.text for one in check(wrapped)] == [one.text for one in check(one_line)]
