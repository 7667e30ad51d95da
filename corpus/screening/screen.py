"""Looking through a document's text for what a person must see first."""

from __future__ import annotations

from corpus.screening.finding import Finding, FindingKind, Screening
from corpus.text import DocumentText, LinePart


def screen(text: DocumentText) -> Screening:
    """Return what must be looked at by a person before it is found: lines, or the whole file."""
    findings = [
        Finding(
            kind=FindingKind.HIDDEN,
            first=number,
            last=number,
            sentence=f"This text is in the file but not to be seen in it: {line.hidden}.",
        )
        for number, line in enumerate(text.lines, 1)
        if line.hidden and line.text.strip()
    ]
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
