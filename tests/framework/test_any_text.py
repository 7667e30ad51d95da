"""Whatever is cut out of a handbook, or however it is wrapped: no fault, and no word that is not there."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.framework.importer import import_framework, import_roles
from corpus.framework.ours import ours
from tests.framework.invented import document, handbook
from tests.framework.wordings import joined, official, stands_at_its_place

TEXT = handbook().text
LINES = TEXT.split("\n")
WORDS = TEXT.split()
WHOLE = {w.text for w in official(import_framework(document(TEXT), ours())[0]).values()}
JOINED = {joined(text) for text in WHOLE} | {
    joined(f"{a} {b}")  # two paragraphs, where no blank line tells them apart
    for a in WHOLE
    if a.startswith("A cutter")
    for b in WHOLE
    if b.startswith("Then")
}


def _wordings(text: str) -> set[str]:
    """Return what the importer reads out of a text, having checked that the text has it."""
    read = document(text)
    framework, report = import_framework(read, ours())
    assert all(report.found[part] <= report.expected[part] for part in report.expected)
    found = official(framework)
    for name, wording in found.items():
        if "scenarios 5" not in name:  # a navigation bar stands in the middle of it
            assert stands_at_its_place(wording, read), name
    return {wording.text for wording in found.values()}


@settings(max_examples=15, deadline=None)
@given(st.integers(0, len(LINES)), st.integers(0, len(LINES)))
def test_lines_cut_out_never_leave_half_a_value(start: int, length: int) -> None:
    found = _wordings("\n".join(LINES[:start] + LINES[start + length :]))
    # a cut inside one value cannot be seen where its words are unknown: it still begins and ends well
    assert len(found - WHOLE) <= 1


@settings(max_examples=10, deadline=None)
@given(st.integers(0, len(TEXT)))
def test_a_text_that_breaks_off_gives_whole_values_only(end: int) -> None:
    assert _wordings(TEXT[:end]) <= WHOLE


@settings(max_examples=10, deadline=None)
@given(st.integers(20, 300), st.booleans())
def test_other_line_ends_change_nothing(width: int, blank_lines: bool) -> None:
    paragraphs = [textwrap.fill(" ".join(p.split()), width) for p in TEXT.split("\n\n")]
    found = _wordings(("\n\n" if blank_lines else "\n").join(paragraphs))
    assert {joined(text) for text in found} <= JOINED


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "\n", "\n\n"]), max_size=400))
def test_shuffled_words_never_raise(words: list[str]) -> None:
    _wordings(" ".join(words))
    roles, _ = import_roles(document(" ".join(words)), ours())
    assert len(roles.roles) == len(ours().roles)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=300))
def test_any_text_never_raises(text: str) -> None:
    assert import_framework(document(text), ours())[0] == ours()
