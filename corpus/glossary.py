"""The words of the field: acronyms, what people type for them, and what the documents say instead.

Definitions are short and ours. A term that the held documents use without defining says so, and a
fact that comes from a public page and not from them names that origin. `render` writes GLOSSARY.md
at the root of the project:

    python -m corpus.glossary > GLOSSARY.md

Knows nothing of search: `expansions` gives words, whoever searches decides what to do with them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from corpus.text import Value

_WORD = re.compile(r"[a-z0-9]+", re.IGNORECASE)
_SHORT = 2  # an acronym of two letters is a word of English too often to be heard in small letters


class Term(Value):
    """A word of the field."""

    name: str
    definition: str
    acronym: str | None = None
    expansion: str | None = None  # of the acronym, where it is not the name
    edition: str | None = None  # where the term, or this sense of it, belongs
    origin: str | None = None  # None: the held documents use it
    also: tuple[str, ...] = ()  # what people type for it
    in_documents: tuple[str, ...] = ()  # words by which the documents speak of it
    formerly: tuple[str, ...] = ()
    became: tuple[str, ...] = ()
    never_defined: bool = False  # no held document says what it is, or what belongs to it


class ProductTerm(Value):
    """A noun of this product, as types, tests and documentation use it."""

    name: str
    definition: str


@cache
def terms() -> tuple[Term, ...]:
    """Return the terms of the field, in the file's order."""
    return tuple(Term.model_validate(fields) for fields in _file()["term"])


@cache
def product_terms() -> tuple[ProductTerm, ...]:
    """Return the product's own nouns, in the file's order."""
    return tuple(ProductTerm.model_validate(fields) for fields in _file()["product"])


def term(text: str) -> Term | None:
    """Return the term that a text names, whatever its capitals and number, or None.

    A term's own name and acronym win over what is typed for another.

    >>> term("kloes").name
    'key lines of enquiry'
    """
    wanted = _singulars(text)
    for labels in (_own_labels, _typed_labels):
        for candidate in terms():
            if any(_words_of_label(label) == wanted for label in labels(candidate)):
                return candidate
    return None


def chain(of: Term) -> tuple[str, ...]:
    """Return every name the thing has had, oldest first; only its own when it has had no other.

    >>> chain(term("LDA"))[-1]
    'NHS Education Funding Agreement'
    """
    names = [of.name]
    for neighbours, at in (("formerly", 0), ("became", None)):
        step: Term | None = of
        while step is not None and (others := getattr(step, neighbours)):
            name = others[0]
            if name in names:
                break
            names.insert(len(names) if at is None else at, name)
            step = term(name)
    return tuple(names)


def expansions(question: str) -> tuple[str, ...]:
    """Return words to search for beside those of a question, e.g. "undermining" for "bullying".

    For each term that the question names or types another word for: its name, acronym and other
    names in time, and the words by which the documents speak of it. Nothing that the question
    says already, nothing twice.
    """
    said = _singulars(question)
    found: dict[str, None] = {}
    for candidate in terms():
        if any(_is_said(label, question, said) for label in _labels(candidate)):
            for words in _search_words(candidate):
                if not _holds(said, _words_of_label(words)):
                    found.setdefault(words)
    return tuple(found)


def render() -> str:
    """Return GLOSSARY.md."""
    lines = [
        "# Glossary",
        "",
        "<!-- Written by `python -m corpus.glossary` from corpus/glossary.toml. -->",
        "",
        "Our own words throughout. *Not defined* marks what the held documents speak of and do",
        "not define; it is left to the organisation's own documents.",
        "",
        "## Words of the field",
        "",
    ]
    for each in sorted(terms(), key=lambda each: each.name.casefold()):
        lines += [_entry(each), ""]
    lines += ["## Words of this product", ""]
    for noun in sorted(product_terms(), key=lambda each: each.name.casefold()):
        lines += [f"**{noun.name}**: {noun.definition}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _entry(each: Term) -> str:
    acronym = f" ({_acronym(each)})" if each.acronym else ""
    notes = [f"Edition: {each.edition}."] if each.edition else []
    names = chain(each)
    if len(names) > 1:
        notes.append(f"Names in time: {' → '.join(names)}.")
    if each.also:
        notes.append(f"People also type: {', '.join(each.also)}.")
    if each.never_defined:
        notes.append("*Not defined.*")
    if each.origin:
        notes.append(f"Origin: {each.origin}.")
    return " ".join([f"**{each.name}**{acronym}: {each.definition}", *notes])


def _acronym(each: Term) -> str:
    return f"{each.acronym}, {each.expansion}" if each.expansion else str(each.acronym)


@cache
def _file() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((files("corpus") / "glossary.toml").read_text(encoding="utf-8"))


def _own_labels(of: Term) -> Iterator[str]:
    yield from filter(None, (of.name, of.acronym, of.expansion))


def _typed_labels(of: Term) -> Iterator[str]:
    yield from of.also


def _labels(of: Term) -> Iterator[str]:
    yield from _own_labels(of)
    yield from _typed_labels(of)


def _search_words(of: Term) -> Iterator[str]:
    yield from _own_labels(of)
    yield from of.in_documents
    yield from (name for name in chain(of) if name != of.name)


def _is_said(label: str, question: str, said: tuple[str, ...]) -> bool:
    if len(label) <= _SHORT:
        return re.search(rf"\b{re.escape(label)}\b", question) is not None
    return _holds(said, _words_of_label(label))


def _holds(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Say whether the run stands in the words, in its order and without a gap."""
    starts = range(len(words) - len(run) + 1)
    return any(words[start : start + len(run)] == run for start in starts)


@cache
def _words_of_label(label: str) -> tuple[str, ...]:
    """Return a label's words; kept, unlike a question's, of which nothing may stay behind."""
    return _singulars(label)


def _singulars(text: str) -> tuple[str, ...]:
    return tuple(_singular(word) for word in _WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    """Return a word without its plural ending; acronyms that end in S keep it.

    Both sides of a comparison go through it, so a word that only looks like a plural does no harm.

    >>> [_singular(word) for word in ("kloes", "heis", "universities", "nets", "illness")]
    ['kloe', 'hei', 'university', 'nets', 'illness']
    """
    if word in _ENDS_IN_S or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("s")


#: Acronyms whose last letter is no plural ending.
_ENDS_IN_S = frozenset(("nets", "nts", "nss", "hes", "ics", "nhs"))


if __name__ == "__main__":
    sys.stdout.write(render())
