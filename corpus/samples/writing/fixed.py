"""What makes a file the same each time: one fixed moment, and archives without the clock."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

#: When every sample claims to have been made.
MOMENT = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


def repacked(archive: bytes) -> bytes:
    """Return a ZIP archive (DOCX, XLSX) with the fixed moment on every member, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=MOMENT.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            new.writestr(member, old.read(name))
    return made.getvalue()
