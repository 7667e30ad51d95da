"""Read-back says what became of each character, and notices whatever is not as stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.read_back import read_back
from corpus.text import DocumentText, Line, LinePart, Media
from tests.read_back.documents import passages, report

TEXT = report()
PASSAGES = passages()
WITH_PARTS = [i for i, one in enumerate(PASSAGES) if one.place.start is not None]


def changed(index, *, text=None, headings=None, **place):
    """Return the passages with one of them changed."""
    one = PASSAGES[index]
    moved = one.place.model_copy(update=place)
    new = one.model_copy(update={"place": moved})
    if text is not None:
        new = new.model_copy(update={"text": text})
    if headings is not None:
        new = new.model_copy(update={"headings": headings})
    return (*PASSAGES[:index], new, *PASSAGES[index + 1 :])


def index_of(words):
    (index,) = [i for i, one in enumerate(PASSAGES) if words in one.text]
    return index


def test_a_document_that_was_split_whole_is_found_whole():
    back = read_back(TEXT, PASSAGES)
    assert back.share == 1.0
    assert back.missing_lines == ()
    assert back.differing == ()


def test_junk_and_held_text_are_counted_and_listed_and_not_missed():
    back = read_back(TEXT, PASSAGES)
    assert {line.reason for line in back.junk_lines} == {"page number", "running header or footer"}
    assert len(back.junk_lines) == 8
    assert back.junk == 4 * len("Larkmerevisitreport") + 4 * len("Page1of4")
    assert back.held == len("Keptbackuntilsomebodyhaslooked.")
    assert [TEXT.lines[number - 1].part for number in back.held_lines] == [LinePart.HELD]
    assert back.found == back.characters - back.junk - back.held


@pytest.mark.parametrize("index", range(len(PASSAGES)))
def test_a_passage_that_is_gone_is_missed(index):
    back = read_back(TEXT, (*PASSAGES[:index], *PASSAGES[index + 1 :]))
    assert back.share < 1.0
    assert back.missing_lines
    assert back.differing == ()


@pytest.mark.parametrize("index", range(len(PASSAGES)))
@pytest.mark.parametrize(
    "change",
    [
        lambda words: words.replace("e", "a", 1),
        lambda words: words[:-1],
        lambda words: f"{words} And more.",
        lambda words: "",
    ],
)
def test_a_passage_that_says_something_else_is_noticed(index, change):
    back = read_back(TEXT, changed(index, text=change(PASSAGES[index].text)))
    assert len(back.differing) == 1
    assert back.differing[0].endswith("the words differ from what is stored.")
    assert back.share < 1.0


@pytest.mark.parametrize("index", range(len(PASSAGES)))
def test_a_passage_that_stands_elsewhere_is_noticed(index):
    place = PASSAGES[index].place
    for moved in (
        {"page": (place.page or 0) + 1},
        {"page": None},
        {"sheet": "Log"},
        {"row": 99},
        {"label": "iv"},
    ):
        assert read_back(TEXT, changed(index, **moved)).differing, moved
    for moved in (
        {"first": place.first - 3, "last": place.last - 3},
        {"last": len(TEXT.lines) + 1},
        {"first": place.last + 1},
        {"first": 0},
    ):
        assert read_back(TEXT, changed(index, **moved)).differing, moved


@pytest.mark.parametrize("index", WITH_PARTS)
def test_a_part_of_a_line_that_is_cut_elsewhere_is_noticed(index):
    start = PASSAGES[index].place.start
    assert read_back(TEXT, changed(index, start=start + 9)).differing
    assert read_back(TEXT, changed(index, start=None)).differing


def test_a_long_line_stands_in_several_passages_and_a_part_that_is_gone_is_missed():
    assert len(WITH_PARTS) >= 2
    back = read_back(TEXT, [one for i, one in enumerate(PASSAGES) if i != WITH_PARTS[0]])
    assert len(back.missing_lines) == 1
    assert 0.6 < back.share < 0.9


def test_a_heading_that_stands_over_nothing_any_more_is_missed():
    without = [
        one.model_copy(update={"headings": tuple(h for h in one.headings if h != "Actions")})
        for one in PASSAGES
    ]
    back = read_back(TEXT, without)
    assert [TEXT.lines[number - 1].text for number in back.missing_lines] == ["Actions"]


def test_a_caption_and_a_header_that_stand_over_no_row_are_missed():
    without = [one.model_copy(update={"headings": one.headings[:2]}) for one in PASSAGES]
    missed = {TEXT.lines[number - 1].text for number in read_back(TEXT, without).missing_lines}
    assert {"Table 1 What was agreed", "Ref | Action | Owner"} <= missed


def test_a_heading_that_the_document_does_not_have_is_noticed():
    index = index_of("cancelled most weeks")
    for heading in ("Praise", "Rota"):  # it has "Rotas"
        back = read_back(TEXT, changed(index, headings=("Larkmere", heading)))
        (sentence,) = back.differing
        assert sentence.endswith("a heading over it is not in the document.")


@given(st.data())
def test_a_stored_line_that_changed_under_a_passage_is_noticed(data):
    said = [i for i, line in enumerate(TEXT.lines) if line.text.strip()]
    index = data.draw(st.sampled_from(said))
    line = TEXT.lines[index]
    if line.part in {LinePart.JUNK, LinePart.HELD}:
        return
    lines = list(TEXT.lines)
    lines[index] = line.model_copy(update={"text": f"Zest {line.text}"})
    back = read_back(TEXT.model_copy(update={"lines": tuple(lines)}), PASSAGES)
    assert back.differing or back.missing_lines
    assert back.share < 1.0


def test_a_line_that_is_held_after_the_passages_were_made_is_noticed():
    index = index_of("cancelled most weeks")
    lines = list(TEXT.lines)
    at = PASSAGES[index].place.last - 1
    lines[at] = lines[at].model_copy(update={"part": LinePart.HELD})
    back = read_back(TEXT.model_copy(update={"lines": tuple(lines)}), PASSAGES)
    assert back.differing


def test_where_nothing_counts_there_is_no_share():
    junk = Line(text="Back to top", part=LinePart.JUNK)
    text = DocumentText(name="a.txt", media=Media.TEXT, lines=(junk, Line(text=" ")))
    back = read_back(text, ())
    assert (back.share, back.junk, back.has_much_junk) == (None, 9, True)


def test_much_junk_is_told():
    junk = Line(text="Larkmere visit", part=LinePart.JUNK)
    prose = Line(text="x" * 40)
    text = DocumentText(name="a.txt", media=Media.TEXT, lines=(junk, prose))
    assert read_back(text, ()).has_much_junk
    longer = text.model_copy(update={"lines": (junk, prose, prose)})
    assert not read_back(longer, ()).has_much_junk
