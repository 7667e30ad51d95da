"""A draft's files say what the draft says, number its sources, and carry nothing active."""

import io
import json
import re
import shutil
import subprocess
import zipfile

import pytest
from docx import Document

from assistant.drafting.draft import Draft, DraftKind, DraftSection, Statement, Table, Tag
from corpus.failures import BadInput
from corpus.passage import Span
from corpus.text import Place
from integrations.exports import exported, to_docx, to_json, to_markdown
from integrations.exports.layout import numbered
from integrations.exports.word_table import column_widths


def source(quote, line=3, **place):
    return Span(
        document_id="d1",
        document="notes.docx",
        version=1,
        title="Notes",
        edition=None,
        quote=quote,
        place=Place(first=line, last=line, **place),
        provider_id="p1",
    )


def draft_with(*statements, table=None):
    return Draft(
        kind=DraftKind.VISIT_REPORT,
        title="Visit report: Marram Sound NHS Trust",
        provider="Marram Sound NHS Trust",
        edition="2017-18",
        version="0.3",
        status="DRAFT",
        sections=(DraftSection(heading="Findings", statements=statements, table=table),),
    )


SAID = Statement(text="Learners reported: “rota late”", sources=(source("rota late", page=2),))
BLANK = Statement(text="Owner: [not recorded]", tag=Tag.NOT_RECORDED)
COUNT = Statement(
    text="Open concerns: 7", tag=Tag.COMPUTED, sources=(source("QR-1", row=4, sheet="Log"),)
)
TABLE = Table(columns=("Ref", "Finding"), rows=((COUNT, SAID), (COUNT, BLANK)))


def word_text(content):
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def word_xml(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {
            name: packed.read(name).decode("utf-8", "replace")
            for name in packed.namelist()
            if name.endswith((".xml", ".rels"))
        }


def test_json_has_the_shape_of_the_contract_with_tables_flattened_in_reading_order():
    shape = json.loads(to_json(draft_with(BLANK, table=TABLE)))
    assert list(shape) == ["kind", "provider", "edition", "version", "status", "sections"]
    statements = shape["sections"][0]["statements"]
    assert [one["text"] for one in statements] == [
        "Owner: [not recorded]",
        "Ref: Open concerns: 7",
        "Finding: Learners reported: “rota late”",
        "Ref: Open concerns: 7",
        "Finding: Owner: [not recorded]",
    ]
    assert statements[0]["tag"] == "not recorded"
    assert statements[2] == {
        "text": "Finding: Learners reported: “rota late”",
        "sources": [
            {
                "document": "notes.docx",
                "document_id": "d1",
                "quote": "rota late",
                "page": 2,
                "lines": [3, 3],
            }
        ],
        "tag": None,
        "standards": [],
    }
    assert statements[1]["sources"][0]["sheet"] == "Log"
    assert statements[1]["sources"][0]["row"] == 4


def test_a_source_is_numbered_once_in_the_order_a_reader_meets_it():
    numbers = numbered(draft_with(SAID, COUNT, SAID))
    assert [span.quote for span in numbers.spans] == ["rota late", "QR-1"]
    assert numbers.of(COUNT) == "[2]"


@pytest.mark.parametrize(
    "write", [to_markdown, lambda draft: word_text(to_docx(draft))], ids=["md", "docx"]
)
def test_tags_numbers_status_version_and_sources_are_visible(write):
    text = write(draft_with(SAID, BLANK, COUNT))
    for wanted in (
        "DRAFT",
        "version 0.3",
        "2017/18",
        "[not recorded]",
        "were computed from the sources they name",
        "[1]",
        "[2]",
        "Sources",
        "notes.docx",
        "page 2, line 3",
        "sheet Log, row 4",
    ):
        assert wanted in text, wanted


PROPOSED = Statement(text="How is it arranged?", tag=Tag.SUGGESTED)


def test_what_was_computed_carries_no_mark_on_the_page_and_its_tag_in_json():
    assert "[computed]" not in to_markdown(draft_with(COUNT, table=TABLE))
    assert '"tag": "computed"' in to_json(draft_with(COUNT))


def test_a_tag_that_a_column_shares_stands_in_its_heading_and_of_several_columns_above_them():
    one = Table(columns=("Question", "Said"), rows=((PROPOSED, SAID), (PROPOSED, BLANK)))
    assert "| Question [suggested] | Said |" in to_markdown(draft_with(table=one))
    two = Table(columns=("Question", "Probe", "Said"), rows=((PROPOSED, PROPOSED, SAID),))
    text = to_markdown(draft_with(table=two))
    assert "| Question | Probe | Said |" in text
    assert text.count("[suggested]") == 1
    assert "For a person to change: Question, Probe. [suggested]" in text


def test_a_tag_that_all_lines_of_a_section_share_stands_in_its_heading_once():
    text = to_markdown(draft_with(PROPOSED, PROPOSED))
    assert "## Findings [suggested]" in text
    assert text.count("[suggested]") == 1


def test_what_is_quoted_from_one_place_is_one_source():
    row = [source(words, row=4, sheet="Log") for words in ("QR-1", "4", "Rota late")]
    cells = [Statement(text=one.quote, sources=(one,)) for one in row]
    numbers = numbered(draft_with(*cells, SAID))
    assert [numbers.of(cell) for cell in cells] == ["[1]"] * 3
    assert numbers.of(SAID) == "[2]"
    text = to_markdown(draft_with(*cells))
    assert all(words in text.split("## Sources")[1] for words in ("QR-1", "4", "Rota late"))


@pytest.mark.parametrize(
    "write", [to_markdown, lambda draft: word_text(to_docx(draft))], ids=["md", "docx"]
)
def test_a_long_quotation_loses_its_middle_on_the_page_and_nothing_in_json(write):
    words = "The first words. " + "middle " * 60 + "The last words."
    said = Statement(text="Learners reported that", sources=(source(words),))
    listed = write(draft_with(said)).split("Sources")[1]
    assert "The first words." in listed
    assert "The last words." in listed
    assert "…" in listed
    assert "middle " * 30 not in listed
    assert (
        json.loads(to_json(draft_with(said)))["sections"][0]["statements"][0]["sources"][0]["quote"]
        == words
    )


HOSTILE = [
    "[press](http://evil.test/?d=1)",
    "![x](http://evil.test/x.png)",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.test")',
    'HYPERLINK "http://evil.test" \\o',
    "a | b",
    "**bold** _it_ `code`",
    "see www.evil.test or http://evil.test or me@evil.test",
    "\x1b[31mred\x00\u202etxt.exe\u200b",
    "&#x3c;script&#x3e;",
    "# heading",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_the_evidence_become_no_markup_in_markdown(words):
    from markdown_it import MarkdownIt

    said = Statement(text=words, sources=(source(words),))
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
        to_markdown(draft_with(said, table=Table(columns=("Said",), rows=((said,),))))
    )
    assert "<a " not in html
    assert "<img" not in html
    assert "<script" not in html
    assert "<code>" not in html
    assert html.count("<h1>") == 1
    assert not re.search(r"[\x00-\x08\x1b\u202e\u200b]", html)


def test_an_address_in_the_evidence_is_broken_so_that_no_program_makes_it_a_link():
    text = to_markdown(
        draft_with(Statement(text="see http://evil.test and www.evil.test", sources=(source("x"),)))
    )
    assert "http://" not in text
    assert "www.evil" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_the_evidence_become_no_field_or_link_in_word(words):
    said = Statement(text=words, sources=(source(words),))
    content = to_docx(draft_with(said, table=Table(columns=("Said",), rows=((said,),))))
    files = word_xml(content)
    body = files["word/document.xml"]
    assert "w:hyperlink" not in body
    assert "w:instrText" not in body
    assert "w:fldSimple" not in body
    relations = "".join(text for name, text in files.items() if name.endswith(".rels"))
    assert "evil.test" not in relations
    assert not re.search("[\x00-\x08\x1b\u202e\u200b]", body)


def test_word_has_a4_headings_repeated_header_rows_and_page_numbers():
    files = word_xml(to_docx(draft_with(SAID, table=TABLE)))
    body, footer = files["word/document.xml"], "".join(v for k, v in files.items() if "footer" in k)
    header = "".join(text for name, text in files.items() if re.search(r"header\d", name))
    assert re.search(r'w:pgSz[^>]*w:w="119\d\d"[^>]*w:h="168\d\d"', body)
    assert 'w:val="Heading1"' in body
    assert "w:tblHeader" in body
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert "DRAFT" in header
    assert "0.3" in header
    assert 'w:val="superscript"' in body


def test_a_wide_table_turns_the_page():
    wide = Table(columns=tuple("abcdefgh"), rows=((SAID,) * 8,))
    body = word_xml(to_docx(draft_with(table=wide)))["word/document.xml"]
    assert 'w:orient="landscape"' in body


def test_the_same_draft_gives_the_same_bytes_of_text():
    draft = draft_with(SAID, BLANK, table=TABLE)
    assert to_json(draft) == to_json(draft)
    assert word_xml(to_docx(draft)) == word_xml(to_docx(draft))


def test_columns_share_the_width_and_short_ones_stay_short():
    widths = column_widths(
        ["Ref", "What was said"], [["1", "word " * 60], ["2", "word " * 30]], 17.0
    )
    assert sum(widths) == pytest.approx(17.0, abs=0.2)
    assert widths[0] < 3 < widths[1]


def test_the_name_of_the_file_chooses_the_writer():
    draft = draft_with(SAID)
    assert exported(draft, "a.MD").decode() == to_markdown(draft)
    assert json.loads(exported(draft, "a.json"))["version"] == "0.3"
    assert exported(draft, "a.docx").startswith(b"PK")
    with pytest.raises(BadInput, match=r"\.docx"):
        exported(draft, "a.pdf")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_opens_the_word_file(tmp_path):
    (tmp_path / "draft.docx").write_bytes(to_docx(draft_with(SAID, BLANK, table=TABLE)))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [
            "soffice",
            home,
            "--headless",
            "--convert-to",
            "txt:Text",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "draft.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    assert "rota late" in (tmp_path / "draft.txt").read_text(encoding="utf-8", errors="replace")
