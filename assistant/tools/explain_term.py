"""Tool: what a term or acronym means, what became of it, and where the documents use it."""

from __future__ import annotations

import re

from assistant.question import Status
from assistant.sources import edition_name
from assistant.tools.context import ToolContext
from assistant.tools.passages import sentence_about
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.glossary import Glossary, Term

LONGEST_NAME = 5  # words of a term's name
MOST = 3  # terms explained at once
PLACES = 2  # sentences of the documents shown for a term

_WORD = re.compile(r"[\w’'/-]+")


def explain_term(context: ToolContext, term: str) -> ToolReport:
    """Explain a term or acronym of the field, how terms differ, or what became of an old name.

    Args:
        term: The term, or several in one text, as the person wrote them.
    """
    if not term.strip():
        message = "Say which term or acronym to explain."
        raise BadInput(message)
    known = terms_in(term, context.glossary)
    if not known:
        return _unknown(context, term)
    undefined = all(each.never_defined for each in known)
    used = {each.name: _uses(context, each) for each in known}
    lines = [line for each in known for line in _lines(context, each, used[each.name])]
    if not undefined:
        lines = lines[1:]  # the lead says it
    return ToolReport(
        status=Status.NOT_IN_DOCUMENTS if undefined else Status.ANSWERED,
        lead=_lead(known[0], undefined),
        statements=tuple(lines),
        cautions=_cautions(known),
        result={
            "terms": [
                {
                    "name": each.name,
                    "acronym": each.acronym,
                    "definition": each.definition,
                    "edition": each.edition,
                    "names_in_time": list(context.glossary.chain(each)),
                    "defined_in_documents": not (
                        each.never_defined or each.by_organisation or each.origin
                    ),
                    "explained_by": "organisation" if each.by_organisation else "assistant",
                }
                for each in known
            ]
        },
        topic={"term": known[0].name},
    )


def terms_in(text: str, glossary: Glossary) -> list[Term]:
    """Return the glossary's terms that a text names, longest names first where they overlap."""
    words = _WORD.findall(text)
    whole = glossary.term(text)
    if whole:
        return [whole]
    found: dict[int, Term] = {}
    taken: set[int] = set()
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = set(range(start, start + length))
            named = glossary.term(" ".join(words[start : start + length]))
            if named and not span & taken:
                taken |= span
                found[start] = named
    ordered = [found[start] for start in sorted(found)]
    return list({each.name: each for each in ordered}.values())[:MOST]


def _lead(first: Term, undefined: bool) -> str:
    if undefined:
        return f"The documents held here do not define the term {_named(first)}."
    return f"{_capital(_named(first))}: {first.definition}"


def _named(each: Term) -> str:
    return f"{each.name} ({each.acronym})" if each.acronym else each.name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lines(context: ToolContext, each: Term, uses: list[str]) -> list[str]:
    lines = [f"- {_capital(_named(each))}: {each.definition}"]
    names = context.glossary.chain(each)
    if len(names) > 1:
        lines.append(f"- Its names in time, oldest first: {' → '.join(names)}.")
    return [*lines, *(f"- {use}" for use in uses)]


def _uses(context: ToolContext, each: Term) -> list[str]:
    """Return sentences of the documents that use a term, or one of its names in time."""
    uses: list[str] = []
    names = context.glossary.chain(each)
    wanted = names if len(names) > 1 else (each.name, *filter(None, (each.acronym,)))
    for name in [*wanted, *each.in_documents]:
        use = sentence_about(context, name, name) or sentence_about(
            context, f"{name} {each.definition}", name
        )
        if use and use not in uses:
            uses.append(use)
        if len(uses) >= max(PLACES, len(names) if len(names) > 1 else 0):
            break
    return uses


def _cautions(known: list[Term]) -> tuple[str, ...]:
    cautions = []
    if not all(each.by_organisation for each in known):
        cautions.append(
            "Meanings are in our own words; what a document says is quoted under its source."
        )
    for each in known:
        if each.by_organisation:
            cautions.append(
                f"What {each.name} means is from the organisation's own glossary, which is no "
                "official document."
            )
        if each.origin:
            cautions.append(f"{_capital(each.name)} comes from outside: {each.origin}.")
        if each.edition:
            cautions.append(f"{_capital(each.name)} belongs to {edition_name(each.edition)}.")
    if any(each.never_defined for each in known):
        cautions.append(
            "Add a document that defines it if your organisation has one; what it grades or "
            "decides is set by people."
        )
    return tuple(cautions)


def _unknown(context: ToolContext, text: str) -> ToolReport:
    use = sentence_about(context, text, text.strip())
    if use is None:
        return ToolReport(
            status=Status.NOT_IN_DOCUMENTS,
            lead="Neither the documents held here nor the glossary has that term.",
            result={"terms": []},
        )
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"The glossary does not have it, but the documents use it: {use}",
        result={"terms": []},
    )
