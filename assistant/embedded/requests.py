"""Rules for what is asked of us rather than of the documents: drafts, greetings, and what we leave.

A request to set a rating, take a decision, invent, hide or name somebody gets its fixed reply,
which says what can properly be done instead. The cues are in `cues.toml`.
"""

from __future__ import annotations

import re

from assistant.embedded.cues import cue
from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted, fixed

_KINDS = {
    "enquiry-lines": "enquiry_lines",
    "monthly-narrative": "monthly_narrative",
    "visit-report": "visit_report",
}
_GIVES_NUMBERS = r"\d\s*(?:x|by|and|,)?\s*\d|\blikelihood\b.*\d"
_ABOUT = re.compile(
    r"\b(?:for|about|on|at|of|to|with|from|visiting)\s+(?:the\s+)?"
    r"([A-Z][\w'’&-]*(?:\s+(?:(?:of|and|the|upon|&)\s+)*[A-Z][\w'’&-]*)*)"
)
_MONTHS = {
    month: number
    for number, month in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"),
        start=1,
    )
}  # fmt: skip
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_NO_NAMES = {*_MONTHS, *_DAYS, "kloe", "kloes", "ed", "isf", "nets", "gmc", "hee", "icu", "ward"}


def courtesy(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return the fixed reply to a greeting, thanks, a call for help, or what we cannot give."""
    if said.has(cue("not_held")) and not before.providers and not said.has(cue("standard")):
        return (fixed("not_held"),)
    return _first_fixed(said, "greeting", "thanks", "help", "too_short", "beyond", "whole_document")


def integrity(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - one shape
    """Return the fixed reply to a request that people must answer or nobody may meet."""
    if found := _first_fixed(said, "instructions", "identify"):
        return found
    if said.has(cue("isf_now")):
        return (fixed("set_rating"),)
    if said.has(cue("only_asks")):
        return ()
    if said.has(cue("set_rating")) and not said.has(_GIVES_NUMBERS):
        return (fixed("set_rating"),)
    if found := _first_fixed(said, "invent", "hide"):
        return found
    return (fixed("set_decision"),) if said.has(cue("decide")) else ()


def draft(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return the call that starts a draft, or the question back for what it lacks."""
    kind = next((kind for kind, name in _KINDS.items() if said.has(cue(name))), "")
    if not kind or said.has(cue("only_asks")) or not said.has(cue("drafting")):
        return ()
    named = before.providers[0] if before.providers else provider_in(said.raw)
    provider = named or before.topic.get("provider", "")
    if not provider:
        return (fixed("which_provider"),)
    arguments = {"kind": kind, "provider": provider, "brief": f"{said.raw} {said.around}".strip()}
    if month := _month(said):
        arguments["month"] = month
    return (Wanted("draft_document", arguments),)


def provider_in(raw: str) -> str:
    """Return a provider's name where one follows "for", "about" or "at", as it was written.

    >>> provider_in("the monthly narrative for Northmere Hospital for October 2026")
    'Northmere Hospital'
    """
    names = (re.sub(r"['’]s\b.*$", "", found[1]) for found in _ABOUT.finditer(raw))
    return next((name for name in names if name.split()[0].lower() not in _NO_NAMES), "")


def _first_fixed(said: Said, *kinds: str) -> tuple[Wanted, ...]:
    """Return the fixed reply of the first kind whose cues stand in the words."""
    return next(((fixed(kind),) for kind in kinds if said.has(cue(kind))), ())


def _month(said: Said) -> str:
    """Return the month named, as 2026-10, or ""."""
    if found := said.find(rf"\b({'|'.join(_MONTHS)})\s+(20\d\d)\b"):
        return f"{found[2]}-{_MONTHS[found[1]]:02}"
    iso = said.find(r"\b(20\d\d-(?:0[1-9]|1[0-2]))\b")
    return iso[1] if iso else ""
