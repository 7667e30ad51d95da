"""Versions have days in force and keep their passages; files that came in have states."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give what is held its place: everything found so far is of its document's version."""
    _versions()
    _passages()
    op.add_column("documents", sa.Column("ended_at", sa.String()))
    _new_tables()


def _versions() -> None:
    for column in (
        sa.Column("name", sa.String(), nullable=False, server_default=""),
        sa.Column("in_force_from", sa.String(), nullable=False, server_default="0001-01-01"),
        sa.Column("in_force_until", sa.String()),
        sa.Column("findings", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("repairs", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("reading", sa.Integer(), nullable=False, server_default="1"),
    ):
        op.add_column("versions", column)
    op.execute(
        "UPDATE versions SET in_force_from = substr(recorded_at, 1, 10), name = COALESCE("
        "(SELECT d.name FROM documents d WHERE d.id = versions.document_id), '')"
    )
    op.execute(  # a version ended when the next one was recorded
        "UPDATE versions SET in_force_until = (SELECT substr(v.recorded_at, 1, 10)"
        " FROM versions v WHERE v.document_id = versions.document_id"
        " AND v.version = versions.version + 1)"
    )
    op.create_index(
        "ix_versions_in_force_from_in_force_until", "versions", ["in_force_from", "in_force_until"]
    )


def _passages() -> None:
    for column in (
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("label", sa.String()),
        sa.Column("start", sa.Integer()),
        sa.Column("end", sa.Integer()),
        sa.Column("found_by", sa.Text(), nullable=False, server_default=""),
    ):
        op.add_column("passages", column)
    op.execute(
        "UPDATE passages SET version = (SELECT d.version FROM documents d"
        " WHERE d.id = passages.document_id)"
    )
    op.drop_index("ix_passages_document_id_position", "passages")
    op.create_index(
        "ix_passages_document_id_version_position",
        "passages",
        ["document_id", "version", "position"],
    )


def _new_tables() -> None:
    op.create_table(
        "incoming",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String()),
        sa.Column("release", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("in_force_from", sa.String()),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_incoming_provider_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming")),
    )
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("lines", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reviews")),
        sqlite_autoincrement=True,
    )
