"""Finding passages: embedding, keywords, vectors, and the building and checking of indexes.

Knows nothing of what a question means, of Slack or of the web.
"""

import os

# Products of small arrays: more threads cost a start each and take turns with the model's own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
