"""Splitting: a document's lines become passages that are whole units of its structure.

Start at `passages.py`. `headings.py` says which lines are headings where the format does not say
so, `units.py` what belongs together; junk was marked when the file was read. Nothing here knows
what a document means, or how passages are searched.
"""

from corpus.splitting.passages import split

__all__ = ["split"]
