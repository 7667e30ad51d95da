"""The numbers that Word puts before paragraphs by itself: they are part of what the text says."""

import pytest

from corpus.text import LinePart
from tests.reading.word_files import (
    document,
    level,
    listed,
    lists,
    paragraph,
    reads,
    run_of,
    seen,
)

CLAUSES = lists(
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
)


def test_levels_count_beneath_one_another_and_begin_again():
    body = "".join(
        listed(text, 1, depth)
        for text, depth in (
            ("Learning environment", 0),
            ("Inductions are held", 1),
            ("Rotas are published", 1),
            ("six weeks ahead", 2),
            ("to every learner", 2),
            ("Governance", 0),
            ("A board member answers", 1),
            ("in person", 2),
        )
    )
    assert seen(document(body, numbering=CLAUSES)) == [
        "1. Learning environment",
        "1.1 Inductions are held",
        "1.2 Rotas are published",
        "(a) six weeks ahead",
        "(b) to every learner",
        "2. Governance",
        "2.1 A board member answers",
        "(a) in person",
    ]


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("decimal", ["1)", "2)", "3)", "4)"]),
        ("upperRoman", ["I)", "II)", "III)", "IV)"]),
        ("lowerRoman", ["i)", "ii)", "iii)", "iv)"]),
        ("upperLetter", ["A)", "B)", "C)", "D)"]),
        ("decimalZero", ["01)", "02)", "03)", "04)"]),
        ("ordinal", ["1st)", "2nd)", "3rd)", "4th)"]),
        ("cardinalText", ["One)", "Two)", "Three)", "Four)"]),
    ],
)
def test_every_usual_format_is_written_as_word_shows_it(form, marks):
    body = "".join(listed("x", 1) for _ in marks)
    content = document(body, numbering=lists(level(0, form, "%1)")))
    assert seen(content) == [f"{mark} x" for mark in marks]


def test_a_list_may_start_anywhere_and_another_may_restart_or_go_on():
    more = (
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1.", start=5), more=more)
    body = "".join(listed("x", key) for key in (1, 1, 7, 8, 8, 1))
    assert seen(document(body, numbering=numbering)) == [
        "5. x",
        "6. x",
        "7. x",
        "1. x",
        "2. x",
        "3. x",
    ]


def test_a_level_that_never_restarts_counts_on():
    numbering = lists(
        level(0, "decimal", "Part %1")
        + level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    )
    body = "".join(listed("x", 1, depth) for depth in (0, 1, 1, 0, 1))
    assert seen(document(body, numbering=numbering)) == [
        "Part 1 x",
        "1. x",
        "2. x",
        "Part 2 x",
        "3. x",
    ]


def test_legal_numbering_writes_the_levels_above_in_figures():
    numbering = lists(
        level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    )
    body = listed("x", 1) + listed("y", 1, 1)
    assert seen(document(body, numbering=numbering)) == ["I x", "1.1 y"]


def test_headings_are_numbered_by_their_style_and_stay_headings():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Larkmere section"/>'
        '<w:basedOn w:val="H2"/></w:style>'
    )
    numbering = lists(
        level(0, "decimal", "%1").replace("<w:numFmt", '<w:pStyle w:val="H1"/><w:numFmt')
        + level(1, "decimal", "%1.%2").replace("<w:numFmt", '<w:pStyle w:val="H2"/><w:numFmt')
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in (("Visit", "H1"), ("Panel", "H2"), ("Findings", "Ours"), ("Next", "H1"))
    )
    text = reads(document(body, numbering=numbering, styles=styles))
    assert [(line.part, line.level, line.text) for line in text.lines] == [
        (LinePart.HEADING, 1, "1 Visit"),
        (LinePart.HEADING, 2, "1.1 Panel"),
        (LinePart.HEADING, 2, "1.2 Findings"),
        (LinePart.HEADING, 1, "2 Next"),
    ]


def test_a_paragraph_can_leave_the_list_of_its_style():
    styles = (
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Numbered"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("in", '<w:pStyle w:val="N"/>') + paragraph(
        "out", '<w:pStyle w:val="N"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    content = document(body, numbering=lists(level(0, "decimal", "%1.")), styles=styles)
    assert seen(content) == ["1. in", "out"]


@pytest.mark.parametrize(
    ("sign", "face"),
    [
        ("\uf0b7", "Symbol"),
        ("•", ""),
        ("o", "Courier New"),
        ("\uf0a7", "Wingdings"),
        ("–", "Arial"),
    ],
)
def test_a_bullet_that_means_nothing_leaves_the_text_and_makes_a_list_item(sign, face):
    numbering = lists(level(0, "bullet", sign, face=face))
    (line,) = reads(document(listed("Rotas came late", 1), numbering=numbering)).lines
    assert (line.part, line.text) == (LinePart.LIST_ITEM, "Rotas came late")


@pytest.mark.parametrize(
    ("sign", "face", "shown"),
    [
        ("\uf0fc", "Wingdings", "✓"),
        ("ü", "Wingdings", "✓"),
        ("\uf0fb", "Wingdings", "✗"),
        ("\uf0a8", "Wingdings", "☐"),
        ("P", "Wingdings 2", "✓"),
        ("✓", "Segoe UI Symbol", "✓"),
    ],
)
def test_a_tick_a_cross_or_a_box_as_a_bullet_says_something_and_stays(sign, face, shown):
    numbering = lists(level(0, "bullet", sign, face=face))
    (line,) = reads(document(listed("Induction held", 1), numbering=numbering)).lines
    assert (line.part, line.text) == (LinePart.LIST_ITEM, f"{shown} Induction held")


@pytest.mark.parametrize("typed", ["•\tRotas came late", "● Rotas came late", "– Rotas came late"])
def test_a_bullet_that_was_typed_is_layout_too(typed):
    (line,) = reads(document(paragraph(typed.replace("\t", "&#9;")))).lines
    assert (line.part, line.text) == (LinePart.LIST_ITEM, "Rotas came late")


def test_signs_of_symbol_typefaces_are_read_as_what_is_seen():
    sym = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    face = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    body = (
        f"<w:p>{sym}{run_of(' Met')}</w:p>"
        f"<w:p>{run_of('þ', face)}{run_of(' agreed, score ')}"
        f'<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>{run_of(" 4")}</w:p>'
    )
    assert seen(document(body)) == ["✓ Met", "☑ agreed, score ≥ 4"]


def test_a_list_that_is_not_defined_leaves_its_words_as_they_are():
    assert seen(document(listed("Rotas came late", 99))) == ["Rotas came late"]
