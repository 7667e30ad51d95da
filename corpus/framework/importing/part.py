"""What reading one system of the framework gives: the values to put in place, and the counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from corpus.framework.importing.flow import Flow
from corpus.framework.model import Framework

_T = TypeVar("_T")


class Part(NamedTuple):
    """Fields of the framework with their new values, and how many of each were read exactly."""

    fields: dict[str, tuple[Any, ...]]
    found: dict[str, int]


#: Reads one system: the flow of an official document and the framework to fall back on.
Reader = Callable[[Flow, Framework], Part]


def replaced(
    values: Sequence[_T], key: Callable[[_T], object], read: Mapping[Any, _T]
) -> tuple[_T, ...]:
    """Return values with those that were read in place of those that have the same key."""
    return tuple(read.get(key(value), value) for value in values)
