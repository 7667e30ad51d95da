"""The doors and the composition root: command line, web, Slack, records, Word, hosted models.

Knows nothing of how anything is decided.
"""
