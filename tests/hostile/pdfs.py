"""PDFs made to hang, to fill the memory, to lie or to hide, by name; each a few kilobytes to 20 MB.

Made here of plain PDF objects, after the kinds that pypdf's advisories name.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

from tests.reading.files import bare_pdf, stream

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F1 12 Tf 60 700 Td (Teaching was good on every ward this month.) Tj ET"
FLATE = b"/Filter/FlateDecode"


def document(content: bytes = WORDS, more: bytes = b"", *, pages: int = 1, **parts: bytes) -> bytes:
    """Return a PDF of one content stream, shown on so many pages; 6 and on are `extra` objects.

    `catalogue`, `tree`, `page`, `resources` and `font` add to or replace what is usual.
    """
    kids = b" ".join([b"3 0 R"] * pages)
    extra = [parts[name] for name in sorted(parts) if name.startswith("extra")]
    resources = parts.get("resources", b"")
    return bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % parts.get("catalogue", b""),
            parts.get("tree", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages)),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>%s>>%s>>" % (resources, parts.get("page", b"")),
            stream(content, more),
            parts.get("font", FONT),
            *extra,
        ]
    )


def packed(content: bytes, *, pages: int = 1, **parts: bytes) -> bytes:
    """Return a PDF whose content stream is compressed."""
    return document(zlib.compress(content, 9), FLATE, pages=pages, **parts)


def under_the_limit(pages: int, operations: int) -> bytes:
    """Return a bomb none of whose streams breaks a limit of its own: many pages, much to do."""
    return packed(b"BT /F1 9 Tf 1 0 0 1 9 9 Tm " + b"(word) Tj " * operations + b"ET", pages=pages)


def sixty_pages() -> bytes:
    return under_the_limit(60, 65_000)


def forty_pages() -> bytes:
    return packed(b"q 1 0 0 1 0 0 cm Q " * 15_000 + WORDS + b" " * 9_000_000, pages=40)


def cyclic_pages() -> bytes:
    return document(
        tree=b"<</Type/Pages/Kids[6 0 R]/Count 5>>",
        extra=b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 6 0 R]/Count 5>>",
    )


def cyclic_parents() -> bytes:
    return document(
        tree=b"<</Type/Pages/Parent 6 0 R/Kids[3 0 R]/Count 1>>",
        extra=b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>",
    )


def cyclic_outline() -> bytes:
    return document(
        catalogue=b"/Outlines 6 0 R/PageMode/UseOutlines",
        extra1=b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
        extra2=b"<</Title(one)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Last 7 0 R>>",
    )


def cyclic_labels_names_and_fields() -> bytes:
    return document(
        catalogue=b"/PageLabels 6 0 R/Names<</Dests 6 0 R/EmbeddedFiles 6 0 R>>"
        b"/AcroForm<</Fields[7 0 R]>>/StructTreeRoot 8 0 R",
        extra1=b"<</Kids[6 0 R 6 0 R]/Nums[0 6 0 R]/Names[(a) 6 0 R]>>",
        extra2=b"<</T(field)/Kids[7 0 R 7 0 R]/Parent 7 0 R>>",
        extra3=b"<</Type/StructTreeRoot/K 8 0 R/RoleMap<</P/Q/Q/P>>>>",
    )


def labels_of_a_million_pages() -> bytes:
    return document(catalogue=b"/PageLabels<</Nums[0<</S/r/St 99999999>>1<</S/R/St 88888888>>]>>")


def cyclic_xref() -> bytes:
    whole = document()
    start = whole.rindex(b"xref\n0 ")
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


def cyclic_form() -> bytes:
    form = stream(
        b"/X1 Do /X1 Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X1 6 0 R>>>>"
    )
    return document(WORDS + b" /X1 Do", resources=b"/XObject<</X1 6 0 R>>", extra=form)


def fan_of_forms() -> bytes:
    """Return a PDF of forms that each show the next one ten times, nine deep."""
    forms = {
        f"extra{deep}": stream(
            b"/X1 Do " * 10 if deep < 8 else WORDS,
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources"
            b"<</Font<</F1 5 0 R>>/XObject<</X1 %d 0 R>>>>" % (deep + 7),
        )
        for deep in range(9)
    }
    return document(WORDS + b" /X1 Do", resources=b"/XObject<</X1 6 0 R>>", **forms)


def length_of(stated: bytes) -> Callable[[], bytes]:
    return lambda: document().replace(b"/Length %d" % len(WORDS), b"/Length " + stated)


def count_of(stated: int) -> Callable[[], bytes]:
    return lambda: document(tree=b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % stated)


def nested_operands() -> bytes:
    return document(b"[" * 60_000 + b"]" * 60_000)


def nested_object() -> bytes:
    return document(page=b"/Deep" + b"[" * 30_000 + b"]" * 30_000)


def nested_dictionaries() -> bytes:
    return document(page=b"/Deep " + b"<</A " * 30_000 + b"1" + b">>" * 30_000)


def nested_pages() -> bytes:
    deep = {
        f"extra{n:04}": b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>"
        % (n + 5 if n else 2, n + 7 if n < 3999 else 3)
        for n in range(4000)
    }
    return document(tree=b"<</Type/Pages/Kids[6 0 R]/Count 1>>", **deep)


def nested_states() -> bytes:
    return packed(b"q " * 60_000 + b"/P BMC " * 60_000 + WORDS)


def stream_of(size: int) -> Callable[[], bytes]:
    return lambda: packed(b" " * size)


def filters_on_filters() -> bytes:
    content = WORDS
    for _ in range(40):
        content = zlib.compress(content)
    return document(content, b"/Filter[" + b"/FlateDecode" * 40 + b"]")


def bomb_in_a_bomb() -> bytes:
    inner = zlib.compress(zlib.compress(b" " * 300_000_000, 9), 9)
    return document(inner, b"/Filter[/FlateDecode/FlateDecode]")


def hexadecimal_without_an_end() -> bytes:
    return document(b"41" * 5_000_000, b"/Filter/ASCIIHexDecode")


def run_lengths() -> bytes:
    return document(b"\x81 " * 1_000_000, b"/Filter/RunLengthDecode")


def lzw() -> bytes:
    return document(bytes(range(256)) * 20_000, b"/Filter/LZWDecode")


def predictor() -> bytes:
    parameters = b"/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32/BitsPerComponent 16>>"
    return document(zlib.compress(WORDS), FLATE + parameters)


def many_objects() -> bytes:
    whole = document()
    body = b"".join(b"%d 0 obj\n[]\nendobj\n" % number for number in range(10, 500_000))
    at = whole.rindex(b"xref\n0 ")
    grown = whole[:at] + body + whole[at:]
    return grown.replace(b"startxref\n%d" % at, b"startxref\n%d" % (at + len(body)))


def many_objects_without_a_table() -> bytes:
    whole = many_objects()
    return whole[: whole.rindex(b"xref\n0 ")] + b"trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def huge_dictionary() -> bytes:
    return document(page=b"".join(b"/K%d %d" % (number, number) for number in range(600_000)))


def huge_cross_reference_stream() -> bytes:
    table = stream(
        b"\x00" * 12, b"/Type/XRef/Size 2147483647/Index[0 2147483647]/W[1 2 1]/Root 1 0 R"
    )
    head = document()
    head = head[: head.rindex(b"xref\n0 ")]
    return head + b"9 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(head))


def huge_object_stream() -> bytes:
    return document(extra=stream(b"1 0 " * 100_000, b"/Type/ObjStm/N 2147483647/First 5"))


def to_unicode(entries: bytes) -> Callable[[], bytes]:
    table = b"/CIDInit /ProcSet findresource begin begincmap " + entries + b" endcmap"
    return lambda: document(
        font=b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        extra=stream(zlib.compress(table), FLATE),
    )


def letters_that_grow() -> bytes:
    """Return a PDF in which each of the letters stands for sixty thousand."""
    table = b"begincmap 1 beginbfchar <41> <%s> endbfchar endcmap" % (b"0042" * 60_000)
    return packed(
        b"BT /F1 9 Tf (" + b"A" * 30_000 + b") Tj ET",
        font=b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        extra=stream(zlib.compress(table), FLATE),
    )


def wide_font() -> bytes:
    widths = b"[0[" + b"500 " * 900_000 + b"]]"
    return document(
        font=b"<</Type/Font/Subtype/Type0/BaseFont/H/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        extra=b"<</Type/Font/Subtype/CIDFontType2/BaseFont/H/W%s>>" % widths,
    )


def font_that_is_itself() -> bytes:
    return document(
        font=b"<</Type/Font/Subtype/Type0/BaseFont/H/Encoding 5 0 R/DescendantFonts[5 0 R]"
        b"/ToUnicode 5 0 R/FontDescriptor 5 0 R>>"
    )


def picture_without_an_end() -> bytes:
    return document(WORDS + b" BI /W 10 /H 10 /F /DCT ID " + b"\xff\xd8" * 2_000_000)


def many_pictures() -> bytes:
    return packed(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI " * 190_000 + WORDS)


def entities_in_metadata() -> bytes:
    laughs = b"<!DOCTYPE x [<!ENTITY a 'ha'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(12)
    )
    return document(
        catalogue=b"/Metadata 6 0 R",
        extra=stream(laughs + b"]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&m;</x:xmpmeta>"),
    )


def active() -> bytes:
    """Return a PDF that would run a script, start a program and drop a file."""
    return document(
        catalogue=b"/OpenAction<</S/Launch/F(/bin/sh)>>/AA<</WC<</S/JavaScript/JS(app.alert(1))>>>>"
        b"/Names<</JavaScript<</Names[(s) 6 0 R]>>/EmbeddedFiles<</Names[(evil) 7 0 R]>>>>",
        extra1=b"<</S/JavaScript/JS(this.exportDataObject\\({cName: 'evil', nLaunch: 2}\\);)>>",
        extra2=b"<</Type/Filespec/F(../../etc/evil.sh)/EF<</F 8 0 R>>>>",
        extra3=stream(b"#!/bin/sh\ntouch ran\n", b"/Type/EmbeddedFile"),
    )


def comment_without_an_end() -> bytes:
    return document(WORDS + b" %" + b"%" * 3_000_000)


def numbers_without_an_end() -> bytes:
    return document(b"1" * 5_000_000 + b" " + b"-" * 5_000_000 + WORDS)


def text_far_away() -> bytes:
    return document(
        b"BT /F1 1e38 Tf 1e38 1e38 Td (far) Tj 1e-38 0 0 1e-38 0 0 Tm (near) Tj ET" + WORDS
    )


def numbers_that_are_none() -> bytes:
    return document(b"BT /F1 nan Tf inf 0 0 -inf 1e999 1e999 Tm (odd) Tj ET " + WORDS)


def page_without_a_size() -> bytes:
    return document(page=b"/MediaBox[0 0 1e30 1e30]/Rotate 1e9/UserUnit 1e30")


def many_contents() -> bytes:
    return document(page=b"/Contents[" + b"4 0 R " * 90_000 + b"]")


def a_million_words() -> bytes:
    return packed(b"BT /F1 9 Tf 9 9 Td " + b"(" + b"word " * 2_000_000 + b") Tj ET")


SLOW: Mapping[str, Callable[[], bytes]] = {
    "60 pages under the limit": sixty_pages,
    "40 pages under the limit": forty_pages,
    "nested states": nested_states,
    "a stream of 19 MB": stream_of(19_000_000),
    "many objects without a table": many_objects_without_a_table,
    "a million words in one": a_million_words,
}
QUICK: Mapping[str, Callable[[], bytes]] = {
    "pages in a cycle": cyclic_pages,
    "parents in a cycle": cyclic_parents,
    "an outline in a cycle": cyclic_outline,
    "labels, names and fields in a cycle": cyclic_labels_names_and_fields,
    "labels of a million pages": labels_of_a_million_pages,
    "a cross-reference in a cycle": cyclic_xref,
    "a form that shows itself": cyclic_form,
    "forms that fan out": fan_of_forms,
    "a length too short": length_of(b"3"),
    "a length too long": length_of(b"2000000000"),
    "a length below nothing": length_of(b"-5"),
    "a length that is its stream": length_of(b"4 0 R"),
    "a count too high": count_of(2_000_000_000),
    "a count below nothing": count_of(-7),
    "nested operands": nested_operands,
    "a nested object": nested_object,
    "nested dictionaries": nested_dictionaries,
    "nested pages": nested_pages,
    "a stream of 200 MB": stream_of(200_000_000),
    "filters on filters": filters_on_filters,
    "a bomb in a bomb": bomb_in_a_bomb,
    "hexadecimal without an end": hexadecimal_without_an_end,
    "run lengths": run_lengths,
    "LZW of nothing": lzw,
    "a predictor of huge rows": predictor,
    "many objects": many_objects,
    "a huge dictionary": huge_dictionary,
    "a huge cross-reference stream": huge_cross_reference_stream,
    "a huge object stream": huge_object_stream,
    "a font of every code": to_unicode(b"1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange"),
    "a font of many ranges": to_unicode(b"100 beginbfrange " + b"<0000> <FFFF> <0000> " * 3000),
    "a font without an end": to_unicode(b"1 beginbfchar " + b"<41> <0042> " * 500_000),
    "letters that grow": letters_that_grow,
    "a font of a million widths": wide_font,
    "a font that is itself": font_that_is_itself,
    "a picture without an end": picture_without_an_end,
    "many pictures": many_pictures,
    "entities in metadata": entities_in_metadata,
    "active content": active,
    "a comment without an end": comment_without_an_end,
    "numbers without an end": numbers_without_an_end,
    "text far away": text_far_away,
    "numbers that are none": numbers_that_are_none,
    "a page without a size": page_without_a_size,
    "many contents": many_contents,
}
