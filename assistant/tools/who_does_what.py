"""Tool: the duties of a body or office, or who has a duty, by edition."""

from __future__ import annotations

import re

from assistant.likeness import similarities
from assistant.question import Status
from assistant.sources import edition_name
from assistant.tools.context import ToolContext
from assistant.tools.quoting import own_words_caution, quoted
from assistant.tools.report import ToolReport
from assistant.words import stems
from corpus.failures import BadInput
from corpus.framework.model import Role, Wording

NEAR = 0.42  # cosine from which a duty is taken to be the one asked for
MOST = 6

#: How people name the bodies, as patterns over what was asked.
_CALLED: tuple[tuple[str, str], ...] = (
    (r"\bregional (?:postgraduate|pg) ?deans?\b|\brpgds?\b", "regional postgraduate dean"),
    (r"\bdeqs?\b|directors? of education and quality", "directors of education and quality"),
    (
        r"(?<!regional )(?<!regional postgraduate )(?<!regional pg )\bdeans?\b",
        "postgraduate dean",
    ),
    (r"\bqsf\b|quality scrutiny forum", "quality scrutiny forum"),
    (r"\bquality committee\b", "quality committee"),
    (r"\bregional (?:quality )?governance\b", "regional quality governance"),
    (r"\bboard\b", "hee board"),
    (
        r"\bplacement providers?\b|\btrusts?\b|\bhospitals?\b|\bproviders? of placements\b|\blep\b",
        "placement providers",
    ),
    (r"\beducation providers?\b|\bheis?\b|\buniversit(?:y|ies)\b", "education providers"),
)


def who_does_what(
    context: ToolContext, role: str = "", duty: str = "", edition: str = ""
) -> ToolReport:
    """Give the duties of a role or body, or say which role has a duty, each with its edition.

    Args:
        role: One or more bodies or offices, e.g. "Postgraduate Dean" or "placement providers".
        duty: A duty in words, to find whose it is.
        edition: Only this edition, "2017-18" or "2021"; empty for all held.
    """
    roles = [each for each in context.loaded.framework.roles if _in_edition(each, edition)]
    if role.strip():
        chosen = _named(roles, role)
        if chosen:
            return _duties(context, chosen)
    if not role.strip() and not duty.strip():
        message = "Say which role or which duty."
        raise BadInput(message)
    found = _with_duty(context, roles, duty or role)
    if found:
        return _holders(context, found)
    names = "; ".join(f"{each.name} ({edition_name(each.edition)})" for each in roles)
    return ToolReport(
        status=Status.NOT_IN_DOCUMENTS,
        lead="The governance sections that are held do not say whose duty that is.",
        cautions=(f"They give duties to: {names}.",) if names else (),
        result={"roles": []},
    )


def _in_edition(role: Role, edition: str) -> bool:
    digits = re.sub(r"\D", "", edition)
    return not digits or re.sub(r"\D", "", role.edition).startswith(digits[:4])


def _named(roles: list[Role], asked: str) -> list[Role]:
    text = asked.casefold()
    wanted = {name for pattern, name in _CALLED if re.search(pattern, text)}
    return [
        role
        for role in roles
        if role.name.casefold() in text or any(_same(name, role.name.casefold()) for name in wanted)
    ]


def _same(wanted: str, name: str) -> bool:
    if wanted == "postgraduate dean":
        return "dean" in name and "regional" not in name
    return wanted in name


def _duties(context: ToolContext, roles: list[Role]) -> ToolReport:
    first = roles[0]
    lines = [
        f"- {role.name} ({edition_name(role.edition)}): {quoted(context, duty)}"
        for role in roles
        for duty in role.duties
    ]
    counted = "; ".join(
        f"{role.name} ({edition_name(role.edition)}), {len(role.duties)} "
        f"{'duty' if len(role.duties) == 1 else 'duties'}"
        for role in roles
    )
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"The documents give these duties: {counted}.",
        statements=tuple(lines),
        cautions=_cautions(context, roles, [duty for role in roles for duty in role.duties]),
        result={"roles": [_as_row(role) for role in roles]},
        topic={"role": first.name, "edition": first.edition},
    )


def _with_duty(
    context: ToolContext, roles: list[Role], asked: str
) -> list[tuple[Role, Wording, float]]:
    """Return the duties nearest to what was asked: by shared words, and by meaning if we can."""
    pairs = [(role, duty) for role in roles for duty in role.duties]
    texts = tuple(duty.text for _, duty in pairs)
    near = similarities(context.embedder, asked, texts) if context.embedder else [0.0] * len(texts)
    wanted = stems(asked)
    scored = []
    for (role, duty), meaning in zip(pairs, near, strict=True):
        shared = len(wanted & stems(duty.text)) / max(len(wanted), 1)
        scored.append((role, duty, max(float(meaning), shared * 0.8)))
    kept = sorted((each for each in scored if each[2] >= NEAR), key=lambda each: -each[2])
    return kept[:MOST]


def _holders(context: ToolContext, found: list[tuple[Role, Wording, float]]) -> ToolReport:
    role, duty, _ = found[0]
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"The nearest duty is one of {role.name} ({edition_name(role.edition)}): "
        f"{quoted(context, duty)}",
        statements=tuple(
            f"- {other.name} ({edition_name(other.edition)}): {quoted(context, wording)}"
            for other, wording, _ in found[1:]
        ),
        cautions=_cautions(context, [each[0] for each in found], [each[1] for each in found]),
        result={
            "roles": [
                {"name": each.name, "edition": each.edition, "duties": [wording.text]}
                for each, wording, _ in found
            ]
        },
        topic={"role": role.name, "edition": role.edition},
    )


def _cautions(context: ToolContext, roles: list[Role], wordings: list[Wording]) -> tuple[str, ...]:
    editions = sorted({edition_name(role.edition) for role in roles})
    return (
        f"Bodies and titles are those of {' and '.join(editions)} and have changed since.",
        *own_words_caution(context, wordings),
    )


def _as_row(role: Role) -> dict[str, object]:
    return {
        "name": role.name,
        "edition": role.edition,
        "duties": [duty.text for duty in role.duties],
    }
