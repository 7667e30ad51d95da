"""How documents, waiting files and what was found in them are said on a terminal."""

from __future__ import annotations

import datetime as dt
from typing import Final

from assistant.sources import edition_name
from integrations.command_line.output import Row, say

_READERS: Final = {
    "internal": "seen by the quality team",
    "provider": "seen by the quality team and the provider",
    "published": "seen by anyone",
}
_WAITS: Final = {
    "received": "is arriving",
    "stored": "is stored and will be read",
    "extracted": "was read and will be looked through",
    "screened": "was looked through and will be released",
    "held": "is kept back until a person has looked",
    "failed": "could not be read",
    "needs_ocr": "is a scan whose text must be recognised first",
    "needs_password": "needs a password",
}


def counted(number: int, noun: str) -> str:
    """Return how many of a thing there are.

    >>> counted(1, "line"), counted(1200, "line")
    ('1 line', '1,200 lines')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def show_list(row: Row) -> None:
    """Show what is held and what waits, and what to do about it."""
    for each in row["documents"]:
        kept_back = each["held_lines"]
        more = f", {counted(kept_back, 'line')} kept back" if kept_back else ""
        whose = each["provider"] or f"edition {edition_name(each['edition'])}"
        say(f"{each['document_id']}  {each['state']}{more}")
        readers = _READERS[each["release"]]
        say(f"    {each['document']} ({whose}), version {each['version']}, {readers}")
    for each in row["files"]:
        say(f"{each['file_id']}  {_WAITS[each['state']]}")
        whose = each["provider"] or "no provider"
        say(f"    {each['document']} ({whose}). {each['reason']}".rstrip())
    if not row["documents"] and not row["files"]:
        say("There is none in that state.")
    waiting = [each for each in row["files"] if each["state"] == "held"]
    if waiting or any(each["held_lines"] for each in row["documents"]):
        say()
        say("To look at what is kept back: documents ID. To let it be found: release ID --by NAME.")


def show_file(row: Row) -> None:
    """Show a waiting file, what was found in it, and what can be done."""
    say(f"{row['document']} {_WAITS[row['state']]}. {row['reason']}".rstrip())
    for found in row["findings"]:
        _show_finding(found)
    for loss in row["losses"]:
        say(f"Not read: {loss}")
    if row["state"] == "held":
        say(f"To let it be found: release {row['file_id']} --by NAME")
    say(f"To erase it: erase {row['file_id']} --by NAME")


def show_document(row: Row) -> None:
    """Show a document's versions, and of the current one all that reading noted."""
    say(row["document"])
    for each in row["versions"]:
        since, until = each["in_force_from"], each["in_force_until"]
        force = f"in force from {_day(since)}" + (f" until {_day(until)}" if until else "")
        if until == since:
            force = f"replaced on {_day(since)}, the day it came into force"
        say(f"Version {each['version']}: {each['state']}, {force}")
    for loss in row["losses"]:
        say(f"Not read: {loss}")
    for found in row["held"]:
        _show_finding(found)
    if row["held"]:
        say(f"To let it be found: release {row['document_id']} --by NAME (and --line N for one)")
    for each in row["repairs"]:
        say(f"Line {each['line']}, {each['kind']}: “{each['said']}”, {_read_as(each)}")
    if row["junk"]:
        say(f"Left out of search as page furniture: {counted(len(row['junk']), 'line')}")
        for each in row["junk"]:
            say(f"  line {each['line']}, {each['reason']}: {each['text']}")


def _read_as(repair: Row) -> str:
    if repair["read_as"] is None:
        return "left as it is"
    if not repair["read_as"]:
        return f"part of the word that begins on line {repair['begun_on']}"
    return f"read as “{repair['read_as']}” when searched for"


def _show_finding(found: Row) -> None:
    where = "The file"
    if found["lines"]:
        first, last = found["lines"]
        where = f"Line {first}" if first == last else f"Lines {first} to {last}"
    say(f"{where}, {found['kind']}. {found['sentence']}")
    for text in found["text"]:
        say(f"  > {text}")


def _day(iso: str) -> str:
    day = dt.date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
