"""What belongs to official documents: their digests, and the framework in the exactest words held.

The framework is put together in one order: our own words, laid out in the digests, then over them
the exact words of every original that is held.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

from corpus.access import Release, Scope
from corpus.catalogue import CatalogueEntry, catalogue
from corpus.digests import digest
from corpus.framework.importer import import_framework, import_roles
from corpus.framework.model import Framework, ImportReport
from corpus.framework.ours import ours
from corpus.passage import DocumentKind, Section
from corpus.text import DocumentText, Value
from indexing.ports import NewVersion, Records

_Importer = Callable[[DocumentText, Framework], tuple[Framework, ImportReport]]

#: The documents that hold values of the framework, in the order in which they are read.
_IMPORTERS: Final[Mapping[str, _Importer]] = {
    "handbook-2017-18": import_framework,
    "strategy-2021": import_roles,
}


class Digest(Value):
    """Our digest of a catalogued document, ready to be recorded."""

    entry: CatalogueEntry
    text: DocumentText
    sections: tuple[Section, ...]


def digests() -> tuple[tuple[Digest, ...], Framework]:
    """Return the digest of every catalogued document, and the framework with its places in them."""
    framework = ours()
    laid_out = []
    for entry in catalogue():
        text, sections, placed = digest(entry, framework)
        framework = placed or framework
        laid_out.append(Digest(entry=entry, text=text, sections=sections))
    return tuple(laid_out), framework


def exact_framework(
    base: Framework, originals: Mapping[str, DocumentText]
) -> tuple[Framework, dict[str, ImportReport]]:
    """Return base in the exact words of the originals held, with what each of them gave."""
    reports: dict[str, ImportReport] = {}
    for key, read in _IMPORTERS.items():
        if key in originals:
            base, reports[key] = read(originals[key], base)
    return base, reports


def originals_held(records: Records, scope: Scope) -> dict[str, DocumentText]:
    """Return the stored text of each original that holds values of the framework, by key."""
    return {
        summary.catalogue_key: records.text(scope, summary.document_id).without_held()
        for summary in records.documents(scope)
        if summary.kind is DocumentKind.OFFICIAL
        and summary.catalogue_key is not None
        and holds_framework(summary.catalogue_key)
    }


def holds_framework(key: str) -> bool:
    """Say whether a catalogued document holds values of the framework."""
    return key in _IMPORTERS


def version_of_digest(made: Digest, framework: Framework, base: Framework) -> NewVersion:
    """Return a digest as a version. `base`, in our words, is part of what makes it a new one."""
    original = "\n".join(line.text for line in made.text.lines).encode()
    holds = holds_framework(made.entry.key)
    marked = original + (base.model_dump_json().encode() if holds else b"")
    return NewVersion(
        text=made.text,
        original=original,
        sha256=hashlib.sha256(marked).hexdigest(),
        kind=DocumentKind.DIGEST,
        title=made.entry.digest_title,
        edition=made.entry.edition,
        catalogue_key=made.entry.key,
        release=Release.PUBLISHED,
        in_force_from=made.entry.in_force_from,
        in_force_until=made.entry.in_force_until,
        sections=made.sections,
        framework=framework if holds else None,
    )
