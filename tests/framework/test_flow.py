"""The words of a document in one string, whatever its lines, and the way back to them."""

import pytest

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.marks import in_order, phrase
from corpus.text import DocumentText, Line, Media
from tests.framework.invented import NAVIGATION, document


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["a team-", "   working day"], "a team-working day"),
        (["a team- working day"], "a team-working day"),  # joined by an earlier reader
        (["One-", "to-one talks"], "One-to-one talks"),
        (["Non-", "NHS bodies"], "Non-NHS bodies"),
        (["pre- and post-registration"], "pre- and post-registration"),
        (["pre-", "and post-registration"], "pre- and post-registration"),
        (["advice -", "often from outside"], "advice - often from outside"),
        (["Learner/", "Educator talks"], "Learner/Educator talks"),
        (["trainers /", "educators"], "trainers / educators"),
        (["the environ-", "ment is an environment"], "the environment is an environment"),
        (["a re-", "view of a re-view, a review"], "a re-view of a re-view, a review"),
    ],
)
def test_words_that_a_line_end_has_split_are_joined(lines: list[str], words: str) -> None:
    assert Flow.of(document("\n".join(lines))).text == words


def test_a_wording_knows_its_lines_and_page_and_loses_its_bullet() -> None:
    lines = tuple(
        Line(text=text, page=page)
        for text, page in (
            ("Before.", 1),
            ("• The moon", 2),
            ("", 2),
            ("rises;", 3),
            ("• After", 3),
        )
    )
    flow = Flow.of(DocumentText(name="moon.pdf", media=Media.PDF, lines=lines))
    wording = flow.wording(flow.text.index("•"), flow.text.index("• After") + 1)
    assert wording is not None
    assert (wording.text, wording.origin) == ("The moon rises;", "official")
    assert wording.place is not None
    assert (wording.place.first, wording.place.last, wording.place.page) == (2, 4, 2)


def test_a_span_of_bullets_and_blanks_is_no_wording() -> None:
    flow = Flow.of(document("• ✓ - *"))
    assert flow.wording(0, len(flow.text)) is None


NAVIGATION_UNGLUED = (
    "Contents Interventions Quality Monitoring Governance Quality Dashboard Foreword Escalating "
    "Concerns Assessment Reporting Resources and Toolkits"
)


@pytest.mark.parametrize("bar", [NAVIGATION, NAVIGATION.replace("\n", " "), NAVIGATION_UNGLUED])
def test_the_navigation_bar_is_no_part_of_the_words(bar: str) -> None:
    text = f"The tide\n{bar}\nQuality Management goes out."
    assert Flow.of(document(text)).text == "The tide Quality Management goes out."


def test_a_short_mention_of_its_words_is_no_navigation_bar() -> None:
    assert (
        Flow.of(document("Contents and Quality of the lamp")).text
        == "Contents and Quality of the lamp"
    )


def test_landmarks_are_taken_in_order_and_close_together() -> None:
    flow = Flow.of(
        document("Part 1 Part 2 (contents) ... Part 2 is told in Part 1 here Part 2 there Part 3")
    )
    marks = in_order(flow, [phrase("Part 1"), phrase("Part 2"), phrase("Part 3"), phrase("Part 4")])
    starts = [mark.start if mark else None for mark in marks]
    assert starts == [
        flow.text.rindex("Part 1"),
        flow.text.rindex("Part 2"),
        flow.text.index("Part 3"),
        None,
    ]
