"""`assistant.ports.Library` over the indexes and the records."""

from __future__ import annotations

from assistant.ports import LoadedFramework
from indexing.library import IndexedLibrary


class RecordedLibrary(IndexedLibrary):
    """The indexed library with the framework as the assistant takes it."""

    def framework(self, edition: str = "2017-18") -> LoadedFramework:
        """Return an edition of the framework, exact where it was imported."""
        framework, sources = self.edition(edition)
        return LoadedFramework(framework=framework, sources=sources)
