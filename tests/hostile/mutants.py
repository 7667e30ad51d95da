"""Seeded mutants of ordinary files: what disks, mail gateways and people with tools do to them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from tests.hostile.originals import originals, repacked


class Mutant(NamedTuple):
    name: str
    content: bytes
    change: str


def mutant(seed: int) -> Mutant:
    """Return the mutant of this number: an original in turn, changed by chance in one way."""
    chance = random.Random(seed)
    name, whole = list(originals().items())[seed % len(originals())]
    changes = [flipped, cut_short, doubled, cut_out, spliced, blanked, renumbered]
    if whole.startswith(b"PK"):
        changes += [member_changed, member_changed, member_lost, member_emptied]
    change = chance.choice(changes)
    return Mutant(name, change(whole, chance), change.__name__)


Change = Callable[[bytes, random.Random], bytes]


def flipped(whole: bytes, chance: random.Random) -> bytes:
    changed = bytearray(whole)
    for _ in range(chance.choice((1, 3, 10, 30, 100))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_short(whole: bytes, chance: random.Random) -> bytes:
    return whole[: chance.randrange(1, len(whole))]


def doubled(whole: bytes, chance: random.Random) -> bytes:
    first, last = _span(whole, chance)
    return whole[:last] + whole[first:last] + whole[last:]


def cut_out(whole: bytes, chance: random.Random) -> bytes:
    first, last = _span(whole, chance)
    return whole[:first] + whole[last:]


def spliced(whole: bytes, chance: random.Random) -> bytes:
    other = chance.choice(list(originals().values()))
    first, last = _span(other, chance)
    at = chance.randrange(len(whole))
    return whole[:at] + other[first:last] + whole[at:]


def blanked(whole: bytes, chance: random.Random) -> bytes:
    first, last = _span(whole, chance)
    return whole[:first] + chance.choice((b"\x00", b" ", b"\xff")) * (last - first) + whole[last:]


def renumbered(whole: bytes, chance: random.Random) -> bytes:
    """Change a number that the format states: a length, a count, a place, a width."""
    numbers = list(re.finditer(rb"\d+", whole))
    for found in sorted(chance.sample(numbers, min(3, len(numbers))), key=lambda one: -one.start()):
        other = chance.choice((b"0", b"1", b"65535", b"2147483648", b"-1", b"99999999999999999999"))
        whole = whole[: found.start()] + other + whole[found.end() :]
    return whole


def member_changed(whole: bytes, chance: random.Random) -> bytes:
    """Change one member as any file may be changed, and pack it again: its checksum is right."""
    members = _members(whole)
    name = chance.choice([name for name in members if members[name]])
    change: Change = chance.choice(
        (flipped, cut_short, doubled, cut_out, spliced, blanked, renumbered)
    )
    return repacked({**members, name: change(members[name], chance)})


def member_lost(whole: bytes, chance: random.Random) -> bytes:
    members = _members(whole)
    members.pop(chance.choice(list(members)))
    return repacked(members)


def member_emptied(whole: bytes, chance: random.Random) -> bytes:
    members = _members(whole)
    return repacked({**members, chance.choice(list(members)): b""})


def _members(whole: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _span(whole: bytes, chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(len(whole))
    return first, min(len(whole), first + chance.choice((1, 16, 256, 4096, len(whole) // 2)))
