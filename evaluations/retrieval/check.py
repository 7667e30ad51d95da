"""Check the cases against the official documents, and say how much wording they share.

    OFFICIAL_DOCUMENTS=FOLDER python -m evaluations.retrieval.check

It leaves with 1 where an answer's lines do not exist or begin or end in a blank one, where a
question repeats eight words in a row of a document, or where one stands twice.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import mean
from typing import Final

from evaluations.retrieval.case import KINDS, PARTS, Case, cases
from evaluations.retrieval.generate import official_folder
from evaluations.retrieval.positions import SourceText, source_texts
from indexing.words import words

_RUN: Final = 8
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def faults(asked: Sequence[Case], texts: Mapping[str, SourceText]) -> Iterator[str]:
    """Give a sentence for each thing wrong with a case."""
    runs = set().union(*(_runs(" ".join(text.lines)) for text in texts.values()))
    for own, count in Counter(case.id for case in asked).items():
        if count > 1:
            yield f"{own}: stands {count} times"
    for question, count in Counter(case.question.casefold() for case in asked).items():
        if count > 1:
            yield f"“{question}”: asked {count} times"
    for case in asked:
        yield from (f"{case.id}: {fault}" for fault in _faults_of(case, texts))
        if _runs(case.question) & runs:
            yield f"{case.id}: repeats {_RUN} words of a document"


def in_common(case: Case, texts: Mapping[str, SourceText]) -> float:
    """Return the share of a question's stems (stop words left out) that its answers hold."""
    asked = set(words(case.question))
    held: set[str] = set()
    for name, first, last in case.answers:
        held |= set(words(" ".join(texts[name].lines[first - 1 : last])))
    return len(asked & held) / len(asked) if asked else 0.0


def _faults_of(case: Case, texts: Mapping[str, SourceText]) -> Iterator[str]:
    if case.kind not in KINDS:
        yield f"there is no kind “{case.kind}”"
    if case.needs == "all" and len(case.answers) < 2:
        yield "needs all of one answer"
    for name, first, last in case.answers:
        text = texts.get(name)
        if text is None:
            yield f"there is no document {name}"
        elif not 1 <= first <= last <= len(text.lines):
            yield f"{name} has no lines {first} to {last}"
        elif not (text.lines[first - 1].strip() and text.lines[last - 1].strip()):
            yield f"lines {first} to {last} of {name} begin or end with a blank one"


def _runs(text: str) -> set[tuple[str, ...]]:
    found = _WORD.findall(text.casefold())
    return {tuple(found[n : n + _RUN]) for n in range(len(found) - _RUN + 1)}


def main() -> int:
    """Print what is wrong and a table; return 1 where anything is."""
    texts = source_texts(official_folder())
    asked = {part: cases(part) for part in PARTS}
    wrong = list(faults([case for some in asked.values() for case in some], texts))
    rows = ["| part | kind | cases | words in common |", "|---|---|---|---|"]
    for part, some in asked.items():
        for kind in KINDS:
            shares = [in_common(case, texts) for case in some if case.kind == kind]
            if shares:
                rows.append(f"| {part} | {kind} | {len(shares)} | {mean(shares):.2f} |")
    sys.stdout.write("\n".join([*rows, "", *wrong, f"{len(wrong)} faults"]) + "\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
