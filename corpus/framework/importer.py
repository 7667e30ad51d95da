"""Replaces our words of the framework by the exact ones of the user's own copy of a document.

`import_framework` reads the handbook 2017/18, `import_roles` the roles of 2021 out of the Quality
Strategy. Both work on the words of a document, so that a copy may be renamed, wrapped elsewhere or
printed to PDF or DOCX. What cannot be read exactly stays as it was; the report counts the rest.
Neither raises, whatever the text.
"""

from __future__ import annotations

from typing import Any

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.governance import read_cadences, read_pathways
from corpus.framework.importing.interventions import read_exploratory, read_supportive
from corpus.framework.importing.matrix import read_matrix
from corpus.framework.importing.part import Reader
from corpus.framework.importing.risk import read_levels, read_scales
from corpus.framework.importing.roles import read_roles, read_roles_of_strategy
from corpus.framework.importing.scenarios import read_scenarios
from corpus.framework.importing.standards import read_standards
from corpus.framework.model import COMPLETE, Framework, ImportReport
from corpus.framework.ours import EDITION, EDITION_OF_STRATEGY
from corpus.text import DocumentText

#: The systems of the handbook, in its order.
_HANDBOOK: tuple[Reader, ...] = (
    read_standards,
    read_matrix,
    read_levels,
    read_scales,
    read_exploratory,
    read_supportive,
    read_pathways,
    read_roles,
    read_cadences,
    read_scenarios,
)


def import_framework(text: DocumentText, base: Framework) -> tuple[Framework, ImportReport]:
    """Return base with every value that the handbook holds in its exact words and their places.

    Source: Quality Framework Handbook 2017/18. The report counts what was read, by the parts of
    `COMPLETE` and "roles" (those of 2017-18).
    """
    expected = {**COMPLETE, "roles": _roles(base, EDITION)}
    return _imported(text, base, _HANDBOOK, expected)


def import_roles(text: DocumentText, base: Framework) -> tuple[Framework, ImportReport]:
    """Return base with the roles of 2021 in the exact words of the Quality Strategy 2021."""
    expected = {"roles": _roles(base, EDITION_OF_STRATEGY)}
    return _imported(text, base, (read_roles_of_strategy,), expected)


def _imported(
    text: DocumentText, base: Framework, readers: tuple[Reader, ...], expected: dict[str, int]
) -> tuple[Framework, ImportReport]:
    flow = Flow.of(text)
    fields: dict[str, Any] = {}
    found = dict.fromkeys(expected, 0)
    for read in readers:
        part = read(flow, base)
        fields |= part.fields
        found |= part.found
    return base.model_copy(update=fields), ImportReport(found=found, expected=expected)


def _roles(base: Framework, edition: str) -> int:
    return sum(role.edition == edition for role in base.roles)
