"""`assistant.ports.Conversations` over SQL: what was said before, seen only by who said it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, func, insert, select

from assistant.ports import Exchange
from corpus.failures import NotYours
from integrations.records.database import Database
from integrations.records.rows import now
from integrations.records.schema import conversations, exchanges

NO_SUCH_CONVERSATION: Final = "There is no such conversation, or it is not yours to see."


class SqlConversations:
    """Conversations, each with one owner."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, owner: str) -> str:
        """Return the id of a new conversation of this owner."""
        own_id = f"c-{secrets.token_hex(12)}"  # not to be guessed
        with self._database.writing() as connection:
            connection.execute(insert(conversations).values(id=own_id, owner=owner, begun_at=now()))
        return own_id

    def exchanges(self, owner: str, conversation: str) -> Sequence[Exchange]:
        """Return the exchanges so far, oldest first. Raises `NotYours` for another owner's."""
        query = (
            select(exchanges.c.content)
            .where(exchanges.c.conversation_id == conversation)
            .order_by(exchanges.c.number)
        )
        with self._database.reading() as connection:
            _require_owner(connection, owner, conversation)
            kept = connection.execute(query).scalars()
            return [Exchange.model_validate_json(content) for content in kept]

    def add(self, owner: str, conversation: str, exchange: Exchange) -> None:
        """Append an exchange, in one transaction. Raises `NotYours` for another owner's."""
        with self._database.writing() as connection:
            _require_owner(connection, owner, conversation)
            said = connection.execute(
                select(func.count()).where(exchanges.c.conversation_id == conversation)
            ).scalar_one()
            connection.execute(
                insert(exchanges).values(
                    conversation_id=conversation,
                    number=said + 1,
                    content=exchange.model_dump_json(),
                    said_at=now(),
                )
            )


def _require_owner(connection: Connection, owner: str, conversation: str) -> None:
    query = select(conversations.c.id).where(
        conversations.c.id == conversation, conversations.c.owner == owner
    )
    if connection.execute(query).one_or_none() is None:
        raise NotYours(NO_SUCH_CONVERSATION)
