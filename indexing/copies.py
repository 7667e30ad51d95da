"""Copies of one official document: the fuller one is taken, whichever comes first."""

from __future__ import annotations

from typing import Final

from corpus.access import Scope
from corpus.passage import DocumentKind
from indexing.ports import Records

_CLEARLY_FULLER: Final = 0.02  # share of the document
_ABOUT_AS_FULL: Final = 0.9


class Copies:
    """The copies of official documents that one run has seen."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._shares: dict[str, tuple[str, float]] = {}  # key -> file, share of the document
        self._unchanged: set[str] = set()

    def is_unchanged(self, name: str) -> None:
        """Note a file of this run that is held already."""
        self._unchanged.add(name)

    def poorer_than(self, scope: Scope, key: str, name: str, share: float) -> str | None:
        """Say why this copy of an official document is not taken, where a fuller one is held."""
        held = self._shares.get(key) or self._share_held(scope, key)
        if held is not None:
            other, others_share = held
            in_this_run = key in self._shares or other in self._unchanged
            if in_this_run and share <= others_share + _CLEARLY_FULLER:
                return f"It is a copy of the same official document as {other}, which was taken."
            if share < _ABOUT_AS_FULL * others_share:
                return (
                    f"It holds {share:.0%} of an official document of which a fuller copy, "
                    f"{other}, is held already."
                )
        self._shares[key] = (name, share)
        return None

    def _share_held(self, scope: Scope, key: str) -> tuple[str, float] | None:
        from corpus.recognition import recognise

        for summary in self._records.documents(scope):
            if summary.kind is DocumentKind.OFFICIAL and summary.catalogue_key == key:
                known = recognise(self._records.text(scope, summary.document_id))
                return (summary.document, known.share_of_document) if known else None
        return None
