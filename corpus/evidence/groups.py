"""Who said it: groups of learners, supervisors and leaders, in a heading or as the one who tells.

A group is given in one settled form ("student nurses" for "nursing students"). A sentence's group
is who said it, which need not be whom it is about.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.evidence.words import alternatives, any_of, words

#: Groups that say nothing of the profession: a heading's narrower group goes before them.
GENERAL_GROUPS = frozenset({"students", "trainees", "learners", "doctors"})

#: Groups that are met on a visit and are no learners.
NOT_LEARNERS = frozenset(
    {"supervisors", "education leads", "executive team", "ward managers", "consultants"}
    | {"university representatives", "speak up guardian", "panel", "ward staff"}
    | {"provider representatives"}
)

_OTHER_STUDENTS = re.compile(
    r"\bstudent ((?:(?:occupational|mental|adult|child|operating|clinical|dental|physician) )?"
    r"(?:health |department )?(?!and\b|or\b|feedback\b|s\b)[a-z]{4,}s)\b"
    r"|\b([a-z]{4,}) (students|trainees)\b",
    re.IGNORECASE,
)
_LONGEST = 5_000  # characters of one text that are looked at
_WHERE = re.compile(r"\b(?:in|on|at|working|based|from)\b.*$", re.IGNORECASE)
_GENERAL = re.compile(r"\b(student|trainee|learner|doctor)s?\b", re.IGNORECASE)


@lru_cache(maxsize=4096)  # a sentence is asked about several times in a row
def groups_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the groups a text names, in order: settled form, where it starts and ends."""
    found: list[tuple[str, int, int]] = []
    text = text[:_LONGEST]

    def add(name: str, start: int, end: int) -> None:
        if not any(start < other_end and end > other for _, other, other_end in found):
            found.append((name, start, end))

    pattern, names = any_of("groups")
    for match in pattern.finditer(text):
        add(names[int((match.lastgroup or "g0")[1:])], *match.span())
    for match in _OTHER_STUDENTS.finditer(text):
        if match[1]:
            add(f"student {match[1]}".lower(), *match.span())
        elif not words("tells")["no_profession"].fullmatch(match[2]):
            add(f"{match[2]} {match[3]}".lower(), *match.span())
    for match in _GENERAL.finditer(text):
        add(f"{match[1].lower()}s", *match.span())
    return tuple(sorted(found, key=lambda one: one[1]))


def heading_group(heading: str) -> str | None:
    """Return the group a heading is about, when it names one group and little else.

    >>> heading_group("Session 2: meeting with nursing students (five met)")
    'student nurses'
    >>> heading_group("Supporting and empowering educators") is None
    True
    """
    names = heading_groups(heading)
    if names == {"consultants", "supervisors"}:
        return "supervisors"  # consultants who meet a panel with supervisors supervise
    if len(names) == 2 and not names & NOT_LEARNERS:  # one session of two groups
        return " and ".join(name for name in _in_order(heading) if name in names)
    return names.pop() if len(names) == 1 else None


def _in_order(text: str) -> list[str]:
    return list(dict.fromkeys(name for name, _, _ in groups_in(text)))


def heading_groups(heading: str) -> set[str]:
    """Return the groups of a heading that names groups and little else; no groups otherwise."""
    found = groups_in(heading)
    speakers = [one for one in found if one[0] != "panel"] or list(found)
    if not speakers:
        return set()
    rest = heading
    for _, start, end in reversed(found):
        rest = rest[:start] + " " + rest[end:]
    rest = re.sub(r"\([^)]*\)?", " ", rest)
    rest = rest[: speakers[0][1]] + _WHERE.sub("", rest[speakers[0][1] :])
    around = re.findall(r"[\w:.’'–-]*\w", rest)
    beside = words("tells")["heading"]
    little_else = all(beside.fullmatch(word) for word in around)
    return {name for name, _, _ in speakers} if little_else else set()


def speaker_in(sentence: str) -> str | None:
    """Return the group that the sentence itself names as the one who tells, or None.

    >>> speaker_in("Two of the five student nurses said they were left alone.")
    'student nurses'
    >>> speaker_in("The panel heard from supervisors that F1s are always supported.")
    'supervisors'
    >>> speaker_in("Support for trainees was praised.") is None
    True
    """
    found = groups_in(sentence)
    for name, start, _ in found:
        if name != "panel" and _told_by().search(sentence[:start]):
            return name
    for index, (_, start, end) in enumerate(found):
        limit = found[index + 1][1] if index + 1 < len(found) else len(sentence)
        if not _not_speaker().search(sentence[:start]) and _says().match(sentence[end:limit]):
            return _with_partner(sentence, found, index)
    return None


def _with_partner(sentence: str, found: tuple[tuple[str, int, int], ...], index: int) -> str:
    """Return who speaks: the group, with the one that "and" joins to it where both are learners."""
    name, start, _ = found[index]
    if index and not {name, found[index - 1][0]} & (NOT_LEARNERS | GENERAL_GROUPS):
        other, _, end = found[index - 1]
        if other != name and sentence[end:start].strip().lower() in ("and", "&"):
            return f"{other} and {name}"
    return name


def carries_on(sentence: str) -> bool:
    """Say whether a sentence leans on the one before for who is speaking ("They said …")."""
    return bool(words("tells")["carries_on"].match(sentence.lstrip("“\"'‘ ")))


@cache
def _says() -> re.Pattern[str]:
    saying = alternatives("tells", "says")
    return re.compile(
        rf"^(?:['’]s?)?(?:[\s,(]+[\w’'-]+\)?){{0,4}}?[\s,)]+{saying}\b", re.IGNORECASE
    )


@cache
def _told_by() -> re.Pattern[str]:
    told_by = alternatives("tells", "told_by")
    return re.compile(rf"\b{told_by} (?:[\w’'-]+ ){{0,5}}?$", re.IGNORECASE)


@cache
def _not_speaker() -> re.Pattern[str]:
    before = alternatives("tells", "not_speaker")
    return re.compile(rf"\b{before} (?:(?:the|all|our|their|its|some|any|other) )*$", re.IGNORECASE)
