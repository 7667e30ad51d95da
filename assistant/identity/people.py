"""Finding what could pick a person out: names, contact details, personal numbers, "the only" one.

Rules and lists, no model: titles, given names, labels such as "Author:", initials, and every
surname met that way anywhere in the provider's documents. A word is no name when the documents or
the framework also use it in lower case, or when it stands in a place or an organisation.
Errs towards taking out. Must not know drafts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from assistant.identity.beside import Mark, contacts, named_beside, owners
from corpus.evidence.persons import persons_in

_CAP = r"(?:O['’]|Mc|Mac|De|Al-|El-)?[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?"
_TITLE = r"(?:Dr|Drs|Mr|Mrs|Ms|Miss|Mx|Prof(?:essor)?|Sir|Dame|Rev(?:erend)?|Sister|Matron|Nurse)"
_TITLED = re.compile(rf"\b{_TITLE}\.?\s+((?:[A-Z]\.?\s+){{0,3}}{_CAP}(?:\s+{_CAP}){{0,2}})")
_TITLED_LOW = re.compile(r"\b(?:dr|mr|mrs|prof)\.? +([a-z][a-z'’-]{2,}(?: [a-z][a-z'’-]{3,})?)\b")
_RUN = re.compile(rf"(?:[A-Z]\.?\s+){{0,2}}{_CAP}(?:\s+(?:[A-Z]\.\s+)?{_CAP})*")
_INITIALS = re.compile(rf"\b((?:[A-Z]\.\s*){{1,3}}|[A-Z]{{1,2}}\s+)({_CAP})\b")
_LABEL = re.compile(
    r"(?i:\b(?:named?|called|contact|author|chair(?:ed by)?|lead|owner|signed(?: off)?(?: by)?|"
    r"(?:prepared|written|completed|approved|raised|reported|submitted|recorded|taken) by|"
    r"attendees?|present|apologies|from|to|cc|supervisor|spoke (?:to|with)|emailed?|met)\b)"
    rf"\s*[:\-–]?\s*((?:{_CAP})(?:\s+{_CAP}){{1,2}})"
)
_WHOSE = re.compile(
    rf"\b({_CAP})['’]s (?:GMC|NMC|PIN|NHS|number|phone|mobile|telephone|e-?mail|mother|father|"
    r"husband|wife|partner|baby|portfolio|appraisal|sick|leave)\b"
)
_ONLY_ONE = re.compile(
    r"\b(?:the|our|their) (?:only|sole|single) (?:\w+[ -]){0,3}?(?:[FCS]T?\d|trainee|learner|"
    r"student|registrar|"
    r"doctor|midwife|nurse|woman|man|person|apprentice|SHO|pharmacist|physiotherapist)s?\b(?! who)",
    re.IGNORECASE,
)


@cache
def _listed(name: str) -> frozenset[str]:
    written = resources.files("assistant.identity").joinpath("not_names.toml").read_text("utf-8")
    return frozenset(tomllib.loads(written)[name].split())


@cache
def _given_names() -> frozenset[str]:
    listed = resources.files("assistant.identity").joinpath("given_names.txt").read_text("utf-8")
    return frozenset(listed.split())


class Identifier:
    """Knows one provider's documents: which words are ordinary there, and whose names occur."""

    def __init__(self, texts: Iterable[str], known: str = "") -> None:
        """Read the provider's texts; `known` are names of places and bodies that may be told."""
        texts = list(dict.fromkeys(texts))
        self._seen: dict[str, tuple[Mark, ...]] = {}
        self._plain = _listed("not_a_person") | _listed("beside_a_number")
        self._ordinary = {
            word for text in texts for word in re.findall(r"\b[a-z]{2,}\b", self._unowned(text))
        }
        self._ordinary |= _listed("not_a_person")
        self._owners = {word.casefold() for text in texts for word in self._owning(text)}
        self._told = {word.casefold() for word in re.findall(r"\w+", known)}
        self._owners -= self._ordinary | self._told
        self._roster = {
            word
            for text in texts
            for start, end in self._named(text)
            for word in re.findall(r"[\w'’-]{3,}", text[start:end])
            if word[0].isupper() and word.lower() not in self._ordinary | self._told
        }

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Return everything identifying in a text, in order, overlaps joined."""
        if text not in self._seen:  # a draft asks of one text several times
            self._seen[text] = self._marks(text)
        return self._seen[text]

    def _marks(self, text: str) -> tuple[Mark, ...]:
        found = [Mark(start=s, end=e, what="a person's name") for s, e in self._named(text)]
        found += [
            Mark(start=word.start(), end=word.end(), what="a person's name")
            for word in re.finditer(r"\b[A-Z][\w'’-]{2,}", text)
            if _bare(word[0]) in self._roster
        ]
        found += [
            Mark(start=word.start(), end=word.end(), what="a person's name")
            for word in re.finditer(r"\b[^\W\d_][\w'’-]{2,}", text)
            if _bare(word[0]).casefold() in self._owners
        ]
        return _joined([*found, *contacts(text)], text)

    def _unowned(self, text: str) -> str:
        """Return a text without addresses, numbers and whose they are: no word there is plain."""
        spans = [(mark.start, mark.end) for mark in contacts(text)]
        for start, end in [*spans, *named_beside(text, self._plain)]:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def _owning(self, text: str) -> Iterator[str]:
        for start, end in named_beside(text, self._plain):
            yield from (_bare(word) for word in re.findall(r"[^\W\d_][\w'’-]{2,}", text[start:end]))
        yield from owners(text, self._plain | self._ordinary)

    def singles_out(self, text: str) -> bool:
        """Say whether a text points at one person without naming anybody ("the only …")."""
        return bool(_ONLY_ONE.search(text))

    def _named(self, text: str) -> Iterator[tuple[int, int]]:
        yield from self._titled(text)
        yield from named_beside(text, self._plain)
        for start, end in persons_in(text):
            if self._unknown(text[start:end], allow_given=True):
                yield start, end
        for pattern in (_LABEL, _WHOSE):
            for match in pattern.finditer(text):
                own = pattern is _WHOSE
                if match[1][0].isupper() and self._unknown(match[1], allow_given=own):
                    yield match.span(1)
        for match in _INITIALS.finditer(text):
            dotted = "." in match[1]
            if self._unknown(match[2]) and (dotted or len(match[1].strip()) == 1):
                yield match.span()
        yield from self._runs(text)

    def _titled(self, text: str) -> Iterator[tuple[int, int]]:
        no_name = _listed("after_title") | _listed("not_a_person")
        for match in _TITLED.finditer(text):
            if match[1].split()[0].lower() not in no_name:
                yield match.start(), self._end_of_name(match)
        for match in _TITLED_LOW.finditer(text):
            first, *second = match[1].split()
            if first not in _listed("after_title"):
                stranger = second and second[0] not in self._ordinary
                yield match.start(), match.end() if stranger else match.start(1) + len(first)

    def _end_of_name(self, match: re.Match[str]) -> int:
        """Return where a titled name ends: before a word that is a place or a role."""
        end = match.start(1)
        for index, word in enumerate(re.finditer(r"\S+", match[1])):
            if index and word[0].rstrip(".,").lower() in _listed("not_a_person"):
                break
            end = match.start(1) + word.end()
        return end

    def _runs(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _RUN.finditer(text):
            words = list(re.finditer(r"[A-Z][\w'’-]*", match[0]))
            if self._organisation(words):
                continue
            for index, word in enumerate(words):
                given = word[0] in _given_names()
                follows = words[index + 1 : index + 3]
                if given and follows and self._unknown(follows[0][0], allow_given=True):
                    yield match.start() + word.start(), match.start() + follows[0].end()
                elif given and self._unknown(word[0], allow_given=True):
                    yield match.start() + word.start(), match.start() + word.end()
            strange = [word for word in words if self._unknown(word[0])]
            at_a_place = re.search(r"\b(?:at|in|near|to the)\s+$", text[: match.start()])
            if len(strange) >= 2 and len(strange) == len(words) <= 3 and not at_a_place:
                yield match.start(), match.end()

    def _organisation(self, words: list[re.Match[str]]) -> bool:
        last = words[-1][0].lower() if words else ""
        return last in _listed("places") or any(
            word[0].lower() in _listed("places") for word in words[1:]
        )

    def _unknown(self, words: str, *, allow_given: bool = False) -> bool:
        """Say whether none of these words is ordinary or may be told."""
        parts = [_bare(word) for word in re.findall(r"[\w'’-]+", words)]
        plain = [part.lower() for part in parts]
        if any(part in self._told for part in plain):
            return False
        if allow_given and parts and parts[0] in _given_names():
            return plain[0] not in _listed("not_a_person")
        return not any(part in self._ordinary for part in plain)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _joined(marks: list[Mark], text: str) -> tuple[Mark, ...]:
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        near = joined and not text[joined[-1].end : mark.start].strip()
        if joined and (mark.start < joined[-1].end or (near and joined[-1].what == mark.what)):
            last = joined.pop()
            joined.append(last.model_copy(update={"end": max(last.end, mark.end)}))
        else:
            joined.append(mark)
    return tuple(joined)
