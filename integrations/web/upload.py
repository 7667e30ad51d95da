"""An upload as a form or a script sends it: what is said of the files, and the files themselves.

A file's name is shown and never used as a path. What arrives is spooled to a nameless temporary
file, which is gone with the request, however it ends.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from corpus.access import Release
from corpus.failures import BadInput
from corpus.reading.limits import MOST_BYTES
from indexing.ingest import Sent
from integrations.desk import whole
from integrations.holdings import sent_as, uploaded_name
from integrations.web.bodies import MOST_FILES
from integrations.web.intake import Arrival, Intake

OFFICIAL: Final = ":official"  # instead of a provider: the files are official documents
_ENOUGH_FILES: Final = 200  # more are not even told how many may be sent
_NO_FORM: Final = (
    "The files were not sent in a way that can be read, or a file’s name is longer than a few "
    "thousand characters. Nothing was kept."
)
_TOO_LARGE: Final = "It is larger than 50 MB; split it. Nothing was kept of it."
_SAME_NAME: Final = (
    "Another file of this name came with it. Rename one and send it again; nothing was kept of it."
)


class Missing(BadInput):
    """Something that the form still needs; `at` is its field."""

    def __init__(self, sentence: str, at: str) -> None:
        super().__init__(sentence)
        self.at = at


@dataclass(frozen=True, slots=True)
class Upload:
    """What one request brought."""

    typed: Mapping[str, str]
    files: Sequence[UploadFile]

    def field(self, name: str) -> str:
        """Return what was typed into a field, without blanks around it."""
        return whole(self.typed.get(name, "")).strip()


@asynccontextmanager
async def sent_form(request: Request) -> AsyncIterator[FormData]:
    """Give the request's form, within limits; its files are gone at the end. Raises `BadInput`."""
    try:
        form = await request.form(max_files=_ENOUGH_FILES, max_fields=40, max_part_size=20_000)
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise BadInput(_NO_FORM) from error
    try:
        yield form
    finally:
        await form.close()


def upload_of(form: FormData) -> Upload:
    """Return what a form brought. Raises `Missing`."""
    files = [each for _, each in form.multi_items() if isinstance(each, UploadFile)]
    files = [each for each in files if each.filename or each.size]
    typed = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    return Upload(typed, files)


def require_files(upload: Upload) -> None:
    """Raise `Missing` unless there are files, and no more than can be taken."""
    if not upload.files:
        message = "Choose at least one file"
        raise Missing(message, "files")
    if len(upload.files) > MOST_FILES:
        message = (
            f"Choose no more than {MOST_FILES} files at once; {len(upload.files)} were sent. "
            "Nothing was kept"
        )
        raise Missing(message, "files")


def said_on_the_page(upload: Upload) -> Sent:
    """Return what the form of the page says of its files. Raises `Missing`."""
    named, chosen = upload.field("new_provider"), upload.field("provider")
    if not named and not chosen:
        message = "Choose whose evidence it is, or say that the files are official documents"
        raise Missing(message, "provider")
    if named and chosen and chosen != named:
        message = "Choose a provider or name another one, not both"
        raise Missing(message, "new_provider")
    if len(named) > 200:
        message = "The provider’s name is too long; 200 characters are enough"
        raise Missing(message, "new_provider")
    provider = named or (None if chosen == OFFICIAL else chosen)
    try:
        return sent_as(
            provider,
            upload.field("release") or Release.INTERNAL.value,
            _day(upload),
            ocr=upload.field("ocr") == "yes",
        )
    except Missing:
        raise
    except BadInput as failure:
        at = "in-force-day" if "in force" in failure.sentence else "release"
        raise Missing(failure.sentence, at) from failure


def _day(upload: Upload) -> str | None:
    """Return the day that was typed as 2026-11-20, or None for none."""
    parts = [upload.field(f"in-force-{part}") for part in ("year", "month", "day")]
    if not any(parts):
        return None
    if not all(part.isdecimal() and part.isascii() for part in parts):
        message = "The day from which they are in force needs a day, a month and a year in figures"
        raise Missing(message, "in-force-day")
    year, month, day = (int(part) for part in parts)
    if not (1900 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        message = "The day from which they are in force must be a real date, such as 20 11 2026"
        raise Missing(message, "in-force-day")
    return f"{year:04}-{month:02}-{day:02}"


def said_by_script(upload: Upload) -> Sent:
    """Return what a call says of its files. Raises `BadInput`."""
    return sent_as(
        upload.field("provider") or None,
        upload.field("release") or Release.INTERNAL.value,
        upload.field("in_force_from") or None,
        ocr=upload.field("ocr").lower() in {"yes", "true", "1"},
    )


def keep_all(intake: Intake, upload: Upload, sent: Sent) -> list[Arrival]:
    """Keep each file; one that cannot be kept is named and does not stop the others."""
    arrivals = []
    seen: dict[str, str] = {}
    for each in upload.files:
        name = uploaded_name(each.filename or "")
        if (each.size or 0) > MOST_BYTES:
            arrivals.append(intake.refused(name, _TOO_LARGE))
            continue
        content = each.file.read()
        sha256 = hashlib.sha256(content).hexdigest()
        if seen.setdefault(name, sha256) != sha256:
            arrivals.append(intake.refused(name, _SAME_NAME))
        else:
            arrivals.append(intake.keep(each.filename or "", content, sent))
    return arrivals
