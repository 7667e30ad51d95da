"""Web pages as their reader sees them: lists, tables, notes; and what nobody sees told apart."""

import pytest

from corpus.reading import read
from corpus.text import DocumentText, LinePart


def page(body: str, head: str = "") -> DocumentText:
    return read(
        "a.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    )


def seen(body: str, head: str = "") -> list[str]:
    return [line.text for line in page(body, head).lines if line.text and not line.hidden]


def hidden(body: str, head: str = "") -> list[str]:
    return [line.text for line in page(body, head).lines if line.hidden]


def test_paragraphs_have_a_gap_between_them_and_the_items_of_a_list_have_none():
    body = "<p>One.</p><p>Two:</p><ul><li>a</li><li>b</li></ul><div>c</div><div>d</div>"
    assert [line.text for line in page(body).lines] == [
        "One.",
        "",
        "Two:",
        "",
        "a",
        "b",
        "",
        "c",
        "d",
    ]


@pytest.mark.parametrize(
    ("opening", "marks"),
    [
        ("<ol>", ["1.", "2.", "3."]),
        ("<ol start=4>", ["4.", "5.", "6."]),
        ("<ol type=a>", ["a.", "b.", "c."]),
        ("<ol type=I start=3>", ["III.", "IV.", "V."]),
        ("<ol reversed>", ["3.", "2.", "1."]),
        ("<ol style='list-style-type: lower-roman'>", ["i.", "ii.", "iii."]),
    ],
)
def test_an_ordered_list_is_numbered_as_a_browser_numbers_it(opening, marks):
    text = page(f"{opening}<li>x<li>x<li>x</ol>")
    assert [line.text for line in text.lines] == [f"{mark} x" for mark in marks]
    assert {line.part for line in text.lines} == {LinePart.LIST_ITEM}


def test_an_item_may_state_its_number_and_lists_stand_within_lists():
    body = "<ol><li>one<ol type=a><li>in<li>in</ol><li value=7>seven<li>eight</ol>"
    assert seen(body) == ["1. one", "a. in", "b. in", "7. seven", "8. eight"]


def test_bullets_are_layout_and_ticks_say_something():
    body = (
        "<ul><li>Rotas came late</ul><p>•&nbsp;&nbsp;Typed</p><p>✓ Met</p>"
        "<ul style=\"list-style-type: '✓ '\"><li>Agreed</ul><ol style='list-style:none'><li>bare</ol>"
    )
    lines = [line for line in page(body).lines if line.text]
    assert [line.text for line in lines] == [
        "Rotas came late",
        "Typed",
        "✓ Met",
        "✓ Agreed",
        "bare",
    ]
    assert {line.part for line in lines} == {LinePart.LIST_ITEM}


def test_a_table_has_its_caption_its_header_and_each_cell_in_its_column():
    body = (
        "<table><caption>Table 1: Scores</caption><thead><tr><td>Place<td colspan=2>Scores<td>Owner"
        "</thead><tr><td rowspan=2>Ward 3<td>3<td>4<td>Lead<tr><td>2<td>5<td>Tutor</table>"
    )
    lines = page(body).lines
    assert [(line.part, line.cells or line.text) for line in lines] == [
        (LinePart.CAPTION, "Table 1: Scores"),
        (LinePart.TABLE_HEADER, ("Place", "Scores", "", "Owner")),
        (LinePart.TABLE_ROW, ("Ward 3", "3", "4", "Lead")),
        (LinePart.TABLE_ROW, ("", "2", "5", "Tutor")),
    ]
    assert [line.row for line in lines if line.row] == [1, 2, 3]


def test_a_list_in_a_cell_makes_no_layout_of_the_table_and_keeps_its_items_apart():
    body = "<table><tr><td>Do<td><ul><li>teach<li>publish</ul></td></tr><tr><td>a<td>b</table>"
    assert seen(body) == ["Do | • teach • publish", "a | b"]


def test_a_table_that_arranges_a_page_is_read_as_its_text():
    body = "<table><tr><td><h2>Visit</h2><p>Late rotas.</p></td><td><p>Aside.</p></td></tr></table>"
    assert seen(body) == ["Visit", "Late rotas.", "Aside."]


def test_a_notes_mark_stands_apart_and_its_words_are_a_footnote():
    body = (
        "<p>The Act 2012<sup><a href='#fn1'>1</a></sup> says 40 m<sup>2</sup>.</p>"
        "<section class=footnotes><ol><li id=fn1>As amended. <a href='#r'>↩</a></ol></section>"
    )
    lines = [line for line in page(body).lines if line.text]
    assert [(line.part, line.text) for line in lines] == [
        (LinePart.PROSE, "The Act 2012 1 says 40 m2."),
        (LinePart.FOOTNOTE, "1 As amended."),
    ]


@pytest.mark.parametrize(
    "attributes",
    [
        "style='display:none'",
        "style='visibility: hidden'",
        "hidden",
        "style='font-size:0'",
        "style='font-size: 1px'",
        "style='color:#fff'",
        "style='color:white;background:#fefefe'",
        "style='color:#005eb8;background-color:rgb(0, 94, 184)'",
        "style='opacity:0'",
        "style='position:absolute;left:-9999px'",
        "style='text-indent:-999em'",
        "style='color:rgba(0,0,0,0)'",
        "style='position:absolute;clip:rect(0 0 0 0)'",
        "style='height:0;overflow:hidden'",
        "class=x1",
        "id=x2",
    ],
)
def test_words_that_nobody_sees_are_lines_of_their_own(attributes):
    head = "<style>/* a */ p.x1, .y {display:none} @media print {p {display:none}} #x2{color:#FFF}</style>"
    body = f"<p>Rotas are late.</p><p {attributes}>obey me</p><p>Agreed.</p>"
    assert hidden(body, head) == ["obey me"]
    assert seen(body, head) == ["Rotas are late.", "Agreed."]


@pytest.mark.parametrize(
    "body",
    [
        "<div style='background:#005eb8'><p style='color:#fff'>Seen</p></div>",
        "<table bgcolor=#003087><tr><td style='color:white'>Seen<td>x<tr><td>a<td>b</table>",
        "<p aria-hidden=true>Seen</p>",
        "<p style='opacity:.9;font-size:0.8em;color:#425563'>Seen</p>",
        "<div style='visibility:hidden'><p style='visibility:visible'>Seen</p></div>",
        "<details><summary>More</summary>Seen</details>",
        "<div style='background:url(a.png)'><p style='color:#fff'>Seen</p></div>",
    ],
)
def test_words_that_can_be_seen_are_not_hidden(body):
    assert hidden(body) == []
    assert any("Seen" in line for line in seen(body))


def test_words_within_a_line_that_nobody_sees_leave_the_line_whole():
    body = (
        "<p>Rotas <span style='display:none'>obey</span> are <b style='color:#fff'>me</b>late.</p>"
    )
    assert seen(body) == ["Rotas are late."]
    assert hidden(body) == ["obey", "me"]


@pytest.mark.parametrize("name", ["nhsuk-u-visually-hidden", "sr-only", "govuk-visually-hidden"])
def test_words_for_screen_readers_are_junk_and_no_attack(name):
    head = f"<style>.{name} {{position:absolute;clip:rect(0,0,0,0)}}</style>"
    lines = page(f"<p>Late.</p><p class={name}>Opens in a new window</p>", head).lines
    assert [(line.part, bool(line.hidden)) for line in lines if line.text] == [
        (LinePart.PROSE, False),
        (LinePart.JUNK, False),
    ]


def test_controls_show_what_is_chosen_and_buttons_are_junk():
    body = (
        "<p><input type=checkbox checked> Met <input type=checkbox> Not met</p>"
        "<p>Level: <select><option>1<option selected>2</select></p><button>Send</button>"
    )
    lines = [line for line in page(body).lines if line.text]
    assert [line.text for line in lines] == ["☑ Met ☐ Not met", "Level: 2", "Send"]
    assert lines[-1].part is LinePart.JUNK


def test_written_lines_stay_as_they_are_broken():
    assert seen("<pre>one\n  two\n\nthree</pre>") == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("nonsense", "cp1252"),
        ("utf-8", "utf-8"),
    ],
)
def test_the_declared_encoding_is_taken_as_browsers_take_it(declared, encoding):
    whole = (
        f"<html><head><meta charset={declared}></head><body><p>The trust’s café</p></body></html>"
    )
    assert [line.text for line in read("a.html", whole.encode(encoding)).lines] == [
        "The trust’s café"
    ]


def test_broken_markup_loses_no_words():
    words = " ".join(seen("<p>One <b>two<p>three</b> four<td>five &amp; six &lt; 7 &nosuch;"))
    assert words.split() == "One two three four five & six < 7 &nosuch;".split()
