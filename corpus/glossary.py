"""The words of the field: acronyms, what people type for them, and what the documents say instead.

Definitions are short and ours. A term that the held documents use without defining says so, and a
fact that comes from a public page and not from them names that origin. An organisation may lay
terms of its own over ours (`corpus/own_glossary.py`). `render` writes GLOSSARY.md at the root of
the project:

    python -m corpus.glossary > GLOSSARY.md

Knows nothing of search: `expansions` gives words, whoever searches decides what to do with them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files

from corpus.labels import Labels, holds, of_label, singulars
from corpus.text import Value


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
    by_organisation: bool = False  # its definition is the organisation's, not ours

    @property
    def own_labels(self) -> tuple[str, ...]:
        """Its name, its acronym and what that is short for."""
        return tuple(filter(None, (self.name, self.acronym, self.expansion)))

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything by which people name it."""
        return (*self.own_labels, *self.also)


class ProductTerm(Value):
    """A noun of this product, as types, tests and documentation use it."""

    name: str
    definition: str


class Glossary:
    """Terms that do not change, with what is asked of them. Where two have a label, the first."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take the terms in the order in which they are to be found."""
        self.terms = tuple(terms)

    def term(self, text: str) -> Term | None:
        """Return the term that a text names, whatever its capitals and number, or None.

        A term's own name and acronym win over what is typed for another.

        >>> ours().term("kloes").name
        'key lines of enquiry'
        """
        return self.named(text) or self._by_typed.get(singulars(text))

    def named(self, text: str) -> Term | None:
        """Return the term of this name, acronym or expansion, whatever else it is typed for."""
        return self._by_own_label.get(singulars(text))

    def chain(self, of: Term) -> tuple[str, ...]:
        """Return every name the thing has had, oldest first; only its own when it had no other.

        >>> ours().chain(ours().term("LDA"))[-1]
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
                step = self.term(name)
        return tuple(names)

    def expansions(self, question: str) -> tuple[str, ...]:
        """Return words to search for beside those of a question, e.g. "undermining" for "bullying".

        For each term that the question names or types another word for: its name, acronym and
        other names in time, and the words by which the documents speak of it. Nothing that the
        question says already, nothing twice.
        """
        said = singulars(question)
        found: dict[str, None] = {}
        for each in self.said_in(question):
            for words in self._search_words(each):
                if not holds(said, of_label(words)):
                    found.setdefault(words)
        return tuple(found)

    def said_in(self, text: str) -> tuple[Term, ...]:
        """Return the terms that a text names or types another word for, each once, in order."""
        return tuple(self.terms[at] for at in dict.fromkeys(self._labels.said_in(text)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every label, in small letters: what may be typed and is spelt right."""
        labels = (
            label
            for each in self.terms
            for label in (*each.labels, *each.in_documents, *self.chain(each))
        )
        return frozenset(word for label in labels for word in _WORD.findall(label.casefold()))

    def _search_words(self, of: Term) -> Iterator[str]:
        yield from of.own_labels
        yield from of.in_documents
        yield from (name for name in self.chain(of) if name != of.name)

    @cached_property
    def _labels(self) -> Labels[int]:
        return Labels((label, at) for at, each in enumerate(self.terms) for label in each.labels)

    @cached_property
    def _by_own_label(self) -> dict[tuple[str, ...], Term]:
        pairs = ((singulars(label), each) for each in self.terms for label in each.own_labels)
        return _first(pairs)

    @cached_property
    def _by_typed(self) -> dict[tuple[str, ...], Term]:
        return _first((singulars(label), each) for each in self.terms for label in each.also)


@cache
def ours() -> Glossary:
    """Return our glossary, its terms in the file's order."""
    return Glossary(Term.model_validate(fields) for fields in _file()["term"])


@cache
def product_terms() -> tuple[ProductTerm, ...]:
    """Return the product's own nouns, in the file's order."""
    return tuple(ProductTerm.model_validate(fields) for fields in _file()["product"])


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
    for each in sorted(ours().terms, key=lambda each: each.name.casefold()):
        lines += [_entry(each), ""]
    lines += ["## Words of this product", ""]
    for noun in sorted(product_terms(), key=lambda each: each.name.casefold()):
        lines += [f"**{noun.name}**: {noun.definition}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _entry(each: Term) -> str:
    acronym = f" ({_acronym(each)})" if each.acronym else ""
    notes = [f"Edition: {each.edition}."] if each.edition else []
    names = ours().chain(each)
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


def _first(
    pairs: Iterable[tuple[tuple[str, ...], Term]],
) -> dict[tuple[str, ...], Term]:
    found: dict[tuple[str, ...], Term] = {}
    for label, each in pairs:
        if label:
            found.setdefault(label, each)
    return found


_WORD = re.compile(r"[^\W\d_]+")


if __name__ == "__main__":
    sys.stdout.write(render())
