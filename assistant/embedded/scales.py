"""Rules for the scales and the matrix as such: what a step is called, which cells hold a rating."""

from __future__ import annotations

import re

from assistant.embedded.cues import cue
from assistant.embedded.risk_words import rating_in
from assistant.embedded.said import Said
from assistant.embedded.wanted import Wanted

LABELS = {
    "likelihood": {"rare": 1, "unlikely": 2, "possible": 3, "likely": 4, "almost certain": 5},
    "impact": {"negligible": 1, "minor": 2, "moderate": 3, "major": 4, "significant": 5},
}
_STEP = r"\d|one|two|three|four|five"
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_BETWEEN = r"\W*(?:(?:score|scores|scored|number|no|level|step|of|is|at|a|an|the|with|=)\W+)*"
_BRIEF = 8  # words of a message in which "minor" or "likely" may be the step and not the word


def scales(said: Said) -> tuple[Wanted, ...]:
    """Return the scale or the steps of one that a question is about, or nothing."""
    sides = [side for side in LABELS if said.has(cue(side))]
    steps = {side: _steps(said, side) for side in LABELS}
    numbers = re.findall(rf"(?<![\d./])(?:{_STEP})\b", said.text)
    if all(steps.values()) or (len(sides) == len(LABELS) and len(numbers) > 1):
        return ()  # a pair, which is a cell
    asks = said.has(cue("scale"))
    if naming := said.find(cue("names_step")):
        words = said.text[naming.end() :].strip(" ?.!")
        if len(sides) == 1 and words:
            return (Wanted("list_framework", {"part": sides[0], "naming": words}),)
    one = next((side for side in LABELS if steps[side]), "")
    if one and (asks or (said.is_question and not said.has(cue("rates")))):
        meant = one in sides or said.has(cue("scoring")) or len(steps[one]) > 1
        if meant or (asks and len(said.text.split()) <= _BRIEF):
            return tuple(Wanted("list_framework", {"part": f"{one} {n}"}) for n in steps[one])
    end = 5 if said.has(cue("top")) else 1 if said.has(cue("bottom")) else 0
    if len(sides) == 1 and end:
        return (Wanted("list_framework", {"part": f"{sides[0]} {end}"}),)
    if asks and not any(steps.values()):
        return tuple(Wanted("list_framework", {"part": side}) for side in sides)
    return ()


def cells(said: Said) -> tuple[Wanted, ...]:
    """Return the cells of a rating, where it is asked which or how many come to it, or nothing."""
    rating = rating_in(said)
    if rating and said.has(cue("which_cells")):
        return (Wanted("list_framework", {"part": f"matrix {rating}"}),)
    return ()


def _steps(said: Said, side: str) -> list[int]:
    """Return the steps of a scale that the words name, by number beside its name or by label."""
    names = cue(side)
    pattern = (
        rf"{names}{_BETWEEN}({_STEP})\b(?![./]\d)|\b({_STEP}) (?:on|in|for|of) (?:the )?{names}"
    )
    found = [next(filter(None, match.groups())) for match in re.finditer(pattern, said.text)]
    steps = [_NUMBERS.get(each) or int(each) for each in found]
    text = said.text
    for label in sorted(LABELS[side], key=len, reverse=True):
        text, times = re.subn(rf"\b{label}\b", " ", text)
        if times:
            steps.append(LABELS[side][label])
    return sorted({step for step in steps if 1 <= step <= len(LABELS[side])})
