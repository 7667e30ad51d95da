"""A stored number as its cell shows it: 0.92 in the format "0%" is 92%.

Source of the codes: ECMA-376, part 1, 18.8.31. Days and times are `day_forms.py`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from corpus.reading.workbook.day_forms import as_day, is_day_form

BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "£#,##0", 43: "#,##0.00", 44: "£#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_SECTION: Final = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_TOKEN: Final = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(E[+-])|(.)', re.DOTALL
)
_DIGITS: Final = frozenset("0#?")
_MOST_DIGITS: Final = 11  # of a number in the general format
_MOST_DECIMALS: Final = 15
_TOO_LARGE: Final = 1e21  # for a form: no count or sum of money is


@lru_cache(maxsize=4096)
def as_shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return a number as a cell of that format shows it; "" where the format shows nothing.

    >>> as_shown(0.92, "0%"), as_shown(1234.5, "£#,##0.00"), as_shown(3.0, "General")
    ('92%', '£1,234.50', '3')
    >>> as_shown(46332, "dd/mm/yyyy"), as_shown(0.3958333333, "h:mm"), as_shown(5, ";;;")
    ('6 November 2026', '09:30', '')
    """
    sections = _sections(code)
    section = _section_for(value, sections)
    if section is None or section.strip().lower() in {"general", "@", ""}:
        hides = section is not None and not section.strip() and len(sections) > 1
        return "" if hides else general(value)
    if is_day_form(section):
        return as_day(value, section, from_1904=from_1904) or general(value)
    form = _form(section)
    if form is None or abs(value) >= _TOO_LARGE:
        return general(value)
    return form.written(value, signed=len(sections) == 1 or section is sections[0])


def general(value: float) -> str:
    """Return a number as it is shown without any format: at most eleven digits.

    >>> general(1 / 3), general(12.0), general(0.1 + 0.2), general(1e20)
    ('0.333333333', '12', '0.3', '1E+20')
    """
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.15g}"
    whole = len(text.lstrip("-").partition(".")[0])
    if "e" not in text and len(text.lstrip("-")) > _MOST_DIGITS:
        text = f"{value:.{max(_MOST_DIGITS - 1 - whole, 0)}f}".rstrip("0").rstrip(".")
    return text.upper()


@lru_cache(maxsize=512)
def _sections(code: str) -> Sequence[str]:
    found, at = [], 0
    while at <= len(code):
        match = _SECTION.match(code, at)
        end = match.end() if match else len(code)
        found.append(code[at:end])
        at = end + 1
    return found


def _section_for(value: float, sections: Sequence[str]) -> str | None:
    """Return the section that a number is shown by: of those for more than 0, less than 0 and 0."""
    count = min(len(sections), 3)
    if any(re.search(r"\[[<>=]", section) for section in sections):
        return None
    if count > 2 and value == 0:
        return sections[2]
    return sections[1] if count > 1 and value < 0 else sections[0]


class _Form(NamedTuple):
    """A format's parts: what stands before the digits, their pattern, what stands after them."""

    before: str
    whole: tuple[str, ...]  # placeholders and the signs between them
    least: int  # digits after the point
    most: int
    after: str
    is_grouped: bool  # "1,234"
    percent: int
    thousands: int  # by how many thousands it is divided
    is_scientific: bool

    def written(self, value: float, *, signed: bool) -> str:
        """Return a number in this form; `signed`: the form does not itself say that it is less."""
        if not self.whole and not self.most:
            return self.before + self.after
        number = Decimal(repr(value)).scaleb(2 * self.percent - 3 * self.thousands)
        minus = "-" if signed and number < 0 else ""
        if self.is_scientific:
            return f"{self.before}{minus}{abs(number):.{self.most}E}{self.after}"
        rounded = abs(number).quantize(Decimal(1).scaleb(-self.most), ROUND_HALF_UP)
        if not rounded:
            minus = ""
        whole, _, decimals = f"{rounded:f}".partition(".")
        while len(decimals) > self.least and decimals.endswith("0"):
            decimals = decimals[:-1]
        point = f".{decimals}" if decimals else ""
        return f"{minus}{self.before}{self._whole(whole)}{point}{self.after}"

    def _whole(self, digits: str) -> str:
        places = [sign for sign in self.whole if sign in _DIGITS]
        digits = digits.lstrip("0").rjust(places.count("0"), "0")
        if self.is_grouped:
            return f"{int(digits or 0):,}" if digits else ""
        if len(places) == len(self.whole):
            return digits
        return self._filled(digits)

    def _filled(self, digits: str) -> str:
        """Return digits put into their places from the right: "01234 567890"."""
        written: list[str] = []
        left = list(digits)
        for sign in reversed(self.whole):
            if sign in _DIGITS:
                written.append(left.pop() if left else "")
            else:
                written.append(sign)
        return "".join([*left, *reversed(written)])


@lru_cache(maxsize=512)
def _form(section: str) -> _Form | None:
    """Return a section's parts; None for a form that is not known (a fraction)."""
    tokens = [_Token(*found) for found in _TOKEN.findall(section)]
    places = [at for at, token in enumerate(tokens) if token.is_place]
    if any(token.sign == "/" for token in tokens):
        return None
    percent = sum(token.sign == "%" for token in tokens)
    if not places:
        return _words(_literals(tokens))
    first, last = places[0], places[-1]
    middle = tokens[first : last + 1]
    if first and tokens[first - 1].sign == ".":
        middle = [tokens[first - 1], *middle]
        first -= 1
    power = next((at for at, token in enumerate(middle) if token.power), None)
    digits = middle[:power]
    point = next((at for at, token in enumerate(digits) if token.sign == "."), len(digits))
    decimals = [token.sign for token in digits[point:] if token.is_place][:_MOST_DECIMALS]
    thousands = 0
    while last + 1 + thousands < len(tokens) and tokens[last + 1 + thousands].sign == ",":
        thousands += 1
    return _Form(
        before=_literals(tokens[:first]),
        whole=tuple(token.shown for token in digits[:point] if token.shown != ","),
        least=len("".join(decimals).rstrip("#?")),
        most=len(decimals),
        after=_literals(tokens[last + 1 + thousands :]),
        is_grouped=any(token.sign == "," for token in digits[:point]),
        percent=percent,
        thousands=thousands,
        is_scientific=power is not None,
    )


class _Token(NamedTuple):
    """One sign of a format's code, by what it is."""

    quoted: str
    escaped: str
    money: str
    power: str
    sign: str

    @property
    def is_place(self) -> bool:
        """Say whether a digit goes here."""
        return self.sign in _DIGITS

    @property
    def shown(self) -> str:
        """Return what is shown for it as it stands."""
        return self.quoted or self.escaped or self.money or self.sign


def _words(text: str) -> _Form:
    """Return a form that shows the same words for every number."""
    return _Form(text, (), 0, 0, "", False, 0, 0, False)


def _literals(tokens: Sequence[_Token]) -> str:
    return "".join(token.shown for token in tokens)
