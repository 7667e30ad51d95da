"""Looking through a document's text for what a person must see first.

Each kind of finding has its own module that looks; here they are asked in turn, and what they
find on neighbouring lines becomes one finding with one sentence for the reviewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from corpus.screening.alphabets import mixes_alphabets
from corpus.screening.finding import Finding, FindingKind, Screening
from corpus.screening.hidden import hides_words
from corpus.screening.instructions import instructions_in
from corpus.screening.unseen import reversed_in, unseen_in
from corpus.text import DocumentText, Line, LinePart

_WHAT: Final = {
    FindingKind.HIDDEN: "The file holds this text, but nobody who opens it sees it ({what})",
    FindingKind.UNSEEN: "There are characters that nobody sees: {what}",
    FindingKind.REVERSED: "Marks turn the direction of the words, so that people and programs "
    "read different things",
    FindingKind.LOOKALIKE: "Words are written with letters of another alphabet that look the same",
    FindingKind.INSTRUCTION: "This reads as written for a program and not for people: it {what}",
}
_WHY: Final = {
    FindingKind.HIDDEN: "words that only programs find may be meant to mislead them",
    FindingKind.UNSEEN: "they can hide words or keep words from being found",
    FindingKind.REVERSED: "what is found would not be what people see",
    FindingKind.LOOKALIKE: "what is found would not be what people see",
    FindingKind.INSTRUCTION: "a document is evidence and gives no orders",
}
_APART = frozenset({LinePart.HEADING, LinePart.TABLE_HEADER, LinePart.TABLE_ROW, LinePart.CAPTION})


class _Sign(NamedTuple):
    kind: FindingKind
    first: int
    last: int
    what: str


def screen(text: DocumentText) -> Screening:
    """Return what must be looked at by a person before it is found: lines, or the whole file."""
    signs = [*_line_by_line(text), *_instructions(text)]
    findings = list(_in_runs(text, signs))
    if text.misnamed:
        sentence = f"The file may be mislabelled: {text.misnamed}."
        findings.append(Finding(kind=FindingKind.MISNAMED, first=0, last=0, sentence=sentence))
    return Screening(findings=tuple(findings))


def held_back(text: DocumentText, screening: Screening) -> DocumentText:
    """Return the text with the lines that screening holds marked so; the words stay."""
    held = screening.held_lines
    if not held:
        return text
    lines = tuple(
        line.model_copy(update={"part": LinePart.HELD}) if number in held else line
        for number, line in enumerate(text.lines, 1)
    )
    return text.model_copy(update={"lines": lines})


def _line_by_line(text: DocumentText) -> Iterator[_Sign]:
    for number, line in enumerate(text.lines, 1):
        if line.text.isascii() and line.text.isprintable() and not line.hidden:
            continue
        if line.hidden and hides_words(line):
            yield _Sign(FindingKind.HIDDEN, number, number, line.hidden)
        if what := unseen_in(line.text, starts_file=number == 1):
            yield _Sign(FindingKind.UNSEEN, number, number, what)
        if reversed_in(line.text):
            yield _Sign(FindingKind.REVERSED, number, number, "")
        if mixes_alphabets(line.text):
            yield _Sign(FindingKind.LOOKALIKE, number, number, "")


def _instructions(text: DocumentText) -> Iterator[_Sign]:
    for first, last, because in instructions_in(_written(text.lines)):
        yield _Sign(FindingKind.INSTRUCTION, first, _to_whole_words(text, last), because)


def _to_whole_words(text: DocumentText, last: int) -> int:
    """Return the line on which the last word ends that begins on this one."""
    while last < len(text.lines) and text.lines[last - 1].text.rstrip().endswith("-"):
        last += 1
    return last


def _written(lines: Iterable[Line]) -> Iterator[tuple[int, str, bool]]:
    """Give the lines with words: number, text, and whether a paragraph begins with it.

    A table row goes on in the next one, since an order may be split over two; a heading does not.
    """
    before: Line | None = None
    blank = True
    for number, line in enumerate(lines, 1):
        if not line.text.strip():
            blank = True
            continue
        changes = before is not None and before.part is not line.part and line.part in _APART
        yield number, line.text, blank or changes or line.part is LinePart.HEADING
        before, blank = line, False


def _in_runs(text: DocumentText, signs: Iterable[_Sign]) -> Iterator[Finding]:
    """Give one finding for each run of neighbouring lines of one kind, blank lines between."""
    runs: list[list[_Sign]] = []
    for sign in sorted(signs, key=lambda each: (list(FindingKind).index(each.kind), each)):
        last = runs[-1][-1] if runs else None
        if last and last.kind is sign.kind and _neighbours(text, _end(runs[-1]), sign.first):
            runs[-1].append(sign)
        else:
            runs.append([sign])
    findings = [_finding(run) for run in runs]
    yield from sorted(findings, key=lambda finding: finding.first)


def _end(run: Iterable[_Sign]) -> int:
    return max(sign.last for sign in run)


def _neighbours(text: DocumentText, last: int, first: int) -> bool:
    return all(not line.text.strip() for line in text.lines[last : first - 1])


def _finding(run: list[_Sign]) -> Finding:
    kind, first, last = run[0].kind, run[0].first, _end(run)
    where = f"Line {first}" if first == last else f"Lines {first} to {last}"
    what = _WHAT[kind].format(what=", ".join(dict.fromkeys(sign.what for sign in run)))
    sentence = f"{where}: {what[0].lower()}{what[1:]}. Kept back, because {_WHY[kind]}."
    return Finding(kind=kind, first=first, last=last, sentence=sentence)
