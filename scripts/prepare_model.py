"""Prepares the embedding model once on this machine: `python -m scripts.prepare_model`.

Part of the set-up, so that nobody waits for it at their first question.
"""

from __future__ import annotations

import sys

from indexing.embedding.embedder import embedder_for

if __name__ == "__main__":
    embedder_for(None, tell=lambda line: sys.stderr.write(line + "\n")).embed(["ready"])
