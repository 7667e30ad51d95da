"""Who asks, and what they may see: the one place where a scope is made.

Nothing else calls `corpus.access.scope_of_*` (a test holds it so). It knows no doors: the command
line, the web and Slack each bring a principal and get a scope.
"""

from __future__ import annotations

from typing import Protocol

from assistant.question import Principal, PrincipalKind
from corpus.access import (
    Provider,
    Scope,
    scope_of_official_documents,
    scope_of_provider,
    scope_of_public,
    scope_of_team,
)
from corpus.failures import BadInput, NotYours
from corpus.text import collapse

_PROVIDER_PREFIX = "provider:"


class ProviderLookup(Protocol):
    """Whatever knows the providers by name; the library and the records both do."""

    def provider(self, scope: Scope, name: str, /) -> Provider:
        """Return a provider by name (case and spacing ignored). Raises `NotYours`."""


def principal_of(text: str) -> Principal:
    """Return who asks, from "team", "provider:NAME" or "public". Raises `BadInput`.

    >>> principal_of("provider: Fernvale Community Trust").provider
    'Fernvale Community Trust'
    """
    said = collapse(text)
    if said.casefold() in {PrincipalKind.TEAM, PrincipalKind.PUBLIC}:
        return Principal(kind=PrincipalKind(said.casefold()))
    if said.casefold().startswith(_PROVIDER_PREFIX):
        name = collapse(said[len(_PROVIDER_PREFIX) :])
        if name:
            return Principal(kind=PrincipalKind.PROVIDER, provider=name)
    message = "Say who asks as team, provider:NAME or public."
    raise BadInput(message)


def scope_for(principal: Principal, providers: ProviderLookup) -> Scope:
    """Return what this principal may see. Raises `NotYours` for a provider nobody knows."""
    match principal.kind:
        case PrincipalKind.TEAM:
            return scope_of_team()
        case PrincipalKind.PUBLIC:
            return scope_of_public()
        case PrincipalKind.OFFICIAL_ONLY:
            return scope_of_official_documents()
        case PrincipalKind.PROVIDER:
            return scope_of_provider(_provider_id(principal, providers))


def owner_of(principal: Principal, scope: Scope) -> str:
    """Return whose conversations these are. A provider is named by its id, which never changes."""
    return ":".join([principal.kind.value, *sorted(scope.providers)])


def _provider_id(principal: Principal, providers: ProviderLookup) -> str:
    """Return the provider's id; the look-up is ours, so it sees every name and shows none."""
    if not principal.provider:
        message = "There is no such provider, or it is not yours to see."
        raise NotYours(message)
    return providers.provider(scope_of_team(), principal.provider).id
