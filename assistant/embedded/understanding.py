"""What a message asks for, by rule: the table of intents, tried in order for each clause.

A rule gives the tool calls it is sure of, or nothing; what no rule knows is searched for. To teach
the assistant a new kind of question, add a rule to `INTENTS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.embedded.cues import cue
from assistant.embedded.lists import lists, scenario
from assistant.embedded.matrix import matrix
from assistant.embedded.people import concern, names, reporting, roles
from assistant.embedded.plain_words import in_field_words
from assistant.embedded.requests import courtesy, draft, integrity
from assistant.embedded.risk_words import level_in, rating_in, risk_words
from assistant.embedded.said import Said
from assistant.embedded.standards import standards
from assistant.embedded.wanted import Before, Wanted
from assistant.tools.report import ToolReport

Rule = Callable[[Said, Before], tuple[Wanted, ...]]

#: In this order: what must not be done, what is urgent, what is exact, what is a list.
INTENTS: tuple[Rule, ...] = (
    courtesy,
    integrity,
    draft,
    concern,
    matrix,
    scenario,
    standards,
    risk_words,
    reporting,
    roles,
    lists,
    names,
)

MOST_CALLS = 8  # of one message; a longer list of requests is answered as far as that

_LEANS = re.compile(
    r"^\W*(?:and|or|but|what about|how about|what if|same|also|then|ok|okay|so|now|instead|if)\b"
)
_ENOUGH = 2  # telling words from which a clause is searched for by itself
_EMPTY = re.compile(
    r"wh\w+|how|why|th(?:at|is|ese|ose|ey|em|e|en|ere)|and|for|with|your?|our|can|could|should|"
    r"would|will|do(?:es|ne)?|did|ha(?:ve|s)|are|was|were|been|please|level|rating|colour|score|"
    r"means?|next|now|about"
)
#: A clause about what the clause before was about: "and where does that land?"
_POINTS_BACK = re.compile(
    r"^\W*(?:and |so |but )*(?:is|are|was|does|do|did|can|should|where|what|how|why|which)\b"
    r"(?:\W+(?:is|are|was|were|does|do|did|can|should|would|will))?\W+(?:it|that|this|they|those)\b"
)
_SHORT = 8  # words up to which a message may lean on the one before


def understand(message: str, before: Before) -> tuple[Wanted, ...]:
    """Return the tool calls that a message asks for; at least one."""
    whole = Said(message)
    by_clause = [(clause, _by_rule(clause, before)) for clause in whole.clauses()]
    if len(by_clause) > 1 and any(found for _, found in by_clause):
        calls = [call for clause, found in by_clause for call in found or _told(clause, before)]
        calls = _without_scales_to_set(calls)
    else:
        calls = list(_by_rule(whole, before) or _leaning(whole, before))
        calls = calls or _search(message, before, leans=_leans(whole))
    return tuple(_about_providers(_without_courtesies(_once(calls)), message, before))[:MOST_CALLS]


def follow_up(message: str, reports: Sequence[ToolReport], called: set[str]) -> tuple[Wanted, ...]:
    """Return what a first look makes needed: what to do about the cells behind a "score"."""
    if called != {"score_risk"} or not Said(message).has(cue("doing")):
        return ()
    cells = [
        cell
        for report in reports
        if isinstance(report.result, dict) and "rating" not in report.result
        for cell in report.result.get("cells", ())
    ]
    ratings = dict.fromkeys(cell["rating"] for cell in cells)
    return tuple(Wanted("recommend_interventions", {"rating": rating}) for rating in ratings)


def _by_rule(said: Said, before: Before) -> tuple[Wanted, ...]:
    for rule in INTENTS:
        if found := rule(said, before):
            return found
    return ()


def _leaning(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return what a short message asks when the question before it says what kind it is."""
    if not before.last or not _leans(said):
        return ()
    level, rating = level_in(said), rating_in(said)
    if (level or rating) and {"level", "rating", "intervention"} & set(before.topic):
        arguments = {"level": level} if level else {"rating": rating}
        if "intervention" in before.topic and level:
            arguments["intervention"] = before.topic["intervention"]
        return (Wanted("recommend_interventions", arguments),)
    words = re.sub(_LEANS.pattern, "", said.text).strip(" ?.!,")
    if "term" in before.topic and 0 < len(words.split()) <= 4:
        return (Wanted("explain_term", {"term": words}),)
    return ()


def _leans(said: Said) -> bool:
    return len(said.text.split()) <= _SHORT and bool(_LEANS.match(said.text))


def _search(text: str, before: Before, *, leans: bool) -> list[Wanted]:
    """Return the search for what no rule knows, with the question before where it leans on that."""
    kept = before.topic.get("provider", "") if leans else ""
    providers = before.providers or ((kept,) if kept else ())
    told = f"{before.last} {text}" if leans and not kept else text
    question = in_field_words(Said(told).written_out)
    if not providers:
        return [Wanted("search_evidence", {"question": question})]
    return [Wanted("search_evidence", {"question": question, "provider": p}) for p in providers]


def _told(clause: Said, before: Before) -> list[Wanted]:
    """Return the search for a clause no rule knows, if it asks and tells enough to search for."""
    asks = clause.is_question and _tells(clause) and not _POINTS_BACK.search(clause.text)
    return _search(clause.raw, before, leans=False) if asks else []


def _about_providers(calls: list[Wanted], message: str, before: Before) -> list[Wanted]:
    """Return the calls with a look at the evidence of each provider that the message names."""
    looked_at = any("provider" in call.arguments for call in calls)
    leave = {"reply_without_documents", "score_risk", "where_to_take_a_concern"}
    if not before.providers or looked_at or all(call.tool in leave for call in calls):
        return calls
    return [*calls, *_search(message, before, leans=False)]


def _tells(clause: Said) -> bool:
    """Say whether a clause can be searched for by itself; "what is that?" cannot."""
    words = set(re.findall(r"[a-z]{3,}", clause.text))
    return sum(not _EMPTY.fullmatch(word) for word in words) >= _ENOUGH


def _without_courtesies(calls: list[Wanted]) -> list[Wanted]:
    """Return the calls without a greeting or thanks, where something was asked as well."""
    kept = [call for call in calls if call.arguments.get("kind") not in {"greeting", "thanks"}]
    return kept or calls


def _without_scales_to_set(calls: list[Wanted]) -> list[Wanted]:
    """Return the calls without steps of a scale to choose from, where we are asked to choose."""
    chosen = any(call.arguments.get("kind") == "set_rating" for call in calls)
    scale = re.compile(r"likelihood|impact")
    return [c for c in calls if not (chosen and scale.match(c.arguments.get("part", "")))]


def _once(calls: list[Wanted]) -> list[Wanted]:
    kept: list[Wanted] = []
    for call in calls:
        if call not in kept:
            kept.append(call)
    return kept
