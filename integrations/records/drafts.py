"""Drafts, kept with what they were made for, seen by whoever may see such evidence."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, insert, select

from assistant.drafting.draft import Draft, DraftRequest
from corpus.access import Release, Scope
from corpus.failures import NotYours
from integrations.records.database import Database
from integrations.records.provider_rows import provider_named
from integrations.records.rows import now
from integrations.records.schema import drafts
from integrations.records.visibility import about_providers, require_may_write

NO_SUCH_DRAFT: Final = "There is no such draft, or it is not yours to see."


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was kept."""

    id: str
    provider_id: str
    release: Release
    created_at: dt.datetime  # UTC
    draft: Draft

    @property
    def prepared(self) -> str:
        """Return the day it was prepared, for people."""
        return f"{self.created_at.day} {self.created_at:%B %Y}"


class SqlDrafts:
    """The drafts of every provider, each behind a scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, scope: Scope, request: DraftRequest, draft: Draft) -> KeptDraft:
        """Keep a draft that was prepared for readers of the request's release level."""
        with self._database.writing() as connection:
            provider = provider_named(connection, scope, request.provider)
            require_may_write(scope, provider.id, request.release)
            own_id, made = f"draft-{secrets.token_hex(12)}", now()
            connection.execute(
                insert(drafts).values(
                    id=own_id,
                    provider_id=provider.id,
                    kind=draft.kind.value,
                    release=request.release.value,
                    created_at=made,
                    content=draft.model_dump_json(),
                )
            )
        return KeptDraft(
            own_id, provider.id, request.release, dt.datetime.fromisoformat(made), draft
        )

    def kept(self, scope: Scope) -> Sequence[KeptDraft]:
        """Return the visible drafts, newest first."""
        query = (
            select(drafts)
            .where(about_providers(scope, drafts))
            .order_by(drafts.c.created_at.desc(), drafts.c.id)
        )
        with self._database.reading() as connection:
            return [_kept(row) for row in connection.execute(query)]

    def one(self, scope: Scope, draft_id: str) -> KeptDraft:
        """Return one visible draft. Raises `NotYours`."""
        query = select(drafts).where(about_providers(scope, drafts), drafts.c.id == draft_id)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotYours(NO_SUCH_DRAFT)
        return _kept(row)


def _kept(row: Row[Any]) -> KeptDraft:
    return KeptDraft(
        id=row.id,
        provider_id=row.provider_id,
        release=Release(row.release),
        created_at=dt.datetime.fromisoformat(row.created_at),
        draft=Draft.model_validate_json(row.content),
    )
