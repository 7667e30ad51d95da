"""Which interventions the handbook gives as examples for a level, and what helps with a cause.

Source: Quality Framework Handbook 2017/18, Risk assessment (table of levels) and Quality
interventions. The table gives examples and forbids nothing. Must not know sources or words shown.
"""

from __future__ import annotations

import re

from assistant.risk import LEVELS
from corpus.failures import BadInput
from corpus.framework.model import (
    ExploratoryIntervention,
    Framework,
    LevelRow,
    Rating,
    RiskLevel,
    SupportiveIntervention,
)

_LETTERS = re.compile(r"[^a-z]")

#: Later or looser names of the exploratory interventions, by the letters their name begins with.
_ALSO_CALLED = {
    "triggeredvisit": ("urgentriskreview", "triggervisit", "urgentvisit"),
    "programmereview": ("programreview",),
    "desktopreview": ("desktop", "paperreview", "deskreview", "documentreview"),
    "learnereducatormeeting": (
        "learnermeeting",
        "educatormeeting",
        "learnerandeducatormeeting",
        "learnereducatorreview",
        "learnerandeducatorreview",
        "focusgroup",
        "meetingwithlearners",
    ),
}

#: A name of fewer letters than this must begin like the known one ("advice", not "review").
_TELLING = 8
_SHORTEST = 4

#: What in a cause (our own reading) points to which support, by how its name begins.
_CAUSES: dict[str, tuple[str, ...]] = {
    "advice": (
        r"unsure|uncertain|advice|governance|specialty|outsource\w*|poor understanding",
        r"new (?:provider|placement|service)|(?:does|do) not know how",
    ),
    "learnerinvolvement": (
        r"not (?:listened|heard|consulted|asked)|no (?:say|voice)|feedback|co-?design",
        r"(?:learner|student|trainee)s?[’']? (?:voice|forum|ideas)",
    ),
    "sharinggoodpractice": (
        r"other (?:sites|trusts|providers|wards)|variation|inconsisten\w+|between sites",
        r"good practice|isolated|regional programme|peer|outlier",
    ),
    "shadowing": (
        r"observ\w+|hands-on|on the (?:job|shop floor)|bedside|debrief\w*|risk[- ]averse",
        r"quality of teaching|how (?:they|we) teach|supervision (?:style|practice)",
    ),
    "provisionoftraining": (
        r"untrained|not (?:been )?trained|skills? of|supervis\w+|trainers|educators?|mentors?",
        r"undermin\w+|bully\w*|unaware|accredit\w+",
    ),
    "financialsupport": (
        r"money|fund\w*|resource\w*|capacity|short[- ]staffed|understaffed|vacanc\w+",
        r"no time|job plans?|backfill|educational leadership",
    ),
    "professionalsupport": (
        r"trainee in difficulty|struggling|one trainee|a trainee|health|exams?|wellbeing",
        r"burn(?:t|ed)?[- ]?out|stress\w*|performance of|personal",
    ),
    "seniorleader": (
        r"relationship|strained|board|executives?|leaders(?:hip)?|chief|director",
        r"communication|disengaged|priority|not taken seriously|defensive",
    ),
}


def name_key(name: str) -> str:
    """Return a name by its letters, so that spellings and plurals of it meet.

    >>> name_key("Desk top Reviews") == name_key("desktop review")
    True
    """
    return "".join(
        _LETTERS.sub("", word).removesuffix("s") for word in name.casefold().split()
    ).removesuffix("s")


def levels_named(text: str) -> tuple[RiskLevel, ...]:
    """Return the levels that a text such as "medium" or "Medium / Low" names, lowest first."""
    found = re.findall(r"\b(high|medium|low|moderate)\b", text.casefold())
    named = {RiskLevel.MEDIUM if word == "moderate" else RiskLevel(word.title()) for word in found}
    return tuple(
        level for level in (RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH) if level in named
    )


def rating_named(text: str) -> Rating:
    """Return the rating that a text spells. Raises `BadInput` for anything else.

    >>> rating_named("a / r")
    <Rating.A_R: 'A/R'>
    """
    letters = re.sub(r"\s+", "", text).upper().replace("\\", "/")
    words = {
        "GREEN": "G",
        "AMBER": "A",
        "RED": "R",
        "AMBER/RED": "A/R",
        "GREEN/AMBER": "G/A",
        "AMBER-RED": "A/R",
        "GREEN-AMBER": "G/A",
        "AR": "A/R",
        "GA": "G/A",
    }
    try:
        return Rating(words.get(letters, letters))
    except ValueError:
        message = "A rating is one of G, G/A, A, A/R and R; nothing was looked up."
        raise BadInput(message) from None


def rows_for(framework: Framework, levels: tuple[RiskLevel, ...]) -> tuple[LevelRow, ...]:
    """Return the rows of the table for these levels, in the order of the levels."""
    return tuple(row for level in levels for row in framework.levels if row.level == level)


def rows_for_rating(framework: Framework, rating: Rating) -> tuple[LevelRow, ...]:
    """Return the rows a rating could stand for: two where it straddles, and a person chooses."""
    return rows_for(framework, LEVELS[rating])


def exploratory_named(framework: Framework, name: str) -> ExploratoryIntervention | None:
    """Return the exploratory intervention that a name, however spelt, stands for."""
    key = name_key(name)
    for known in framework.exploratory:
        own = name_key(known.name)
        others = _ALSO_CALLED.get(own, ())
        if key and (own in key or key in (own, *others) or any(other in key for other in others)):
            return known
    return None


def supportive_named(framework: Framework, name: str) -> SupportiveIntervention | None:
    """Return the supportive intervention that a name stands for."""
    key = name_key(name)
    for known in framework.supportive:
        own = name_key(known.name)
        parts = [own, *map(name_key, known.name.split("/"))]
        if any(part in key for part in parts) or (
            own.startswith(key) if len(key) < _TELLING else key in own
        ):
            return known if len(key) > _SHORTEST else None
    return None


def levels_listing(framework: Framework, name: str) -> tuple[RiskLevel, ...]:
    """Return the levels whose row lists this intervention."""
    key = name_key(name)
    return tuple(
        row.level
        for row in framework.levels
        if any(name_key(each.text) == key for each in row.interventions)
    )


def support_for(framework: Framework, cause: str) -> tuple[SupportiveIntervention, ...]:
    """Return the supportive interventions that answer a cause, the most fitting first."""
    hits: dict[str, int] = {}
    for begins, patterns in _CAUSES.items():
        found = len(re.findall(rf"\b(?:{'|'.join(patterns)})\b", cause, re.IGNORECASE))
        if found:
            hits[begins] = found

    def weight(known: SupportiveIntervention) -> int:
        key = name_key(known.name)
        return next((count for begins, count in hits.items() if key.startswith(begins)), 0)

    fitting = [known for known in framework.supportive if weight(known)]
    return tuple(sorted(fitting, key=lambda known: -weight(known)))
