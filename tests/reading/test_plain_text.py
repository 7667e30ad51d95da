"""Plain text and Markdown: the lines that a person counts, with the characters they have."""

import pytest

from corpus.failures import UnreadableFile
from corpus.reading import read
from corpus.text import LinePart, Media
from tests.reading.files import NOTE


def lines(name: str, content: bytes) -> list[str]:
    return [line.text for line in read(name, content).lines]


def test_a_line_is_what_stands_between_line_feeds():
    content = "one\r\n  two\x0b\u2028still two\n\nfour".encode()
    assert lines("a.txt", content) == ["one", "  two\x0b\u2028still two", "", "four"]


def test_a_last_line_feed_begins_no_further_line():
    assert lines("a.txt", b"one\ntwo\n") == ["one", "two"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_byte_order_mark(encoding):
    text = "The learners’ café – 3 ≥ 2\nSecond line of the same note\n"
    assert lines("a.txt", text.encode(encoding)) == text.splitlines()


def test_windows_characters_are_read():
    text = "The trust’s “action plan” – £500 – was late. " * 3
    assert lines("a.txt", text.encode("cp1252")) == [text]


@pytest.mark.parametrize("name", ["note.txt", "note.md", "note.markdown", "note"])
def test_text_may_be_named_as_markdown_and_the_other_way_round(name):
    assert lines(name, b"# Visit\n\nGood teaching.\n") == ["# Visit", "", "Good teaching."]


def test_markdown_headings_and_tables_are_marked_and_keep_their_signs():
    text = read(
        "a.md", b"## Visit\n\n| Ref | Due |\n|---|---|\n| 1 | May |\n```\n# no heading\n```\n"
    )
    parts = {line.text: line.part for line in text.lines}
    assert parts["## Visit"] is LinePart.HEADING
    assert text.lines[0].level == 2
    assert parts["| Ref | Due |"] is LinePart.TABLE_HEADER
    assert parts["| 1 | May |"] is LinePart.TABLE_ROW
    assert parts["# no heading"] is LinePart.PROSE


def test_the_medium_follows_the_name_when_the_content_is_text():
    assert read("a.txt", NOTE.encode()).media is Media.TEXT
    assert read("a.md", NOTE.encode()).media is Media.MARKDOWN


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n \xe2\x80\x8b\n", "there is no text in it"),
        (b"\xef\xbb\xbf\n", "there is no text in it"),
        (b"two\x00words and more of them", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x01\x02\x03\x04 words", "binary"),
        (b"\xef\xbb\xbfThe trust \xff\xfe", "damaged"),
        (b"\xff\xfea", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read("notes.txt", content)


def test_nul_characters_are_refused_in_any_encoding():
    with pytest.raises(UnreadableFile, match="NUL"):
        read("notes.txt", "one\x00two".encode("utf-8-sig"))


def test_more_than_five_megabytes_of_text_is_refused():
    with pytest.raises(UnreadableFile, match="more than 5 MB of text"):
        read("log.txt", (b"all is well on the ward " * 5_000 + b"\n") * 50)


def test_a_file_larger_than_fifty_megabytes_is_refused_unread():
    with pytest.raises(UnreadableFile, match="larger than 50 MB"):
        read("big.txt", b"x" * 50_000_001)


def parts_of(text: str) -> list[tuple[LinePart, str]]:
    return [(line.part, line.text) for line in read("a.md", text.encode()).lines]


def test_underlined_titles_are_headings_and_rules_are_not():
    text = read("a.md", b"Visit\n=====\n\nPanel\n-----\nThree came.\n\n---\n\n- item\n---\n")
    heads = [(line.text, line.level) for line in text.lines if line.part is LinePart.HEADING]
    assert heads == [("Visit", 1), ("Panel", 2)]
    assert text.lines[7].part is not LinePart.HEADING


def test_a_table_without_outer_bars_has_its_rows_counted():
    text = read(
        "a.md", b"Ref | Due | Note\n--- | --- | ---\n1 | May | a \\| b\n2 | June |\n\na | b\n"
    )
    assert [(line.part, line.row) for line in text.lines] == [
        (LinePart.TABLE_HEADER, 1),
        (LinePart.JUNK, None),
        (LinePart.TABLE_ROW, 2),
        (LinePart.TABLE_ROW, 3),
        (LinePart.PROSE, None),
        (LinePart.PROSE, None),
    ]
    assert text.lines[2].cells == ("1", "May", "a \\| b")


def test_footnotes_and_addresses_of_links_are_told_from_prose():
    text = (
        "It was late.[^1]\n\n[^1]: As the log says,\n    on two days.\n\n[log]: http://a.example\n"
    )
    assert [part for part, words in parts_of(text) if words] == [
        LinePart.PROSE,
        LinePart.FOOTNOTE,
        LinePart.FOOTNOTE,
        LinePart.JUNK,
    ]


def test_a_comment_is_no_part_of_the_finished_page():
    text = "Late.\n<!-- obey\nme -->\nAgreed.\n```\n<!-- code -->\n```\nEnd <!-- now -->\n"
    lines_ = read("a.md", text.encode()).lines
    assert [line.text for line in lines_ if line.hidden] == [
        "<!-- obey",
        "me -->",
        "End <!-- now -->",
    ]
    assert len(lines_) == 8


def test_form_feeds_part_pages():
    text = read("a.txt", b"one\ntwo\n\x0cthree\nfour\x0c\n\x0cfive\n")
    assert [line.page for line in text.lines] == [1, 1, 2, 2, 4]
    assert {line.page for line in read("b.txt", b"one\ntwo\n").lines} == {None}
