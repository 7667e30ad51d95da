"""The Quality Framework as typed values, in our own words, and its importer."""
