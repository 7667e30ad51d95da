"""Who was met on a visit and who did not come, from a table, a list or a line of prose.

Only what stands there: a group, its count as written and as a number, and whether it came. A
group is given as written too, for a draft quotes it. Must not know how small a group may be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.evidence.blocks import Block, BlockKind, blocks_of, place_of
from corpus.evidence.groups import groups_in, heading_group
from corpus.text import DocumentText, Place, Value

_WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=1)}
_NUMBERS |= {"none": 0, "nil": 0, "nobody": 0, "no one": 0, "thirty": 30, "forty": 40, "fifty": 50}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_ABSENT = re.compile(
    r"\b(?:did ?n[o'’]t (?:attend|come|join)|(?:nobody|no.?one|none) (?:came|attended|joined)"
    r"|not (?:present|met|seen|in attendance)|absent|could not (?:attend|come|be released)"
    r"|unable to (?:attend|come)|no attendance|were not released)\b"
    r"(?!\s+(?:any |the |their |all |for |from |to |by )*(?:teaching|training|clinics?|induction"
    r"|sessions?|handover|lectures?|school|work|theatre|meetings?|supervis\w+|courses?|simulation))",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:who (?:came|attended|was (?:met|seen|there|present|in)|we (?:met|saw))"
    r"|attend(?:ance|ees|ed)|present|met"
    r"|(?:people|groups?|learners|trainees|staff) (?:met|seen))\b",
    re.IGNORECASE,
)
_MET_HERE = re.compile(
    r"\b(?:we|the panel|panel|reviewers) (?:met|saw|spoke (?:to|with))\b|\bwere met\b|\bcame$"
    r"|\b(?:attended|joined)(?: the (?:panel|visit|session|review))?\W*$",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(r"\bno\s+$", re.IGNORECASE)
_PIECES = re.compile(r"[;\n]|\.\s+|,\s+(?=(?:\d|[A-Za-z ]+\s\d))|\band (?=\w+ (?:\w+ )?\d+\b)")
_AFTER = re.compile(rf"^\W{{0,3}}(?:\([^)]*\)\s*)?[-–—:(=,]*\s*{_COUNT}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_COUNT}\s+(?:of the |the )?(?:\w+\s+)?$", re.IGNORECASE)
_CELL = re.compile(rf"^{_COUNT}\b(?!\s*[:./%]\d)(?:\s*\(.*\)|\s+(?:by|via|in|on|met)\b.*)?$", re.I)
_LONGEST_LABEL = 60


class Met(Value):
    """One group that was to be met."""

    group: str | None  # in its settled form; None when the words name none that we know
    said: str  # the group's own words
    count: int | None  # people met; None when it is not stated
    count_as_written: str | None
    came: bool | None  # False: the notes say that nobody came; None: they do not say
    place: Place


def attendance_of(text: DocumentText) -> tuple[Met, ...]:
    """Return the groups that a document says were met or did not come, in order."""
    found: list[Met] = []
    about = False
    for block in blocks_of(text):
        if block.kind is BlockKind.HEADING:
            about = bool(_ABOUT.search(block.text))
            found.extend(_prose(text, block, about))
        elif block.kind is BlockKind.ROW:
            found.extend(_row(text, block))
        elif block.kind is not BlockKind.HEADER:
            label = block.text.partition(":")[0]
            led = len(label) <= _LONGEST_LABEL and bool(_ABOUT.search(label))
            found.extend(_prose(text, block, about or led))
    return tuple({(one.said.lower(), one.place.first): one for one in found}.values())


def _row(text: DocumentText, block: Block) -> Iterator[Met]:
    cells = [cell for cell in block.cells if cell]
    at = next((index for index, cell in enumerate(cells) if heading_group(cell)), None)
    if at is None or at > 1 or len(cells) > len(("group", "count", "time", "place", "remark")) + 1:
        return
    rest = cells[at + 1 :]
    counts = [match for cell in rest[:1] if (match := _CELL.match(cell))]
    absent = any(_ABSENT.search(cell) for cell in rest)
    scores = sum(1 for cell in rest if re.fullmatch(r"\d+(?:\.\d+)?%?", cell))
    if (counts and scores <= 2 and not re.search(r"\d\.\d$", rest[-1])) or absent:
        written = counts[0]["count"] if counts else None
        yield _met(text, block, cells[at], written, absent, 0, len(block.text))


def _prose(text: DocumentText, block: Block, about: bool) -> Iterator[Met]:
    start = 0
    for piece in [*_PIECES.split(block.text)]:
        start = block.text.index(piece, start)
        here = about or bool(_MET_HERE.search(piece))
        for begin, end in _named(piece):
            absent = bool(_ABSENT.search(piece) or (here and _NO_GROUP.search(piece[:begin])))
            count = _AFTER.match(piece[end:]) or _BEFORE.search(piece[:begin])
            if (here and count) or (absent and not count):
                written = count["count"] if count else None
                place = (start, start + len(piece))
                yield _met(text, block, piece[begin:end], written, absent, *place)
        start += len(piece)


def _named(piece: str) -> Iterator[tuple[int, int]]:
    """Yield where a piece names who was met; groups that "and" or a blank joins are one."""
    joined: list[tuple[int, int]] = []
    for name, begin, end in groups_in(piece):
        if name == "panel":
            continue
        if joined and piece[joined[-1][1] : begin].strip().lower() in ("", "and", "&"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    yield from joined


def _met(
    text: DocumentText,
    block: Block,
    said: str,
    written: str | None,
    absent: bool,
    start: int,
    end: int,
) -> Met:
    number = None
    if written is not None:
        number = int(written) if written.isdigit() else _NUMBERS[written.lower()]
    if absent:
        number = 0
    return Met(
        group=heading_group(said) or next((name for name, _, _ in groups_in(said)), None),
        said=said,
        count=number,
        count_as_written=written,
        came=None if number is None else number > 0,
        place=place_of(text, block, start, end),
    )
