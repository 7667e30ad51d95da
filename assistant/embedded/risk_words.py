"""Rules for levels, rating letters and interventions: what to do about a risk.

They find which level, rating or intervention is meant; what is listed for it is the tool's.
"""

from __future__ import annotations

import re

from assistant.embedded.cues import cue
from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted

_RATINGS = {"amber": "A", "yellow": "A", "red": "R", "green": "G", "a": "A", "r": "R", "g": "G"}
_TWO_COLOURS = re.compile(
    r"(?<![\w/-])(amber|yellow|red|green)[ /-]{1,3}(amber|yellow|red|green)(?![\w/-])"
)
_TWO_LETTERS = re.compile(r"(?<![\w/-])(?:(a/r|r/a)|(g/a|a/g))(?![\w/-])")
_COLOUR = re.compile(
    r"(?<![\w/-])(amber|yellow|red|green)(?![\w/-])"
    r"(?! (?:flags?|lights?|tape|lines?|alerts?|paper))"
)
#: A capital letter that is a rating: "rated R", "what does an A mean". "A" alone is an article.
_LETTER = re.compile(
    r"\b(?:rat(?:ing|ed)|cell|letters?|colour|came out|comes out|level (?:is|for)|is|does|an?|for|"
    r"to|of|as)\s+(?:an?\s+)?[\"']?([RGA])[\"']?(?=$|[?.,;!)\"']|\s+(?:rating|rated|risk|means?|"
    r"stands?|an?|on the|in the|high|medium|low|cell|level)\b)"
)
_LEVEL = re.compile(
    r"\b(high|medium|moderate|low)(?:er|est)?\b(?:[ -]+(?:to|or|and|/)[ -]+|\s*/\s*)?"
    r"(high|medium|moderate|low)?\b"
)
_INTERVENTIONS = (
    "triggered visit",
    "programme review",
    "desktop review",
    "learner/educator meetings",
    "senior leader engagement visit",
    "shadowing/friendly critic",
    "professional support units",
    "financial support",
    "peer review",
    "provision of training",
    "learner involvement",
)
_SHORT = 12  # words up to which "what do we do about it?" leans on what was settled before


def risk_words(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return what the message asks of levels, ratings and interventions, or nothing."""
    level, rating = level_in(said), rating_in(said)
    if rating and (said.has(cue("survey")) or said.has(cue("figures"))):
        return ()  # a colour of a survey's results, or a count of those rated so
    named = interventions_in(said)
    if named and (said.is_question or said.has(cue("about_one"))):
        return tuple(_one(each, level, rating) for each in named)
    if rating and (said.has(cue("doing")) or said.has(cue("asks_level"))):
        letters = ["A/R" if found[1] else "G/A" for found in _TWO_LETTERS.finditer(said.text)]
        ratings = dict.fromkeys(letters or [rating])
        return tuple(Wanted("recommend_interventions", {"rating": each}) for each in ratings)
    if level and said.has(cue("doing")):
        return (Wanted("recommend_interventions", {"level": level}),)
    leans = not level and not rating and said.has(cue("doing"))
    return _for_kept(before) if leans and len(said.text.split()) <= _SHORT else ()


def level_in(said: Said) -> str:
    """Return the level or levels named, as the tool takes them: "Medium / Low"."""
    found = _LEVEL.search(said.text)
    if found is None or not (said.has(cue("risk_context")) or len(said.text.split()) <= _BARE):
        return ""
    names = [name.replace("moderate", "medium").title() for name in found.groups() if name]
    return " / ".join(dict.fromkeys(names))


def rating_in(said: Said) -> str:
    """Return the rating named by its letters or colours, or "".

    >>> rating_in(Said("is red amber high?")), rating_in(Said("what level is an R"))
    ('A/R', 'R')
    """
    if found := _TWO_LETTERS.search(said.text):
        return "A/R" if found[1] else "G/A"
    if found := _TWO_COLOURS.search(said.text):
        colours = {each.replace("yellow", "amber") for each in found.groups()}
        return {"amber,red": "A/R", "amber,green": "G/A"}.get(",".join(sorted(colours)), "")
    if found := _COLOUR.search(said.text):
        return _RATINGS[found[1]]
    letter = _LETTER.search(said.raw)
    return letter[1] if letter else ""


def interventions_in(said: Said) -> tuple[str, ...]:
    """Return the interventions named."""
    return tuple(n for n in _INTERVENTIONS if said.has(cue(re.sub(r"\W", "_", n))))


def _one(named: str, level: str, rating: str) -> Wanted:
    """Return the call that explains an intervention, for the level or rating if one is named."""
    asked = {"intervention": named, "level": level, "rating": "" if level else rating}
    return Wanted("recommend_interventions", {key: value for key, value in asked.items() if value})


def _for_kept(before: Before) -> tuple[Wanted, ...]:
    """Return the call for the level or rating settled last."""
    for key, value in reversed(before.topic.items()):
        if key in {"rating", "level"}:
            return (Wanted("recommend_interventions", {key: value}),)
    return ()


_BARE = 6  # words of a message in which "medium" needs no word of risk beside it
