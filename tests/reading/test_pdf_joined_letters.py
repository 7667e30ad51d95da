"""Letters that are joined in print are all read, though the font's own table drops some."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from corpus.reading.pdf.glyph_names import spelled
from tests.reading.pdf_pages import LEARNERS, drawn, text_of, wrapped

CODE = ord("Q")


def page_with(name, said, sentence):
    """Return a page whose font draws `name` for each "Q" and says of it that it means `said`."""

    def page(canvas):
        wrapped(canvas, LEARNERS, 60, 780, 80)
        canvas.drawString(60, 600, sentence)

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(page))))
    shown = "".join(f"<{code:02x}><{code:04x}>\n" for code in range(32, 127) if code != CODE)
    meant = "".join(f"{ord(char):04x}" for char in said)
    table = DecodedStreamObject()
    table.set_data(
        f"begincmap\n1 begincodespacerange\n<00><ff>\nendcodespacerange\n95 beginbfchar\n"
        f"{shown}<{CODE:02x}><{meant}>\nendbfchar\nendcmap".encode()
    )
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        given = font.get_object()
        given[NameObject("/ToUnicode")] = writer._add_object(table)
        given[NameObject("/Encoding")] = DictionaryObject(
            {
                NameObject("/BaseEncoding"): NameObject("/WinAnsiEncoding"),
                NameObject("/Differences"): ArrayObject([NumberObject(CODE), NameObject(name)]),
            }
        )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "said", "shown"),
    [
        ("/T_h", "h", "The panel"),
        ("/f_i", "i", "fihe panel"),
        ("/f_f_i.alt", "i", "ffihe panel"),
        ("/fl", "l", "flhe panel"),
        ("/uni00660074", "t", "fthe panel"),
        ("/f_l", "f", "flhe panel"),
    ],
)
def test_a_joined_sign_is_read_with_all_the_letters_of_its_name(name, said, shown):
    sentence = "Qe panel" if said == "h" else "Qhe panel"
    assert shown in text_of(page_with(name, said, sentence))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("/T_h", "x"),
        ("/Q", "Q"),
        ("/g42", "h"),
        ("/f_g99", "f"),
        ("/T_h", "Th"),
        ("/one_half", "f"),
    ],
)
def test_any_other_name_changes_nothing(name, said):
    assert f"({said}) met" in text_of(page_with(name, said, "The panel (Q) met"))


def test_names_spell_letters_or_nothing():
    assert [spelled(name) for name in ("T_h", "ffl", "u0066", "uni00660069", "space", "f_")] == [
        "Th", "ffl", "f", "fi", "", "",
    ]  # fmt: skip
