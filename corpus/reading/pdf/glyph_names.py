"""What the names of a font's signs spell: `T_h` is "Th", `f_f_i` is "ffi", `uni0041` is "A".

A font may say of a joined sign only its last letter in the table meant for copying (ToUnicode),
while its name, in the font's own list, has them all; the page shows them all. Source of the
rules: Adobe Glyph List Specification, section 2.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from pypdf._codecs.adobe_glyphs import adobe_glyphs

_BY_VALUE: Final = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")
_LONGEST: Final = 60  # characters of a name


def names_by_code(resource: Any) -> dict[int, str]:
    """Return the names that a simple font gives to single codes, without their slashes."""
    encoding = resource.get("/Encoding")
    listed = encoding.get_object() if encoding is not None else None
    if not isinstance(listed, dict) or "/Differences" not in listed:
        return {}
    names: dict[int, str] = {}
    code = 0
    differences = listed["/Differences"].get_object()
    for entry in differences if isinstance(differences, list) else ():
        if isinstance(entry, (int, float)):
            code = int(entry)
        else:
            names[code] = str(entry).removeprefix("/")
            code += 1
    return names


def spelled(name: str) -> str:
    """Return the letters that a name spells; "" where a part of it is unknown or no letter.

    >>> spelled("T_h"), spelled("f_f_i.alt"), spelled("ffl"), spelled("uni00660069"), spelled("g7")
    ('Th', 'ffi', 'ffl', 'fi', '')
    """
    if len(name) > _LONGEST:
        return ""
    parts = [_letters(part) for part in name.split(".")[0].split("_")]
    return "".join(parts) if all(parts) else ""


def _letters(part: str) -> str:
    found = _BY_VALUE.fullmatch(part)
    if found:
        try:
            text = _from_hex(found[1] or "", found[2] or "")
        except (ValueError, OverflowError):
            return ""
    else:
        text = str(adobe_glyphs.get(f"/{part}", ""))
    letters = unicodedata.normalize("NFKC", text)
    return letters if letters.isalpha() else ""


def _from_hex(several: str, one: str) -> str:
    if one:
        return chr(int(one, 16))
    return "".join(chr(int(several[at : at + 4], 16)) for at in range(0, len(several), 4))


def whole(said: str, name: str) -> str:
    """Return what a sign shows: the name's letters where what is said of it is their end or start.

    >>> whole("h", "T_h"), whole("fi", "fi"), whole("x", "f_i"), whole("h", "h")
    ('Th', 'fi', 'x', 'h')
    """
    letters = spelled(name)
    joined = len(letters) > len(said) > 0
    return letters if joined and (letters.endswith(said) or letters.startswith(said)) else said
