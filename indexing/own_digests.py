"""Our digests of the official documents, recorded where they are missing or out of date.

Every call of the command line looks here first, so it is told from the records alone that nothing
has to be done, without arrays or a model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.access import Scope
from indexing.indexed_text import indexed_texts
from indexing.official import digests, exact_framework, originals_held, version_of_digest
from indexing.ports import Records

if TYPE_CHECKING:
    from indexing.embedding.embedder import Embedder


def keep_digests(records: Records, embedder: Callable[[], Embedder], scope: Scope) -> bool:
    """Record our digests and the framework where they are missing or out of date.

    Returns whether anything changed; the embedder is asked for only then. Safe to call at every
    start, and by two processes.
    """
    made, base = digests()
    current = [version_of_digest(each, base, base) for each in made]
    stale = [
        new for new in current if not records.unchanged(scope, new.sha256, new.text.name, None)
    ]
    if not stale:
        return False
    from indexing.embedding.remembered import remembered

    framework, _ = exact_framework(base, originals_held(records, scope))
    for new in stale:
        held = framework if new.framework is not None else None
        encoded = remembered(embedder(), indexed_texts(new.sections))
        placed = new.model_copy(update={"framework": held})
        records.record(scope, placed, encoded, embedder().model)
    return True
