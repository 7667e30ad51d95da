"""Rules for levels, rating letters and interventions: what to do about a risk.

They find which level, rating or intervention is meant; what is listed for it is the tool's.
"""

from __future__ import annotations

import re

from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted

_COLOURS = {
    "amber/red": "A/R", "amber red": "A/R", "amber-red": "A/R", "red/amber": "A/R",
    "red amber": "A/R", "green/amber": "G/A", "green amber": "G/A", "green-amber": "G/A",
    "amber/green": "G/A", "amber green": "G/A", "amber-green": "G/A", "a/r": "A/R", "g/a": "G/A",
    "r/a": "A/R", "a/g": "G/A", "amber": "A", "yellow": "A", "red": "R", "green": "G",
}  # fmt: skip
_COLOUR = re.compile(
    r"(?<![\w/-])(" + "|".join(sorted(_COLOURS, key=len, reverse=True)) + r")(?![\w/-])"
)
_LETTER = re.compile(
    r"(?:\b(?:rat(?:ing|ed)|cell|letters?|colour|came out|comes out|level (?:is|for)|is|does|an?|"
    r"for|to|of|as)\s+(?:an?\s+)?)[\"']?([RGA])[\"']?(?=$|[?.,;!)\"']|\s+(?:rating|rated|risk|mean|"
    r"means|stand|stands|an?|on the|in the|high|medium|low|cell|level)\b)"
)
_LEVEL = re.compile(
    r"\b(high|medium|moderate|low)(?:er|est)?\b(?:[ -]+(?:to|or|and|/)[ -]+|\s*/\s*)?"
    r"(high|medium|moderate|low)?\b"
)
_RISK_CONTEXT = (
    r"\brisks?\b|\blevels?\b|\brated?\b|\brating\b|\binterventions?\b|\bconcerns?\b|\bproviders?\b|"
    r"\bplacements?\b|\bdesk ?top\b|\btriggered\b|\bprogramme reviews?\b|\bmeetings?\b|\bvisits?\b|"
    r"\breviews?\b"
)
_INTERVENTIONS = (
    (
        "triggered visit",
        r"\btrigger(?:ed)? (?:visits?|reviews?)\b|\burgent (?:risk )?(?:visits?|reviews?)\b",
    ),
    ("programme review", r"\bprogramm?e? reviews?\b"),
    (
        "desktop review",
        r"\bdesk[ -]?top (?:reviews?|exercise)\b|\bpaper (?:based )?review\b|\bdesk ?top\b",
    ),
    (
        "learner/educator meetings",
        r"\b(?:learners?|trainees?|students?)\s*(?:/|and|or|&)?\s*(?:educators?|trainers?)? "
        r"(?:meetings?|focus groups?)\b|\beducator meetings?\b",
    ),
    ("senior leader engagement visit", r"\bsenior leader(?:ship)? engagement\b"),
    ("shadowing/friendly critic", r"\bfriendly critic\b|\bshadowing\b"),
    ("professional support units", r"\bprofessional support units?\b|\bpsus?\b"),
    ("financial support", r"\bfinancial support\b"),
    ("peer review", r"\bpeer reviews?\b|\bsharing good practice\b"),
    ("provision of training", r"\bprovision of training\b"),
    ("learner involvement", r"\blearner involvement\b"),
)
DOING = (
    r"\binterventions?\b|\bwhat (?:can|do|should|could|must|might) (?:we|i|you|they|one)\b.*\b(?:do|use|"
    r"take|try|offer|choose|pick)\b|\bwhat (?:next|now|to do|action)\b|\bhow (?:do|should|can) (?:we|i) "
    r"(?:respond|act|deal|handle|address|tackle)\b|\boptions?\b|\bactions?\b|\bresponses?\b|"
    r"\bwhat (?:visit|review|action)s?\b|\bwhich (?:visit|review|action)s?\b|\bproportionate\b|"
    r"\brecommend\b|\bappropriate\b|\ballowed\b|\bavailable\b|\bresponse\b|\bdo about\b|\bneeds? doing\b"
)
_ABOUT_ONE = (
    r"\bcan\b|\bcould\b|\bmay\b|\bshould\b|\bok\b|\bokay\b|\ballowed\b|\bwhat(?:'?s| is| are| does| do)?\b|"
    r"\bwho(?:'?s)?\b|\bwhen\b|\bwhy\b|\bhow\b|\bis\b|\bare\b|\bdo(?:es)?\b|\bexplain\b|\bdescribe\b|"
    r"\btell me\b|\bpanel\b|\bmean"
)
_ASKS_LEVEL = (
    r"\blevel\b|\bmean(?:s|ing)?\b|\bstands? for\b|\bcount(?:s)? as\b|\bsame as\b|\bequal|\bis\b"
)


def risk_words(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return what the message asks of levels, ratings and interventions, or nothing."""
    level, rating = level_in(said), rating_in(said)
    named = intervention_in(said)
    if named and (said.is_question or said.has(_ABOUT_ONE)):
        return (_one(named, level, rating),)
    if rating and (said.has(DOING) or said.has(_ASKS_LEVEL)):
        return (Wanted("recommend_interventions", {"rating": rating}),)
    if level and said.has(DOING):
        return (Wanted("recommend_interventions", {"level": level}),)
    if _wants_what_is_kept(said, level or rating):
        return _for_kept(before)
    return ()


def level_in(said: Said) -> str:
    """Return the level or levels named, as the tool takes them: "Medium / Low"."""
    if not said.has(_RISK_CONTEXT) and len(said.text.split()) > 6:
        return ""
    found = _LEVEL.search(said.text)
    if found is None:
        return ""
    names = [name.replace("moderate", "medium").title() for name in found.groups() if name]
    return " / ".join(dict.fromkeys(names))


def rating_in(said: Said) -> str:
    """Return the rating named by its letters or colours, or ""."""
    if found := _COLOUR.search(said.text):
        return _COLOURS[found[1]]
    letter = _LETTER.search(said.raw)
    return letter[1] if letter else ""


def intervention_in(said: Said) -> str:
    """Return the intervention named, or ""."""
    for name, pattern in _INTERVENTIONS:
        if said.has(pattern):
            return name
    return ""


def _one(named: str, level: str, rating: str) -> Wanted:
    arguments = {"intervention": named}
    if level:
        arguments["level"] = level
    elif rating:
        arguments["rating"] = rating
    return Wanted("recommend_interventions", arguments)


def _wants_what_is_kept(said: Said, named: str) -> bool:
    """Say whether "what do we do about it?" leans on the level or rating of before."""
    return not named and said.has(DOING) and len(said.text.split()) <= 12


def _for_kept(before: Before) -> tuple[Wanted, ...]:
    for key, value in reversed(before.topic.items()):
        if key in {"rating", "level"}:
            return (Wanted("recommend_interventions", {key: value}),)
    return ()
