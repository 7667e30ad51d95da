"""Tool: where a learner's concern goes. Danger comes first, then local processes, then pathways."""

from __future__ import annotations

from assistant.question import Status
from assistant.tools.context import ToolContext
from assistant.tools.passages import sentence_about
from assistant.tools.quoting import edition, own_words_caution, quoted
from assistant.tools.report import ToolReport

FIRST = (
    "First: is anyone in immediate danger? If so, get help and tell the person in charge now; "
    "no pathway has to be finished before that."
)


def where_to_take_a_concern(context: ToolContext) -> ToolReport:
    """Say where a learner, or somebody a learner told, can take a concern: danger first."""
    pathways = context.loaded.framework.pathways
    local = sentence_about(
        context, "pathway does not replace local Serious Incident reporting", "incident"
    )
    guardian = sentence_about(
        context, "people to contact: supervisor, clinical tutor, speak-up guardian", "guardian"
    )
    return ToolReport(
        status=Status.ANSWERED,
        lead=FIRST,
        statements=(
            *((f"Use the local incident process as well: {local}",) if local else ()),
            *(
                f"- Pathway {each.number} ({edition(context)}): {quoted(context, each.wording)}"
                for each in pathways
            ),
            *((f"People to turn to: {guardian}",) if guardian else ()),
        ),
        cautions=(
            (
                "The pathways are for concerns about education and the place of learning; the "
                "organisation's own incident and safeguarding processes go on beside them."
            ),
            (
                "Where the organisation has a Freedom to Speak Up Guardian, that is a confidential "
                "route at any time."
            ),
            (
                f"Titles are those of {edition(context)} and differ from place to place; do not "
                "rely on addresses in old documents."
            ),
            *own_words_caution(context, [each.wording for each in pathways]),
        ),
        result={
            "ask_first": "Is anyone in immediate danger?",
            "pathways": [{"number": p.number, "name": p.name} for p in pathways],
        },
        topic={"part": "pathways"},
    )
