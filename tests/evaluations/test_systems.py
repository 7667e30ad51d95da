"""Systems are run alike: in a process of their own, their passages found again in the documents."""

import sys
from pathlib import Path

import pytest

from evaluations.benchmarks.peers.environments import SYSTEMS
from evaluations.benchmarks.peers.process import RunFailedError, run_system
from evaluations.benchmarks.peers.scoring import UnplacedError, cost, documents_of, judged, placed
from evaluations.benchmarks.peers.table import ratios
from evaluations.retrieval.judged import Collection
from evaluations.retrieval.positions import SourceText

TEXTS = {"a.txt": SourceText("a.txt", "One two\n\nthree four five\nsix")}
PEERS = Path(sys.modules["evaluations.benchmarks.peers.environments"].__file__ or "").parent


def test_a_chunk_is_found_again_whatever_its_white_space():
    found = placed({"document": "a.txt", "text": "two three\tfour "}, TEXTS)
    assert TEXTS["a.txt"].signs[found.stretch.start : found.stretch.end] == "twothreefour"
    assert found.characters == len("two three four")


def test_a_chunk_that_is_not_in_its_document_is_an_error():
    with pytest.raises(UnplacedError):
        placed({"document": "a.txt", "text": "two four"}, TEXTS)


def test_a_place_that_a_system_gives_is_taken():
    place = {"first": 3, "last": 3, "start": 6, "end": None}
    found = placed({"document": "a.txt", "text": "four five", "place": place}, TEXTS)
    assert TEXTS["a.txt"].signs[found.stretch.start : found.stretch.end] == "fourfive"


def test_every_system_has_its_file_and_its_pinned_requirements():
    for name, environment in SYSTEMS.items():
        assert (PEERS / "systems" / f"{name}.py").exists()
        lines = (PEERS / "requirements" / f"{environment}.txt").read_text().split()
        assert lines
        assert all("==" in line for line in lines)


def test_ours_runs_as_a_peer_does_and_finds_what_was_asked():
    little = Collection(
        "little",
        {
            "1": ("Rotas", "Rotas reached the ward a week late, twice in spring."),
            "2": ("Parking", "There were too few spaces for bicycles behind the clinic."),
        },
        {"q": "where can I leave my bicycle", "r": "late rotas"},
        {"q": {"2": 1}, "r": {"1": 1}},
    )
    asked = list(little.questions.items())
    run = run_system(Path(sys.executable), "ours", documents_of(little), asked)
    assert judged(run, little)["nDCG@10"] == [1.0, 1.0]
    taken = cost(run)
    assert taken["passages"] == 2
    assert all(
        taken[name] > 0 for name in ("ms", "index_s", "index_processor_s", "start_s", "peak_mb")
    )
    assert run.about["raw_ms"] > 0


def test_a_system_that_fails_says_how():
    with pytest.raises(RunFailedError, match="No module"):
        run_system(Path(sys.executable), "no_such_system", [("a.txt", "one")], [("q", "one")])


def test_ours_is_held_against_the_best_peer():
    def figures(mrr, seconds):
        costs = dict.fromkeys(["index_processor_s", "ms", "processor_ms", "start_s"], seconds)
        costs |= {"start_processor_s": seconds, "peak_mb": seconds}
        return {"cost": costs, "develop": {"MRR": [mrr, 0, 1], "in 3,000": [mrr, 0, 1]}}

    held = {"ours": figures(0.6, 1.0), "chroma": figures(0.5, 4.0), "bm25s": figures(0.4, 0.1)}
    rows = ratios(held, "develop")
    assert any(row.startswith("| MRR") and "1.20 | ≥ 1.15 met" in row for row in rows)
    assert any(row.startswith("| in 3,000") and "≥ 1.2 met" in row for row in rows)
    assert any(row.startswith("| peak MB") and "0.25 | ≤ 0.5 met" in row for row in rows)
