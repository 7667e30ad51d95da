"""Texts for prints, in our own words: one by hand, others by chance from a seed."""

from __future__ import annotations

import random

from tests.splitting.prints import Block

LONG = (
    "The panel met learners from four professions in the morning, and those who teach them after"
    " lunch. Nobody had been told beforehand what the others would say, and so it counts for more"
    " that both groups named the same three wards. On two of them the rota had come out late in"
    " every month since spring; on the third it came in time but was changed again within the week."
    " A well-run department can do better, and the multi-professional team on the next floor does."
)
REVIEW = [
    Block("h1", "Review of placements at Larkmere"),
    Block(
        "p",
        "This review was asked for in March, when a survey had shown that learners on four"
        " wards did not know who supervised them.",
    ),
    Block("h2", "What we looked at"),
    Block("p", LONG),
    Block("p", LONG.replace("morning", "evening").replace("three", "five")),
    Block("p", "We asked each group about:"),
    Block(
        "ul",
        items=(
            "how they were shown round on their first day",
            (
                "who they turn to",
                (
                    "in the daytime",
                    (
                        "at night and at weekends, when fewer people are"
                        " about and the nearest senior may be at another site"
                    ),
                ),
            ),
            "what they would change",
        ),
    ),
    Block("h3", "Numbers"),
    Block("p", "Forty-one people came. Their groups are given below.", note="Counted at the door."),
    Block(
        "table",
        "Table 1 Who came",
        (
            ("Group", "People"),
            ("Nursing", "14"),
            ("Medicine", "12"),
            ("Pharmacy", "15"),
        ),
    ),
    Block("h2", "What we found"),
    Block("p", LONG.replace("panel", "team")),
    Block(
        "ol",
        items=(
            "Learners are told late where they go.",
            (
                "Nobody checks that they can log in on the first day, although a list of accounts is kept"
                " by the education centre and sent to each ward."
            ),
            "Supervisors have no time in their job plans.",
        ),
    ),
    Block("h3", "What works"),
    Block("ticks", items=("A named person on each shift", "A room that is kept for teaching")),
    Block("p", LONG.replace("learners", "students")),
    Block("h2", "What is to be done"),
    Block(
        "table",
        "Table 2 Actions agreed with the provider",
        (
            ("Ref", "Action", "Owner", "By"),
            *(
                (
                    f"A{n}",
                    (
                        f"Look again at matter {n} together with the ward and write down what was"
                        " decided"
                    ),
                    "Head of placements",
                    f"{n} May 2027",
                )
                for n in range(1, 26)
            ),
        ),
    ),
    Block("h2", "Next visit"),
    Block("p", "The panel will come again in autumn. " + LONG),
]

_WORDS = (
    "learners supervisors wards rotas teaching panel handover meeting plan survey week room team"
    " induction feedback report cover clinic evening provider placement question answer time list"
).split()
_VERBS = "asks gives keeps has needs finds shows meets plans changes hears writes".split()


def by_chance(seed: int) -> list[Block]:
    """Return a document of a few pages: paragraphs, lists and tables under headings."""
    chance = random.Random(seed)
    blocks = [Block("h1", _heading(chance))]
    tables = 0
    for _ in range(chance.randint(2, 4)):
        blocks.append(Block("h2", _heading(chance)))
        for _ in range(chance.randint(1, 5)):
            kind = chance.choice(["p", "p", "p", "ul", "ol", "table", "h3"])
            if kind == "table":
                tables += 1
            blocks += _some(chance, kind, tables)
        if blocks[-1].kind in {"h2", "h3"}:
            blocks.append(Block("p", _paragraph(chance)))
    return blocks


def _some(chance: random.Random, kind: str, tables: int) -> list[Block]:
    if kind == "h3":
        return [Block("h3", _heading(chance)), Block("p", _paragraph(chance))]
    if kind == "p":
        return [Block("p", _paragraph(chance))]
    if kind == "table":
        header = ("Ref", _words(chance, 1).title(), _words(chance, 2).capitalize())
        rows = tuple(
            (f"R{n}", _words(chance, chance.randint(1, 3)), _words(chance, chance.randint(3, 14)))
            for n in range(1, chance.choice([3, 4, 30]))
        )
        caption = f"Table {tables} {_words(chance, 3).capitalize()}"
        return [Block("p", _paragraph(chance)), Block("table", caption, (header, *rows))]
    items = tuple(
        _words(chance, chance.randint(2, 25)) + chance.choice([";", "."])
        for _ in range(chance.randint(2, 7))
    )
    lead = f"{_words(chance, 5).capitalize()}:"
    return [Block("p", lead), Block(kind, items=items), Block("p", _paragraph(chance))]


def _words(chance: random.Random, count: int) -> str:
    return " ".join(
        chance.choice(_VERBS) if number % 3 == 1 else chance.choice(_WORDS)
        for number in range(count)
    )


def _heading(chance: random.Random) -> str:
    return _words(chance, chance.randint(2, 5)).capitalize()


def _paragraph(chance: random.Random) -> str:
    sentences = [
        f"{_words(chance, chance.randint(6, 24)).capitalize()}."
        for _ in range(chance.choice([1, 2, 4, 7, 12]))
    ]
    return " ".join(sentences)
