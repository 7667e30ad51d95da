"""Web pages, mails, tables and plain text made to hang or to fill the memory, by name."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping

PAGE = b"<!doctype html><html><body><p>Teaching was good.</p>%s</body></html>"
MAIL = b"From: a@example.org\nTo: b@example.org\nSubject: Visit\nMIME-Version: 1.0\n"


def page(body: bytes) -> Callable[[], bytes]:
    return lambda: PAGE % body


def nested_mail(deep: int) -> Callable[[], bytes]:
    def made() -> bytes:
        body = b"\nThe panel came.\n"
        for n in range(deep):
            mark = b"b%d" % n
            head = b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n" % (mark, mark)
            body = head + body + b"\n--%s--\n" % mark
        return MAIL + body

    return made


def forwarded_mail() -> bytes:
    return MAIL + b"Content-Type: message/rfc822\n\n" * 3000 + b"Subject: last\n\nThe panel came.\n"


def many_parts() -> bytes:
    part = b"--b\nContent-Type: text/plain\n\nThe panel came.\n"
    return MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n" + part * 100_000 + b"--b--\n"


def long_headers() -> bytes:
    words = b" =?utf-8?q?late?=" * 200_000
    return (
        b"From: a@example.org\nTo:"
        + b" b@example.org," * 100_000
        + b"\nSubject:"
        + words
        + b"\n\nBody.\n"
    )


def odd_headers() -> bytes:
    return (
        b"From: \xff\xfe=?x?b?!!!?= <a@@b>\nTo: undisclosed:;,,<>\nSubject: =?utf-8?b?/////w==?=\n"
        b"Date: 99 Foo 99999 99:99\nContent-Type: text/plain; charset=nonsense-8\n"
        b"Content-Transfer-Encoding: base64\n\n!!!!VGhlIHBhbmVsIGNhbWUu!!\n"
    )


def packed_body() -> bytes:
    body = base64.encodebytes(b"late rota " * 3_000_000)
    return MAIL + b"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n" + body


PAGES: Mapping[str, Callable[[], bytes]] = {
    "nested blocks": page(b"<div>" * 200_000 + b"deep"),
    "nested lists": page(b"<ul><li>" * 50_000 + b"deep"),
    "nested tables": page(b"<table><tr><td>" * 20_000 + b"deep"),
    "a table that spans everything": page(
        b"<table><tr><td colspan=2000000000 rowspan=2000000000>wide</td></tr><tr><td>x</td></tr></table>"
    ),
    "many spans": page(
        b"<table>" + b"<tr><td colspan=1000 rowspan=65534>w</td></tr>" * 2000 + b"</table>"
    ),
    "numbers without measure": page(
        b"<ol type=I start=2000000000><li>a</ol><ol type=a start=-9><li>b</ol><ol start=1e99><li>c</ol>"
    ),
    "a million tags": page(b"<b>x" * 1_000_000),
    "a million attributes": page(b"<p " + b"a=1 " * 1_000_000 + b">text</p>"),
    "many comments": page(b"<!--" * 500_000),
    "entities": lambda: b"<!DOCTYPE html [<!ENTITY a 'ha'>]><html><body>" + b"&a;&amp;" * 300_000,
    "open brackets": page(b"<" * 3_000_000),
    "styles that hide": page(b"<p style='" + b"color:red;" * 500_000 + b"'>text</p>"),
}
MAILS: Mapping[str, Callable[[], bytes]] = {
    "nested parts": nested_mail(90),
    "deeply nested parts": nested_mail(2000),
    "forwarded three thousand times": forwarded_mail,
    "a hundred thousand parts": many_parts,
    "long headers": long_headers,
    "odd headers": odd_headers,
    "a body of 30 MB": packed_body,
}
TABLES: Mapping[str, Callable[[], bytes]] = {
    "quotes without an end": lambda: b'a,b\n"' + b'x,""\n' * 9_000_000,
    "quotes everywhere": lambda: b'"' * 40_000_000,
    "a million cells in a row": lambda: b"x," * 1_000_000,
    "a million empty rows": lambda: b"a,b\n" + b",\n" * 5_000_000,
    "a cell of 4 MB": lambda: b"a,b\n" + b"x" * 4_000_000 + b",1\n",
}
TEXTS: Mapping[str, Callable[[], bytes]] = {
    "a line of 50 MB": lambda: b"x" * 50_000_000,
    "50 million lines": lambda: b"\n" * 50_000_000,
    "bars and dashes": lambda: b"|" + b"-|" * 2_000_000,
    "dashes and colons": lambda: b"|" + b":-" * 2_000_000,
    "blanks": lambda: b"words" + b" " * 4_900_000,
    "no known encoding": lambda: bytes(range(128, 256)) * 390_000,
    "marks on marks": lambda: ("e" + "\u0301" * 2_400_000).encode(),
}
