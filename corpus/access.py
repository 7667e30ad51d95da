"""Who may see which evidence: providers, release levels and the scope of a question.

A `Scope` can be made only by the three functions below, and only `assistant/access.py` calls them
(a test holds it so). Every store function takes a scope first, and none has a way round it.
Official documents and digests are open to every scope.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Release(StrEnum):
    """How far a piece of evidence may travel."""

    INTERNAL = "internal"  # the quality team only
    PROVIDER = "provider"  # the provider it is about as well
    PUBLISHED = "published"  # anyone


@dataclass(frozen=True, slots=True)
class Provider:
    """A placement provider. Access follows the id, so a renamed provider keeps its evidence."""

    id: str
    name: str


_KEY: Final = object()


@dataclass(frozen=True, slots=True)
class Scope:
    """The evidence one principal may see, as a filter that a store puts into its query.

    A document of evidence is visible when its provider is in `providers` (or `every_provider`
    holds) and its release level is in `releases`. An empty scope sees official documents only.
    """

    every_provider: bool
    providers: frozenset[str]  # provider ids
    releases: frozenset[Release]
    _key: object = field(repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self._key is not _KEY:
            message = "A Scope is made by corpus.access and by nothing else."
            raise TypeError(message)

    def allows(self, provider_id: str | None, release: Release) -> bool:
        """Say whether a document of this provider (None: official) and release may be seen."""
        if provider_id is None:
            return True
        return release in self.releases and (self.every_provider or provider_id in self.providers)

    def only(self, provider_id: str) -> Scope:
        """Return this scope narrowed to one provider (to none if it was not visible before)."""
        seen = self.every_provider or provider_id in self.providers
        kept = frozenset({provider_id}) if seen else frozenset()
        return Scope(every_provider=False, providers=kept, releases=self.releases, _key=_KEY)

    def official(self) -> Scope:
        """Return this scope narrowed to official documents and digests."""
        return Scope(every_provider=False, providers=frozenset(), releases=frozenset(), _key=_KEY)

    def up_to(self, release: Release) -> Scope:
        """Return this scope narrowed to evidence that readers of this release level may see."""
        order = [Release.PUBLISHED, Release.PROVIDER, Release.INTERNAL]
        readable = frozenset(order[: order.index(release) + 1])
        return Scope(
            every_provider=self.every_provider,
            providers=self.providers,
            releases=self.releases & readable,
            _key=_KEY,
        )


def scope_of_team() -> Scope:
    """Everything: the quality team on its own machine."""
    return Scope(every_provider=True, providers=frozenset(), releases=frozenset(Release), _key=_KEY)


def scope_of_provider(provider_id: str) -> Scope:
    """One provider's own evidence, as far as it was released to the provider."""
    return Scope(
        every_provider=False,
        providers=frozenset({provider_id}),
        releases=frozenset({Release.PROVIDER, Release.PUBLISHED}),
        _key=_KEY,
    )


def scope_of_public() -> Scope:
    """Published evidence of every provider."""
    return Scope(
        every_provider=True,
        providers=frozenset(),
        releases=frozenset({Release.PUBLISHED}),
        _key=_KEY,
    )


def scope_of_official_documents() -> Scope:
    """Official documents and digests, no evidence at all."""
    return Scope(every_provider=False, providers=frozenset(), releases=frozenset(), _key=_KEY)
