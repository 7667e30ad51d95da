"""An organisation's own glossary: a TOML file whose terms are laid over ours.

The file is the organisation's, so it is only read here, anew whenever it has changed. One that
cannot be used says in which line and what to do, and whatever was known before stays in use.
Nothing of it is taken for the words of an official document. Described in docs/glossary.md.
"""

from __future__ import annotations

import re
import threading
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import ConfigDict, Field, ValidationError, field_validator

from corpus.failures import BadInput
from corpus.glossary import Glossary, Term, ours
from corpus.labels import of_label, same, singulars
from corpus.text import Value, collapse

_LARGEST: Final = 1_000_000  # bytes
_LONGEST_LABEL: Final = 80  # characters
_LONGEST_DEFINITION: Final = 600
_GOES_ON: Final = "Until then the glossary stays as it was; nothing is lost."
_HEADER: Final = re.compile(r"^\s*\[\[\s*term\s*\]\]")
#: What would be more than words where an answer shows it: a citation's token, a link, HTML.
_NO_WORDS: Final = re.compile(
    r"\[p\d+\]|\]\(|<[a-z/!]|://|[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]",
    re.IGNORECASE,
)

Labels = tuple[str, ...]


class OwnTerm(Value):
    """A term as the organisation writes it: a new one, or a change to one of ours."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str
    definition: str | None = None
    acronym: str | None = None
    expansion: str | None = None
    also: Labels = Field((), strict=False)
    in_documents: Labels = Field((), strict=False)
    without: Labels = Field((), strict=False)  # words that lead to ours and no longer shall
    replace: bool = False  # nothing of ours stays

    @field_validator("name", "acronym", "expansion", "also", "in_documents", "without")
    @classmethod
    def _are_words(cls, value: Any) -> Any:
        for label in (value,) if isinstance(value, str) else value or ():
            _must(re.search(r"\w", label), "must hold a word")
            _must(len(label) <= _LONGEST_LABEL, f"must have at most {_LONGEST_LABEL} characters")
            _must(not _NO_WORDS.search(label), "must be plain words on one line")
        return value

    @field_validator("definition")
    @classmethod
    def _is_a_sentence(cls, value: str) -> str:
        said = collapse(value)
        _must(said, "must not be empty")
        _must(
            len(said) <= _LONGEST_DEFINITION, f"must have at most {_LONGEST_DEFINITION} characters"
        )
        _must(not _NO_WORDS.search(said), "must be plain words, without links")
        return said


class OwnGlossary(Value):
    """What the organisation's file says."""

    term: tuple[OwnTerm, ...] = ()
    retire: Labels = ()  # names of ours that are not used here


def read(written: str, name: str = "glossary.toml") -> OwnGlossary:
    """Return what a file says. Raises `BadInput` naming the line and what to do."""
    try:
        fields = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        at = int(found[1]) if found else len(written.rstrip().split("\n"))
        what = "it is not written as TOML has it (a quote mark, a bracket or a comma, perhaps)"
        raise _refused(name, at, what, "Put that line right") from error
    try:
        own = OwnGlossary.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        line_number, what = _line_of(written, first["loc"]), _reason(first)
        raise _refused(name, line_number, what, "Change that") from error
    _check_names(own, written, name)
    return own


def laid_over(base: Glossary, own: OwnGlossary) -> Glossary:
    """Return a glossary with the organisation's terms over the base's.

    A term named as one of the base adds to it, and its definition, if it has one, stands in the
    place of the base's. A label that the organisation gives to a term of its own is no other's.
    """
    gone = {retired.name for label in own.retire if (retired := base.named(label))}
    added: list[Term] = []
    taken: list[str] = []
    for written in own.term:
        before = base.named(written.name)
        if before is not None:
            gone.add(before.name)
        added.append(_over(None if written.replace else before, written))
        taken += filter(None, (written.name, written.acronym, written.expansion))
    others = [each for each in base.terms if each.name not in gone]
    return Glossary([*added, *(_without(each, taken) for each in others)])


class OrganisationGlossary:
    """The glossary of a house: ours, with the organisation's file over it as it stands now."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        """Take where the file is or may come to be, and who is told once of each problem in it."""
        self._path = path
        self._tell = tell
        self._lock = threading.Lock()
        self._seen: tuple[int, ...] | None = None
        self._glossary = ours()
        self._problem: str | None = None

    def current(self) -> Glossary:
        """Return the glossary as the file has it at this moment; as it was, while that is bad."""
        stamp = _stamp(self._path)
        if stamp != self._seen:
            with self._lock:
                if stamp != self._seen:
                    self._read_again()
                    self._seen = stamp
        return self._glossary

    @property
    def problem(self) -> str | None:
        """What is wrong with the file as it stands now, in a sentence; None if nothing is."""
        self.current()
        return self._problem

    def _read_again(self) -> None:
        try:
            self._glossary, self._problem = laid_over(ours(), read_file(self._path)), None
        except BadInput as bad:
            self._problem = bad.sentence
            self._tell(bad.sentence)


def read_file(path: Path) -> OwnGlossary:
    """Return what a file says; nothing, where there is none. Raises `BadInput`."""
    name = path.name
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return OwnGlossary()
    except OSError as error:
        message = f"{name} cannot be opened. Make it a file that the service may read. {_GOES_ON}"
        raise BadInput(message) from error
    if len(raw) > _LARGEST:
        message = f"{name} is larger than a glossary may be (1 MB). Shorten it. {_GOES_ON}"
        raise BadInput(message)
    try:
        return read(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "it holds a character that is not UTF-8"
        raise _refused(name, line, what, "Save the file as UTF-8") from error


def _over(before: Term | None, written: OwnTerm) -> Term:
    """Return a term of the organisation's, with what ours says where it says nothing."""
    said = written.model_dump(include={"acronym", "expansion", "definition"}, exclude_none=True)
    if before is None:
        return Term(
            name=written.name,
            also=written.also,
            in_documents=written.in_documents,
            by_organisation=True,
            **said,
        )
    if "definition" in said:
        said |= {"by_organisation": True, "never_defined": False, "origin": None, "edition": None}
    lists = {
        "also": tuple(dict.fromkeys((*before.also, *written.also))),
        "in_documents": tuple(dict.fromkeys((*before.in_documents, *written.in_documents))),
    }
    changed = _without(before.model_copy(update=lists), written.without)
    return changed.model_copy(update=said)


def _without(each: Term, labels: Sequence[str]) -> Term:
    """Return a term that these labels no longer lead to; its name stays."""
    gone = {singulars(label) for label in labels} - {of_label(each.name)}
    left = {
        field: None
        for field in ("acronym", "expansion")
        if of_label(getattr(each, field) or "") in gone
    }
    also = tuple(word for word in each.also if of_label(word) not in gone)
    return each.model_copy(update={**left, "also": also})


def _check_names(own: OwnGlossary, written: str, name: str) -> None:
    """Raise `BadInput` where a term cannot be laid over ours."""
    met: set[tuple[str, ...]] = set()
    for at, each in enumerate(own.term):
        line = _line_of(written, ("term", at, "name"))
        if singulars(each.name) in met:
            raise _refused(name, line, "an earlier term has this name", "Make one term of the two")
        met.add(singulars(each.name))
        if each.definition is None and (each.replace or ours().named(each.name) is None):
            what = "this term has no definition, and none of ours stays in its place"
            raise _refused(name, line, what, 'Add a line such as definition = "…"')
        if any(same(each.name, label) for label in own.retire):
            what = "this term is retired and written at once"
            raise _refused(name, line, what, "Take it out of retire, and write replace = true here")
    for label in own.retire:
        if ours().named(label) is None:
            line = _line_of(written, ("retire",))
            what = "a name under retire is none of the terms that come with the assistant"
            raise _refused(name, line, what, "Take it out, or write it as GLOSSARY.md has it")


def _line_of(written: str, where: Sequence[int | str]) -> int | None:
    """Return the line of a value of a file, as far as it can be told; None if it cannot."""
    lines = written.split("\n")
    key = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    first, end = 0, len(lines)
    if len(where) > 1 and where[0] == "term" and isinstance(where[1], int):
        headers = [at for at, line in enumerate(lines) if _HEADER.match(line)]
        if where[1] >= len(headers):
            return None
        first = headers[where[1]]
        end = next((at for at in headers if at > first), end)
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    return next((at + 1 for at in range(first, end) if wanted.match(lines[at])), first + 1)


def _reason(error: Any) -> str:
    """Return what is wrong with a value, in plain words; never the value itself."""
    where = error["loc"]
    key = next((part for part in reversed(where) if isinstance(part, str)), "")
    if where == ("term",):
        return "a term must begin with [[term]], in two brackets"
    if error["type"] == "extra_forbidden":
        known = ", ".join(OwnTerm.model_fields if len(where) > 1 else OwnGlossary.model_fields)
        return (
            f"a glossary knows no such name here, only {known}; retire stands above the first term"
        )
    return f"{key} " + {
        "missing": "is missing",
        "string_type": "must be text in quote marks",
        "bool_type": "must be true or false",
        "value_error": str(error.get("ctx", {}).get("error", "")),
    }.get(error["type"], 'must be a list such as ["one", "another"]')


def _refused(name: str, line: int | None, what: str, do: str) -> BadInput:
    where = f"{name}, line {line}" if line else name
    return BadInput(f"{where}: {what}. {do}, and save the file. {_GOES_ON}")


def _must(holds: object, what: str) -> None:
    if not holds:
        raise ValueError(what)


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what changes with a file: when it was written, its size, which file it is."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)
