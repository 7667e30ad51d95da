"""Check each claim against its source, with the embedding model and by words alone."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from assistant.checks.claims import check
from assistant.checks.nearness import Nearness
from assistant.checks.sentences import sentences_of
from evaluations.cases import Row
from evaluations.place import Place
from evaluations.support.case import SupportCase


def generate(cases: Sequence[SupportCase], place: Place) -> Iterator[Row]:
    """Give both verdicts on each case, with the milliseconds of the first besides the embedding."""
    nearness = Nearness(place.house.embedder)
    for case in cases:
        source = sentences_of(case.source)
        nearness.read(source, case.claim)
        started = time.perf_counter()
        found = check(case.claim, source, nearness)
        taken = (time.perf_counter() - started) * 1_000
        yield {
            "id": case.id,
            "support": found.support.value,
            "by_words": check(case.claim, source).support.value,
            "ms": round(taken, 2),
        }
