"""PDFs: a stored line is a line of the page, as far as its author's program kept them in order.

The only file that imports pypdf. It runs in the confined process: pypdf's limits are per stream,
and ours hold for the document. Blank lines stand where the page has a gap, so that paragraphs and
headings can be told; larger or bold type is marked as a heading.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from pypdf import PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from corpus.reading.limits import MOST_CHARACTERS, MOST_PAGES
from corpus.reading.page_line import PageLine, baseline_of
from corpus.reading.transcript import TOO_MUCH_TEXT, RawLine, Refused, Transcript

_STREAM: Final = 20_000_000
_LIMITS: Final[Mapping[str, Any]] = {
    "maximum_declared_stream_length": _STREAM,
    "array_based_stream_maximum_output_length": _STREAM,
    "lzw_maximum_output_length": _STREAM,
    "run_length_maximum_output_length": _STREAM,
    "zlib_maximum_output_length": _STREAM,
    "zlib_maximum_recovery_input_length": 1_000_000,
    "brotli_maximum_output_length": _STREAM,
    "jbig2_maximum_output_length": _STREAM,
    "image_maximum_buffer_size": _STREAM,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 200_000,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 100_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,  # no program of the machine is started for a picture in a file
    "disable_legacy_handling": True,
}
_SCANNED: Final = 30  # characters a page, under which a page with a picture on it is a scan
_GAP: Final = 1.45  # of the usual distance between lines: a blank line stood there
_SAME_LINE: Final = 0.5  # points between baselines
_BULLET: Final = "•"  # what a code without a character of its own stands for (ISO 32000, D.2)
_LARGER: Final = 1.12  # of the usual type size: a heading
_LONGEST_HEADING: Final = 120
_DAMAGED: Final = "it is damaged"
_NEEDS_OCR: Final = "it is a scan with hardly any text; it needs OCR (text recognition) first"


def read_pdf(content: bytes) -> Transcript:
    """Read the text of every page. Raises `Refused` for scans, passwords, damage and limits."""
    if b"%%EOF" not in content[-4096:]:
        reason = "it is cut short: its end is missing"
        raise Refused(reason)
    with apply_configuration(**_LIMITS):
        try:
            return _read(PdfReader(io.BytesIO(content)))
        except LimitReachedError as error:
            reason = "it unpacks to far more than a document of its size should"
            raise Refused(reason) from error
        except DependencyError as error:
            reason = "it is encrypted in a way that cannot be opened here"
            raise Refused(reason) from error
        except (Refused, MemoryError):
            raise
        except Exception as error:
            raise Refused(_DAMAGED) from error


def _read(reader: PdfReader) -> Transcript:
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        reason = "it needs a password; remove the password and send it again"
        raise Refused(reason)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        reason = f"it has {pages:,} pages; at most {MOST_PAGES:,} are read"
        raise Refused(reason)
    transcript = Transcript()
    read: list[tuple[int, list[PageLine], int]] = []
    characters = 0
    for number, page in _pages(reader):
        lines, images = _page(page, number, transcript)
        characters += sum(len(line.text) for line in lines)
        if characters > MOST_CHARACTERS:
            raise Refused(TOO_MUCH_TEXT)
        read.append((number, lines, images))
    _refuse_scans(transcript, read)
    _add_lines(transcript, [(number, lines) for number, lines, _ in read])
    transcript.lost_count(sum(images for _, _, images in read), "picture", "pictures")
    _note_what_stands_beside(transcript, reader)
    return transcript


def _pages(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    for index in range(len(reader.pages)):
        yield index + 1, reader.pages[index]


def _page(page: Any, number: int, transcript: Transcript) -> tuple[list[PageLine], int]:
    """Return a page's lines and how many pictures it shows; a damaged page is a loss."""
    lines = [PageLine()]

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Put a piece of text, as pypdf hands it over, at the end of the line it belongs to."""
        for index, piece in enumerate(text.replace("\x7f", _BULLET).split("\n")):
            if index:
                lines.append(PageLine())
            beside = bool(piece.strip()) and _is_beside(lines, baseline_of(cm, tm))
            if beside:
                lines.pop()
            lines[-1].extend(piece, cm, tm, font, size, apart=beside)

    try:
        page.extract_text(visitor_text=take)
        images = _pictures(page)
    except (LimitReachedError, MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - see `read_pdf`; the other pages may well be sound
        transcript.lost(f"Page {number} is damaged and was not read.")
        return [], 0
    return lines, images


def _is_beside(lines: list[PageLine], baseline: float) -> bool:
    """Say whether text that pypdf puts on a line of its own stands on the line before it."""
    if len(lines) < 2 or lines[-1].text.strip():
        return False
    before = lines[-2].baseline
    return before is not None and abs(before - baseline) < _SAME_LINE


def _pictures(page: Any) -> int:
    resources = page.get("/Resources")
    shown = resources.get_object().get("/XObject") if resources is not None else None
    if shown is None:
        return 0
    kinds = (item.get_object().get("/Subtype") for item in shown.get_object().values())
    return sum(1 for kind in kinds if kind == "/Image")


def _refuse_scans(transcript: Transcript, read: list[tuple[int, list[PageLine], int]]) -> None:
    """Refuse a document without words; note the pages that are only pictures."""
    letters = {number: sum(len(line.text.strip()) for line in lines) for number, lines, _ in read}
    scans = [number for number, _, images in read if images and letters[number] < _SCANNED]
    if not any(letters.values()) and transcript.losses:
        raise Refused(_DAMAGED)
    if not any(letters.values()) or len(scans) * 2 > len(read):
        raise Refused(_NEEDS_OCR)
    for number in scans:
        transcript.lost(f"Page {number} is a picture and was not read; it needs OCR.")


def _add_lines(transcript: Transcript, pages: list[tuple[int, list[PageLine]]]) -> None:
    every = [line for _, lines in pages for line in lines if line.text.strip()]
    sizes: Counter[float] = Counter()
    for line in every:
        sizes.update(line.sizes)
    usual = sizes.most_common(1)[0][0]
    mostly_bold = sum(line.is_bold for line in every) * 3 > len(every)
    levels = _levels(every, usual)
    for number, lines in pages:
        gap = _usual_distance(lines) * _GAP
        before: float | None = None
        for line in lines:
            if not line.text.strip():
                continue  # pypdf's own blank lines say nothing of the page; gaps do
            if before is not None and line.baseline is not None and before - line.baseline > gap:
                transcript.add(RawLine("", page=number))
            before = line.baseline if line.baseline is not None else before
            level = levels.get(line.size, 0) or (6 if line.is_bold and not mostly_bold else 0)
            heading = level and len(line.text) <= _LONGEST_HEADING and _may_head(line.text)
            kind = ("heading", level) if heading else ("prose", 0)
            transcript.add(RawLine(line.text, *kind, page=number))


def _levels(lines: list[PageLine], usual: float) -> dict[float, int]:
    """Return the heading level of each larger type size: the largest is level 1, at most 5."""
    larger = sorted({line.size for line in lines if line.size > usual * _LARGER}, reverse=True)
    return {size: min(index + 1, 5) for index, size in enumerate(larger)}


def _may_head(text: str) -> bool:
    stripped = text.strip()
    return len(stripped) > 2 and any(map(str.isalpha, stripped)) and stripped[-1] not in ".;,:"


def _usual_distance(lines: list[PageLine]) -> float:
    """Return the usual distance between a page's lines: the lower quartile, blank lines apart."""
    baselines = [line.baseline for line in lines if line.baseline is not None]
    steps = sorted(a - b for a, b in pairwise(baselines) if 3 < a - b < 100)
    return steps[len(steps) // 4] if steps else 1000.0


def _note_what_stands_beside(transcript: Transcript, reader: PdfReader) -> None:
    try:
        root: Any = reader.root_object
        names = root["/Names"].get_object() if "/Names" in root else {}
        if "/EmbeddedFiles" in names:
            transcript.lost("Attached files were not read.")
        if "/JavaScript" in names or "/OpenAction" in root or "/AA" in root:
            transcript.lost("Active content was neither read nor run.")
        if "/AcroForm" in root:
            transcript.lost("Form fields were not read.")
    except (PyPdfError, AttributeError, KeyError, TypeError):
        transcript.lost("Attachments could not be looked for.")
