"""What was filled into a form is read; comments, attachments and actions are named as losses."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from corpus.reading import read
from tests.reading import files
from tests.reading.pdf_pages import LEARNERS, drawn, wrapped


def form(**settings) -> bytes:
    def page(canvas: Canvas):
        wrapped(canvas, LEARNERS, 60, 780, 80)
        fields = canvas.acroForm
        fields.textfield(name="provider", tooltip="Name of the provider", value="Larkmere Hospitals",
                         x=60, y=600, width=200, height=20, **settings)  # fmt: skip
        fields.textfield(name="remarks", tooltip="Remarks", value="", x=60, y=560)
        fields.checkbox(name="met", tooltip="Standard met", checked=True, x=60, y=520)
        fields.checkbox(name="seen", tooltip="Rota seen", checked=False, x=60, y=500)
        fields.choice(name="level", tooltip="Level", value="Medium", x=60, y=460, height=20,
                      width=80, options=["High", "Medium", "Low"])  # fmt: skip
        for value in ("yes", "no"):
            fields.radio(name="visit", tooltip="Visit again", value=value,
                         selected=value == "no", x=60 if value == "yes" else 90, y=420)  # fmt: skip

    return drawn(page)


def test_filled_fields_stand_with_their_labels_on_their_page():
    lines = [(line.text, line.page) for line in read("a.pdf", form()).lines][-5:]
    assert lines == [
        ("Name of the provider: Larkmere Hospitals", 1),
        ("Standard met: ☑", 1),
        ("Rota seen: ☐", 1),
        ("Level: Medium", 1),
        ("Visit again: no", 1),
    ]


def test_a_password_that_was_typed_into_a_field_is_not_read():
    assert "Larkmere" not in " ".join(
        line.text for line in read("a.pdf", form(fieldFlags="password")).lines
    )


def page_with(annotation: bytes, catalogue: bytes = b"") -> bytes:
    return files.bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
                b"/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>"
            ),
            files.stream(b"BT /F1 12 Tf 20 200 Td (Teaching was good) Tj ET"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            annotation,
        ]
    )


ACTIVE = "Active content was neither read nor run."


@pytest.mark.parametrize(
    ("annotation", "losses"),
    [
        (b"<</Subtype/Text/Rect[0 0 9 9]/Contents(Delete this)>>",
         ("1 comment or mark on page 1 was not read.",)),
        (b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>", ()),
        (b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/JavaScript/JS(app.alert\\(1\\))>>>>", (ACTIVE,)),
        (b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(x.exe)>>>>", (ACTIVE,)),
        (b"<</Subtype/FileAttachment/Rect[0 0 9 9]>>", ("Attached files were not read.",)),
    ],
)  # fmt: skip
def test_what_stands_on_a_page_beside_its_text_is_named_as_a_loss(annotation, losses):
    text = read("a.pdf", page_with(annotation))
    assert [line.text for line in text.lines] == ["Teaching was good"]
    assert text.losses == losses


def test_a_document_that_opens_at_a_page_is_not_said_to_be_active():
    there = page_with(b"<</Subtype/Link>>", b"/OpenAction[3 0 R/Fit]")
    assert read("a.pdf", there).losses == ()


def test_attachments_are_named_and_never_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    writer = PdfWriter(PdfReader(io.BytesIO(drawn(lambda c: wrapped(c, LEARNERS, 60, 780, 80)))))
    writer.add_attachment("../../evil.sh", b"echo no")
    out = io.BytesIO()
    writer.write(out)
    assert read("a.pdf", out.getvalue()).losses == ("Attached files were not read.",)
    assert list(tmp_path.iterdir()) == []
