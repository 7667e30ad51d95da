"""Which standards a theme or a piece of evidence is about, or that none of them is.

Each standard is described by what it means in practice (`corpus.framework.guidance`), because
people do not write in the standards' words. Measured in `evaluations/standards`.
"""

from __future__ import annotations

from functools import cache

from assistant.ports import Embedder
from assistant.topics import Bounds, Topic, TopicMatch, Topics
from assistant.words import stemmed, stems
from corpus.failures import BadInput
from corpus.framework.guidance import guidance, no_standard
from corpus.framework.model import Framework, Standard
from corpus.text import Value, collapse

#: Chosen on half of evaluations/standards/cases/develop.jsonl and 40 cases beside them.
BOUNDS = Bounds(least=0.16)
#: The same where there is no embedder and only words can speak.
WORDS_ONLY = Bounds(least=0.14)
WORDS_SHOWN = 4


class StandardMatch(Value):
    """A standard that a text is about, how surely (0 to 1), and why in plain words."""

    standard: Standard
    score: float
    reason: str


def match_standards(
    framework: Framework, text: str, embedder: Embedder | None = None, most: int = 3
) -> tuple[StandardMatch, ...]:
    """Return the standards a text is about, best first; empty where none applies.

    Raises `BadInput` for a text without words.
    """
    evidence = collapse(text) if isinstance(text, str) else ""
    if not any(letter.isalpha() for letter in evidence):
        message = "There is no evidence to match; describe it in a sentence."
        raise BadInput(message)
    bounds = WORDS_ONLY if embedder is None else BOUNDS
    matches = standard_topics().match(evidence, bounds, embedder, most)
    return tuple(
        StandardMatch(standard=standard, score=match.score, reason=_reason(match))
        for match in matches
        if (standard := framework.standard(match.key))
    )


def standards_for_setting(
    framework: Framework, setting: str, embedder: Embedder | None = None, most: int = 6
) -> tuple[StandardMatch, ...]:
    """Return the standards that what is known of a setting bears on, each sentence by itself.

    Not every standard is equally relevant everywhere; these are where to look first, for a person
    to add to and take from.
    """
    best: dict[str, StandardMatch] = {}
    for sentence in filter(str.strip, setting.replace("\n", ". ").split(". ")):
        if not any(letter.isalpha() for letter in sentence):
            continue
        for match in match_standards(framework, sentence, embedder):
            known = best.get(match.standard.number)
            if known is None or known.score < match.score:
                best[match.standard.number] = match
    return tuple(sorted(best.values(), key=lambda match: -match.score)[:most])


@cache
def standard_topics() -> Topics:
    """Return the standards of 2017/18 as topics, from the guidance, built once.

    What is easily put under one standard and belongs to another is an example of the other.
    """
    held = guidance()
    misplaced: dict[str | None, list[str]] = {}
    for near in (near for each in held for near in each.near):
        misplaced.setdefault(near.standard or None, []).append(near.words)
    return Topics(
        [
            Topic(
                key=each.number,
                examples=(
                    each.in_practice,
                    *each.speaks_for,
                    *each.speaks_against,
                    *each.features,
                    *misplaced.get(each.number, ()),
                ),
                keywords=(each.theme, *each.keywords),
            )
            for each in held
        ],
        background=(*no_standard(), *misplaced.get(None, ())),
    )


def _reason(match: TopicMatch) -> str:
    words = ", ".join(f"“{word}”" for word in match.shared[:WORDS_SHOWN])
    sense = f"it is near in meaning to “{match.example.rstrip('.')}”" if match.example else ""
    if words and sense:
        return f"it speaks of {words}, and {sense}"
    if words:
        return f"it speaks of {words}"
    return sense or "its words come nearest to what this standard means in practice"


def named_in_none(framework: Framework, text: str) -> str:
    """Return the keyword of a text that no standard's wording has, or "" where one has it.

    A late rota leads to a standard, though no standard of 2017/18 speaks of rotas; whoever cites
    the standard should know.
    """
    written = frozenset().union(*(stems(each.wording.text) for each in framework.standards))
    named = [word for stem, word in stemmed(text) if stem in _single_keywords()]
    return "" if any(stems(word) & written for word in named) else next(iter(named), "")


@cache
def _single_keywords() -> frozenset[str]:
    """Return the stems of the keywords of one word, of all standards."""
    keywords = (stems(word) for topic in standard_topics().topics for word in topic.keywords)
    return frozenset().union(*(stem for stem in keywords if len(stem) == 1))
