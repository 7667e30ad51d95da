"""A handbook about keeping lighthouses: the structure and the damage of the real one, no word of it.

Headings, numbers, labels and names of interventions are kept, as landmarks; every sentence is ours.
"""

import textwrap
from dataclasses import dataclass, field

from corpus.text import DocumentText, Line, Media

NAVIGATION = """Contents InterventionsQuality
Monitoring Governance Quality

DashboardForeword Escalating
ConcernsAssessment Reporting Resources

and Toolkits
"""
MATRIX = """5 G A A/R R R

4 G A A/R R R

3 G G/A A A/R R

2 G G/A A A A/R

1 G G G/A G/A A

1 2 3 4 5

Impact

Li
ke

lih
o

o
d
"""
DOMAINS = {
    "Lamps and glass": 6,
    "Keeping and leading the watch": 5,
    "Looking after young keepers": 5,
    "Looking after old keepers": 4,
    "Giving and testing signals": 3,
    "Keepers for the years ahead": 4,
}
LIKELIHOOD = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACT = ("Negligible", "Minor", "Moderate", "Major", "Significant")
LEVELS = {
    "High": ("Triggered visit", "Programme review"),
    "Medium": ("Programme review", "Learner/educator meetings"),
    "Low": ("Desktop review", "Programme review", "Learner/educator meetings"),
}
SUPPORTIVE = (
    "Advice to providers",
    "Learner involvement",
    "Sharing good practice/peer review",
    "Shadowing/friendly critic",
    "Provision of training",
    "Financial support",
    "Professional Support Units for Medical Trainees",
    "Senior leader engagement visit",
)
SCENARIO_LEVELS = ("High", "Medium", "High", "Medium", "Medium / Low", "Medium / Low")


@dataclass
class Handbook:
    """The text as it grows, and every value that has gone into it."""

    bullet: str = "•"
    text: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, *blocks: str) -> None:
        self.text += "".join(f"{block}\n\n" for block in blocks)

    def value(self, part: str, sentence: str) -> str:
        self.values.setdefault(part, []).append(sentence)
        return sentence

    def wrapped(self, sentence: str, first: str = "", rest: str = "") -> str:
        return textwrap.fill(sentence, 52, initial_indent=first, subsequent_indent=rest)

    def listed(self, part: str, sentences: list[str]) -> None:
        """Add a list whose items blank lines break in two, as the real one's do."""
        for sentence in sentences:
            lines = self.wrapped(self.value(part, sentence), f"{self.bullet} ".lstrip())
            self.add(lines.replace("\n", "\n\n", 1))


def handbook(bullet: str = "•") -> Handbook:
    """Return the whole invented handbook."""
    book = Handbook(bullet)
    book.add(" Foreword\nThe Lighthouse Act 20122 asks that lamps be lit, as figure 1 shows.")
    _standards(book)
    _duties_of_providers(book)
    _risk(book)
    _exploratory(book)
    _supportive(book)
    _pathways(book)
    _governance(book)
    _scenarios(book)
    return book


def _standards(book: Handbook) -> None:
    book.add(" Quality domains and standards")
    for domain, (title, count) in enumerate(DOMAINS.items(), start=1):
        if domain == 4:
            book.text = book.text.rstrip("\n") + "\n Quality domains and standards\n"
        book.add(f"Domain {domain}", book.value("domains", title))
        for number in range(1, count + 1):
            sentence = (
                f"Keepers of lamp {domain} on rock {number} look twice at wick, glass and "
                f"off-shore weather, and write down what they saw before they sleep."
            )
            book.value("standards", sentence)
            split = (
                sentence.replace("off-shore", "off-\n        shore") if number == 3 else sentence
            )
            book.add(
                f"{domain}.{number}. {split}"
                if number == 3
                else book.wrapped(sentence, f"{domain}.{number}. ", "        ")
            )
    book.text = book.text.rstrip("\n") + "\n Quality cycle\n"
    book.add("1. Look at the sea and the log book.")


def _duties_of_providers(book: Handbook) -> None:
    book.add("Placement providers")
    book.listed(
        "roles",
        [
            "Polish every brass rail on the stair until a keeper can see the moon in it;",
            "Carry the oil up by hand wherever the hoist has been taken away.",
        ],
    )
    book.add("Education providers")
    book.listed("roles", ["Teach the code of flags and horns to all that come by boat."])
    book.add(" Assessment\nEvery tower is measured from its foot.")


def _risk(book: Handbook) -> None:
    book.add(" Risk assessment", MATRIX, "Level of risk Interventions")
    for level, names in LEVELS.items():
        book.add(
            "\n".join(
                f"{level + ' ' if index == 0 else ''}{book.bullet and '✓  '}"
                f"{book.value('levels', name)}"
                for index, name in enumerate(names)
            )
        )
    book.add("Score Likelihood Impact")
    for score, labels in enumerate(zip(LIKELIHOOD, IMPACT, strict=True), start=1):
        book.add(str(score))
        for kind, label in zip(("likelihood", "impact"), labels, strict=True):
            sentences = [
                f"The {label.lower()} fog comes in number {item}\n   over the north pier"
                for item in range(2 if kind == "likelihood" else 4)
            ]
            for sentence in sentences:
                book.value(kind, " ".join(sentence.split()))
            book.add(f"{label}:\n" + "\n".join(f"{book.bullet} {s}".lstrip() for s in sentences))


def _exploratory(book: Handbook) -> None:
    book.text = book.text.rstrip("\n") + "\n Quality interventions\n"
    book.add("Context", "All that follows is about going to look.")
    names = "Triggered\nVisits\n\nProgramme\nReviews\n\n{}Desk top\nReviews\n\nLearner/\nEducator\nMeetings"
    outcomes = [f"A boat is sent for at hour {n}, over cross-channel seas" for n in range(9)]
    for group in (outcomes[:2], outcomes[2:4], outcomes[4:6], outcomes[6:]):
        book.add("\n".join(f"-  {book.value('outcomes', o)}" for o in group))
    book.add(names.format("O\nu\n\ntc\no\n\nm\nes\n\n"))
    book.add("Quality interventions\nExploratory interventions")
    for n in range(4):
        book.add(
            "\n".join(
                f"{ask.title()}? "
                + book.value(ask, f"{ask.title()} the lens of tower {n} needs a hand")
                for ask in ("why", "what", "who")
            )
        )
    book.add(names.format(""))


def _supportive(book: Handbook) -> None:
    book.add(" Quality interventions\nA tower is not looked at on fixed days.")
    book.add(
        "Supportive interventions",
        NAVIGATION,
        "Supportive interventions\nExploratory interventions",
    )
    for name in SUPPORTIVE:
        first = book.value(
            "descriptions", f"a keeper rows out with Med. Director and rope for {name}."
        )
        second = book.value(
            "benefits", f"Fewer lamps go out. It costs little where {name} is tried."
        )
        book.add(book.wrapped(f"{name} - {first}"), book.wrapped(second))


def _pathways(book: Handbook) -> None:
    book.add(" Supporting and escalating concerns\nWhoever sees a dark lamp says so.")
    where = ("The tower", "The harbour, the pilots and the coastguard", "The board")
    for number, place in enumerate(where, start=1):
        dash = "-" if number == 1 else "–"
        book.add(
            book.value(
                "pathways", f"Pathway {number}*: {place} {dash} Ring the bell {number} times"
            )
        )
        if number == 1:
            book.add("Appropriate Action Taken and Feedback Given to Learners")
    book.add("*Guidance for Local Offices – bells may be horns.")


def _governance(book: Handbook) -> None:
    book.add(
        " Governance\n"
        + book.value("roles", "HEE Board are the owners of the long stair.")
        + "\nThe Quality Scrutiny Forum\nsits by the fire. The QSF;"
    )
    book.listed("roles", ["Counts the boats at dawn.", "Counts them again at dusk."])
    book.add(
        "Membership of the QSF is open.", "Regional Directors of Education and Quality (DEQs);"
    )
    book.listed("roles", ["Row between the rocks with letters and with lamp oil for all."])
    book.add("At a local office level, the dean should ensure that;")
    book.listed(
        "roles", ["ropes are dry and coiled wherever young keepers have to climb", "gulls are fed."]
    )
    book.add("Figure 7.  Who rows", "Figure 8. Reporting Hierarchy")
    for tier in ("Daily / as the tide asks", "Monthly tables", "Quarterly letters", "Annual books"):
        book.add(book.value("cadences", f"{tier} of oil burnt and ships seen"))
    book.text = book.text.rstrip("\n") + "\n HEE Quality Dashboard\n"
    book.add("A board shows which lamps burn.")


def _scenarios(book: Handbook) -> None:
    for number, level in enumerate(SCENARIO_LEVELS, start=1):
        book.add(f" Scenarios\n\nLevel of Risk {level}")
        situation = book.value(
            "situations", f"Tower {number} is dark. Ships sound their horns all night."
        )
        book.add(f"Scenario\n{book.wrapped(situation)}", "Quality\nManagement \nInterventions")
        book.add(book.wrapped(book.value("taken", f"A cutter goes out to tower {number}.")))
        book.add(
            book.wrapped(book.value("taken", f"Then the smith mends rail {number} with the cook."))
        )
        book.add("Outcome")
        book.add(f"{book.bullet} {book.value('reached', f'Lamp {number} burns;')}".lstrip())
        if number == 5:
            book.add(NAVIGATION)
        book.add(f"{book.bullet} {book.value('reached', f'Ship {number} is safe.')}".lstrip())
        if number >= 5:
            book.add(NAVIGATION)


def document(text: str) -> DocumentText:
    """Return a text as a reader of plain text would."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    return DocumentText(name="a copy.txt", media=Media.TEXT, lines=lines)
