"""Keeping the framework: one row an edition, with the documents that its wordings point into."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from corpus.failures import Fault
from corpus.framework.model import Framework
from corpus.passage import DocumentKind, DocumentSummary
from integrations.records.rows import summaries, summary
from integrations.records.schema import documents, frameworks


def keep_framework(
    connection: Connection, framework: Framework, sources: Mapping[str, str]
) -> None:
    """Keep an edition in place of what was kept of it before."""
    connection.execute(delete(frameworks).where(frameworks.c.edition == framework.edition))
    connection.execute(
        insert(frameworks).values(
            edition=framework.edition,
            content=framework.model_dump_json(exclude_defaults=True),
            sources=json.dumps(dict(sources)),
        )
    )


def keep_framework_of(
    connection: Connection,
    framework: Framework,
    kind: DocumentKind,
    edition: str | None,
    document: str,
) -> None:
    """Keep an edition that has wordings in this document, added to those it had before.

    The handbook's own documents stand under the origin of a wording, "official" or "digest"; a
    document of another edition (the strategy, for the roles of 2021) under "official:2021".
    """
    origin = kind.value if edition == framework.edition else f"{kind.value}:{edition}"
    sources = kept_sources(connection, framework.edition)
    keep_framework(connection, framework, {**sources, origin: document})


def kept_framework(
    connection: Connection, edition: str
) -> tuple[Framework, dict[str, DocumentSummary]]:
    """Return an edition with those of its documents that were not removed. Raises `Fault`."""
    content = connection.execute(
        select(frameworks.c.content).where(frameworks.c.edition == edition)
    ).scalar_one_or_none()
    if content is None:
        sentence = (
            "The framework is missing from the records. Nothing else is affected; run any "
            "command again to prepare it."
        )
        raise Fault(sentence)
    sources = kept_sources(connection, edition)
    rows = connection.execute(
        summaries().where(documents.c.id.in_(sources.values()), documents.c.state != "removed")
    )
    found = {row.document_id: summary(row) for row in rows}
    return Framework.model_validate_json(content), {
        origin: found[document] for origin, document in sources.items() if document in found
    }


def kept_sources(connection: Connection, edition: str) -> dict[str, str]:
    """Return the ids of the documents that an edition's wordings point into, by origin."""
    kept = connection.execute(
        select(frameworks.c.sources).where(frameworks.c.edition == edition)
    ).scalar_one_or_none()
    sources: dict[str, str] = json.loads(kept) if kept else {}
    return sources
