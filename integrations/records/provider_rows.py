"""Providers: found by name as far as a scope sees them, made by the quality team."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, exists, func, insert, or_, select

from corpus.access import Provider, Scope
from corpus.failures import BadInput, NotYours
from corpus.text import collapse
from integrations.records.identities import name_key, provider_id
from integrations.records.schema import documents, providers
from integrations.records.visibility import NO_SUCH_PROVIDER, about_providers, checked, is_team

LONGEST_NAME: Final = 200


def provider_named(connection: Connection, scope: Scope, name: str) -> Provider:
    """Return a provider that this scope is about, or of whom it sees a document.

    Raises `NotYours`, and `BadInput` for what can be no name. The quality team sees a provider
    before anything of it is recorded.
    """
    seen = exists().where(
        documents.c.provider_id == providers.c.id,
        documents.c.state == "current",
        about_providers(scope, documents),
    )
    query = select(providers).where(providers.c.name_key == name_key(_plain(name)))
    if not is_team(scope):
        query = query.where(or_(providers.c.id.in_(scope.providers), seen))
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotYours(NO_SUCH_PROVIDER)
    return Provider(id=row.id, name=row.name)


def add_provider(connection: Connection, scope: Scope, name: str) -> Provider:
    """Return the provider of this name, made if there is none. Raises `NotYours`, `BadInput`."""
    if not is_team(scope):
        raise NotYours(NO_SUCH_PROVIDER)
    shown = _plain(name)
    try:
        return provider_named(connection, scope, shown)
    except NotYours:
        taken = connection.execute(select(func.count()).select_from(providers)).scalar_one()
        own_id = provider_id(name_key(shown))
        if connection.execute(select(providers).where(providers.c.id == own_id)).one_or_none():
            own_id = provider_id(name_key(shown), taken)  # of one that was since renamed
        connection.execute(
            insert(providers).values(id=own_id, name=shown, name_key=name_key(shown))
        )
        return Provider(id=own_id, name=shown)


def _plain(name: str) -> str:
    """Return a name with its spaces collapsed. Raises `BadInput` for what can be no name."""
    shown = collapse(name)
    if not shown:
        message = "A provider needs a name."
        raise BadInput(message)
    if len(shown) > LONGEST_NAME or not shown.isprintable():
        message = (
            f"A provider's name has at most {LONGEST_NAME} characters, all of which can be seen. "
            "Nothing was done."
        )
        raise BadInput(message)
    return shown


def visible_providers(connection: Connection, scope: Scope) -> Sequence[Provider]:
    """Return the providers of whom a current document is visible, by name."""
    seen = (
        select(documents.c.provider_id)
        .where(documents.c.state == "current", about_providers(checked(scope), documents))
        .distinct()
    )
    query = select(providers).where(providers.c.id.in_(seen)).order_by(providers.c.name_key)
    return [Provider(id=row.id, name=row.name) for row in connection.execute(query)]
