"""E-mails (EML) from a sample's headers and body."""

from __future__ import annotations

import tomllib
from email.message import EmailMessage
from email.utils import format_datetime


def mail_bytes(source: str) -> bytes:
    """Return the message as a mail program saves it."""
    said = tomllib.loads(source)
    message = EmailMessage()
    message["From"] = said["from"]
    message["To"] = said["to"]
    message["Date"] = format_datetime(said["date"])
    message["Subject"] = said["subject"]
    message["Message-ID"] = "<night-cover@harbourne-vale.example>"
    message.set_content(said["body"].strip() + "\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()
