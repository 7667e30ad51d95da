"""Each failure at each door: exit status, HTTP status, and what Slack says. One table, complete.

The tree of failures is drawn in `corpus/failures.py`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from corpus.failures import BadInput, Failure, Fault, NotYours, UnreadableFile

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a door shows a failure."""

    exit_status: int
    http_status: int
    slack_lead: str


MANNERS: dict[type[Failure], Manner] = {
    BadInput: Manner(2, 400, "I could not use that."),
    UnreadableFile: Manner(2, 422, "I could not read that file."),
    NotYours: Manner(2, 404, "I could not find that."),
    Fault: Manner(1, 503, "Something went wrong on my side."),
}

UNEXPECTED = Fault(
    "Something went wrong and this was not done. What was kept before is safe. "
    "Please try again; if it happens again, tell whoever runs the service."
)


def manner_of(failure: Failure) -> Manner:
    """Return how to show a failure: its own row, or that of the nearest kind above it."""
    return next(MANNERS[kind] for kind in type(failure).__mro__ if kind in MANNERS)


def as_failure(error: BaseException) -> Failure:
    """Return the failure that a person is told of; what it really was goes to the log by type."""
    if isinstance(error, Failure):
        return error
    # The message may hold content, so only the kind of error and where it arose are logged.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
    logger.error("unexpected %s at %s", type(error).__name__, where)
    return UNEXPECTED
