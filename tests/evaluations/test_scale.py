"""Evidence is generated alike each time, lies as real evidence does, and is measured whole."""

from collections import Counter

import numpy as np
import pytest

from evaluations.benchmarks.scale.asking import measured, ways_of
from evaluations.benchmarks.scale.filling import count, fill, more
from evaluations.benchmarks.scale.grammar import topics
from evaluations.benchmarks.scale.measuring import disk, memory
from evaluations.benchmarks.scale.papers import PROVIDERS, paper
from evaluations.benchmarks.scale.vectors import Likenesses
from tests.houses import house_with


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scale")
    with house_with(folder / "data") as house:
        likenesses = Likenesses(house.embedder, 7, of_each=2)
        before = count(house)
        report = fill(house, folder, before + 60, generated=True, likenesses=likenesses)
        yield house, folder, before, report, likenesses


def test_a_paper_is_made_of_its_seed_and_number_alone():
    assert paper(12) == paper(12)
    assert paper(12) != paper(12, seed=8)


def test_papers_have_the_sizes_of_real_ones():
    every = [each for number in range(60) for each in paper(number)]
    assert all(20 <= len(each.parts) <= 60 for each in every)
    assert all(200 <= len(part.text) <= 1_000 for each in every for part in each.parts)


def test_providers_are_of_uneven_size():
    sizes = Counter(paper(number)[-1].provider for number in range(400)).most_common()
    assert PROVIDERS * 0.8 <= len(sizes) <= PROVIDERS
    assert sizes[0][1] > 4 * sizes[-1][1]


def test_words_keep_coming():
    known, grown = set(), []
    for number in range(120):
        known |= {word for part in paper(number)[-1].parts for word in part.text.split()}
        grown.append(len(known))
    assert grown[119] > 1.25 * grown[59]


def test_a_former_version_was_in_force_before():
    replaced = [each for each in map(paper, range(200)) if len(each) == 2]
    assert replaced
    assert all(before.day < now.day and before.name == now.name for before, now in replaced)


def test_generated_vectors_lie_by_topic(filled):
    likenesses = filled[-1]
    one, other = list(topics())[:2]
    of_one, of_other = (
        np.stack([likenesses.of(topic).vector for _ in range(30)]) for topic in (one, other)
    )
    assert np.allclose(np.linalg.norm(of_one, axis=1), 1, atol=1e-5)
    assert (of_one @ of_one.T).mean() > (of_one @ of_other.T).mean()


def test_a_folder_is_filled_up_to_a_size_and_further(filled):
    house, folder, before, report, _ = filled
    reached = count(house)
    assert before + 60 <= reached <= report.passages + before
    assert report.recorded.seconds > 0
    added = more(house, folder)
    assert count(house) == reached + added


def test_every_way_of_asking_is_measured(filled):
    house, folder = filled[:2]
    ways = ways_of(house)
    assert {"team", "public", "official", "day", "edition"} <= set(ways)
    taken = measured(ways["team"], most=10)
    assert 0 < taken["median"] <= taken["95th"]
    assert disk(folder / "data")["token vectors"] > 0
    assert memory()["resident"] > 0
