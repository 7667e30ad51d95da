"""Where a text names a person, by what stands in the name and beside it.

Names come from everywhere, so the lists only help: most names are found because two words with
capitals are no ordinary words, or by a title, a role, a number or a verb beside them. In doubt a
word is a name. Places, bodies, roles, papers and months are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from corpus.evidence.words import alternatives, vocabulary

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_JOINS = re.compile(r"\.?\s+")  # "J. Smith"; anything else between two words ends a name
_PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "van",
        "von",
        "de",
        "da",
        "der",
        "ap",
        "ab",
        "ó",
        "ní",
        "nic",
    )
)
_PLACE_BEFORE = re.compile(r"\b(?:at|in|near|across|around|the|to|outside|inside)\s+$", re.I)
_ORDINARY_ENDING = re.compile(
    r"(?:tions?|(?<!cle)ments?|olog(?:y|ists?)|iatr(?:y|ists?|ics?)|therap(?:y|ists?)"
    r"|graph(?:y|ers?)|ships?|ness|ical|ional|ised|ally|ations?|nurses?|ives)$"
)
_REGISTER = r"(?:GMC|NMC|HCPC|GDC|GPhC)"
_NUMBERED = re.compile(
    rf"(?P<name>[^\W\d_][\w'’-]+(?:\s+[^\W\d_][\w'’-]+){{1,2}})\s*[,(\[–-]+\s*(?i:{_REGISTER})\b"
)
_CONTACT = re.compile(
    r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b"
    rf"|\b{_REGISTER}\b[^\w\n]{{0,3}}(?:(?:no|number|pin|ref|reg\w*|is|was)\b\.?[^\w\n]{{0,3}}){{0,2}}"
    r"[A-Z0-9]*\d{4,}\w*"
    r"|\bNHS (?:no\.?|number)\W{0,3}(?:is |was )?\d[\d\s-]{6,}\d"
    r"|(?<![\w/])(?:\+44\s?|0)\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)",
    re.IGNORECASE,
)
_LOWER_TITLED = re.compile(r"\b(?:dr|mr|mrs|prof)\.?\s+(?P<name>[^\W\d_A-Z][\w'’-]{2,})")
_SURNAME_FIRST = re.compile(r"\b(?P<name>[^\W\d_a-z][\w'’-]+),\s(?:[A-Z]\.\s?){1,3}(?=\W|$)")

Span = tuple[int, int]


def names_a_person(text: str) -> bool:
    """Say whether a text names a person or gives a number or address that leads to one.

    >>> names_a_person("Dr Quist shouted."), names_a_person("The Emergency Department said so.")
    (True, False)
    """
    return bool(_CONTACT.search(text)) or bool(persons_in(text))


def persons_in(text: str) -> tuple[Span, ...]:
    """Return where a text names persons: start and end of each name, in order.

    >>> text = "Told by Ifeoma Vale and J. Oakentwist at Marl House."
    >>> [text[start:end] for start, end in persons_in(text)]
    ['Ifeoma Vale', 'J. Oakentwist']
    """
    found = sorted(
        {*_titled(text), *_numbered(text), *_in_capitals(text), *_in_small_letters(text)}
    )
    kept: list[Span] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _titled(text: str) -> Iterator[Span]:
    for match in _after_title().finditer(text):
        if not _is_plain(match["name"]):
            yield match.start(), match.end()
    for match in _LOWER_TITLED.finditer(text):
        if not _is_plain(match["name"]):
            yield match.start(), match.end()
    for match in _SURNAME_FIRST.finditer(text):
        if not _is_plain(match["name"]):
            yield match.span()


def _numbered(text: str) -> Iterator[Span]:
    for match in _NUMBERED.finditer(text):
        if not any(_is_plain(word) for word in match["name"].split()):
            yield match.span("name")


def _in_capitals(text: str) -> Iterator[Span]:
    for run in _runs(text):
        place = _bare(run[-1]) in _listed("places")
        strange: list[re.Match[str]] = []
        for word in run:
            if _is_strange(word, run):
                strange.append(word)
                continue
            if strange and not place:
                yield from _name(text, strange, run)
            strange = []
        if strange and not (place and len(run) > 1 and not _may_be_surname(text, run)):
            yield from _name(text, strange, run)
        elif place and len(run) > 1 and _may_be_surname(text, run):
            yield run[0].start(), run[-1].end()


def _name(
    text: str, words: Sequence[re.Match[str]], run: Sequence[re.Match[str]]
) -> Iterator[Span]:
    """Yield the span of strange words with capitals, when they are a name."""
    start, end = words[0].start(), words[-1].end()
    full = [word for word in words if len(_bare(word)) > 1]
    known = any(_bare(word) in _known() for word in full)
    if not full or re.search(r"\bSt\.?\s+$", text[:start]):
        return
    if len(full) > 1:
        if known or _cue(text, start, end) or not _PLACE_BEFORE.search(text[:start]):
            yield start, end
    elif len(words) > 1:  # with an initial
        dotted = "." in text[start:end] or text[end : end + 1] == "."
        if dotted or (words[0] is run[0] and len(_bare(words[0])) == 1):
            yield start, end
    elif (known and words[0] is run[-1]) or _cue(text, start, end):
        yield start, end


def _cue(text: str, start: int, end: int) -> bool:
    """Say whether a person's role stands before, or a person's deed or thing after."""
    before = _last_word(text[:start])
    after = _first_word(text[end:])
    if before in _listed("before") and re.search(r"[\w.,]\s+$", text[:start]):
        return True
    if re.search(r"['’]s?$", text[start:end]):
        return after in _listed("theirs")
    if after in _listed("human"):
        return True
    opens = not text[:start].strip("•-*–“\"'( ") or text[:start].rstrip().endswith(
        (".", "!", "?", ":")
    )
    return after in _listed("saying") and not opens and not _PLACE_BEFORE.search(text[:start])


def _in_small_letters(text: str) -> Iterator[Span]:
    words = list(_WORD.finditer(text))
    for word, following in pairwise(words):
        if _bare(word) in _given() and _bare(following) in _families():
            yield word.start(), following.end()
    for word in words:
        if word[0].islower() and _bare(word) in _known() and _cue(text, *word.span()):
            yield word.span()


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield stretches of words with capitals that only blanks and particles part."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        between = text[run[-1].end() : word.start()] if run else ""
        joined = bool(run) and (
            between.isspace() or (len(run[-1][0]) == 1 and bool(_JOINS.fullmatch(between)))
        )
        particle = joined and word[0].lower() in _PARTICLES and word[0].islower()
        if run and not joined:
            yield run
            run = []
        if word[0][0].isupper() or particle:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_strange(word: re.Match[str], run: Sequence[re.Match[str]]) -> bool:
    if len(word[0]) == 1:
        return True  # an initial, beside a name
    if word[0].lower() in _PARTICLES and word is not run[0]:
        return True
    if word[0].rstrip("s").isupper():  # "GMC", "ODPs"
        return _bare(word) in _known()
    return not _is_plain(word[0])


def _may_be_surname(text: str, run: Sequence[re.Match[str]]) -> bool:
    """Say whether a run that ends in "Park" or "Hall" is a person all the same."""
    first, last = _bare(run[0]), _bare(run[-1])
    if last not in _listed("ambiguous") or len(run) > len(("Ada", "Mary", "Park")):
        return False
    return not _is_plain(run[0][0]) and (
        first in _given()
        or _cue(text, run[0].start(), run[-1].end())
        or _first_word(text[run[-1].end() :]) in _listed("saying")
    )


def _is_plain(word: str) -> bool:
    """Say whether a word is an ordinary one, of which places, roles and papers are named."""
    bare = _POSSESSIVE.sub("", word).lower()
    if bare in _known():
        return False
    pieces = [piece for piece in bare.split("-") if piece]
    ordinary = _listed("not_names") | _listed("places")
    return bare in ordinary or (
        bool(_ORDINARY_ENDING.search(bare)) or all(piece in ordinary for piece in pieces)
    )


def _bare(word: re.Match[str]) -> str:
    return _POSSESSIVE.sub("", word[0]).lower()


def _first_word(text: str) -> str:
    match = re.match(r"[\s,(]*([\w'’-]+)", text)
    return match[1].lower() if match else ""


def _last_word(text: str) -> str:
    match = re.search(r"([\w'’-]+)[.,]?\s+$", text)
    return match[1].lower() if match else ""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(vocabulary("persons.toml")["words"][name].split())


@cache
def _given() -> frozenset[str]:
    return _names("given")


@cache
def _families() -> frozenset[str]:
    return _names("family")


@cache
def _known() -> frozenset[str]:
    return _given() | _families()


def _names(part: str) -> frozenset[str]:
    origins = vocabulary("persons.toml")[part].values()
    return frozenset(name.lower() for names in origins for name in names.split())


@cache
def _after_title() -> re.Pattern[str]:
    titles = alternatives("people", "titles")
    return re.compile(
        rf"\b{titles}\.?\s+(?:[A-Z]\.?\s+){{0,3}}(?P<name>[^\W\d_a-z][\w'’-]*[^\W\d_])"
    )
