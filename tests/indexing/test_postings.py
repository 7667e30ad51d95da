"""Keyword search in segments: the same scores as one index, whatever was added, joined, left out."""

import math

import bm25s
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexing.postings import Entry, Segment, Selected, joined, with_another

WORDS = ("rota", "teach", "ward", "3.4", "night", "audit", "zebra")

texts = st.lists(st.sampled_from(WORDS[:-1]), max_size=8)
documents = st.lists(st.lists(texts, min_size=1, max_size=4), min_size=1, max_size=12)
questions = st.dictionaries(st.sampled_from(WORDS), st.sampled_from([0.5, 1.0]), max_size=4)


def version(number):
    return (f"d{number}", 1, 1)


def entries_of(document, number):
    return [
        Entry(f"p{number}-{n}", version(number), stems, frozenset(stems[:1]))
        for n, stems in enumerate(document)
    ]


def scores(selected, question):
    coverage = selected.coverage(question)
    return {own: coverage[n] for n, own in enumerate(selected.ids) if own in selected}


def one_index(some, question):
    """What a single index over exactly these documents gives."""
    entries = [each for number, document in some for each in entries_of(document, number)]
    return scores(
        Selected([Segment.of(entries)], {version(number) for number, _ in some}), question
    )


@settings(deadline=None)
@given(documents, questions, st.integers(1, 3), st.data())
def test_segments_score_as_one_index_over_what_was_chosen(given_, question, size, data):
    numbered = list(enumerate(given_))
    segments = ()
    for start in range(0, len(numbered), size):
        some = numbered[start : start + size]
        segments = with_another(
            segments, Segment.of([e for number, each in some for e in entries_of(each, number)])
        )
    chosen = data.draw(st.lists(st.sampled_from(numbered), min_size=1, unique_by=lambda x: x[0]))
    selected = Selected(segments, {version(number) for number, _ in chosen})
    wanted = one_index(chosen, question)
    found = scores(selected, question)
    assert found.keys() == wanted.keys()
    assert all(found[own] == pytest.approx(wanted[own], abs=1e-6) for own in wanted)
    assert selected.size == len(wanted)
    assert set(selected.named("rota")) == {
        each.passage_id
        for number, document in chosen
        for each in entries_of(document, number)
        if "rota" in each.names
    }


@settings(deadline=None)
@given(documents, st.sampled_from(WORDS[:-1]))
def test_a_word_counts_as_bm25s_counts_it(given_, word):
    stems = [each for document in given_ for each in document]
    assume(all(stems) and any(word in each for each in stems))  # it miscounts empty texts
    engine = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    engine.index(stems, show_progress=False)
    entries = [each for n, document in enumerate(given_) for each in entries_of(document, n)]
    selected = Selected([Segment.of(entries)], {each.owner for each in entries})
    ours = selected.coverage({word: 1.0}) * selected.rarity(word)
    assert np.allclose(ours, engine.get_scores([word]), atol=1e-5)


@given(documents, documents)
def test_joined_segments_hold_what_each_of_them_held(one, other):
    first = Segment.of([e for n, each in enumerate(one) for e in entries_of(each, n)])
    second = Segment.of([e for n, each in enumerate(other, 100) for e in entries_of(each, n)])
    whole = joined([first, second])
    assert whole.ids == first.ids + second.ids
    assert whole.owners == first.owners + second.owners
    for word in WORDS:
        found, counts = whole.holding(word)
        held = dict(zip((whole.ids[n] for n in found), counts, strict=True))
        assert held == {
            part.ids[n]: count
            for part in (first, second)
            for n, count in zip(*part.holding(word), strict=True)
        }


def test_a_passage_that_holds_every_word_covers_more_than_one_that_holds_some():
    selected = Selected(
        [Segment.of(entries_of([["rota", "teach"], ["rota", "ward"], ["night"]], 0))], [version(0)]
    )
    coverage = selected.coverage({"rota": 1.0, "teach": 1.0})
    assert selected.best(coverage, 10) == ["p0-0", "p0-1"]
    assert 0 < coverage[1] < coverage[0] <= 1


def test_a_word_that_no_passage_has_lowers_the_coverage():
    selected = Selected([Segment.of(entries_of([["rota"], ["ward"]], 0))], [version(0)])
    known = selected.coverage({"rota": 1.0})[0]
    assert selected.coverage({"rota": 1.0, "zebra": 1.0})[0] < known * 0.6


@pytest.mark.parametrize("document", [[], [[]], [["rota"]]])
def test_nothing_asked_or_nothing_held_finds_nothing(document):
    for versions in ([version(0)], []):
        selected = Selected([Segment.of(entries_of(document, 0))], versions)
        assert selected.best(selected.coverage({}), 5) == []
        assert selected.best(selected.coverage({"zebra": 1.0}), 5) == []
        assert math.isfinite(selected.rarity("rota"))


def test_the_best_of_many_are_the_best_of_all():
    rows = [["rota"] * (n % 7 + 1) + ["ward"] * (n % 5) for n in range(200)]
    selected = Selected([Segment.of(entries_of(rows, 0))], [version(0)])
    coverage = selected.coverage({"rota": 1.0})
    best = selected.best(coverage, 20)
    order = sorted(range(200), key=lambda n: (-coverage[n], selected.ids[n]))
    assert [coverage[selected.positions[own]] for own in best] == [coverage[n] for n in order[:20]]


def test_there_are_never_many_segments():
    segments = ()
    for number in range(100):
        segments = with_another(segments, Segment.of(entries_of([["rota"], ["ward"]], number)))
    assert len(segments) <= 8
    assert sum(len(each.ids) for each in segments) == 200
