"""Finding a standard by its number, and naming the nearest where there is none of that number.

Source: Quality Framework Handbook 2017/18, Quality domains and standards (27 in six domains). The
standards of 2021 are not held. Must not know meanings: `standard_matching.py` compares those.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.ports import Embedder, LoadedFramework
from assistant.sources import edition_name
from corpus.failures import BadInput
from corpus.framework.model import Framework, Standard
from corpus.text import Value, collapse

NEAREST = 3

_ID = re.compile(
    r"^(?:(?:quality\s+)?(?:standard|std\.?|no\.?|number|#)\s*)*"
    r"(?:(?P<edition>(?:19|20)\d\d(?:\s*[-/–]\s*\d\d(?:\d\d)?)?)\s*[:\s]\s*)?"
    r"(?:(?:quality\s+)?(?:standard|std\.?|domain)\s*)?"
    r"(?P<domain>\d{1,3})(?:\s*[.,]\s*(?P<number>\d{1,3})?)?\s*\.?$",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"(\d{1,3})\s*[.,]\s*(\d{1,3})")


class StandardFound(Value):
    """What a number led to: the standard, or the nearest ones and a sentence that says why not."""

    standard: Standard | None
    nearest: tuple[Standard, ...] = ()
    message: str = ""


def by_id(framework: Framework, wanted: str) -> StandardFound:
    """Return the standard of a number such as "3.4", "2017-18:3.4" or "standard 3.4.".

    Raises `BadInput` where nothing was given. A number or an edition that is not held gives no
    standard, the nearest ones and a message.
    """
    text = collapse(wanted) if isinstance(wanted, str) else ""
    if not text:
        message = "No standard was given; give a number such as 3.4."
        raise BadInput(message)
    held = edition_name(framework.edition)
    match = _ID.match(text)
    if match is None:
        shown = text if len(text) <= 60 else text[:57] + "…"
        message = f"“{shown}” is no number of a standard; numbers look like 3.4 or 2017-18:3.4."
        inside = _NUMBER.search(text)
        nearest = _nearest(framework, int(inside[1]), int(inside[2])) if inside else ()
        return StandardFound(standard=None, nearest=nearest, message=message)
    domain, number = int(match["domain"]), int(match["number"]) if match["number"] else None
    asked = _edition(match["edition"]) if match["edition"] else framework.edition
    same = framework.standard(f"{domain}.{number}")
    if asked != framework.edition:
        return StandardFound(
            standard=None,
            nearest=(same,) if same else _nearest(framework, domain, number),
            message=f"The standards of {edition_name(asked)} are not held; only those of {held} "
            "are, and editions number differently.",
        )
    if same:
        return StandardFound(standard=same)
    return StandardFound(
        standard=None,
        nearest=_nearest(framework, domain, number),
        message=_missing(framework, domain, number),
    )


def _edition(written: str) -> str:
    """Return an edition as its id has it: "2017/18", "2017-2018" and "2017" are "2017-18".

    >>> _edition("2017/2018"), _edition("2021")
    ('2017-18', '2021')
    """
    parts = re.split(r"\s*[-/–]\s*", written)
    if parts == ["2017"]:
        return "2017-18"
    return "-".join([parts[0], *(part[-2:] for part in parts[1:])])


def _nearest(framework: Framework, domain: int, number: int | None) -> tuple[Standard, ...]:
    inside = [standard for standard in framework.standards if standard.domain == domain]
    if inside and number is None:
        return tuple(inside)

    def distance(standard: Standard) -> tuple[int, int, str]:
        return (
            abs(standard.domain - domain),
            abs(int(standard.number.split(".")[1]) - (number or 0)),
            standard.number,
        )

    return tuple(sorted(framework.standards, key=distance)[:NEAREST])


def _missing(framework: Framework, domain: int, number: int | None) -> str:
    held = edition_name(framework.edition)
    inside = [standard.number for standard in framework.standards if standard.domain == domain]
    if not inside:
        domains = sorted({standard.domain for standard in framework.standards})
        shown = f"domain {domain}" if number is None else f"standard {domain}.{number}"
        return (
            f"There is no {shown} in {held}: "
            f"the domains are numbered {domains[0]} to {domains[-1]}."
        )
    span = f"the standards of domain {domain} are {inside[0]} to {inside[-1]}"
    if number is None:
        return f"{domain} is the number of a domain: {span}."
    return f"There is no standard {domain}.{number} in {held}: {span}."


def of_domain(framework: Framework, domain: int) -> tuple[Standard, ...]:
    """Return the standards of a domain in their order."""
    return tuple(standard for standard in framework.standards if standard.domain == domain)


def domain_title(framework: Framework, number: int) -> str:
    """Return a domain's title, "" where there is no such domain."""
    return next((domain.title.text for domain in framework.domains if domain.number == number), "")


def as_row(
    framework: Framework, standard: Standard, score: float = 1.0, reason: str = "by its number"
) -> dict[str, Any]:
    """Return a standard in the shape of `standards --json`."""
    return {
        "id": standard.id,
        "edition": standard.edition,
        "domain": domain_title(framework, standard.domain),
        "text": standard.wording.text,
        "score": round(score, 3),
        "reason": reason,
    }


def found_row(framework: Framework, found: StandardFound) -> dict[str, Any]:
    """Return what a number led to in the shape of `standards ID --json`."""
    if found.standard:
        return {"standards": [as_row(framework, found.standard)]}
    return {
        "standards": [],
        "nearest": [standard.id for standard in found.nearest],
        "message": found.message,
    }


def standard_row(loaded: LoadedFramework, number: str) -> dict[str, Any]:
    """Return what a number leads to, for `standards ID`. Raises `BadInput` for no number."""
    return found_row(loaded.framework, by_id(loaded.framework, number))


def all_standards(loaded: LoadedFramework) -> list[dict[str, Any]]:
    """Return every standard in its order, for `standards` without a number."""
    framework = loaded.framework
    return [as_row(framework, standard, reason="listed") for standard in framework.standards]


def match_row(
    loaded: LoadedFramework, text: str, embedder: Embedder | None = None
) -> dict[str, Any]:
    """Return the standards a text is about, for `standards --text`. Raises `BadInput`."""
    from assistant.standard_matching import match_standards

    found = match_standards(loaded.framework, text, embedder)
    return {
        "standards": [
            as_row(loaded.framework, match.standard, match.score, match.reason) for match in found
        ]
    }
