"""Rules for whole parts of the framework: lists, counts, a scenario like this one."""

from __future__ import annotations

import re

from assistant.embedded.cues import cue
from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted

#: The parts in the order in which they are looked for, the more particular first.
_PARTS = (
    "levels", "supportive", "exploratory", "pathways", "scenarios", "cadences", "likelihood",
    "impact", "matrix", "domains", "standards", "roles",
)  # fmt: skip
#: A message of little more than the part's name asks for it: "our six domains please".
_PLAIN = r"^\W*(?:the|our|hee|quality|risk|strategic|and|what about|how about|\d+|all|six|27)?\s*"
_NUMBERED = r"\bscenario\s*(?:number\s*|no\.?\s*)?(\d+)\b"
#: What stands before the story in a request for a scenario like it.
_COMMAND = re.compile(
    r"^\W*(?:(?:please|can you|could you|i need|we need|hi|hello|so|and)\W+)*"
    r"(?:(?:which|what|find|show|give|is|are|there|been|match|tell|do|have|has|had|you|we|got|seen|"
    r"know|run|go|through|any|me|us|the|a|an|to|of|one|handbook(?:'s)?|framework|closest|nearest|best|most)\W+)*"
    r"(?:scenarios?|worked examples?|case stud(?:y|ies)|precedents?|examples?|similar case|case)\b"
    r"(?:\W+(?:in the handbook|from the handbook|is|are|does|do|this|that|it|like|closest|nearest|"
    r"most|similar|to|best|matches|match|fits|fit|about|with|for|where|when|applies|apply|"
    r"resembles?|covers?|our|ours|situation|case|have|we|there|come|comes|under|looks?|here)\b)*\W*"
)
#: What asks how a worked example went, wherever it stands; what is left is the story.
_RETELL = re.compile(
    r"\b(?:how did (?:it|that|this|they) (?:end|go|turn out|finish|get resolved)(?: up)?|"
    r"what (?:happened|was done|did (?:they|we|hee) do)(?: in the end| next| about it| there)?|"
    r"what (?:risk )?(?:level|rating)(?: was it| of risk)?|(?:and )?the (?:outcome|level|ending)|"
    r"\boutcome|tell me|story of|how (?:it|they|that) (?:finished|ended|went|turned out)|"
    r"(?:examples?|case|story|scenarios?))\b|^\W*(?:that|the|those)\b"
)
_TELLS = 4  # words from which a remainder tells a situation by itself


def lists(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - one shape
    """Return the part of the framework that is asked for as a whole, or nothing."""
    if numbered := said.find(_NUMBERED):
        return (Wanted("match_scenario", {"number": int(numbered[1])}),)
    asks = said.has(cue("listing"))
    if said.has(cue("explains_matrix")):
        return (Wanted("list_framework", {"part": "matrix"}),)
    largest = said.has(r"\bdomains?\b") and said.has(cue("largest"))
    if largest or said.has(r"\bstandards\b.*\b(?:each|every|per) domain\b"):
        return (Wanted("list_framework", {"part": "domains"}),)
    for part in _PARTS:
        pattern = cue(f"part_{part}")
        if said.has(pattern) and (asks or said.has(_PLAIN + pattern)):
            return (Wanted("list_framework", {"part": part}),)
    if asks and said.has(r"\binterventions?\b"):
        return tuple(
            Wanted("list_framework", {"part": part}) for part in ("exploratory", "supportive")
        )
    return ()


def scenario(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - one shape
    """Return the call that looks for the worked example most like a situation, or nothing."""
    if not said.has(cue("scenario")) or said.has(_NUMBERED) or said.has(cue("lists_scenarios")):
        return ()
    story = said.quoted or _RETELL.sub(" ", _COMMAND.sub("", said.text)).strip(" ?.!:,;-")
    recalls = Said(f"{said.raw} {said.around}").has(cue("recalls_scenario")) and not said.quoted
    if len(story.split()) < _TELLS and said.around and not (recalls and story):
        story = f"{story} {said.around}".strip()
    if not story:
        return ()
    return (Wanted("match_scenario", {"about" if recalls else "situation": story}),)
