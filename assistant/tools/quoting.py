"""Wordings of the framework as statements: exact words in quote marks, our own words without.

Each comes with the token of the ledger, so that a reader can see where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.sources import edition_name
from assistant.tools.context import ToolContext
from corpus.framework.model import Wording

OWN_WORDS = (
    "The original of {title} has not been imported, so this is said in our own words; import it "
    "to see the exact ones."
)


def quoted(context: ToolContext, wording: Wording) -> str:
    """Return a wording with its token: “exact words” [p1], or our words [p1]."""
    return f"{words(wording)} {token(context, wording)}".rstrip()


def words(wording: Wording) -> str:
    """Return a wording in quote marks if it is exact, bare if it is ours."""
    return f"“{wording.text}”" if wording.origin == "official" else wording.text


def token(context: ToolContext, wording: Wording) -> str:
    """Return the token of a wording, "" where no document holds it."""
    return context.ledger.cite_wording(context.loaded, wording)


def tokens(context: ToolContext, wordings: Iterable[Wording]) -> str:
    """Return the tokens of several wordings, each once, in order."""
    return " ".join(dict.fromkeys(filter(None, (token(context, each) for each in wordings))))


def own_words_caution(context: ToolContext, wordings: Iterable[Wording]) -> tuple[str, ...]:
    """Return the caution that wordings are ours, one for each document that is not imported."""
    sources = [
        context.loaded.source_of(wording) for wording in wordings if wording.origin == "digest"
    ]
    titles = [
        source.title.removeprefix("Digest of ") if source else edition(context)
        for source in sources
    ]
    return tuple(OWN_WORDS.format(title=title) for title in dict.fromkeys(titles))


def edition(context: ToolContext) -> str:
    """Return the loaded edition as people write it: "2017/18"."""
    return edition_name(context.loaded.framework.edition)
