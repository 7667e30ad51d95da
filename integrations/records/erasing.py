"""Erasing what was made of a document's words: in drafts, and in what was said in conversations.

Erasing wins over replaying: a statement that rests on an erased document goes with it, and so does
whatever names no source and has the document's words or the name of its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Row, or_, select, update

from assistant.drafting.draft import ERASED, Draft
from assistant.ports import Exchange
from corpus.text import DocumentText
from integrations.records.schema import documents, drafts, exchanges, versions

_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile("“([^“”]*)”")
_RUN: Final = 7  # words in a row that are taken for the document's own
_QUOTE: Final = 3  # words in a row, where they stand in quotation marks


def erase_what_was_made_of(connection: Connection, document_id: str) -> None:
    """Blank the statements and answers that hold words of a document, before it is erased."""
    row = connection.execute(select(documents).where(documents.c.id == document_id)).one()
    words = _Words(connection, document_id)
    _erase_in_drafts(connection, row, words)
    _erase_in_conversations(connection, words)


def _erase_in_drafts(connection: Connection, of: Row[Any], words: _Words) -> None:
    """Blank what rests on a document, and in drafts about its provider what has its words."""
    theirs = drafts.c.provider_id == of.provider_id
    query = select(drafts.c.id, drafts.c.provider_id, drafts.c.content)
    for row in connection.execute(query.where(or_(theirs, drafts.c.content.contains(of.id)))).all():
        # The words of an official document stand in many drafts by right: from the digest.
        says = (
            words.are_said_or_named_in if row.provider_id == of.provider_id else words.are_named_in
        )
        left = Draft.model_validate_json(row.content).without_words_of(of.id, says)
        connection.execute(
            update(drafts).where(drafts.c.id == row.id).values(content=left.model_dump_json())
        )


def _erase_in_conversations(connection: Connection, words: _Words) -> None:
    for said in connection.execute(select(exchanges)).all():
        exchange = Exchange.model_validate_json(said.content)
        if words.are_said_in(exchange.answer):
            left = exchange.model_copy(update={"answer": ERASED, "topic": {}})
            connection.execute(
                update(exchanges)
                .where(
                    exchanges.c.conversation_id == said.conversation_id,
                    exchanges.c.number == said.number,
                )
                .values(content=left.model_dump_json())
            )


class _Words:
    """The words of every version of a document, and the names of its files."""

    def __init__(self, connection: Connection, document_id: str) -> None:
        query = select(versions.c.name, versions.c.text).where(
            versions.c.document_id == document_id
        )
        self._names: set[str] = set()
        self._runs: set[str] = set()
        self._texts: list[str] = []
        for row in connection.execute(query):
            text = DocumentText.model_validate_json(row.text)
            self._names |= {name for name in (row.name, text.name) if name}
            words = _words(" ".join(line.text for line in text.lines))
            self._runs.update(_runs(words))
            self._texts.append(f" {' '.join(words)} ")

    def are_said_or_named_in(self, text: str) -> bool:
        """Say whether a text has some of the words, or the name of one of the files."""
        return self.are_named_in(text) or self.are_said_in(text)

    def are_said_in(self, text: str) -> bool:
        """Say whether a text has a run of the words, or quotes a few of them."""
        return not self._runs.isdisjoint(_runs(_words(text))) or any(
            self._hold(quoted) for quoted in _QUOTED.findall(text)
        )

    def are_named_in(self, text: str) -> bool:
        """Say whether a text has the name of one of the files."""
        names = (rf"(?<!\w){re.escape(name)}(?!\w)" for name in self._names)
        return any(re.search(name, text) for name in names)

    def _hold(self, quoted: str) -> bool:
        words = _words(quoted)
        return len(words) >= _QUOTE and any(f" {' '.join(words)} " in text for text in self._texts)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> Iterable[str]:
    return (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
