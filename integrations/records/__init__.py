"""The records: one metadata, one migration history, one file a port."""
