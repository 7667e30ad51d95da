"""One story of five concerns over two months, to be told in many layouts of a register.

September 2026: A1 to A4 are open. October 2026: A1 is rated higher, A2 lower, A3 as before, A4 was
closed on 12 October and A5 came on 20 October. A2 and A5 are past their due dates on 31 October;
A3 has neither owner nor due date.
"""

from typing import NamedTuple

MOVED = {
    "opening": 4, "new": 1, "raised": 1, "lowered": 1, "closed": 1, "overdue": 2,
    "unchanged": 1, "not_comparable": 0, "missing": 0, "closing": 4,
}  # fmt: skip


class Told(NamedTuple):
    """One concern in one month."""

    ref: str
    where: str
    learners: str
    what: str
    likelihood: int
    impact: int
    rating: str
    raised: str
    action: str
    owner: str
    due: str
    closed: str = ""


A1 = Told("A1", "Ward 7", "Student nurses", "Rota reaches learners too late to plan leave", 3, 3, "A",
          "04/05/2026", "Publish six weeks ahead", "Matron", "30/11/2026")  # fmt: skip
A2 = Told("A2", "Skills lab", "Trainee pharmacists", "Simulation mornings are called off", 4, 3, "A/R",
          "11/06/2026", "Book a second tutor", "Tutor", "15/10/2026")  # fmt: skip
A3 = Told("A3", "Library", "Dental students", "Nine people share a single desk", 2, 2, "G/A",
          "02/07/2026", "Look for a room", "", "")  # fmt: skip
A4 = Told("A4", "Ward 2", "Paramedic students", "Induction comes after the first shift", 3, 2, "A",
          "20/08/2026", "Move induction forward", "Site lead", "01/12/2026")  # fmt: skip
A5 = Told("A5", "Ward 9", "GP registrars", "Nobody is named as supervisor at night", 4, 4, "R",
          "20/10/2026", "Name one on each rota", "Tutor", "25/10/2026")  # fmt: skip

SEPTEMBER = (A1, A2, A3, A4)
OCTOBER = (
    A1._replace(likelihood=4, impact=4, rating="R"),
    A2._replace(likelihood=2, impact=2, rating="G/A"),
    A3,
    A4._replace(closed="12/10/2026"),
    A5,
)
#: Each concern as October gives it, with September's row or None.
BOTH = tuple((now, {one.ref: one for one in SEPTEMBER}.get(now.ref)) for now in OCTOBER)
IN_WORDS = {"G": "Green", "G/A": "Green/Amber", "A": "Amber", "A/R": "Amber/Red", "R": "Red"}
