"""E-mails (EML): the headers that their reader sees, then the body; attachments are only named.

The plain body is read; the HTML one where there is no plain one, or it is empty. Quoted history
and signatures stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default
from itertools import islice
from typing import Any, Final

from corpus.reading.decoding import decode
from corpus.reading.plain import physical_lines
from corpus.reading.transcript import RawLine, Refused, Transcript
from corpus.reading.web_page import read_web_page

_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
_MOST_PARTS: Final = 500
_SEALED: Final = frozenset(
    {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
)
_FAULTS: Final = (MessageError, LookupError, ValueError, AttributeError, TypeError)


def read_mail(content: bytes) -> Transcript:
    """Read headers and body. Raises `Refused` for an e-mail that is damaged."""
    transcript = Transcript()
    try:
        _read(transcript, message_from_bytes(content, policy=default))
    except _FAULTS as error:
        reason = "it is a damaged e-mail"
        raise Refused(reason) from error
    return transcript


def _read(transcript: Transcript, message: EmailMessage) -> None:
    parts = list(islice(message.walk(), _MOST_PARTS))
    for name in _SHOWN:
        if value := _header(message, name):
            transcript.add(RawLine(f"{name}: {value}"))
    transcript.add(RawLine(""))
    bodies = list(_bodies(message))
    for body in bodies:
        _read_body(transcript, body)
    if any(part.get_content_type() in _SEALED for part in parts):
        transcript.lost("Its text is encrypted and was not read.")
    if len(parts) == _MOST_PARTS:
        transcript.lost("It has very many parts; the last of them were not looked at.")
    attached = [_name_of(part) for part in parts if _is_attached(part, bodies)]
    if attached:
        transcript.lost(f"Attachments were not read: {', '.join(dict.fromkeys(attached))}.")


def _header(message: Message, name: str) -> str:
    """Return a header on one line; what it holds beyond ASCII without saying so is guessed."""
    value = " ".join(str(message[name] or "").split())
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return _text_of(value.encode("utf-8", "surrogateescape"), "")
    return value


def _bodies(message: EmailMessage) -> Iterator[Message]:
    """Give the part that is the message, and further text that stands open after it."""
    body = message.get_body(("plain", "html"))
    if body is not None and body.get_content_subtype() == "plain" and not _words(body).strip():
        body = message.get_body(("html",)) or body
    if body is None:
        return
    yield body
    if message.get_content_type() == "multipart/mixed":
        for part in message.iter_parts():
            is_open = part.get_content_type() == "text/plain" and not _is_file(part)
            if is_open and part is not body:
                yield part


def _read_body(transcript: Transcript, body: Message) -> None:
    words = _words(body)
    if body.get_content_subtype() == "html":
        _take_over(transcript, read_web_page(words.encode("utf-8", "replace")))
        return
    for line in physical_lines(words):
        transcript.add(RawLine(line))


def _words(part: Message) -> str:
    """Return a part's characters, whatever encoding it says it has."""
    payload: Any = part.get_payload(decode=True)
    return _text_of(payload or b"", part.get_content_charset() or "")


def _text_of(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, ValueError):
        try:
            return decode(content)
        except Refused:
            return content.decode("cp1252", "replace")


def _is_file(part: Message) -> bool:
    return bool(part.get_filename()) or part.get_content_disposition() == "attachment"


def _is_attached(part: Message, bodies: list[Message]) -> bool:
    """Say whether a part is something that was sent along with the message."""
    if part.is_multipart():
        return part.get_content_type() == "message/rfc822"
    return part not in bodies and (_is_file(part) or part.get_content_maintype() != "text")


def _name_of(part: Message) -> str:
    if part.get_content_type() == "message/rfc822":
        inner: Any = part.get_payload()
        subject = _header(inner[0], "Subject") if isinstance(inner, list) and inner else ""
        return f"the e-mail “{subject}”" if subject else "an e-mail"
    name = part.get_filename()
    if name:
        return f"“{''.join(char if char.isprintable() else ' ' for char in name)[-200:]}”"
    return "a picture" if part.get_content_maintype() == "image" else "one without a name"


def _take_over(transcript: Transcript, page: Transcript) -> None:
    for line in page.lines:
        transcript.add(line)
    for loss in page.losses:
        transcript.lost(loss)
