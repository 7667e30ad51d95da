"""What is written down: the official documents, the framework, evidence, and how they are read.

Knows nothing of models, stores or the web.
"""
