"""The words in a concern that point to a step of likelihood or impact, and why.

Our own reading of the descriptors of the handbook's two scales (2017/18, Risk assessment), from
how concerns are written. Only `risk_proposal.py` uses them, and only for proposals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, the step it points to and the reason as the rest of a sentence."""

    pattern: re.Pattern[str]
    step: int
    why: str


def _cue(step: int, why: str, *patterns: str) -> Cue:
    return Cue(re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE), step, why)


_TIMES = r"(?:{}) (?:times|occasions|incidents|instances|weeks|shifts|sessions)"

#: What somebody says outright about how likely it is goes before what can be read from the story.
LIKELIHOOD_STATED = (
    _cue(5, "says outright that it will happen", "almost certain(?:ly)?", "bound to happen"),
    _cue(2, "says outright that it is unlikely", "unlikely", "not (?:very )?likely"),
    _cue(4, "says outright that it is likely", "(?:highly |very |quite )?likely"),
    _cue(
        1,
        "says outright that it is rare",
        "(?:happens|happened|occurs|occurred|arises) (?:only )?(?:very )?rarely",
        "(?:is|was|be) (?:very |extremely )?rare",
        "exceptionally rare",
        "only in exceptional circumstances",
    ),
    _cue(
        3,
        "says outright that it may happen",
        "(?:could|might|may) (?:well )?(?:happen|occur|recur)(?: again)?",
        "is possible",
    ),
)

LIKELIHOOD_TOLD = (
    _cue(
        5,
        "it goes on all the time, so it is expected to happen",
        r"every (?:single )?(?:day|shift|night|week|rota|session|rotation|placement|learner|"
        r"student|trainee)",
        "daily",
        "constant(?:ly)?",
        "continual(?:ly)?",
        "persistent(?:ly)?",
        "ongoing",
        "all the time",
        r"still (?:happening|going on|no|not|have no|has no)",
        r"(?:most|each) (?:days|weeks|week|shifts|shift|nights|night|sessions)",
        r"(?:is|are) never",
        "always (?:late|cancelled|alone|left|short|missing|busy)",
        r"for (?:months|years|weeks)",
    ),
    _cue(
        4,
        "it has happened often, or to most of those asked",
        "often",
        "frequent(?:ly)?",
        "regular(?:ly)?",
        "repeated(?:ly)?",
        "several",
        "many",
        "most",
        "rarely",
        "seldom",
        "routinely",
        "weekly",
        "all (?:of the |of our |the |our )?(?:learners|students|trainees|groups|doctors)",
        _TIMES.format("three|four|five|six|seven|eight|nine|ten|[3-9]|[1-9][0-9]"),
        r"(?:there (?:is|are)|have|has|get|gets|getting|with) (?:no|not enough|not any)",
        r"\d\d? (?:of|out of) (?:the )?\d\d?",
    ),
    _cue(
        3,
        "it happens now and then, or has happened more than once",
        "sometimes",
        "occasional(?:ly)?",
        "on occasions?",
        "at times",
        "now and then",
        "twice",
        "some",
        _TIMES.format("two|2|a couple of|a few"),
        "intermittent(?:ly)?",
        "more than once",
    ),
    _cue(
        2,
        "it happened once and is not expected to happen again",
        "once",
        "one[- ]off",
        "isolated",
        "single (?:event|incident|occasion|occurrence|case|instance)",
        "on one occasion",
        "one occasion",
        "not expected to (?:happen|recur)",
    ),
)

IMPACT_STATED = (
    _cue(1, "says outright that nothing came of it", "negligible", "no (?:real )?impact"),
    _cue(2, "says outright that the effect is small", "minor", "limited impact", "inconvenien\\w+"),
    _cue(3, "says outright that the effect is moderate", "moderate(?:ly)?"),
    _cue(4, "says outright that the effect is major", "major"),
)

#: These are harms to patients or learners: any of them rules impact 1 out.
IMPACT_HARM = (
    _cue(
        5,
        "it speaks of death, lasting harm or the loss of a service or placement",
        "died",
        "deaths?",
        "fatal(?:ity)?",
        "suicid\\w+",
        "serious harm",
        "severe harm",
        "harmed",
        "never events?",
        "national (?:press|news|media)",
        "(?:service|unit|ward|placement|practice) (?:has |was |had to )?(?:be )?clos(?:ed|ure|ing)",
        "(?:withdraw\\w*|remov\\w+) (?:of )?(?:all )?(?:the )?(?:learners|trainees|students)",
    ),
    _cue(
        4,
        "it speaks of danger to patients, of learners left without cover, or of abuse",
        "patient safety",
        "unsafe",
        "not safe",
        "serious (?:untoward )?incidents?",
        "near[- ]miss(?:es)?",
        "(?:drug|medication|prescribing) errors?",
        "unsupervised",
        "without (?:any |a )?(?:supervision|supervisor|senior)",
        "no (?:clinical |senior |consultant |proper |effective )?(?:supervision|supervisor|"
        "consultant|senior(?: cover)?)",
        "(?:left|on (?:his|her|their) own|working|ran|run|works|worked) alone",
        "left (?:\\w+ )?(?:in charge|to run|to cope)",
        "beyond (?:their|his|her) (?:competence|ability)",
        "bull(?:y|ied|ying)",
        "harass\\w*",
        "sexual\\w*",
        "racis\\w+",
        "undermin\\w+",
        "discriminat\\w+",
        "humiliat\\w+",
        "threaten\\w*",
        "scared",
        "afraid",
        "patients? (?:at risk|were hurt|was hurt)",
        "risk to patients",
    ),
    _cue(
        3,
        "it holds back learning, progression or wellbeing",
        "no (?:\\w+ )?(?:teaching|training|induction|feedback|debrief\\w*|support)",
        "(?:teaching|training|clinics?|sessions?) (?:\\w+ )?(?:is |are |was |were |being )?"
        "(?:cancelled|missed|lost)",
        "miss(?:ed|ing)? (?:\\w+ )?(?:teaching|clinics?|theatre|sessions)",
        "sign(?:ed)?[- ]off",
        "competenc(?:y|ies|e)",
        "progress(?:ion)?",
        "curriculum",
        "assessments?",
        "workload",
        "exhausted",
        "burn(?:t|ed|ing)?[- ]?out",
        "stress\\w*",
        "distress\\w*",
        "shouted",
        "belittl\\w+",
        "supervis\\w+",
        "resign\\w*",
        "understaffed",
        "short[- ]staffed",
        "no hands-on",
        "hands-on",
        "rota gaps?",
    ),
    _cue(
        2,
        "it makes learners' days harder without holding back their learning for long",
        "late rotas?",
        "rota",
        "log[- ]?ins?",
        "passwords?",
        "computers?",
        "wi-?fi",
        "library",
        "lockers?",
        "rest (?:area|room|facilities)",
        "induction",
        "timetable",
        "not (?:shown|told)",
        "delay\\w*",
        "late",
    ),
)
