"""A quotation is what the stored text says, or it is no quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.quoting import folded, quotations, stored_words

STORED = "The eﬃcient team-\nworking of learners isn’t valued on “Ash” ward, and that — they said — hurts."


@pytest.mark.parametrize(
    "quotation",
    [
        "efficient team-working",
        "efficient  teamworking of\n learners",
        'isn\'t valued on "Ash" ward',
        "The efficient",
        "that - they said - hurts",
        "the EFFICIENT team-working",
        "efficient … valued on",
        "valued on “Ash” ward.",
    ],
)
def test_white_space_hyphens_ligatures_marks_and_capitals_do_not_matter(quotation):
    assert stored_words(quotation, STORED) is not None


@pytest.mark.parametrize(
    "quotation",
    [
        "efficient team-working of students",
        "is valued on “Ash” ward",
        "learners is valued",
        "valued on … efficient",
        "fficient team-working",
        "team-working of learner",
        "",
        "…",
    ],
)
def test_one_other_word_is_another_text(quotation):
    assert stored_words(quotation, STORED) is None


def test_the_stored_characters_are_shown():
    assert stored_words("efficient team-working", STORED) == "eﬃcient team-\nworking"


def test_quotations_are_found_in_both_kinds_of_marks():
    assert quotations('They “felt safe” and "stayed late", the learner\'s word.') == [
        "felt safe",
        "stayed late",
    ]


@given(st.text(st.characters(exclude_characters="-‐‑‒–—−\u00ad"), min_size=1, max_size=60))
def test_a_text_always_says_itself_if_it_has_words(text):
    if any(c.isalnum() for c in folded(text)) and "…" not in text and "..." not in text:
        assert stored_words(text, f"before {text} after") is not None


@given(
    st.lists(st.sampled_from(["ward", "rota", "late", "teaching", "safe"]), min_size=3, max_size=8),
    st.data(),
)
def test_changing_a_word_is_always_seen(words, data):
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], "quince", *words[at + 1 :]]
    assert stored_words(" ".join(changed), " ".join(words)) is None
