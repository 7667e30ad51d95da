"""Recognising the text of a scan (OCR), where its programs are installed and a person asks for it.

A page is drawn by pdftoppm at a bounded size and read by tesseract, one page after the other, each
program with limits of its own, in a folder that is removed. Not ocrmypdf: it needs three times the
programs, and its text comes back as an invisible layer, which our own reader rightly calls hidden.
Must not know what the words mean; they are never corrected.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from corpus.failures import Unread
from corpus.reading.transcript import RawLine, Refused, Transcript
from corpus.reading.warden import leave_the_network

MOST_SECONDS: Final = 300  # for all pages
RECOGNISED: Final = (
    "This text was recognised from pictures (OCR) and may contain misreadings: "
    "check every word that matters against the page."
)
_MOST_PAGES: Final = 300
_PIXELS: Final = 3508  # of the longer side: A4 at 300 dots an inch, and no page is drawn larger
_PACKAGES: Final = {
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "tesseract": "tesseract-ocr",
}
_LIMITS: Final = (  # a page takes about 3 seconds, 150 MB, and 9 MB of picture
    (resource.RLIMIT_AS, 2_000_000_000),
    (resource.RLIMIT_CPU, 120),
    (resource.RLIMIT_FSIZE, 100_000_000),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NOFILE, 64),
)
_ROOT: Final = str(Path(__file__).resolve().parents[2])
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from corpus.reading.ocr import become; become()"
)
_ENVIRONMENT: Final = {"PATH": os.defpath, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


def recognised(content: bytes, seconds: float = MOST_SECONDS) -> Transcript:
    """Return the text of a PDF's pages as pictures show it. Raises `Refused` when it cannot.

    What was not recognised in time, and that all of it may be misread, stands in the losses.
    """
    programs = _programs()
    deadline = time.monotonic() + seconds
    transcript = Transcript()
    transcript.lost(RECOGNISED)
    with tempfile.TemporaryDirectory(prefix="ocr-") as name:
        folder = Path(name)
        (folder / "scan.pdf").write_bytes(content)
        page = 1
        try:
            pages = _count(programs["pdfinfo"], folder, deadline)
            for page in range(1, min(pages, _MOST_PAGES) + 1):
                _add_page(transcript, page, _text_of(page, programs, folder, deadline))
            if pages > _MOST_PAGES:
                transcript.lost(f"Only the first {_MOST_PAGES} of {pages} pages were recognised.")
        except TimeoutError:
            transcript.lost(f"From page {page} on, nothing was recognised: it took too long.")
    if time.monotonic() >= deadline and not transcript.lines:
        reason = f"recognising its text (OCR) took more than {seconds:g} seconds"
        raise Refused(reason, Unread.NEEDS_OCR)
    if not any(line.text for line in transcript.lines):
        reason = "no text could be recognised in its pictures (OCR)"
        raise Refused(reason)
    return transcript


def become() -> None:
    """Take on the limits and become the program named on the command line; never returns."""
    leave_the_network()
    for limit, most in _LIMITS:
        with suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(limit, (most, most))
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - a program of this machine, no shell


def _programs() -> dict[str, str]:
    found = {name: shutil.which(name) for name in _PACKAGES}
    missing = sorted({_PACKAGES[name] for name, place in found.items() if place is None})
    if missing:
        reason = (
            "it is a scan, and text recognition (OCR) is not installed here: whoever runs the "
            f"service can install {' and '.join(missing)}"
        )
        raise Refused(reason, Unread.NEEDS_OCR)
    return {name: place for name, place in found.items() if place is not None}


def _count(pdfinfo: str, folder: Path, deadline: float) -> int:
    said = folder / "info.txt"
    _run([pdfinfo, "scan.pdf"], folder, deadline, into=said)
    lines = said.read_text("utf-8", "replace").splitlines()
    counts = [line.split()[-1] for line in lines if line.startswith("Pages:")]
    if not counts:
        reason = "its pages could not be drawn for text recognition (OCR)"
        raise Refused(reason)
    return int(counts[0])


def _text_of(page: int, programs: dict[str, str], folder: Path, deadline: float) -> str | None:
    """Return what stands on a page, None when it cannot be drawn or read."""
    drawn, written = folder / "page.pgm", folder / "page.txt"
    for old in (drawn, written):
        old.unlink(missing_ok=True)
    of_page = ["-f", str(page), "-l", str(page), "-singlefile"]
    bounded = ["-gray", "-scale-to", str(_PIXELS)]
    _run([programs["pdftoppm"], *of_page, *bounded, "scan.pdf", "page"], folder, deadline)
    if not drawn.exists():
        return None
    _run([programs["tesseract"], "page.pgm", "page", "-l", "eng"], folder, deadline)
    return written.read_text("utf-8", "replace") if written.exists() else None


def _add_page(transcript: Transcript, page: int, text: str | None) -> None:
    if text is None:
        transcript.lost(f"Page {page} could not be recognised.")
        return
    before = ""
    for line in text.replace("\f", "").splitlines():
        if line.strip() or before.strip():  # one blank line between paragraphs
            transcript.add(RawLine(line.rstrip(), page=page))
        before = line


def _run(command: list[str], folder: Path, deadline: float, into: Path | None = None) -> None:
    """Run a program in the folder. Raises `TimeoutError`; the program is then ended."""
    with (into or Path(os.devnull)).open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - programs of this machine, no shell
            [sys.executable, "-I", "-c", _START, _ROOT, *command],
            cwd=folder,
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise TimeoutError from error
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
