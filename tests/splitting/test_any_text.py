"""Whatever the text: nothing fails, nothing is lost, every place is exact and in order."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read_back import read_back
from corpus.splitting import split
from corpus.text import DocumentText, Line, LinePart, Media
from tests.splitting.texts import HANDBOOK, covered, document

WORDS = st.sampled_from(
    [
        "",
        "",
        " ",
        " Next steps",
        "Next steps",
        "Domain 2",
        "1.1. Learners are met on their first",
        "        day by somebody they know.",
        "• a list item that is broken",
        "off and goes on here",
        "- short item;",
        "1. first thing",
        "2.3 Numbered heading",
        "The panel met six learners and",
        "heard that teaching was cancelled.",
        "Figure 2. The year",
        "High ✓  Visit",
        "✓  Look at papers",
        "3 G A R",
        "You are here",
        "Contents PartsVisits",
        "ReportsHelp Contact",
        "The panel asks for:",
        "team-",
        "**Bold words**",
        "x" * 700,
        "word " * 500,
    ]
)
LINES = st.builds(
    Line,
    text=st.one_of(WORDS, st.text(max_size=60)),
    part=st.sampled_from([LinePart.PROSE] * 6 + list(LinePart)),
    level=st.integers(0, 6),
    page=st.one_of(st.none(), st.integers(1, 4)),
    sheet=st.sampled_from([None, None, None, "Log"]),
    row=st.one_of(st.none(), st.integers(1, 9)),
)


def check(text: DocumentText) -> None:
    found = split(text, "Guide")
    last = (0, 0)
    for section in found:
        place = section.place
        assert 0 < place.first <= place.last <= len(text.lines)
        assert section.text.strip()
        assert section.headings[0] == "Guide"
        if text.lines[place.first - 1].part is not LinePart.FOOTNOTE:  # these stand within others
            assert last <= (place.first, place.start or 0)
            last = (place.last + 1, 0) if place.end is None else (place.last, place.end)
        if place.first < place.last:
            assert len(section.text) <= 1600 + 1350
    back = read_back(text, found)
    assert back.differing == ()
    assert back.missing_lines == ()
    assert back.found == back.characters - back.junk - back.held


@given(st.lists(LINES, max_size=60), st.sampled_from(list(Media)))
@settings(max_examples=200, deadline=None)
def test_any_lines_are_split_without_loss(lines, media):
    check(DocumentText(name="any", media=media, lines=tuple(lines)))


@given(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_characters_are_split_without_loss(text):
    check(document(text))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_guide_that_lost_lines_is_split_without_loss(data):
    lines = HANDBOOK.split("\n")
    kept = data.draw(st.lists(st.sampled_from(range(len(lines))), unique=True, min_size=20))
    check(document("\n".join(lines[index] for index in sorted(kept))))


def test_nothing_of_a_damaged_guide_is_lost():
    text = document(HANDBOOK)
    assert covered(text, split(text, "Guide")) >= 0.99


def test_a_very_long_document_is_split_in_seconds():
    text = document(HANDBOOK * 200)
    start = time.monotonic()
    found = split(text, "Guide")
    assert time.monotonic() - start < 15
    assert len(found) > 2000
