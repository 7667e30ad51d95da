"""What the agent can do: typed tools over the framework, the glossary and the documents.

Start with `report.py` (what each gives back), `context.py` (what each may reach) and `offered.py`
(which there are). A tool decides nothing that belongs to a person, and cites only by ledger tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

    from assistant.tools.context import ToolContext


def tools_for(context: ToolContext) -> list[BaseTool]:
    """Return this turn's tools as LangChain takes them; imported late, for LangChain is slow."""
    from assistant.tools.offered import tools_for as bound_tools

    return bound_tools(context)
