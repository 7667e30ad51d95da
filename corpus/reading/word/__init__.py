"""Word documents (DOCX): a stored line is a paragraph's line, or a table's row.

Start reading in `story.py`. Each part of the file is parsed here with lxml, bounded, and nothing
outside the file is followed.
"""

from __future__ import annotations

from corpus.reading.packed import members_of
from corpus.reading.transcript import Transcript
from corpus.reading.word.beside import note_what_stands_beside
from corpus.reading.word.document import WordDocument
from corpus.reading.word.running import running_lines
from corpus.reading.word.story import Story

__all__ = ["read_word"]


def read_word(content: bytes) -> Transcript:
    """Read paragraphs, lists, tables and notes in document order; headers before, footers after."""
    members_of(content)
    transcript = Transcript()
    document = WordDocument(content, transcript)
    story = Story(document, transcript)
    story.read(document.body, document.ground)
    story.end()
    headers, footers = running_lines(document, transcript)
    transcript.lines[:0] = headers
    transcript.lines += footers
    note_what_stands_beside(document.file, transcript)
    return transcript
