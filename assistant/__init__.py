"""The path of a question and the drafting of documents. Start reading at `pipeline.py`.

Knows nothing of Chroma, SQL, FastAPI or Slack.
"""
