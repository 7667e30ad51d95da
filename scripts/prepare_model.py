"""Prepares the embedding model and the index of subjects: `python -m scripts.prepare_model`.

Part of the set-up, so that nobody waits for it at their first question.
"""

from __future__ import annotations

import sys

from indexing.embedding.embedder import embedder_for
from indexing.subjects import ways_of_asking

if __name__ == "__main__":
    ways_of_asking(embedder_for(None, tell=lambda line: sys.stderr.write(line + "\n")))
