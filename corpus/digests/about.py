"""What each digest says of its document from the catalogue: what it is, and what it lacks."""

from __future__ import annotations

from corpus.catalogue import CatalogueEntry
from corpus.digests.page import Page


def lay_out_standing(page: Page, entry: CatalogueEntry) -> None:
    """Write what the document is, where it stands in time, and that these words are ours."""
    page.open_section("About this document")
    standing = f"{entry.standing.value} as far as the held documents tell"
    page.passage(
        [
            f"{entry.title} is a {entry.form} of {entry.publisher}.",
            f"Its edition is {entry.edition}; it is {standing}.",
            "These are our own words about it; the exact wording comes with your own copy.",
            entry.date.known_from,
            entry.where_to_get_it,
        ]
    )
    successions = [f"It replaces {old.title}: {old.what}" for old in entry.supersedes]
    successions += [f"It was replaced by {new.title}: {new.what}" for new in entry.superseded_by]
    if successions:
        page.passage(successions)
    page.passage(["It contains:", *(f"- {thing}" for thing in entry.contains)])


def lay_out_limits(page: Page, entry: CatalogueEntry) -> None:
    """Write what a reader may look for in the document in vain."""
    page.open_section("What it does not contain")
    page.passage(
        [
            f"{entry.short_title} does not contain:",
            *(f"- {thing}" for thing in entry.does_not_contain),
        ]
    )
