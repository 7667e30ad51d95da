"""Erasing what was made of a document's words: in drafts, and in what was said in conversations.

Erasing wins over replaying: a statement that rests on an erased document goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select, update

from assistant.drafting.draft import ERASED, Draft
from assistant.ports import Exchange
from corpus.text import DocumentText
from integrations.records.schema import drafts, exchanges, versions

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 7  # words in a row that are taken for the document's own


def erase_what_was_made_of(connection: Connection, document_id: str) -> None:
    """Blank the statements and answers that hold words of a document, before it is erased."""
    rows = connection.execute(select(drafts.c.id, drafts.c.content))
    for row in rows.all():
        if document_id in row.content:
            left = Draft.model_validate_json(row.content).without_words_of(document_id)
            connection.execute(
                update(drafts).where(drafts.c.id == row.id).values(content=left.model_dump_json())
            )
    own = _runs_of_document(connection, document_id)
    for said in connection.execute(select(exchanges)).all():
        exchange = Exchange.model_validate_json(said.content)
        if own and not own.isdisjoint(_runs(exchange.answer)):
            left_said = exchange.model_copy(update={"answer": ERASED, "topic": {}})
            connection.execute(
                update(exchanges)
                .where(
                    exchanges.c.conversation_id == said.conversation_id,
                    exchanges.c.number == said.number,
                )
                .values(content=left_said.model_dump_json())
            )


def _runs_of_document(connection: Connection, document_id: str) -> frozenset[str]:
    texts = connection.execute(
        select(versions.c.text).where(versions.c.document_id == document_id)
    ).scalars()
    return frozenset(
        run
        for text in texts
        for run in _runs(" ".join(_lines(DocumentText.model_validate_json(text))))
    )


def _lines(text: DocumentText) -> Iterable[str]:
    return (line.text for line in text.lines)


def _runs(text: str) -> set[str]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
