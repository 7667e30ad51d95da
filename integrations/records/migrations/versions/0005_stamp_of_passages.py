"""A version says when its passages were last written, so that what was made of them can be kept."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column. What is held keeps 0 until its passages are written again."""
    op.add_column(
        "versions", sa.Column("written", sa.Integer(), nullable=False, server_default="0")
    )
