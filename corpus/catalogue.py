"""The catalogue of the official documents: what each is, what replaced it, what it does not hold.

Facts about the documents only; their sentences come from the user's own copies at run time. Knows
nothing of files, readers or stores: which copy is which is told by `corpus.recognition`.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from corpus.text import Value


class Standing(StrEnum):
    """Whether a document still speaks for its publisher, as far as the held documents tell."""

    CURRENT = "current"
    PARTLY_SUPERSEDED = "partly superseded"
    SUPERSEDED = "superseded"


class KnownDate(Value):
    """A date as far as it is known, and how it is known."""

    year: int
    month: int | None = None
    precision: Literal["month", "year", "not before", "inferred"]
    known_from: str  # a sentence


class Succession(Value):
    """One document replacing another, and what exactly it replaces."""

    key: str | None = None  # None: the other document is not in the catalogue
    title: str
    what: str  # a sentence


class Licence(Value):
    """The terms of use, and whether anybody has checked them."""

    name: str
    verified: bool
    note: str


class CatalogueEntry(Value):
    """One official document: its bibliography, its standing and its limits."""

    key: str
    title: str
    short_title: str
    publisher: str
    edition: str  # "2017-18", "2021", "2020-11", "2023"
    form: Literal["document", "web page"]
    date: KnownDate
    standing: Standing
    supersedes: tuple[Succession, ...] = ()
    superseded_by: tuple[Succession, ...] = ()
    licence: Licence
    where_to_get_it: str  # publisher's site and title, in words: addresses of that time are dead
    contains: tuple[str, ...]
    does_not_contain: tuple[str, ...]
    names_of_its_time: tuple[str, ...]  # bodies, roles and contracts as this document calls them

    @property
    def in_force_from(self) -> dt.date:
        """Return the first day on which it may have spoken for its publisher, as far as known."""
        return dt.date(self.date.year, self.date.month or 1, 1)

    @property
    def in_force_until(self) -> dt.date | None:
        """Return the day from which another document spoke in its place; None: it still does.

        A document of which only parts were replaced is still in force for the others.
        """
        if self.standing is not Standing.SUPERSEDED:
            return None
        starts = [entry(each.key).in_force_from for each in self.superseded_by if each.key]
        return min(starts, default=None)

    @property
    def digest_title(self) -> str:
        """Return the title under which our own digest of the document appears."""
        return f"Digest of {self.short_title}"


@cache
def catalogue() -> tuple[CatalogueEntry, ...]:
    """Return the official documents, oldest edition first.

    >>> [entry.edition for entry in catalogue()]
    ['2017-18', '2017-18', '2020-11', '2021', '2023']
    """
    read = tomllib.loads((files("corpus") / "catalogue.toml").read_text(encoding="utf-8"))
    return tuple(_entry(fields, read["licence"]) for fields in read["document"])


def entry(key: str) -> CatalogueEntry:
    """Return the entry with this key.

    Raises KeyError for a key that the catalogue lacks: keys come from our own code and records.
    """
    for candidate in catalogue():
        if candidate.key == key:
            return candidate
    raise KeyError(key)


def _entry(fields: dict[str, Any], licence: dict[str, Any]) -> CatalogueEntry:
    """Check one table of the file; every document is under the same believed licence."""
    return CatalogueEntry.model_validate({**fields, "licence": licence})
