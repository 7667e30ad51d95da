"""Rules for whole parts of the framework: lists, counts, a scenario like this one."""

from __future__ import annotations

import re

from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted

#: A part of the framework by how people call it, the more particular first.
_PARTS = (
    ("levels", r"\blevels? of risk\b|\brisk levels?\b"),
    ("supportive", r"\bsupporti(?:ve|ng)\b.*\b(?:interventions?|activit|actions?|offers?|measures?)|"
                   r"\b(?:interventions?|activities)\b.*\bsupportive\b|\bsupport\b.*\b(?:offer|can|give|get)\b"
                   r"|\bhelp\b.*\b(?:us|providers?|trusts?)\b.*\bimprove\b"),
    ("exploratory", r"\bexploratory\b"),
    ("pathways", r"\bpathways?\b"),
    ("scenarios", r"\bscenarios\b|\bworked examples\b|\bcase studies\b"),
    ("cadences", r"\breporting (?:hierarchy|cadences?|tiers?|cycle|frequenc|schedule|levels?|timetable)|"
                 r"\bcadences?\b|\bhow often\b.*\breports?\b|\breports?\b.*\bhow often\b"),
    ("likelihood", r"\blikelihood (?:scale|scores?|descriptors?|levels?)\b|\bscale of likelihood\b"),
    ("impact", r"\bimpact (?:scale|scores?|descriptors?|levels?)\b|\bscale of impact\b"),
    ("matrix", r"\b(?:risk )?(?:matrix|grid)\b"),
    ("domains", r"\bdomains\b"),
    ("standards", r"\bstandards\b"),
    ("roles", r"\broles and (?:duties|responsibilities)\b|\bgovernance (?:roles|structure)\b"),
)  # fmt: skip
_LISTING = (
    r"\b(?:list|lists|all|every|how many|number of|count|name|names|show|give|what are|whats|what's|"
    r"what is|which are|tell me|remind me|run through|go through|set out|overview|complete|full|what|"
    r"which|exist|are there)\b"
)
_PLAIN = (
    r"^\W*(?:the|our|hee|quality|risk|strategic|\w+ing|and|what about|how about|\d+|all|six|27)?\s*"
)
_INTERVENTIONS = r"\binterventions?\b"
_SCENARIO = (
    r"\bscenarios?\b|\bworked examples?\b|\bcase stud(?:y|ies)\b|\bprecedents?\b|"
    r"\bexamples?\b.*\b(?:handbook|like)\b|\b(?:handbook|framework)\b.*\bexamples?\b|"
    r"\b(?:similar|like)\b.*\b(?:case|situation|example)s?\b|\bseen (?:this|something like)\b.*\bbefore\b"
)
_SCENARIO_COMMAND = re.compile(
    r"^\W*(?:(?:please|can you|could you|i need|we need|hi|hello|so|and)\W+)*"
    r"(?:(?:which|what|find|show|give|is there|are there|match|tell|do we have|have we|any|me|us|the|a|"
    r"an|to|of|one|you|got|seen|has|had|there been|know|handbook|handbook's|framework|closest|nearest|best|most)\W+)*"
    r"(?:scenarios?|worked examples?|case stud(?:y|ies)|precedents?|examples?|similar case|case)\b"
    r"(?:\W+(?:in the handbook|from the handbook|is|are|does|do|this|that|it|like|closest|nearest|most|"
    r"similar|to|best|matches|match|fits|fit|about|with|for|where|when|applies|apply|resembles?|covers?|"
    r"our|situation|case|have|we|there|come|comes|under|looks?|i have|here)\b)*\W*"
)
_NUMBERED = re.compile(r"\bscenario\s*(?:number\s*|no\.?\s*)?(\d+)\b")


def lists(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - rules share a shape
    """Return the part of the framework that is asked for as a whole, or nothing."""
    if _NUMBERED.search(said.text):
        return (Wanted("list_framework", {"part": "scenarios"}),)
    asks = said.has(_LISTING)
    for part, pattern in _PARTS:
        if said.has(pattern) and (asks or said.has(_PLAIN + f"(?:{pattern})")):
            return (Wanted("list_framework", {"part": part}),)
    if said.has(_INTERVENTIONS) and asks and not said.has(r"\bhigh|medium|low|red|amber|green\b"):
        return (
            Wanted("list_framework", {"part": "exploratory"}),
            Wanted("list_framework", {"part": "supportive"}),
        )
    return ()


def scenario(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001
    """Return the call that looks for the worked example most like a situation, or nothing."""
    if not said.has(_SCENARIO) or _NUMBERED.search(said.text):
        return ()
    if said.has(r"\b(?:list|all|how many|number of)\b.*\b(?:scenarios|examples|stud)"):
        return ()
    story = said.quoted or _SCENARIO_COMMAND.sub("", said.text).strip(" ?.!:,;")
    if len(story.split()) < _TELLS:
        story = f"{story} {said.around}".strip() if said.around else story
    return (Wanted("match_scenario", {"text": story}),) if len(story.split()) >= 2 else ()


_TELLS = 4  # words from which a remainder tells a situation by itself
