"""Tool: who hears of what and when, by the tiers of the reporting hierarchy."""

from __future__ import annotations

import re

from assistant.question import Status
from assistant.tools.context import ToolContext
from assistant.tools.passages import sentence_about
from assistant.tools.quoting import edition, own_words_caution, quoted
from assistant.tools.report import ToolReport
from corpus.framework.model import ReportingCadence, Wording

_CALLED = {
    "Daily": r"dail|day|urgent|new|emerging|immediate|as and when|required",
    "Monthly": r"month|highlight",
    "Quarterly": r"quarter|executive|dashboard",
    "Annual": r"annual|year",
}


def reporting_cadence(context: ToolContext, tier: str = "") -> ToolReport:
    """Say what is reported daily, monthly, quarterly or annually, to whom, and who signs it off.

    Args:
        tier: Daily, monthly, quarterly or annual, or what is to be reported; empty for all.
    """
    known = context.loaded.framework.cadences
    asked = [each for each in known if _asks_for(each, tier)] or list(known)
    first = asked[0]
    following = _next_tier(known, asked)
    wordings = [each.wording for each in asked] + list(_duties(context))
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"In {edition(context)}, {first.name.lower()}: {quoted(context, first.wording)}",
        statements=(
            *(f"- {each.name}: {quoted(context, each.wording)}" for each in asked[1:]),
            *(f"- Then {each.name.lower()}: {quoted(context, each.wording)}" for each in following),
            *(
                f"- A duty of the Postgraduate Dean ({edition(context)}): {quoted(context, duty)}"
                for duty in _duties(context)
            ),
            *_dashboard(context, asked),
        ),
        cautions=(
            f"The bodies are those of {edition(context)}; several have since changed their name.",
            *own_words_caution(context, wordings),
        ),
        result={"cadences": [{"name": e.name, "text": e.wording.text} for e in asked]},
        topic={"cadence": first.name},
    )


def _asks_for(cadence: ReportingCadence, tier: str) -> bool:
    pattern = _CALLED.get(cadence.name.split()[0].title(), re.escape(cadence.name))
    return bool(tier.strip() and re.search(pattern, tier, re.IGNORECASE))


def _next_tier(
    known: tuple[ReportingCadence, ...], asked: list[ReportingCadence]
) -> list[ReportingCadence]:
    """A new concern is told at once and then stands in the next report, so name that one too."""
    if len(asked) == 1 and asked[0] == known[0]:
        return list(known[1:2])
    return []


def _duties(context: ToolContext) -> list[Wording]:
    """Return the duties of 2017/18 to tell a surveillance group or the directors."""
    wanted = re.compile(r"surveillance group|monthly basis|every month", re.IGNORECASE)
    return [
        duty
        for role in context.loaded.framework.roles
        if role.edition == context.loaded.framework.edition and "dean" in role.name.casefold()
        for duty in role.duties
        if wanted.search(duty.text)
    ]


def _dashboard(context: ToolContext, asked: list[ReportingCadence]) -> tuple[str, ...]:
    """Return what the documents say of the quarterly dashboard: who signs, what it tells."""
    if not any(each.name.startswith("Quarter") for each in asked):
        return ()
    found = [
        sentence_about(context, "quarterly dashboard for the HEE Executive signed off by", "sign"),
        sentence_about(
            context, "narrative accompanying the quarterly dashboard reflects", "narrative"
        ),
    ]
    return tuple(f"- {line}" for line in dict.fromkeys(filter(None, found)))
