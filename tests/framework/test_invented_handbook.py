"""The importer on a handbook that no one knows: by its structure alone, through all the damage."""

import pytest

from corpus.framework.importer import import_framework, import_roles
from corpus.framework.model import Framework, Rating
from corpus.framework.ours import ours
from corpus.text import Line, LinePart
from tests.framework.invented import MATRIX, NAVIGATION, document, handbook
from tests.framework.wordings import official, stands_at_its_place, wordings

BOOK = handbook()


def _read(framework: Framework) -> dict[str, list[str]]:
    exploratory, supportive = framework.exploratory, framework.supportive
    handbook_roles = [r for r in framework.roles if r.edition == "2017-18"]
    order = [
        "Placement providers",
        "Education providers",
        "HEE Board",
        "Quality Scrutiny Forum",
        "Regional Directors of Education and Quality",
        "Postgraduate Dean",
    ]
    handbook_roles.sort(key=lambda role: order.index(role.name))
    return {
        "domains": [d.title.text for d in framework.domains],
        "standards": [s.wording.text for s in framework.standards],
        "roles": [d.text for r in handbook_roles for d in r.duties],
        "levels": [i.text for row in framework.levels for i in row.interventions],
        "likelihood": [d.text for s in framework.likelihood for d in s.descriptors],
        "impact": [d.text for s in framework.impact for d in s.descriptors],
        "outcomes": [o.text for e in exploratory for o in e.outcomes],
        "why": [e.why.text for e in exploratory],
        "what": [e.what.text for e in exploratory],
        "who": [e.who.text for e in exploratory],
        "descriptions": [s.description.text for s in supportive],
        "benefits": [s.benefit.text for s in supportive],
        "pathways": [p.wording.text for p in framework.pathways],
        "cadences": [c.wording.text for c in framework.cadences],
        "situations": [s.situation.text for s in framework.scenarios],
        "taken": [i.text for s in framework.scenarios for i in s.interventions],
        "reached": [o.text for s in framework.scenarios for o in s.outcome],
    }


def test_every_value_of_an_unknown_handbook_is_read_letter_for_letter() -> None:
    framework, report = import_framework(document(BOOK.text), ours())
    assert report.complete, report
    assert _read(framework) == BOOK.values
    assert [s.level for s in framework.scenarios] == [
        "High",
        "Medium",
        "High",
        "Medium",
        "Medium / Low",
        "Medium / Low",
    ]


def test_every_wording_stands_where_its_place_says() -> None:
    text = document(BOOK.text)
    framework, _ = import_framework(text, ours())
    read = official(framework)
    assert len(read) == len(wordings(framework)) - sum(
        len(r.duties) for r in framework.roles if r.edition == "2021"
    )
    interrupted = "scenarios 5 outcome"  # the navigation bar stands in the middle of its list
    assert all(stands_at_its_place(w, text) for n, w in read.items() if interrupted not in n)


@pytest.mark.parametrize("bullet", ["•", "✓", "\uf0b7", "■", "-"])
def test_bullets_may_come_out_as_other_signs(bullet: str) -> None:
    book = handbook(bullet)
    framework, report = import_framework(document(book.text), ours())
    assert report.complete, report
    assert _read(framework) == BOOK.values


def test_without_blank_lines_the_numbered_and_the_bulleted_parts_are_still_told_apart() -> None:
    text = "\n".join(line for line in BOOK.text.split("\n") if line.strip())
    framework, report = import_framework(document(text), ours())
    expected = {**report.expected}
    assert report.found == expected
    read = _read(framework)
    # paragraphs without bullets and blank lines cannot be told apart where the words are unknown
    assert {part: read[part] for part in read if part != "taken"} == {
        part: values for part, values in BOOK.values.items() if part != "taken"
    }
    assert read["taken"] == [" ".join(BOOK.values["taken"][i : i + 2]) for i in range(0, 12, 2)]


def test_headers_and_footers_of_pages_are_left_out() -> None:
    lines, page = [], 1
    for number, text in enumerate(BOOK.text.split("\n")):
        if number % 40 == 0:
            page += 1
            lines += [
                Line(text=f"Page {page - 1}", page=page - 1),
                Line(text="Towers 2017/18", page=page),
            ]
        lines.append(Line(text=text, page=page))
    paged = document("").model_copy(update={"lines": tuple(lines)})
    framework, report = import_framework(paged, ours())
    assert report.complete, report
    assert _read(framework) == BOOK.values


def test_lines_that_a_reader_marked_as_junk_are_left_out() -> None:
    plain = document(BOOK.text.replace("4.2. Keepers", "4.2. Keepers\nhome | log out | print\n"))
    lines = tuple(
        line.model_copy(update={"part": LinePart.JUNK}) if "log out" in line.text else line
        for line in plain.lines
    )
    framework, report = import_framework(plain.model_copy(update={"lines": lines}), ours())
    assert report.complete, report
    assert _read(framework) == BOOK.values


def test_likelihood_is_never_read_as_impact() -> None:
    framework, _ = import_framework(document(BOOK.text), ours())
    assert framework.cell(2, 5).rating is Rating.A_R
    assert framework.cell(5, 2).rating is Rating.A
    assert framework.cell(5, 1).rating is Rating.G
    assert framework.cell(2, 5).wording.text == "2 G G/A A A A/R"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("4 G A A/R R R", "4 G A A/R R"),  # a cell too few
        ("4 G A A/R R R", "4 G A A/R R R R"),  # a cell too many
        ("4 G A A/R R R", ""),  # a row lost
        ("4 G A A/R R R", "4 G A A/R R R\n\n4 G A A R R"),  # two rows that contradict each other
        ("4 G A A/R R R", "4 R A A/R R G"),  # ratings that fall where impact rises
        ("3 G G/A A A/R R", "3 A A A A/R R"),  # ratings that fall where likelihood rises
        ("1 2 3 4 5\n\nImpact", "1 2 3 4 5\n\nLikelihood"),  # axes the other way round
        ("1 2 3 4 5\n\nImpact", ""),  # axes unknown
    ],
)
def test_a_matrix_that_is_not_sound_leaves_ours(before: str, after: str) -> None:
    text = BOOK.text.replace(MATRIX, MATRIX.replace(before, after))
    framework, report = import_framework(document(text), ours())
    assert report.found["cells"] == 0
    assert framework.matrix == ours().matrix
    assert not report.complete


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("standards", "3.3. ", ""),  # a number lost: neither 3.2 nor 3.3 may be read
        ("standards", "before they sleep.\n\n4.2.", "before they\n\n4.2."),  # an end lost
        ("exploratory", "Who? Who the lens of tower 2", "Where the lens of tower 2"),
        ("exploratory", "-  A boat is sent for at hour 8", "A boat is sent for at hour 8"),
        ("supportive", "Financial support - ", ""),
        ("scenarios", "Outcome\n", "\n"),
        ("levels", "Medium ✓", "✓"),
        ("likelihood", "Possible:", ""),
        ("pathways", "Pathway 2*:", ""),
        ("cadences", "Quarterly letters", ""),
        ("roles", "Figure 7", "Figure"),
    ],
)
def test_a_part_that_is_damaged_keeps_our_words_and_is_not_counted(
    part: str, before: str, after: str
) -> None:
    assert before in BOOK.text
    whole, _ = import_framework(document(BOOK.text), ours())
    text = BOOK.text.replace(before, after, 1)
    framework, report = import_framework(document(text), ours())
    assert report.found[part] < report.expected[part]
    allowed = {w.text for w in official(whole).values()}
    assert {w.text for w in official(framework).values()} <= allowed


def test_a_missing_page_never_joins_two_halves() -> None:
    start = BOOK.text.index("on rock 2 look twice")  # inside standard 1.2
    end = BOOK.text.index("on rock 4 look twice", start)  # inside 1.4
    framework, report = import_framework(document(BOOK.text[:start] + BOOK.text[end:]), ours())
    assert report.found["standards"] == 24
    kept = [s.number for s in framework.standards if s.wording.origin == "digest"]
    assert kept == ["1.2", "1.3", "1.4"]


def test_the_second_half_of_a_copy_gives_what_it_holds() -> None:
    half = BOOK.text[BOOK.text.index("Score Likelihood Impact") :]
    _, report = import_framework(document(half), ours())
    assert (report.found["standards"], report.found["cells"]) == (0, 0)
    assert (report.found["likelihood"], report.found["impact"], report.found["supportive"]) == (
        5,
        5,
        8,
    )


def test_scenarios_of_a_copy_that_lacks_some_are_not_numbered_by_guess() -> None:
    text = BOOK.text[: BOOK.text.rindex(" Scenarios")]
    framework, report = import_framework(document(text), ours())
    assert report.found["scenarios"] == 0
    assert framework.scenarios == ours().scenarios


@pytest.mark.parametrize(
    "text", ["", "\n\n\n", "1.1", "Domain 1", NAVIGATION, "5 G A\n" * 500, "Level of Risk High"]
)
def test_a_text_that_is_no_handbook_changes_nothing(text: str) -> None:
    framework, report = import_framework(document(text), ours())
    assert framework == ours()
    assert not any(report.found.values())
    assert import_roles(document(text), ours())[0] == ours()


def test_a_document_without_any_line_changes_nothing() -> None:
    empty = document("").model_copy(update={"lines": ()})
    assert import_framework(empty, ours())[0] == ours()


def test_roles_of_2021_are_read_out_of_a_strategy() -> None:
    text = """The board sits. The crew will provide assurance to HEE's Board that:

- Every rope is dry and every knot holds;
- No lamp is left without a keeper.

As part of HEE's long watch, the captains hold the keys.
Regional quality governance will:

- Count the gulls twice;
- Paint the doors (together with the cook).

System governance
"""
    framework, report = import_roles(document(text), ours())
    assert report.complete
    roles = {
        role.name: [d.text for d in role.duties]
        for role in framework.roles
        if role.edition == "2021"
    }
    assert roles == {
        "Quality Committee": [
            "Every rope is dry and every knot holds;",
            "No lamp is left without a keeper.",
        ],
        "Regional Postgraduate Deans": ["As part of HEE's long watch, the captains hold the keys."],
        "Regional quality governance": [
            "Count the gulls twice;",
            "Paint the doors (together with the cook).",
        ],
    }
