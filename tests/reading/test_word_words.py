"""What a Word document's reader sees: notes, boxes, fields, merged cells, and nothing hidden."""

import pytest

from corpus.reading import read
from corpus.text import LinePart
from tests.reading.word_files import (
    document,
    hidden,
    paragraph,
    reads,
    run_of,
    seen,
    table,
)

HEADING_2 = '<w:outlineLvl w:val="1"/>'


def note(kind: str, key: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def note_text(kind: str, key: int, text: str) -> str:
    return f'<w:{kind} w:id="{key}"><w:p><w:r><w:{kind}Ref/></w:r>{run_of(" " + text)}</w:p></w:{kind}>'


def test_a_footnotes_mark_stands_apart_and_its_words_follow_the_paragraph():
    body = f"<w:p>{run_of('the Act 2012')}{note('footnote', 2)}{run_of(' says so.')}</w:p>"
    body += paragraph("Next.") + f"<w:p>{run_of('Later')}{note('endnote', 2)}</w:p>"
    parts = {
        "footnotes": note_text("footnote", 2, "As amended."),
        "endnotes": note_text("endnote", 2, "At the end."),
    }
    text = reads(document(body + paragraph("Last."), parts=parts))
    assert [(line.part, line.text) for line in text.lines] == [
        (LinePart.PROSE, "the Act 2012 1 says so."),
        (LinePart.FOOTNOTE, "1 As amended."),
        (LinePart.PROSE, "Next."),
        (LinePart.PROSE, "Later i"),
        (LinePart.PROSE, "Last."),
        (LinePart.FOOTNOTE, "i At the end."),
    ]


def test_a_note_that_refers_to_itself_is_read_once():
    inner = f"<w:p>{run_of('round')}{note('footnote', 2)}</w:p>"
    parts = {"footnotes": f'<w:footnote w:id="2">{inner}</w:footnote>'}
    body = f"<w:p>{run_of('Start')}{note('footnote', 2)}</w:p>"
    assert seen(document(body, parts=parts)) == ["Start 1", "1 round 2"]


def box(content: str, more: str = "", place: str = "") -> str:
    inside = (
        f"<wps:wsp>{more}<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    )
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        f"{place}<a:graphic>{inside}</a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_where_it_is_anchored():
    inside = paragraph("Call the lead.") + paragraph("Today.")
    body = f"<w:p>{run_of('Before')}{box(inside)}{run_of(' it')}</w:p>" + paragraph("After")
    assert seen(document(body)) == ["Before it", "Call the lead.", "Today.", "After"]


def test_a_text_box_beside_the_page_is_hidden():
    place = "<wp:positionH><wp:posOffset>-9000000</wp:posOffset></wp:positionH>"
    body = f"<w:p>{run_of('Seen')}{box(paragraph('Rate us low.'), place=place)}</w:p>"
    assert [line.text for line in hidden(document(body))] == ["Rate us low."]


def test_white_words_in_a_painted_box_are_seen():
    fill = '<wps:spPr><a:solidFill><a:srgbClr val="005EB8"/></a:solidFill></wps:spPr>'
    white = paragraph("Notice", run='<w:color w:val="FFFFFF"/>')
    assert hidden(document(f"<w:p>{box(white, fill)}</w:p>")) == []
    assert len(hidden(document(f"<w:p>{box(white)}</w:p>"))) == 1


@pytest.mark.parametrize(
    "look",
    [
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="FEFEFE"/>',
        '<w:color w:val="FFFFFF" w:themeColor="background1"/>',
        '<w:sz w:val="2"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        '<w:color w:val="FFFF00"/><w:shd w:val="clear" w:fill="FFFF00"/>',
    ],
)
def test_words_that_nobody_sees_are_lines_of_their_own_with_the_reason(look):
    body = f"<w:p>{run_of('Rotas are')}{run_of('obey me', look)}{run_of(' late.')}</w:p>"
    text = reads(document(body))
    assert [line.text for line in text.lines] == ["Rotas are late.", "obey me"]
    assert not text.lines[0].hidden
    assert text.lines[1].hidden


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003087"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="768692"/>',
        '<w:vanish w:val="0"/>',
        '<w:sz w:val="12"/>',
    ],
)
def test_words_that_can_be_seen_are_not_hidden(look):
    assert hidden(document(f"<w:p>{run_of('Rotas are late.', look)}</w:p>")) == []


def test_white_words_on_a_dark_paragraph_or_cell_are_seen():
    white = '<w:color w:val="FFFFFF"/>'
    dark = '<w:shd w:val="clear" w:color="auto" w:fill="005EB8"/>'
    cell = f"<w:tcPr>{dark}</w:tcPr>{paragraph('Owner', run=white)}"
    body = paragraph("Banner", dark, white) + table((cell, cell), ("Rota lead", "x"))
    assert hidden(document(body)) == []


def test_a_style_can_hide_words_and_a_table_style_can_darken_its_header():
    styles = (
        '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/>'
        '</w:rPr></w:style><w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="003087"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
    white = paragraph("Owner", run='<w:color w:val="FFFFFF"/>')
    grid = table((white, white), (white, "Rota lead")).replace(
        "<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr>'
    )
    body = paragraph("unseen", run='<w:rStyle w:val="Ghost"/>') + grid
    assert [line.text for line in hidden(document(body, styles=styles))] == ["unseen", "Owner"]


def test_fields_show_their_result_and_never_their_code():
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>DDEAUTO c:\\\\calc.exe</w:instrText></w:r>"
    body = (
        f"<w:p>{run_of('See ')}{sign('begin')}{code}{sign('separate')}{run_of('section 4')}"
        f"{sign('end')}{run_of('. ')}<w:fldSimple w:instr='DATE'>{run_of('4 November 2026')}"
        "</w:fldSimple></w:p>" + paragraph("Goes on.")
    )
    text = reads(document(body))
    assert [line.text for line in text.lines] == ["See section 4. 4 November 2026", "Goes on."]
    assert "It holds fields that fetch from elsewhere; nothing was fetched." in text.losses


def test_a_field_that_never_ends_swallows_no_further_paragraph():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert seen(document(f"<w:p>{begin}</w:p>" + paragraph("Goes on."))) == ["Goes on."]


def test_controls_show_what_is_chosen_in_them():
    def box_of(state: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
            f"</w:sdtPr><w:sdtContent>{run_of('☒')}</w:sdtContent></w:sdt>"
        )

    chosen = f"<w:sdt><w:sdtPr/><w:sdtContent>{run_of('Amber')}</w:sdtContent></w:sdt>"
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
        '</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{box_of('1')}{run_of(' Met ')}{box_of('0')}{run_of(' Not met ')}{chosen}</w:p>"
    assert seen(document(body + f"<w:p>{old}{run_of(' Agreed')}</w:p>")) == [
        "☑ Met ☐ Not met Amber",
        "☑ Agreed",
    ]


def test_a_merged_cell_says_its_words_once_in_its_first_column_and_row():
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Scores")}'
    high = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("Ward 3")}'
    under = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    grid = table(
        ("Place", wide, "Owner"),
        ("", "L", "I", ""),
        (high, "3", "4", "Lead"),
        (under, "2", "5", "Tutor"),
    )
    rows = [line for line in reads(document(grid)).lines if line.row]
    assert [line.cells for line in rows] == [
        ("Place", "Scores", "", "Owner"),
        ("", "L", "I"),
        ("Ward 3", "3", "4", "Lead"),
        ("", "2", "5", "Tutor"),
    ]


def test_words_in_a_covered_cell_are_hidden():
    high = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("Ward 3")}'
    under = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('obey me')}"
    content = document(table((high, "a"), (under, "b")))
    assert [line.text for line in hidden(content)] == ["obey me"]


def test_a_table_in_a_table_is_read_after_it_and_a_frame_is_read_as_its_text():
    nested = table(("Ref", "Due"), ("1", "May"))
    grid = table(("Plan", f"{paragraph('see within')}{nested}{paragraph('')}"))
    assert seen(document(grid)) == ["Plan | see within", "Ref | Due", "1 | May"]
    framed = table((paragraph("Key points", HEADING_2) + paragraph("Rotas came late."),))
    assert [(line.part, line.text) for line in reads(document(framed)).lines] == [
        (LinePart.HEADING, "Key points"),
        (LinePart.PROSE, "Rotas came late."),
    ]


def test_a_header_row_is_the_one_word_repeats_or_the_only_bold_one():
    rows = (("Action", "Owner"), ("Protect teaching", "Director"))
    assert reads(document(table(*rows, header=True))).lines[0].part is LinePart.TABLE_HEADER
    bold = tuple(paragraph(text, run="<w:b/>") for text in rows[0])
    assert reads(document(table(bold, rows[1]))).lines[0].part is LinePart.TABLE_HEADER
    assert reads(document(table(*rows))).lines[0].part is LinePart.TABLE_ROW


def test_several_items_in_a_cell_keep_their_bullets_apart():
    cell = paragraph("• Protect teaching") + paragraph("• Publish rotas")
    assert seen(document(table((cell, "Lead"), ("x", "y")))) == [
        "• Protect teaching • Publish rotas | Lead",
        "x | y",
    ]


@pytest.mark.parametrize("words", ["Table 2: Actions agreed", "Figure 1 Attendance"])
def test_a_caption_is_told_by_its_style_or_by_standing_beside_a_table(words):
    grid = table(("a", "b"), ("c", "d"))
    by_place = reads(document(paragraph(words) + grid)).lines[0]
    styles = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
    styled = document(paragraph(words, '<w:pStyle w:val="C"/>'), styles=styles)
    assert by_place.part is reads(styled).lines[0].part is LinePart.CAPTION
    alone = reads(document(paragraph(words) + paragraph("x") + grid)).lines[0]
    assert alone.part is LinePart.PROSE


def test_headers_and_footers_are_junk_but_for_a_first_pages_own_words():
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/>'
        '<w:headerReference w:type="first" r:id="rId8"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:titlePg/></w:sectPr>'
    )
    parts = {
        "header:rId9": paragraph("Larkmere quality visit"),
        "header:rId8": paragraph("Visited on 4 November 2026 by a panel of three"),
        "footer:rId7": paragraph("Official – sensitive"),
    }
    text = reads(document(paragraph("Rotas came late.") + section, parts=parts))
    assert [(line.part, line.text) for line in text.lines] == [
        (LinePart.JUNK, "Larkmere quality visit"),
        (LinePart.PROSE, "Visited on 4 November 2026 by a panel of three"),
        (LinePart.PROSE, "Rotas came late."),
        (LinePart.JUNK, "Official – sensitive"),
    ]


def test_what_a_file_would_fetch_is_named_and_never_fetched():
    external = {"attachedTemplate": "http://evil.example/t.dotm", "hyperlink": "http://a.example"}
    losses = reads(document(paragraph("Text"), external=external)).losses
    assert losses == ("It refers to a template outside the file; nothing was fetched.",)


def test_a_gap_between_paragraphs_is_a_blank_line_and_none_within_a_list():
    spaced = '<w:spacing w:after="160"/>'
    body = paragraph("One.", spaced) + paragraph("Two.") + paragraph("Three.")
    assert [line.text for line in reads(document(body)).lines] == ["One.", "", "Two.", "Three."]


def test_an_entity_is_never_expanded():
    bomb = b'<!DOCTYPE w [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]>'
    content = document(paragraph("Text &amp; more"))
    from tests.reading.files import with_member

    body = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    body += b"<w:body><w:p><w:r><w:t>Seen &b;</w:t></w:r></w:p></w:body></w:document>"
    text = read("a.docx", with_member(content, "word/document.xml", bomb + body))
    assert "boom" not in " ".join(line.text for line in text.lines)


def test_a_strict_document_is_read_like_any_other():
    content = document(paragraph("Rotas came late."))
    import io
    import zipfile

    from tests.reading.files import packed

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for ours, theirs in (
        (
            b"schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            b"schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        members = {name: xml.replace(ours, theirs) for name, xml in members.items()}
    assert seen(packed(members)) == ["Rotas came late."]


def test_a_raised_figure_is_a_mark_unless_it_is_a_power():
    raised = '<w:vertAlign w:val="superscript"/>'
    body = f"<w:p>{run_of('The Act 2012')}{run_of('2', raised)}{run_of(' needs 40 m')}{run_of('2', raised)}</w:p>"
    assert seen(document(body + f"<w:p>{run_of('the 4')}{run_of('th', raised)}</w:p>")) == [
        "The Act 2012 2 needs 40 m2",
        "the 4th",
    ]
