"""Tells whether a file is a copy of one of the official documents, by its words alone.

A document is known by fingerprints: 64-bit hashes of every run of five words, of which about a
quarter is kept (those whose hash divides by four), and 32-bit hashes of its single words. From
these no sentence can be read. Line breaks, page furniture, bullets, capitals and the file's name
play no part, so a re-wrapped, renamed, printed or truncated copy is known again.

Official documents are open to every reader, so the error to fear is taking a provider's evidence
for one: a self-assessment that quotes all the standards, a handbook with comments between its
sections. Hence a file must be the document's own words almost throughout:

- at least 85% of its fingerprints are the document's;
- it holds at least a tenth of the document (the 27 standards alone are a twentieth of theirs);
- nowhere does a stretch that is not the document's bring more than a few words that the document
  uses nowhere, and neither does the whole file beyond a small allowance for misread words.

Left over: a remark of a few words written into a full copy is not noticed.
Knows nothing of files or stores. The fingerprints are made by `corpus.recognition_data`.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.catalogue import CatalogueEntry, entry
from corpus.text import DocumentText, LinePart, Value

SHINGLE = 5  # words in a run
KEPT_ONE_IN = 4  # runs, chosen by the value of the hash
LEAST_SHARE_OF_FILE = 0.85
LEAST_SHARE_OF_DOCUMENT = 0.10
NEARLY_WHOLE = 0.90  # a print loses a few words to its page breaks
LEAST_FINGERPRINTS = 20  # about eighty words
MOST_STRANGERS_IN_A_STRETCH = 6  # a page's running header brings fewer, a comment soon more
STRANGERS_ALLOWED = 10  # in the whole file, and as many again as ...
STRANGERS_PER_WORD = 1 / 250  # ... misread words of a long scan come to

_WORD = re.compile(r"[a-z0-9]+")
_SOFT_HYPHEN = "\u00ad"


class Recognition(Value):
    """A file that is a copy, whole or partial, of a catalogued document."""

    entry: CatalogueEntry
    share_of_file: float  # of the file's words that are the document's, 0.85 to 1
    share_of_document: float  # of the document's words that the file holds, 0.1 to 1

    @property
    def partial(self) -> bool:
        """Say whether a part that a reader would miss is lacking."""
        return self.share_of_document < NEARLY_WHOLE


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What is kept of one document, or computed from one file."""

    shingles: frozenset[int]
    words: frozenset[int]


def recognise(
    text: DocumentText, known: Mapping[str, Fingerprints] | None = None
) -> Recognition | None:
    """Return the official document that this file is a copy of, or None when it is none.

    `known`: fingerprints by catalogue key, by default those of the catalogued documents.
    """
    documents = known_documents() if known is None else known
    accepted = [
        (key, shares)
        for words in (words_of(text, with_junk=False), words_of(text))
        for key, shares in _accepted(words, documents)
    ]
    if not accepted:
        return None
    key, (of_file, _) = max(accepted, key=lambda candidate: candidate[1])
    whole = max(shares[1] for other, shares in accepted if other == key)
    return Recognition(entry=entry(key), share_of_file=of_file, share_of_document=whole)


def _accepted(
    words: Sequence[str], documents: Mapping[str, Fingerprints]
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Give the documents that these words can be a copy of, with the shares of both."""
    sampled = [(at, shingle) for at, shingle in _shingles(words) if shingle % KEPT_ONE_IN == 0]
    if len(sampled) >= LEAST_FINGERPRINTS:
        for key, document in documents.items():
            shares = _compare(words, sampled, document)
            if shares is not None:
                yield key, shares


def words_of(text: DocumentText, *, with_junk: bool = True) -> list[str]:
    """Return the words of a text in order, lower case.

    The documents were fingerprinted with their navigation bars; a copy may have others.
    """
    left_out = None if with_junk else LinePart.JUNK
    kept = " ".join(line.text for line in text.lines if line.part is not left_out)
    plain = unicodedata.normalize("NFKC", kept).replace(_SOFT_HYPHEN, "")
    return _WORD.findall(plain.lower())


def fingerprint(words: Sequence[str]) -> Fingerprints:
    """Return what is kept of a document with these words."""
    kept = frozenset(shingle for _, shingle in _shingles(words) if shingle % KEPT_ONE_IN == 0)
    return Fingerprints(shingles=kept, words=frozenset(map(hash_of_word, words)))


def hash_of_word(word: str) -> int:
    """Return the 32-bit hash of a single word."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest())


@cache
def known_documents() -> dict[str, Fingerprints]:
    """Return the fingerprints of the catalogued documents by their catalogue key."""
    kept = json.loads((files("corpus") / "recognition.json").read_text(encoding="utf-8"))
    return {
        key: Fingerprints(
            shingles=_numbers(fields["shingles"], size=8), words=_numbers(fields["words"], size=4)
        )
        for key, fields in kept.items()
    }


def _numbers(packed: str, size: int) -> frozenset[int]:
    data = b64decode(packed)
    return frozenset(
        int.from_bytes(data[start : start + size]) for start in range(0, len(data), size)
    )


def _shingles(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the position and the 64-bit hash of every run of five words."""
    for at in range(len(words) - SHINGLE + 1):
        run = " ".join(words[at : at + SHINGLE])
        yield at, int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest())


def _compare(
    words: Sequence[str], sampled: Sequence[tuple[int, int]], document: Fingerprints
) -> tuple[float, float] | None:
    """Return the two shares when the file is a copy of the document, else None."""
    of_the_file = {shingle for _, shingle in sampled}  # a page's header counts once, not per page
    known = of_the_file & document.shingles
    of_file = len(known) / len(of_the_file)
    of_document = len(known) / len(document.shingles)
    enough = (
        len(known) >= LEAST_FINGERPRINTS
        and of_file >= LEAST_SHARE_OF_FILE
        and of_document >= LEAST_SHARE_OF_DOCUMENT
    )
    if not enough or _speaks_for_itself(words, sampled, document):
        return None
    return of_file, of_document


def _speaks_for_itself(
    words: Sequence[str], sampled: Sequence[tuple[int, int]], document: Fingerprints
) -> bool:
    """Say whether the file says things of its own between the document's words."""
    strangers = [
        {word for word in words[start:end] if _is_stranger(word, document)}
        for start, end in _strange_stretches(len(words), sampled, document)
    ]
    if any(len(stretch) > MOST_STRANGERS_IN_A_STRETCH for stretch in strangers):
        return True
    allowed = STRANGERS_ALLOWED + len(words) * STRANGERS_PER_WORD
    return len(set().union(*strangers)) > allowed


def _strange_stretches(
    length: int, sampled: Sequence[tuple[int, int]], document: Fingerprints
) -> Iterator[tuple[int, int]]:
    """Yield, as word positions, the gaps between one known run of five words and the next."""
    reached = 0
    for at, shingle in sampled:
        if shingle not in document.shingles:
            continue
        if at > reached:
            yield reached, at
        reached = max(reached, at + SHINGLE)
    if reached < length:
        yield reached, length


def _is_stranger(word: str, document: Fingerprints) -> bool:
    """Say whether the document uses this word nowhere (figures, such as page numbers, aside)."""
    return not word.isdigit() and hash_of_word(word) not in document.words
