"""The support check on its cases, and WiCE's halves."""

import json
import math

import pytest

from assistant.checks.claims import check
from assistant.checks.nearness import Nearness
from assistant.checks.sentences import sentences_of
from evaluations.cases import PARTS
from evaluations.support.case import cases
from evaluations.support.score import score
from evaluations.support.wice import half, pairs
from evaluations.support.wice_score import area, measured
from indexing.embedding.embedder import embedder_for

LABELS = {"supported", "partly", "not", "contradicted"}


def test_no_source_is_in_both_parts_and_every_case_has_a_known_label():
    develop, aside = (cases(part) for part in PARTS)
    assert not {case.source for case in develop} & {case.source for case in aside}
    assert {case.label for case in (*develop, *aside)} == LABELS
    assert len({case.id for case in (*develop, *aside)}) == len(develop) + len(aside) >= 160


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("way", ["with the model", "by words alone"])
def test_nine_departures_in_ten_are_found_and_few_others_held_back(part, way):
    nearness = Nearness(embedder_for(None)) if way == "with the model" else None
    found = {True: [], False: []}
    for case in cases(part):
        verdict = check(case.claim, sentences_of(case.source), nearness).support
        found[case.label == "supported"].append(verdict != "supported")
    assert sum(found[False]) >= 0.9 * len(found[False])
    assert sum(found[True]) <= 0.05 * len(found[True])


def test_the_score_counts_what_was_found_and_what_was_falsely_held_back():
    asked = cases("develop")
    rows = [{"id": c.id, "support": "not", "by_words": c.label, "ms": 1.0} for c in asked]
    measures = {measure.name: measure.estimate.value for measure in score(asked, rows)}
    assert measures["departures found"] == measures["falsely held back"] == 1
    assert measures["departures found, by words alone"] == 1
    assert measures["falsely held back, by words alone"] == 0
    assert 0 < measures["departures with the very verdict"] < 1


def _wice(folder, articles):
    row = {
        "label": "partially_supported",
        "claim": "A rota closed.",
        "evidence": ["A rota opened."],
    }
    lines = [
        {**row, "meta": {"id": f"d{n}", "claim_title": title}} for n, title in enumerate(articles)
    ]
    (folder / "dev.jsonl").write_text("\n".join(map(json.dumps, lines)))


def test_the_halves_of_wice_split_whole_articles_and_stay_the_same(tmp_path):
    _wice(tmp_path, [f"article {n // 3}" for n in range(120)])
    develop, aside = (pairs(tmp_path, part) for part in PARTS)
    assert len(develop) + len(aside) == 120
    assert not {pair.article for pair in develop} & {pair.article for pair in aside}
    assert min(len(develop), len(aside)) > 30
    assert {pair.label for pair in develop} == {"partly"}
    assert [half(f"article {n}") for n in range(4)] == ["aside", "aside", "develop", "aside"]


def test_the_area_counts_how_often_the_supported_claim_is_first():
    assert area([True, True, False], [0.9, 0.8, 0.1]) == 1
    assert area([True, False], [0.5, 0.5]) == 0.5
    assert math.isnan(area([True, True], [0.1, 0.2]))


def test_an_interval_holds_its_figure(tmp_path):
    _wice(tmp_path, [f"article {n}" for n in range(40)])
    some = [pair for part in PARTS for pair in pairs(tmp_path, part)]
    label = {p.id: ("supported" if n % 3 else "not") for n, p in enumerate(some)}
    mixed = [type(p)(p.id, p.claim, p.evidence, label[p.id], p.article) for p in some]
    found = measured(mixed, lambda p: (len(p.article) + len(p.id)) % 3)
    assert found.low <= found.value <= found.high
