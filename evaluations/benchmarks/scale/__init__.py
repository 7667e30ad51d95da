"""How search, indexing, memory and disk grow from five documents to a hundred thousand passages."""
