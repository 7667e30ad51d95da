"""Public collections: what is relevant counts by its grade, and by the place it is given."""

import json
import math

import pytest

from evaluations.retrieval.judged import collection, ranking, values


@pytest.fixture
def little(tmp_path):
    documents = [{"id": str(n), "title": "", "text": "x"} for n in range(20)]
    questions = [{"id": "q1", "text": "?"}, {"id": "q2", "text": "nobody judged it"}]
    for name, rows in (("corpus", documents), ("queries", questions)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    rows = ["query-id\tcorpus-id\tscore", "q1\t3\t4", "q1\t5\t1", "q1\t6\t0"]
    (tmp_path / "qrels.tsv").write_text("\n".join(rows))
    return collection(tmp_path)


def test_questions_that_nobody_judged_are_left_out(little):
    assert list(little.questions) == ["q1"]


def test_the_best_order_is_one_and_none_is_nought(little):
    assert values(little, {"q1": ["3", "5", "1"]}) == {"nDCG@10": [1.0], "recall@10": [1.0]}
    assert values(little, {}) == {"nDCG@10": [0.0], "recall@10": [0.0]}


def test_a_later_place_counts_less(little):
    found = values(little, {"q1": ["1", "3"]})
    assert found["recall@10"] == [0.5]
    assert found["nDCG@10"] == [pytest.approx((4 / math.log2(3)) / (4 + 1 / math.log2(3)))]


def test_what_comes_after_the_tenth_does_not_count(little):
    others = [str(n) for n in range(6, 16)]
    assert values(little, {"q1": [*others, "3"]})["nDCG@10"] == [0.0]


def test_a_document_stands_where_its_first_passage_does():
    assert ranking(["2", "1", "2", "3", "1"]) == ["2", "1", "3"]
