"""The records: the one place where anything is kept, over SQLite or PostgreSQL.

`schema.py` holds every table, `migrations/` their history, `database.py` the connections; then one
file for each port: `sql_records.py` (indexing), `conversations.py` (assistant), `drafts.py`.
Nothing here knows a question, a model, a page or Slack.
"""
