"""Numbers and addresses that point to one person, found and masked.

Thin on purpose so far: NHS numbers, e-mail addresses, telephone numbers, and GMC or NMC numbers
with their cue. Names and small groups are found elsewhere. Knows no documents.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_TEN_DIGITS = re.compile(r"(?<![\d.])\d(?:[\s\-‐‑–—.]{0,2}\d){9}(?![\d]|\.\d)")
_CUED_NHS = re.compile(
    r"(NHS\s*(?:number|no\.?|num|#)\s*(?:is|was|:|=)?\s*)(\d(?:[\s\-–]{0,2}\d){7,9})", re.I
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    r"(?<![\d/.-])(?:(?:\+|00)44[\s-]?(?:\(0\)[\s-]?)?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}"
    r"(?:\s*(?:ext|extension|x)\.?\s*\d{1,6})?(?![\d/]|-\d)",
    re.I,
)
_GMC = re.compile(r"(\bGMC\s*(?:number|no\.?|ref(?:erence)?|#)?\s*(?:is|was|:|=)?\s*)\d{7}\b", re.I)
_NMC = re.compile(
    r"(\b(?:NMC|PIN)\s*(?:PIN|number|no\.?)?\s*(?:is|was|:|=)?\s*)\d{2}[A-Z]\d{4}[A-Z]\b", re.I
)

_NHS_WEIGHTS = range(10, 1, -1)


def is_nhs_number(digits: str) -> bool:
    """Say whether ten digits are an NHS number: check digit modulo 11, a first digit in use.

    The test range 999 000 0000 to 999 999 9999 counts: what looks like a number is masked as one.
    Source: NHS Data Dictionary, NHS number.

    >>> is_nhs_number("9434765919"), is_nhs_number("0000000000")
    (True, False)
    """
    numbers = [unicodedata.digit(digit) for digit in digits]
    if len(numbers) != 10 or numbers[0] not in range(3, 10) or len(set(numbers)) == 1:
        return False
    weighted = sum(weight * number for weight, number in zip(_NHS_WEIGHTS, numbers, strict=False))
    check = 11 - weighted % 11
    return numbers[9] == (0 if check == 11 else check)


def mask(text: str) -> str:
    """Return a text with numbers and addresses that point to one person taken out."""
    text = _CUED_NHS.sub(r"\1[number removed]", text)
    text = _TEN_DIGITS.sub(_mask_if_nhs, text)
    text = _GMC.sub(r"\1[number removed]", text)
    text = _NMC.sub(r"\1[number removed]", text)
    text = _EMAIL.sub("[e-mail address removed]", text)
    return _TELEPHONE.sub("[telephone number removed]", text)


def mask_within(value: Any) -> Any:
    """Return a JSON value with every string in it masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {key: mask_within(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask_within(item) for item in value]
    return value


def _mask_if_nhs(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match.group())
    return "[NHS number removed]" if is_nhs_number(digits) else match.group()
