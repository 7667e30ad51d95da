"""The last answers, kept so that a page with an answer has an address of its own.

Going back to an answer from its source, or loading it again, then asks nothing anew. They are kept
in memory alone and go when the service stops: the records hold what was said, not how it looked.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Set
from dataclasses import dataclass, replace

from assistant.ports import Exchange
from assistant.question import Answer
from corpus.failures import NotYours

KEPT = 200
ERASED_ANSWER = (
    "A source of this answer was erased, and the words of the answer with it. Ask the question "
    "again to have it answered from what is held now."
)
NO_SUCH_ANSWER = "This answer is no longer kept here. Ask the question again to see it."


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer with what was asked, for whom, and what had been said before."""

    asked: str
    principal: str
    answer: Answer
    before: tuple[Exchange, ...]


class KeptAnswers:
    """The answers given last, the oldest forgotten first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, KeptAnswer] = OrderedDict()

    def keep(self, answer: KeptAnswer) -> str:
        """Keep an answer and return its id, which cannot be guessed."""
        own_id = secrets.token_urlsafe(16)
        self._answers[own_id] = answer
        while len(self._answers) > KEPT:
            self._answers.popitem(last=False)
        return own_id

    def one(self, answer_id: str) -> KeptAnswer:
        """Return one answer. Raises `NotYours` where it is not kept, or no longer."""
        kept = self._answers.get(answer_id)
        if kept is None:
            raise NotYours(NO_SUCH_ANSWER)
        return kept

    def without_words_of(self, answer_id: str, erased: Set[tuple[str, int]]) -> KeptAnswer:
        """Return one answer; where it cites an erased version, its words are forgotten first."""
        kept = self.one(answer_id)
        if not erased or kept.answer.text == ERASED_ANSWER:
            return kept
        citations = tuple(
            span.model_copy(update={"quote": ""})
            if (span.document_id, span.version) in erased
            else span
            for span in kept.answer.citations
        )
        answer = kept.answer.model_copy(
            update={"text": ERASED_ANSWER, "citations": citations, "tools": ()}
        )
        self._answers[answer_id] = replace(kept, answer=answer, before=())
        return self._answers[answer_id]

    def forget_earlier_words(self) -> None:
        """Forget what was said before each answer: a document was erased that it may quote."""
        for answer_id, kept in self._answers.items():
            self._answers[answer_id] = replace(kept, before=())
