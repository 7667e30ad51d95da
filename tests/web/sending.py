"""Requests byte by byte, as slow, rude and broken senders make them."""

import socket
from urllib.parse import urlsplit

BOUNDARY = "a-boundary-of-the-tests"


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    """One part of a form."""
    named = f'; filename="{filename}"' if filename is not None else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode("utf-8", "surrogateescape") + content + b"\r\n"


def form(*parts: bytes) -> bytes:
    """The body of a form."""
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def head(address: str, path: str, **headers: str) -> bytes:
    """The head of a POST to a path."""
    fields = {
        "Host": urlsplit(address).netloc,
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def connected(address: str) -> socket.socket:
    """A connection to a service."""
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=30)


def answered(connection: socket.socket) -> str:
    """All that comes back until the other side closes or has said its piece."""
    said = b""
    while chunk := connection.recv(65536):
        said += chunk
        if b"\r\n\r\n" in said:
            length = [
                line for line in said.split(b"\r\n") if line.lower().startswith(b"content-length:")
            ]
            if length and len(said.split(b"\r\n\r\n", 1)[1]) >= int(length[0].split(b":")[1]):
                break
    return said.decode("utf-8", "replace")
