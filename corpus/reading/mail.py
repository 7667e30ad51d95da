"""E-mails (EML): the four headers that say who, to whom, when and what about; then the body."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.policy import default
from typing import Final

from corpus.reading.plain import physical_lines
from corpus.reading.transcript import RawLine, Refused, Transcript
from corpus.reading.web_page import read_web_page

_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")


def read_mail(content: bytes) -> Transcript:
    """Read headers and body; the HTML body only where there is no text body."""
    transcript = Transcript()
    try:
        message = message_from_bytes(content, policy=default)
        headers = [f"{name}: {message[name]}" for name in _SHOWN if message[name]]
        body = message.get_body(("plain", "html"))
        written = body.get_content() if body else ""
        attached = [part.get_filename() for part in message.iter_attachments()]
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        reason = "it is a damaged e-mail"
        raise Refused(reason) from error
    for header in headers:
        transcript.add(RawLine(header))
    transcript.add(RawLine(""))
    if body is not None and body.get_content_subtype() == "html":
        _take_over(transcript, read_web_page(str(written).encode()))
    else:
        for line in physical_lines(str(written)):
            transcript.add(RawLine(line))
    if attached:
        named = ", ".join(f"“{name}”" if name else "one without a name" for name in attached)
        transcript.lost(f"Attachments were not read: {named}.")
    return transcript


def _take_over(transcript: Transcript, page: Transcript) -> None:
    for line in page.lines:
        transcript.add(line)
    for loss in page.losses:
        transcript.lost(loss)
