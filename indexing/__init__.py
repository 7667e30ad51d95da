"""Finding passages: embedding, keywords, vectors, and the building and checking of indexes.

Knows nothing of what a question means, of Slack or of the web.
"""
