"""Our digests of the official documents: something to answer from before anything is imported.

One Markdown file for each catalogued document, a sentence or two for every section, in our own
words. `digest` lays one out as a document whose passages can be stored, found and cited, and puts
the framework's values, also in our words, where the original has the exact ones.

How the files are written: a heading is `## Section > Subsection` as the original names them; each
block between blank lines becomes one passage; each sentence or list item stands on its own line,
so that a citation names it; `<!-- standards 1 -->` and the like stand for values of the framework
(`values.py` lists them). Knows nothing of stores or search.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from corpus.catalogue import CatalogueEntry
from corpus.digests.about import lay_out_limits, lay_out_standing
from corpus.digests.page import Page
from corpus.digests.values import lay_out_values
from corpus.framework.model import Framework
from corpus.passage import Section
from corpus.text import DocumentText

_DIRECTIVE = ("<!-- ", " -->")


def digest(
    entry: CatalogueEntry, framework: Framework | None
) -> tuple[DocumentText, tuple[Section, ...], Framework | None]:
    """Return the digest of a document, its passages, and the framework with places in it.

    Of the framework, the values that this document is the source of (the handbook: all but the
    roles of 2021; the strategy: those roles) and that are in our words get their place in this
    digest; the rest comes back as it was. So digesting every entry of the catalogue in turn, each
    with the framework that the one before gave back, leaves no value of ours without a place; a
    role's edition says which digest its place is in.
    """
    page = Page(title=entry.digest_title, name=f"{_file_name(entry.short_title)} (digest).md")
    lay_out_standing(page, entry)
    source = (files(__package__) / f"{entry.key}.md").read_text(encoding="utf-8")
    for block in _blocks(source):
        if block[0].startswith("## "):
            page.open_section(*block[0].removeprefix("## ").split(" > "))
        elif block[0].startswith(_DIRECTIVE[0]):
            wanted = block[0].removeprefix(_DIRECTIVE[0]).removesuffix(_DIRECTIVE[1])
            if framework is not None:
                framework = lay_out_values(page, wanted, framework, entry.edition)
        else:
            page.passage(block)
    lay_out_limits(page, entry)
    return page.document(), page.sections(), framework


def _blocks(source: str) -> Iterator[list[str]]:
    """Yield what stands between blank lines, line by line."""
    for block in source.split("\n\n"):
        lines = block.strip().splitlines()
        if lines:
            yield lines


def _file_name(title: str) -> str:
    return title.replace("/", "-")
