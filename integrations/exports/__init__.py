"""A draft as a file: JSON for scripts, Markdown to paste, DOCX for the people who sign it.

Start with `to_json`, `to_markdown`, `to_docx`, or `exported` when the file's name decides. Nothing
here decides or words anything: what is in the file is what is in the draft, with its sources
numbered and its tags visible.
"""

from integrations.exports.file import (
    exported,
    require_known_ending,
    to_docx,
    to_json,
    to_markdown,
)

__all__ = ["exported", "require_known_ending", "to_docx", "to_json", "to_markdown"]
