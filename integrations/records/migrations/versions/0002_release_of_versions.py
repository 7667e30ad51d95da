"""Each version has its own release level: earlier words do not travel with later ones."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give current versions the level of their document; earlier ones stay with the team."""
    op.add_column(
        "versions",
        sa.Column("release", sa.String(), nullable=False, server_default="internal"),
    )
    op.execute(
        "UPDATE versions SET release = (SELECT d.release FROM documents d"
        " WHERE d.id = versions.document_id) WHERE EXISTS (SELECT 1 FROM documents d"
        " WHERE d.id = versions.document_id"
        " AND (d.version = versions.version OR d.provider_id IS NULL))"
    )
