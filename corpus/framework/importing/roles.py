"""Bodies and offices with their duties: of 2017/18 in the handbook, of 2021 in the strategy.

Each role's duties stand between two landmarks. All duties of a role are read, or none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.items import items
from corpus.framework.importing.known import known
from corpus.framework.importing.marks import between, in_order, phrase, without_headings
from corpus.framework.importing.part import Part, replaced
from corpus.framework.model import Framework, Role


class _Landmarks(NamedTuple):
    """Where a role's duties begin and end, and whether the first landmark is part of them."""

    role: str
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    included: bool = False


_HANDBOOK = (
    _Landmarks("Placement providers", phrase("Placement providers"), phrase("Education providers")),
    _Landmarks("Education providers", phrase("Education providers"), phrase("Assessment")),
    _Landmarks(
        "HEE Board", phrase("HEE Board are"), phrase("The Quality Scrutiny Forum"), included=True
    ),
    _Landmarks(
        "Quality Scrutiny Forum", re.compile(r"The QSF ?[;:]"), phrase("Membership of the QSF")
    ),
    _Landmarks(
        "Regional Directors of Education and Quality",
        re.compile(r"Regional Directors of Education and Quality ?\(DEQs\) ?[;:]"),
        phrase("At a local office"),
    ),
    _Landmarks(
        "Postgraduate Dean", re.compile(r"(?<!\w)should ensure that ?[;:]"), phrase("Figure 7")
    ),
)
_STRATEGY = (
    _Landmarks(
        "Quality Committee",
        re.compile(r"assurance to HEE['’]s Board that ?[:;]"),
        phrase("As part of HEE"),
    ),
    _Landmarks(
        "Regional Postgraduate Deans",
        phrase("As part of HEE"),
        phrase("Regional quality governance will"),
        included=True,
    ),
    _Landmarks(
        "Regional quality governance",
        re.compile(r"Regional quality governance will ?[:;]"),
        phrase("System governance"),
    ),
)
_ENDS = (".", ";")


def read_roles(flow: Flow, base: Framework) -> Part:
    """Return the roles of the handbook's edition whose duties are all there."""
    return _read(flow, base, "2017-18", _HANDBOOK)


def read_roles_of_strategy(flow: Flow, base: Framework) -> Part:
    """Return the roles of 2021 whose duties are all there."""
    return _read(flow, base, "2021", _STRATEGY)


def _read(flow: Flow, base: Framework, edition: str, landmarks: tuple[_Landmarks, ...]) -> Part:
    read: dict[tuple[str, str], Role] = {}
    for each in landmarks:
        opens, closes = in_order(flow, [each.opens, each.closes])
        span = between(opens, closes)
        if opens is None or span is None:
            continue
        start = opens.start if each.included else opens.end
        end = without_headings(flow, start, span[1])[1]
        duties = items(flow, (start, end), known(f"role {edition}", each.role))
        if duties and duties[-1].text.endswith(_ENDS):
            read[edition, each.role] = Role(name=each.role, edition=edition, duties=duties)
    roles = replaced(base.roles, lambda role: (role.edition, role.name), read)
    return Part({"roles": roles}, {"roles": len(read)})
