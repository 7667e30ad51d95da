"""Whether a concern stands, as a cell of a register says it: a word, or yes and no to a question.

What the words are to which a column's yes or no answers, its name tells: "Still open?", "Done?".
"""

from __future__ import annotations

import re

_CLOSED = re.compile(
    r"\b(?:closed|resolved|completed?|archived|withdrawn|de-?escalated|ended|done|finished|shut"
    r"|concluded|discharged|stood down|signed off|removed|achieved|settled|sorted|no longer open"
    r"|closed down|expired|inactive)\b",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(
    r"(?<!no longer )\bopen\b|\b(?:not|nearly|almost) (?:yet )?(?:closed|resolved|complete\w*|done"
    r"|ended|finished|sorted|signed)|\bto be (?:closed|done|signed)|(?:pending|proposed|recommended"
    r"|awaiting|ready|for) (?:for |to be )?clos|partially|partly|half|in progress|ongoing"
    r"|re-?opened|\b[1-9]?\d ?%|\bunresolved",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^(?:open|live|active|current|on-?going|in progress|under (?:review|way|watch)|new|monitoring"
    r"|on hold|watching?|pending|overdue|to do|not started|started|in hand|still open)\b",
    re.IGNORECASE,
)
_YES = frozenset({"y", "yes", "true", "✓", "✔", "☑", "x"})
_NO = frozenset({"n", "no", "false", "✗", "✘", "☐", "not yet"})
_ASKS_IF_OPEN = re.compile(r"open|live|active|outstanding|ongoing|current|stand", re.IGNORECASE)


def is_closed(cell: str, column: str = "") -> bool:
    """Say whether a cell states that its concern is closed.

    >>> is_closed("ended"), is_closed("Not yet resolved"), is_closed("no", "Still open?")
    (True, False, True)
    >>> is_closed("yes", "Still open?"), is_closed("Y", "Done?"), is_closed("N", "Done?")
    (False, True, False)
    """
    said = cell.strip().lower().rstrip(".")
    if said in _YES | _NO:
        asks_if_open = bool(_ASKS_IF_OPEN.search(column)) and "closed" not in column.lower()
        return (said in _NO) if asks_if_open else (said in _YES)
    return names_closing(cell)


def names_closing(cell: str) -> bool:
    """Say whether a cell says in a word that its concern is closed, whatever its column is for."""
    return bool(_CLOSED.search(cell)) and not _STILL_OPEN.search(cell)


def is_status(cell: str) -> bool:
    """Say whether a cell reads as a status and as nothing else.

    >>> is_status("live"), is_status("Closed 3 May 2026"), is_status("Ward closed at night again")
    (True, True, False)
    """
    short = len(re.findall(r"[A-Za-z]+", cell)) <= len(("not", "yet", "closed"))
    return short and bool(_STANDS.match(cell) or _CLOSED.match(cell) or _STILL_OPEN.match(cell))


def is_yes(cell: str) -> bool:
    """Say whether a cell answers yes."""
    return cell.strip().lower() in _YES | {"closed"}


def is_no(cell: str) -> bool:
    """Say whether a cell answers no."""
    return cell.strip().lower() in _NO | {"open"}
