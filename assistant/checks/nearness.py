"""How near each word of a claim comes to each sentence of its source, by the embedding model.

A word's vector is the mean of its tokens', read in its sentence; a sentence is as near as its
nearest token. Vectors of the source are kept while one answer is checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.checks.claim_words import words_of
from assistant.ports import ReadWords, WordReader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Nearness:
    """Compares claims with sources; reads each sentence of a source once."""

    def __init__(self, reader: WordReader) -> None:
        self._reader = reader
        self._tokens: dict[str, NDArray[np.int8]] = {}
        self._asked: dict[str, ReadWords] = {}

    def near(self, claim: str, source: Sequence[str]) -> list[list[float]] | None:
        """Return, for each word of a claim, its nearness to each sentence, 0 to 1.

        None where the model gives no vectors of tokens.
        """
        import numpy as np

        self.read(source, claim)
        held = [self._tokens[sentence] for sentence in source]
        asked = self._asked[claim]
        if not len(asked.tokens) or not any(map(len, held)):
            return None
        rows = _rows(claim, asked.words)
        found = np.zeros((len(rows), len(source)), dtype=np.float32)
        with_tokens = [n for n, tokens in enumerate(held) if len(tokens)]
        every = np.concatenate([held[n] for n in with_tokens]).astype(np.float32) / 127
        starts = np.cumsum([0, *(len(held[n]) for n in with_tokens[:-1])])
        nearest = np.maximum.reduceat(asked.tokens @ every.T, starts, axis=1)
        for n, tokens in enumerate(rows):
            if tokens:
                found[n, with_tokens] = nearest[tokens].mean(axis=0)
        clipped: list[list[float]] = np.clip(found, 0, 1).tolist()
        return clipped

    def read(self, source: Sequence[str], claim: str) -> None:
        """Read what was not read yet: the sentences of a source at once, and a claim."""
        if claim not in self._asked:
            self._asked[claim] = self._reader.ask(claim)
        unread = list(dict.fromkeys(each for each in source if each not in self._tokens))
        if unread:
            read = self._reader.encode(unread)
            self._tokens.update(zip(unread, (each.tokens for each in read), strict=True))


def _rows(claim: str, pieces: Sequence[str]) -> list[list[int]]:
    """Return, for each word of a claim, the places of its tokens among the model's.

    The model may have cut a long claim: the words beyond have none.
    """
    rows: list[list[int]] = []
    read = 0
    for word in words_of(claim):
        start = next((n for n in range(read, len(pieces)) if pieces[n] == word.text), None)
        if start is None:
            rows.append([])
            continue
        read = start
        while read < len(pieces) and pieces[read] == word.text:
            read += 1
        rows.append(list(range(start, read)))
    return rows
