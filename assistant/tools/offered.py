"""The tools of a turn: which there are, and how a call of one is answered and remembered.

A tool never raises for what a person can mend or may not see: that comes back as a report with one
plain sentence. A `Fault` goes up to whoever runs the turn.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import Signature, signature
from typing import TYPE_CHECKING, Any

from assistant.question import Status
from assistant.tools.context import ToolCall, ToolContext
from assistant.tools.draft_document import draft_document
from assistant.tools.explain_term import explain_term
from assistant.tools.list_framework import list_framework
from assistant.tools.look_up_standard import look_up_standard
from assistant.tools.match_scenario import match_scenario
from assistant.tools.recommend_interventions import recommend_interventions
from assistant.tools.report import ToolReport
from assistant.tools.reporting_cadence import reporting_cadence
from assistant.tools.score_risk import score_risk
from assistant.tools.search_evidence import search_evidence
from assistant.tools.where_to_take_a_concern import where_to_take_a_concern
from assistant.tools.who_does_what import who_does_what
from corpus.failures import BadInput, NotYours

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

#: Every tool, by its name. The first parameter of each is the context; the rest is its schema.
TOOLS: dict[str, Callable[..., ToolReport]] = {
    tool.__name__: tool
    for tool in (
        search_evidence,
        look_up_standard,
        score_risk,
        match_scenario,
        recommend_interventions,
        list_framework,
        who_does_what,
        explain_term,
        where_to_take_a_concern,
        reporting_cadence,
        draft_document,
    )
}


def call(context: ToolContext, name: str, arguments: dict[str, Any]) -> ToolReport:
    """Call a tool and remember the call. Bad input comes back as a report, never as an error."""
    try:
        report = TOOLS[name](context, **arguments)
    except BadInput as failure:
        report = ToolReport(
            status=Status.CLARIFY, lead=failure.sentence, result={"error": failure.sentence}
        )
    except NotYours as failure:
        report = ToolReport(
            status=Status.NOT_IN_DOCUMENTS,
            lead=failure.sentence,
            result={"error": failure.sentence},
        )
    context.used.append(ToolCall(name=name, arguments=arguments, report=report))
    return report


def tools_for(context: ToolContext) -> list[BaseTool]:
    """Return the tools as LangChain takes them, bound to this turn's context.

    What a tool message holds is the `ToolReport` as JSON: statements with their tokens.
    """
    return [
        described.model_copy(update={"func": _bound(context, name)})
        for name, described in _described().items()
    ]


@cache
def _described() -> dict[str, BaseTool]:
    """Return the tools with their schemas, read once from their signatures; they reach nothing."""
    from langchain_core.tools import StructuredTool

    return {
        name: StructuredTool.from_function(_signed(name), parse_docstring=True) for name in TOOLS
    }


def _bound(context: ToolContext, name: str) -> Callable[..., str]:
    """Return a tool as a function of its own arguments, in this context."""

    def run(**arguments: Any) -> str:
        return call(context, name, arguments).model_dump_json()

    return run


def _signed(name: str) -> Callable[..., str]:
    """Return a function with the words and the arguments of a tool, less its context."""

    def run(**arguments: Any) -> str:
        raise NotImplementedError(name)

    tool = TOOLS[name]
    kept = list(signature(tool, eval_str=True).parameters.values())[1:]
    run.__name__, run.__doc__ = name, tool.__doc__
    run.__annotations__ = {each.name: each.annotation for each in kept} | {"return": str}
    run.__signature__ = Signature(kept, return_annotation=str)  # type: ignore[attr-defined]
    return run
