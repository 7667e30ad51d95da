"""Makes the fingerprints that `corpus.recognition` knows the official documents by.

Run it on your own copies as plain text, one for each catalogue key:

    python -m corpus.recognition_data handbook-2017-18=handbook.txt strategy-2021=strategy.txt …

It rewrites `corpus/recognition.json`: for each document the sampled hashes of its five-word runs
and the hashes of its words, sorted, so that neither their order nor a sentence is kept. Documents
that are not named keep the fingerprints they have.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from corpus.catalogue import entry
from corpus.recognition import Fingerprints, fingerprint, known_documents, words_of
from corpus.text import DocumentText, Line, Media

DATA = Path(__file__).with_name("recognition.json")


def fingerprint_of_copy(copy: Path) -> Fingerprints:
    """Return the fingerprints of a copy in plain text (UTF-8)."""
    lines = tuple(Line(text=line) for line in copy.read_text(encoding="utf-8").splitlines())
    return fingerprint(words_of(DocumentText(name=copy.name, media=Media.TEXT, lines=lines)))


def written(documents: dict[str, Fingerprints]) -> str:
    """Return the data file's text for these fingerprints."""
    packed = {
        key: {"shingles": _packed(kept.shingles, size=8), "words": _packed(kept.words, size=4)}
        for key, kept in sorted(documents.items())
    }
    return json.dumps(packed, indent=1) + "\n"


def _packed(numbers: Iterable[int], size: int) -> str:
    return b64encode(b"".join(number.to_bytes(size) for number in sorted(numbers))).decode("ascii")


def main(arguments: list[str]) -> None:
    """Fingerprint the copies named as KEY=FILE and write the data file."""
    known = dict(known_documents()) if DATA.exists() else {}
    for argument in arguments:
        key, _, copy = argument.partition("=")
        known[entry(key).key] = fingerprint_of_copy(Path(copy))
    DATA.write_text(written(known), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
