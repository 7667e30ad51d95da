"""A PDF from its first byte to its lines: opening it, its pages in turn, what stands beside them.

Runs in the confined process: pypdf's limits are per stream, ours hold for a page and the document.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, Final

from pypdf import PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError

from corpus.reading.limits import MOST_CHARACTERS, MOST_PAGES
from corpus.reading.pdf.beside import note_what_stands_beside, page_labels
from corpus.reading.pdf.canvas import Overfull
from corpus.reading.pdf.deadline import SECONDS_A_PAGE, Overdue, deadline
from corpus.reading.pdf.fields import Fields, has_buttons
from corpus.reading.pdf.page import PageLayout, note_rules
from corpus.reading.pdf.painting import Painter
from corpus.reading.pdf.parts import add_lines
from corpus.reading.pdf.scans import OVERFULL, ReadPage, refuse_scans
from corpus.reading.transcript import TOO_MUCH_TEXT, Refused, Transcript

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
_DAMAGED: Final = "it is damaged"


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
        raise Refused(reason, state="needs_password")
    count = len(reader.pages)
    if count > MOST_PAGES:
        reason = f"it has {count:,} pages; at most {MOST_PAGES:,} are read"
        raise Refused(reason)
    transcript = Transcript()
    painter, fields = Painter(reader), Fields(reader)
    pages: list[ReadPage] = []
    characters = 0
    for index in range(count):
        page = _page(reader, index, painter, fields, transcript)
        characters += sum(len(line.text) for line in page.lines)
        if characters > MOST_CHARACTERS:
            raise Refused(TOO_MUCH_TEXT)
        pages.append(page)
    refuse_scans(transcript, pages)
    add_lines(transcript, pages)
    transcript.lost_count(sum(page.pictures for page in pages), "picture", "pictures")
    transcript.page_labels = page_labels(reader, count)
    note_what_stands_beside(transcript, reader)
    return transcript


def _page(
    reader: PdfReader, index: int, painter: Painter, fields: Fields, transcript: Transcript
) -> ReadPage:
    """Return a page as it was read; one that is damaged or takes too long is a loss."""
    number = index + 1
    try:
        with deadline(SECONDS_A_PAGE):
            page = reader.pages[index]
            ink = painter.paint(page)
            if has_buttons(page):
                ink.squares.clear()
            lines = PageLayout(ink).lines()
            filled = fields.of(page, transcript)
        return ReadPage(number, lines, filled, ink.page, ink.pictures, ink.drawn, note_rules(ink))
    except Overdue:
        transcript.lost(f"Page {number} was not read: it takes more than {SECONDS_A_PAGE} seconds.")
    except (LimitReachedError, Overfull):
        transcript.lost(f"Page {number} was not read: it holds {OVERFULL}.")
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - a library meets bytes it never saw; other pages may be sound
        transcript.lost(f"Page {number} is damaged and was not read.")
    return ReadPage(number)
