"""Evidence to standards and situations to scenarios: how well, why, and when to say none."""

import re

import numpy as np
import pytest

from assistant.kept_vectors import KeptVectors
from assistant.ports import LoadedFramework
from assistant.scenarios import match_row as scenario_row
from assistant.scenarios import match_scenarios
from assistant.standard_matching import (
    match_standards,
    named_in_none,
    standard_topics,
    standards_for_setting,
)
from assistant.standards import match_row as standards_row
from assistant.topics import Bounds, Topic, Topics
from corpus.failures import BadInput
from corpus.framework.ours import ours
from indexing.embedding.embedder import embedder_for, models_folder
from tests.fakes import FakeEmbedder

LOADED = LoadedFramework(framework=ours(), sources={})


@pytest.fixture(scope="module")
def embedder():
    """The model that ships, with the vectors of the guidance kept between runs."""
    model = embedder_for(None)
    return KeptVectors(model, model.model, models_folder())


@pytest.mark.parametrize(
    ("theme", "number"),
    [
        ("induction", "3.4"),
        ("equality and diversity", "2.4"),
        ("careers advice", "6.2"),
        ("library", "1.5"),
        ("bullying", "1.2"),
        ("preceptorship", "6.4"),
        ("interprofessional learning", "1.6"),
    ],
)
def test_a_theme_of_a_word_or_two_finds_its_standard(embedder, theme, number):
    assert match_standards(ours(), theme, embedder)[0].standard.number == number


def test_a_match_says_which_words_and_which_sense_it_rests_on(embedder):
    text = "Students had no induction and were not shown round."
    first = standards_row(LOADED, text, embedder)["standards"][0]
    assert first["id"] == "2017-18:3.4"
    assert "“induction”" in first["reason"]
    assert "near in meaning to" in first["reason"]
    assert 0.5 <= first["score"] <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The e-learning on module d was never opened for the students",
        "On day 3 the staff told the 2 students that it was late",
    ],
)
def test_no_letter_number_or_word_of_one_example_is_a_reason(embedder, text):
    for match in match_standards(ours(), text, embedder):
        named = re.findall(r"speaks of (.*?)(?:, and it is|$)", match.reason)
        words = re.findall("“([^”]*)”", " ".join(named))
        assert all(len(word) > 2 and not word.isdigit() for word in words)
        assert not {"day", "told", "late", "staff"} & set(words)


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("the rota came out four days before", "rota"),
        ("there was no induction", ""),
        ("the library has no induction rota", ""),
    ],
)
def test_a_keyword_that_no_standard_names_is_told(text, unnamed):
    assert named_in_none(ours(), text) == unnamed


def test_what_is_about_no_standard_gets_an_empty_list(embedder):
    assert standards_row(LOADED, "The car park was resurfaced.", embedder) == {"standards": []}


def test_a_scenario_says_what_is_alike_and_what_may_differ(embedder):
    text = "An F2 in a GP surgery was left alone and nobody discussed the patients with him."
    first = scenario_row(LOADED, text, embedder)["scenarios"][0]
    assert (first["number"], first["level"]) == (3, "High")
    assert first["alike"]
    assert first["different"]
    assert first["interventions"]


def test_matches_come_best_first_and_at_most_three(embedder):
    found = match_standards(ours(), "No supervision, no teaching, and staff shout.", embedder)
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    assert len(found) <= 3


def test_a_setting_gets_the_standards_of_each_of_its_sentences(embedder):
    setting = "Trainees are alone in the clinic with no supervisor. The library is closed."
    numbers = {match.standard.number for match in standards_for_setting(ours(), setting, embedder)}
    assert "1.5" in numbers
    assert numbers & {"1.1", "3.1"}


@pytest.mark.parametrize("nothing", ["", "  ", "123 456", "?!"])
def test_a_text_without_words_is_bad_input(nothing):
    with pytest.raises(BadInput):
        match_standards(ours(), nothing)
    with pytest.raises(BadInput):
        match_scenarios(ours(), nothing)


def test_topics_without_a_model_go_by_words():
    topics = Topics(
        [Topic("tea", ("The kettle boils.",)), Topic("sea", ("Waves break.",))], ["It is Monday."]
    )
    (found, *_) = topics.match("kettle", Bounds(least=0.05))
    assert (found.key, found.example) == ("tea", "")


class CountingEmbedder(FakeEmbedder):
    """A fake that counts how many texts it was asked for."""

    def __init__(self):
        self.asked = 0

    def embed(self, texts):
        self.asked += len(texts)
        return super().embed(texts)


class TestKeptVectors:
    def test_the_guidance_is_embedded_once_and_read_back_the_same(self, tmp_path):
        texts = standard_topics().texts
        first, second = CountingEmbedder(), CountingEmbedder()
        made = KeptVectors(first, "m", tmp_path).embed(texts)
        read = KeptVectors(second, "m", tmp_path).embed(texts)
        assert np.array_equal(made, read)
        assert (first.asked, second.asked) == (len(texts), 0)

    def test_another_model_reads_nothing_of_the_first(self, tmp_path):
        texts, other = standard_topics().texts, CountingEmbedder()
        KeptVectors(FakeEmbedder(), "m", tmp_path).embed(texts)
        KeptVectors(other, "n", tmp_path).embed(texts)
        assert other.asked == len(texts)

    def test_nothing_else_is_ever_written_down(self, tmp_path):
        kept = KeptVectors(FakeEmbedder(), "m", tmp_path)
        kept.embed(["a learner's words"] * 500)
        kept.embed(["one"])
        assert list(tmp_path.iterdir()) == []

    def test_a_torn_file_is_computed_anew(self, tmp_path):
        texts = standard_topics().texts
        made = KeptVectors(FakeEmbedder(), "m", tmp_path).embed(texts)
        (file,) = tmp_path.iterdir()
        file.write_bytes(file.read_bytes()[:100])
        assert np.array_equal(KeptVectors(FakeEmbedder(), "m", tmp_path).embed(texts), made)

    def test_a_folder_that_cannot_be_written_costs_only_time(self, tmp_path):
        blocked = tmp_path / "file"
        blocked.write_text("not a folder")
        assert len(KeptVectors(FakeEmbedder(), "m", blocked).embed(standard_topics().texts)) > 0
