"""Write the sample files from their sources: `python -m corpus.samples.make [FOLDER]`.

A source is Markdown (headings with #, bullets with -, table rows between |, and every other line
a paragraph of its own) or TOML (sheets of rows, or an e-mail). The same sources give the same
files: times are fixed, and nothing depends on the machine. Needs python-docx, openpyxl and, for
the PDF, reportlab (a development dependency); the product itself only reads what is written here.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.samples import FOLDER, SampleFile, samples
from corpus.samples.writing.mail import mail_bytes
from corpus.samples.writing.pages import pdf_bytes
from corpus.samples.writing.sheets import csv_bytes, workbook_bytes
from corpus.samples.writing.word import word_bytes

logger = logging.getLogger(__name__)


def _as_it_is(source: str) -> bytes:
    return source.encode()


_WRITERS: dict[str, Callable[[str], bytes]] = {
    ".csv": csv_bytes,
    ".docx": word_bytes,
    ".eml": mail_bytes,
    ".md": _as_it_is,
    ".pdf": pdf_bytes,
    ".xlsx": workbook_bytes,
}


def bytes_of(sample: SampleFile) -> bytes:
    """Return a sample file's bytes, made anew from its source."""
    return _WRITERS[sample.path.suffix](sample.source.read_text(encoding="utf-8"))


def write(folder: Path) -> None:
    """Write every sample under a folder, one folder a provider."""
    for sample in samples():
        path = folder / sample.path.relative_to(FOLDER)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_of(sample))
    logger.info("%d sample files written", len(samples()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the samples where the command line says, by default into their own place."""
    parser = argparse.ArgumentParser(description="Write the sample evidence from its sources.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    write(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()
