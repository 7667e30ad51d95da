"""The three writers behind one door, chosen by the name of the file that is wanted."""

from __future__ import annotations

from pathlib import PurePath

from assistant.drafting.draft import Draft
from corpus.failures import BadInput
from integrations.exports.json_file import to_json
from integrations.exports.markdown import to_markdown

__all__ = ["exported", "to_docx", "to_json", "to_markdown"]


def to_docx(draft: Draft) -> bytes:
    """Return the draft as a Word file. python-docx is loaded only when one is wanted."""
    from integrations.exports.word import word_file

    return word_file(draft)


def require_known_ending(name: str) -> None:
    """Raise `BadInput` unless a file of this name can be written."""
    if PurePath(name).suffix.lower() not in {".docx", ".md", ".json"}:
        message = "A draft can be written as .docx, .md or .json; give the file one of these."
        raise BadInput(message)


def exported(draft: Draft, name: str) -> bytes:
    """Return the bytes of a file called `name` (.docx, .md or .json). Raises `BadInput`."""
    require_known_ending(name)
    ending = PurePath(name).suffix.lower()
    if ending == ".docx":
        return to_docx(draft)
    return (to_markdown(draft) if ending == ".md" else to_json(draft)).encode()
