"""Which lines are headings, where the format does not say so: plain text, prints, PDFs.

A heading is a short line that stands for itself, does not end like a sentence, and has something
to head. Rows of short lines with nothing beneath them are what is left of a figure, not headings.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from corpus.splitting.layout import Layout
from corpus.splitting.signs import (
    bare,
    ends_a_clause,
    is_caption,
    is_clause,
    is_contents_entry,
    is_dash,
    is_numbered,
    is_unfinished,
)

PAGE: Final = 0  # a page's heading, set off by one leading blank
LABELLED: Final = 2  # "Domain 3"
PLAIN: Final = 5
BENEATH: Final = 6  # the second of two in a row
RETURNING: Final = 7  # "Outcome", again and again: the parts of a form that is filled in repeatedly

_LONGEST: Final = 90
_MOST_WORDS: Final = 12
_LONGEST_PART: Final = 25  # of a heading that is broken over two or three lines
_REACH: Final = 3  # blocks after a heading among which its text must begin
_BODY: Final = 150  # characters that are text even without a full stop
_SENTENCE: Final = 20
_OFTEN: Final = 3
_SHARE: Final = 4  # where every fourth line begins with one blank, the blank says nothing

_NUMBER: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-Z“‘\"'])")
_LABEL: Final = re.compile(
    r"(?:domain|part|section|chapter|annex|appendix|pathway|theme|scenario|standard|stage|priority"
    r"|goal|schedule|module)\s+(?:\d+|[A-Z]|[IVX]+)\b(?!\.\d)",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"(?:dr|prof|professor|mr|mrs|ms|miss|sir|dame|lord|lady|baroness)\.? [A-Z]"
    r"|[A-Z][a-z]+ [A-Z][\w'’-]+,? (?:deputy|chief|director|head|chair|dean|president|minister"
    r"|secretary|executive|medical director|lead|manager)\b",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)(?: \d{1,2},?)? ?(?:\d{4})?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
    re.IGNORECASE,
)
_NEVER: Final = re.compile(r"[@|•●▪✓✔☐☑;]|\? |https?:|www\.|^\.{2}|^…|\.{4}|^[“‘\"]")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


class Heading(NamedTuple):
    """A heading over lines first to last (indices from 0)."""

    first: int
    last: int
    level: int  # the smaller, the higher; levels may be left out
    text: str


def infer_headings(layout: Layout) -> Mapping[int, Heading]:
    """Return the headings of a document that marks none, by their first line's index."""
    pages = {h.first: h for h in _page_headings(layout)}
    candidates = _candidates(layout, frozenset(page.text for page in pages.values()))
    pages |= {one.first: one for one in candidates if one.level == PAGE}
    found = dict(pages)
    others = [c for c in candidates if pages.keys().isdisjoint(range(c.first, c.last + 1))]
    for run in _runs(layout, others, pages):
        if _has_body(layout, run[-1].last, stop=pages):
            kept = _of_run(run) if pages else _with_own_title(_of_run(run))
            found.update({heading.first: heading for heading in kept})
    return _with_returning_parts(found)


def may_head(text: str) -> bool:
    """Say whether a line could be a heading, by itself.

    >>> may_head("Next steps"), may_head("2.1 Culture"), may_head("and then this"), may_head("Why.")
    (True, True, False, False)
    """
    words = bare(text)
    if not 3 <= len(words) <= _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    unnumbered = _NUMBER.sub("", words, count=1)
    if not unnumbered[:1].isupper() or words[-1] in ".;:,!…" or _NEVER.search(words):
        return False
    if ": " in words and not _LABEL.match(words):
        return False
    if is_caption(words) or is_contents_entry(text) or _DATE.fullmatch(words):
        return False
    return not is_unfinished(words) and not _PERSON.match(words) and _is_mostly_words(words)


def _is_mostly_words(words: str) -> bool:
    letters = sum(char.isalpha() for char in words)
    long_words = _WORD.findall(words)
    return bool(long_words) and letters >= 0.6 * len(words.replace(" ", ""))


def _candidates(layout: Layout, pages: frozenset[str]) -> list[Heading]:
    """Return what may be a heading; `pages` are the words of page headings, which may return."""
    found: list[Heading] = []
    for block in layout.blocks():
        if _is_broken_heading(layout, block):
            first = bare(layout.text(block[0]))
            returns = first in pages
            if returns:
                found.append(Heading(block[0], block[0], PAGE, first))
            rest = block[1:] if returns else block
            text = bare(" ".join(layout.text(index) for index in rest))
            found.append(Heading(rest[0], rest[-1], PLAIN, text))
            continue
        for index in block:
            if _stands_for_itself(layout, index):
                text = bare(layout.text(index))
                found.append(Heading(index, index, _level(text), text))
    return found


def _level(text: str) -> int:
    number = _NUMBER.match(text)
    if number:
        return LABELLED + number[1].count(".")
    return LABELLED if _LABEL.match(text) else PLAIN


def _is_broken_heading(layout: Layout, block: Sequence[int]) -> bool:
    """Say whether a block is one heading in two or three narrow lines."""
    texts = [layout.text(index) for index in block]
    return (
        2 <= len(block) <= 3
        and all(may_head(text) and len(text.strip()) <= _LONGEST_PART for text in texts)
        and not any(map(layout.is_item, block))
        and not any(_LABEL.match(bare(text)) for text in texts)
    )


def _stands_for_itself(layout: Layout, index: int) -> bool:
    text = layout.text(index)
    if not may_head(text) or _begins_item(layout, index) or _is_row_label(layout, index):
        return False
    if _goes_on(layout, index):
        return False
    return layout.breaks_before(index) and layout.breaks_after(index)


def _goes_on(layout: Layout, index: int) -> bool:
    """Say whether the next line, after a blank one or not, goes on with the same sentence."""
    following = layout.after(index)
    if following is None or layout.is_item(following):
        return False
    first = layout.text(following).lstrip()[:1]
    return first.islower() or first == "("


def _begins_item(layout: Layout, index: int) -> bool:
    """Say whether a line is an item of a list rather than a numbered heading."""
    text = layout.text(index)
    if not (layout.is_item(index) or is_clause(text)):
        return False
    if not (is_numbered(text) or is_clause(text)) or not _NUMBER.match(bare(text)):
        return True
    beside = (layout.before(index), layout.after(index))
    return any(other is not None and _is_sibling(layout.text(other)) for other in beside)


def _is_sibling(text: str) -> bool:
    return is_numbered(text) or is_clause(text)


def _is_row_label(layout: Layout, index: int) -> bool:
    """Say whether a single word only labels the items that follow it in the same block."""
    following = layout.next_in_block(index)
    if following is None or len(bare(layout.text(index)).split()) > 1:
        return False
    return layout.is_item(following) and not layout.returns(index, _OFTEN)


def _page_headings(layout: Layout) -> list[Heading]:
    """Return the headings set off by one leading blank, in a text where few other lines are."""
    set_off = [index for index in layout.written if layout.is_set_off(index)]
    if len(set_off) * _SHARE > len(layout.written):
        return []
    able = [
        index
        for index in set_off
        if may_head(layout.text(index))
        and not layout.is_item(index)
        and not _goes_on(layout, index)
    ]
    found = []
    for position, index in enumerate(able):
        end = able[position + 1] if position + 1 < len(able) else len(layout)
        beneath = layout.written[bisect(layout.written, index) : bisect_left(layout.written, end)]
        if sum(len(layout.text(i)) for i in beneath) >= _BODY or _is_body(layout, beneath):
            found.append(Heading(index, index, PAGE, bare(layout.text(index))))
    return found


def _runs(
    layout: Layout, candidates: Sequence[Heading], pages: Mapping[int, Heading]
) -> list[list[Heading]]:
    """Return candidates in rows that nothing stands between."""
    runs: list[list[Heading]] = []
    for candidate in candidates:
        before = layout.before(candidate.first)
        if runs and before == runs[-1][-1].last and before not in pages:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _of_run(run: Sequence[Heading]) -> list[Heading]:
    """Return the headings of a row that has text beneath it: two may stand together, no more."""
    kept = [heading for heading in run if heading.level < PLAIN]
    plain = [heading for heading in run if heading.level >= PLAIN]
    if len(plain) == 2:
        return [*kept, plain[0], plain[1]._replace(level=BENEATH)]
    if any(heading.text == plain[-1].text for heading in plain[:-1]):
        return kept  # what is left of a figure
    return [*kept, *plain[-1:]]


def _with_own_title(run: Sequence[Heading]) -> Sequence[Heading]:
    """Let "Domain 3" end with the next heading of its title's kind, and stand beneath a page's.

    Where pages have marked headings these end a domain; without them it would never end.
    """
    if len(run) < 2 or not any(_LABEL.fullmatch(heading.text) for heading in run):
        return run
    levels = (PLAIN, BENEATH, RETURNING)
    in_order = sorted(run)[-len(levels) :]
    return [h._replace(level=level) for h, level in zip(in_order, levels, strict=False)]


def _has_body(layout: Layout, last: int, stop: Mapping[int, Heading]) -> bool:
    """Say whether text follows line `last`, before the next heading and within reach."""
    for count, block in enumerate(layout.blocks_after(last)):
        if count == _REACH or any(index in stop for index in block):
            return False
        if _is_body(layout, block):
            return True
        if is_caption(layout.text(block[0])) or _stands_for_itself(layout, block[0]):
            return False
    return False


def _is_body(layout: Layout, block: Sequence[int]) -> bool:
    texts = [layout.text(index) for index in block]
    if any(map(layout.is_item, block)):
        return True
    if any(is_dash(text) or is_clause(text) or is_contents_entry(text) for text in texts):
        return True
    together = " ".join(texts)
    if is_caption(together):
        return False
    long_enough = len(together) >= _SENTENCE
    return len(together) >= _BODY or (long_enough and any(map(ends_a_clause, texts)))


def _with_returning_parts(found: Mapping[int, Heading]) -> dict[int, Heading]:
    """Put headings that return often beneath those that do not."""
    counted = Counter(h.text for h in found.values() if h.level in {PLAIN, BENEATH})
    return {
        first: h._replace(level=RETURNING)
        if h.level in {PLAIN, BENEATH} and counted[h.text] >= _OFTEN
        else h
        for first, h in sorted(found.items())
    }
