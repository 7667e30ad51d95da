"""Splitting: a document's lines become passages that are whole units of its structure.

Start at `passages.py`. `junk.py` says which lines are navigation, `headings.py` which are headings
where the format does not say so, `units.py` what belongs together. Nothing here knows what a
document means, or how passages are searched.
"""

from corpus.splitting.passages import split

__all__ = ["split"]
