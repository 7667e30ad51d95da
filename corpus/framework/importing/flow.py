"""The words of a document in one string, with the way back to lines and pages.

Line ends, blank lines and page headers differ between prints of one document; its words do not.
A hyphen at a line end is joined to the next word ("team-/working" -> "team-working"); where the
word without the hyphen is used elsewhere in the document and the word with it is not, the hyphen
was the printer's and goes. Knows nothing of the framework.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.framework.importing.damage import Word, kept_lines, without_navigation
from corpus.framework.model import Wording
from corpus.text import DocumentText, Line, LinePart

#: A mark before an item of a list, as it is and as fonts and printers turn it out.
BULLET = "[•·●○◦▪▫■□◾◼►▶➢➤❖◆◇‣⁃∙✓✔☑✗✘☐☒\\ufffd\\x01-\\x1f\\x7f\\ue000-\\uf8ff]"
_BEGINS_ITEM = re.compile(rf"\s*(?:{BULLET}|[-–—*]\s|\(?\w{{1,4}}[.)]\s)")
_AT_THE_ENDS = re.compile(rf"^(?:\s|{BULLET})+|(?:\s|{BULLET})+$")
_DANGLING = re.compile(r"^(?:[-–*](?:\s|$))+|(?:(?:\s|^)[-–*])+$")
_HANGING_HYPHEN = re.compile(r"[^\W\d_]-$")
_AT_LINE_END = re.compile(r"(?!(?:and|or|to)(?![\w-]))[^\W_]")  # not "pre- and post-registration"
_MID_LINE = re.compile(r"(?!(?:and|or|to)(?![\w-]))[a-z]")  # lines joined by an earlier reader
_LETTERS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class Flow:
    """The words of a document, joined by single blanks; offsets below are into `text`."""

    document: DocumentText
    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]  # where each word begins

    @classmethod
    def of(cls, document: DocumentText) -> Flow:
        """Return the flow of a document, without page headers and navigation bars."""
        words = tuple(without_navigation(_joined(list(_words(kept_lines(document))))))
        starts, at = [], 0
        for word in words:
            starts.append(at)
            at += len(word.text) + 1
        return cls(document, " ".join(word.text for word in words), words, tuple(starts))

    def wording(self, start: int, end: int) -> Wording | None:
        """Return what stands from start to end, without bullets at its ends; None if nothing."""
        start, end = self.trimmed(start, end)
        if start >= end:
            return None
        first = self.words[bisect_right(self.starts, start) - 1].first
        last = self.words[bisect_right(self.starts, end - 1) - 1].last
        place = self.document.place(first, last)
        return Wording(text=self.text[start:end], place=place, origin="official")

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end moved inwards over white space, bullets and single dashes."""
        while start < end:
            piece = self.text[start:end]
            found = _AT_THE_ENDS.search(piece) or _DANGLING.search(piece)
            if found is None:
                break
            if found.start() == 0:
                start += found.end()
            else:
                end = start + found.start()
        return start, max(start, end)

    def breaks(self, start: int, end: int) -> list[int]:
        """Return the offsets between start and end at which a blank line stood."""
        at = range(bisect_right(self.starts, start), bisect_right(self.starts, end - 1))
        return [self.starts[index] for index in at if self.words[index].after_break]


def _words(lines: Iterable[tuple[int, Line]]) -> Iterable[Word]:
    after_break = True
    for number, line in lines:
        texts = line.text.split()
        if line.part is LinePart.LIST_ITEM and not _BEGINS_ITEM.match(line.text):
            # As its reader sees it: the readers of files leave the mark of an item out. Where more
            # items run on in the line, theirs tells which it was.
            texts.insert(0, "-" if "-" in texts and "•" not in texts else "•")
        for text in texts:
            yield Word(text, number, number, after_break)
            after_break = False
        after_break = after_break or not texts


def _joined(words: Sequence[Word]) -> Sequence[Word]:
    """Join what a line end has split: after a hyphen, and after a stroke at the end of a line."""
    known = {found for word in words for found in _LETTERS.findall(word.text.casefold())}
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before is None or not _split(before, word):
            joined.append(word)
            continue
        text = before.text + word.text
        if before.text.endswith("-") and _printers_hyphen(before.text, word.text, known):
            text = before.text[:-1] + word.text
        joined[-1] = Word(text, before.first, word.last, before.after_break)
    return joined


def _split(before: Word, word: Word) -> bool:
    at_line_end = before.last != word.first
    if _HANGING_HYPHEN.search(before.text):
        return bool((_AT_LINE_END if at_line_end else _MID_LINE).match(word.text))
    return at_line_end and len(before.text) > 1 and before.text.endswith("/")


def _printers_hyphen(left: str, right: str, known: set[str]) -> bool:
    parts = _LETTERS.findall(left.casefold())[-1:] + _LETTERS.findall(right.casefold())[:1]
    return "".join(parts) in known and "-".join(parts) not in known
