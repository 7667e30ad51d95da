"""A scope as a condition of a query: the only way in which the records are filtered by reader."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, and_, false, or_, true

from corpus.access import Release, Scope
from corpus.failures import NotYours
from corpus.versions import Among
from integrations.records.schema import documents, versions

NO_SUCH_DOCUMENT = "There is no such document, or it is not yours to see."
NO_SUCH_PROVIDER = "There is no such provider, or it is not yours to see."


def visible(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a row of `documents` may be seen under this scope."""
    return or_(documents.c.provider_id.is_(None), about_providers(scope, documents))


def version_visible(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a row of `versions` is of a release level under this scope."""
    released = versions.c.release.in_([release.value for release in checked(scope).releases])
    return or_(documents.c.provider_id.is_(None), released)


def is_current_version() -> ColumnElement[bool]:
    """Return the condition that joins a document with its current version."""
    return and_(versions.c.document_id == documents.c.id, versions.c.version == documents.c.version)


def among_these(scope: Scope, among: Among) -> ColumnElement[bool]:
    """Return the condition that a passage of a version may be found, under this scope.

    Needs `documents` and `versions` in the query. With nothing said it is what is
    current; a day finds what was in force on it, withdrawn since or not.
    """
    conditions = [visible(scope)]
    if among.edition is not None:
        conditions.append(documents.c.edition == among.edition)
    if among.kind is not None:
        of_kind = documents.c.evidence_kind == among.kind
        conditions.append(or_(of_kind, documents.c.kind == among.kind))
    if among.on is None:
        conditions += [documents.c.state == "current", versions.c.version == documents.c.version]
    else:
        day = among.on.isoformat()
        until = versions.c.in_force_until
        conditions += [
            version_visible(scope),
            or_(documents.c.state == "current", documents.c.ended_at.is_not(None)),
            documents.c.state != "removed",
            versions.c.in_force_from <= day,
            or_(until.is_(None), until > day),
        ]
    return and_(*conditions)


def about_providers(scope: Scope, table: Table) -> ColumnElement[bool]:
    """Return the condition that a row about a provider, with its release, may be seen.

    Raises `TypeError` for whatever is no scope: there is no filter to pass instead of one.
    """
    checked(scope)
    released = table.c.release.in_([release.value for release in scope.releases])
    owned = true() if scope.every_provider else table.c.provider_id.in_(scope.providers)
    return and_(released, owned, table.c.provider_id.is_not(None)) if scope.releases else false()


def checked(scope: Scope) -> Scope:
    """Return the scope. Raises `TypeError` for anything else."""
    if type(scope) is not Scope:
        message = f"A store is asked with a Scope first, not with {type(scope).__name__}."
        raise TypeError(message)
    return scope


def is_team(scope: Scope) -> bool:
    """Say whether this scope sees everything, and so may also add official documents."""
    return checked(scope).every_provider and scope.releases == frozenset(Release)


def require_may_write(scope: Scope, provider_id: str | None, release: Release) -> None:
    """Raise `NotYours` unless a document of this provider and release may be written."""
    allowed = is_team(scope) if provider_id is None else scope.allows(provider_id, release)
    if not allowed:
        raise NotYours(NO_SUCH_PROVIDER if provider_id else NO_SUCH_DOCUMENT)
