"""Ask the product a question as any user does, and keep what scoring needs of the answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.passage import Span
from corpus.text import LinePart
from evaluations.asked_case import AskedCase
from evaluations.cases import Row
from evaluations.place import Place
from integrations.failures import as_failure

FAILED: Final = "failed"


def generate(cases: Sequence[AskedCase], place: Place) -> Iterator[Row]:
    """Give the answer to each case, each in a conversation of its own."""
    for case in cases:
        yield {"id": case.id, **ask(place, case.question, case.before)}


def ask(place: Place, question: str, before: Sequence[str] = ()) -> Row:
    """Return an answer: `status`, `text`, `citations` with the stored lines, `held_back`, `ms`.

    What was said `before` in the conversation is asked first, and its time is not counted. An
    answer that ends in an error is "failed", with no time and the `error` its asker would read.
    """
    try:
        conversation = None
        for earlier in before:
            conversation = place.desk.ask(earlier, conversation).conversation
        started = time.perf_counter()
        said = place.desk.ask(question, conversation)
        taken = (time.perf_counter() - started) * 1_000
    except Exception as error:  # noqa: BLE001 - one case that fails must not end the others
        sentence = as_failure(error).sentence
        nothing = {"text": "", "citations": [], "held_back": 0, "ms": None}
        return {"status": FAILED, "error": sentence, **nothing}
    return {
        "status": said.status.value,
        "text": said.text,
        "citations": [_citation(place, span) for span in said.citations],
        "held_back": len(said.held_back),
        "ms": round(taken, 1),
    }


def _citation(place: Place, span: Span) -> Row:
    """Return a citation with what its document has in those lines, but for page furniture."""
    text = place.desk.text(span.document_id, span.version)
    lines = text.lines[span.place.first - 1 : span.place.last]
    return {
        "document": span.document,
        "lines": [span.place.first, span.place.last],
        "quote": span.quote,
        "stored": "\n".join(line.text for line in lines if line.part is not LinePart.JUNK),
    }
