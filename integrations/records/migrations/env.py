"""Alembic's entry: it runs on the connection it is handed, in that connection's transaction."""

from alembic import context

from integrations.records.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # also on SQLite, where we say BEGIN ourselves
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
