"""Misspelt words are read as words that may be seen; right ones, names and ids are left alone."""

import time
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.access import Release, scope_of_provider, scope_of_public, scope_of_team
from corpus.glossary import ours
from indexing.asked_words import corrected, words_to_check
from indexing.ingest import Sent
from indexing.spelling import SeenWords, Spelling, Vocabulary, corrections
from tests.houses import house_with

HERE = Path(__file__).parent
TEAM = scope_of_team()
MISTYPED = [tuple(line.split("\t")) for line in (HERE / "mistyped.tsv").read_text().splitlines()]
WELL_SPELT = (HERE / "well_spelt.txt").read_text("utf-8").splitlines()

FEW = Vocabulary(
    [
        SeenWords(
            [
                "The likelihood of harm is low. Supervision was good, supervision was close.",
                "Students said that induction was late and that the canteen closed.",
                "The ward was at risk. Risks were noted. Agnieszka Wrona and Wrona spoke.",
                "A gefoltering was seen. The Fernvale trust has wobblers and more wobblers.",
            ]
        )
    ],
    ours().words,
)


def seen(house, scope):
    """What the collections of a scope say, as the search that asks them sees it."""
    records = house.records
    return [
        SeenWords(passage.text for passage in records.searchable(scope, collection))
        for collection in records.collections(scope)
    ]


def read(question, vocabulary=FEW):
    return corrections(words_to_check(question), vocabulary)


@pytest.fixture(scope="module")
def samples(sampled_data):
    with house_with(sampled_data) as house:
        return Vocabulary(seen(house, TEAM), ours().words)


@pytest.fixture(scope="module")
def official(official_data):
    with house_with(official_data) as house:
        return Vocabulary(seen(house, TEAM), ours().words)


class TestReading:
    @pytest.mark.parametrize(
        ("typed", "word"),
        [
            ("likelyhood", "likelihood"),
            ("supervsion", "supervision"),
            ("inducton", "induction"),
            ("studnets", "students"),
            ("upervision", "supervision"),
            ("suprevision", "supervision"),
            ("rsik", "risk"),
            ("wrad", "ward"),
            ("undermning", "undermining"),
            ("wobbblers", "wobblers"),
            ("gefoltring", "gefoltering"),
        ],
    )
    def test_a_slip_is_read_as_the_word_that_was_meant(self, typed, word):
        assert read(f"what about {typed} here") == {typed: word}

    @pytest.mark.parametrize(
        "question",
        [
            "rks and wbr and xyz",  # three letters say too little
            "the wardrr",  # two slips in so short a word
            "risk4 4risk ri5k 3.44 2017-18x",
            "LIKELIHOD and SUPERVSION beside small letters",
            "eRISKs and McSupervsion",
            "mail supervsion@trust.uk or see files/inducton_v2.docx",
            "ask Dr Inducton and Ms Studnets about it",
            "we met Supervsion yesterday",  # a name, as it is written
            "agnieszka wrona said",
            "gefoltrng",  # what stands once and in no list may be a slip itself
            "wrono",  # names are written with a capital only
            "recieve",  # an English word was meant that the passages do not have
            "supervisioning and canteens",
        ],
    )
    def test_what_may_be_something_else_is_left_alone(self, question):
        assert read(question) == {}

    def test_a_word_of_a_title_is_read_though_it_has_a_capital(self):
        assert read("what does the Quality Framwork say") == {"Framwork": "framework"}
        assert read("Supervsion at night?") == {"Supervsion": "supervision"}
        assert read("WHAT ABOUT SUPERVSION") == {"supervsion": "supervision"}

    def test_the_glossary_is_part_of_what_is_known_and_of_what_is_meant(self):
        vocabulary = Vocabulary([], frozenset({"buddying", "wibbler"}))
        assert read("the wibbler does budying", vocabulary) == {"budying": "buddying"}

    def test_the_question_is_put_right_in_its_place(self):
        question = "Supervsion, and learners’ inducton?"
        assert corrected(question, read(question)) == "Supervision, and learners’ induction?"
        assert corrected("WHAT INDUCTON", {"inducton": "induction"}) == "WHAT induction"
        assert corrected("as it was", {}) == "as it was"

    @given(st.text(max_size=200))
    def test_whatever_is_typed_the_readings_are_of_words_that_stand_in_it(self, question):
        found = read(question)
        assert all(typed in question or question.isupper() for typed in found)
        assert all(FEW.knows(word) and word != typed.casefold() for typed, word in found.items())

    @given(st.lists(st.sampled_from(sorted(ours().words)), max_size=8))
    def test_no_word_of_the_glossary_is_ever_changed(self, words):
        assert read(" ".join(words)) == {}


class TestOnLists:
    def test_no_question_that_is_spelt_right_is_changed(self, samples):
        assert len(WELL_SPELT) >= 150
        changed = {question: found for question in WELL_SPELT if (found := read(question, samples))}
        assert changed == {}

    def test_few_words_that_are_mistyped_are_missed_and_fewer_misread(self, samples):
        found = {typed: read(f"about {typed}", samples).get(typed) for typed, _ in MISTYPED}
        right = sum(found[typed] == word for typed, word in MISTYPED)
        wrong = sum(found[typed] not in {word, None} for typed, word in MISTYPED)
        assert right >= 0.9 * len(MISTYPED)
        assert wrong <= 0.02 * len(MISTYPED)

    @pytest.mark.official
    def test_the_same_holds_with_the_official_documents(self, official):
        assert not any(read(question, official) for question in WELL_SPELT)
        found = {typed: read(f"about {typed}", official).get(typed) for typed, _ in MISTYPED}
        assert sum(found[typed] == word for typed, word in MISTYPED) >= 0.95 * len(MISTYPED)

    def test_reading_a_question_takes_a_thousandth_of_a_second_or_so(self, samples):
        took = []
        for typed, _ in MISTYPED:
            began = time.process_time()
            read(f"what does the handbook say about {typed} on nights", samples)
            took.append(time.process_time() - began)
        assert median(took) < 0.002


class TestWhoseWords:
    @pytest.fixture
    def house(self, tmp_path):
        """Two providers, each with a word that only it writes, and one that is internal."""
        for name, word in (("Vale", "quillonberry"), ("Moor", "drumlinger")):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "notes.md").write_text(f"# Notes\n\nThe {word} failed. A {word} is new.\n")
        (tmp_path / "secret.md").write_text("# Notes\n\nThe zanderpole is ours. A zanderpole.\n")
        with house_with(tmp_path / "data") as house:
            house.index([tmp_path / "Vale"], Sent("Vale", Release.PROVIDER))
            house.index([tmp_path / "Moor"], Sent("Moor", Release.PROVIDER))
            house.index([tmp_path / "secret.md"], Sent("Vale", Release.INTERNAL))
            yield house

    def _scope(self, house, name):
        return scope_of_provider(house.library.provider(TEAM, name).id)

    def _read(self, house, scope, question):
        return read(question, Vocabulary(seen(house, scope), ours().words))

    def test_a_word_of_another_provider_is_never_what_a_slip_is_read_as(self, house):
        for name, own, other in (
            ("Vale", ("quilonberry", "quillonberry"), "drumlnger"),
            ("Moor", ("drumlnger", "drumlinger"), "quilonberry"),
        ):
            scope = self._scope(house, name)
            assert self._read(house, scope, f"the {own[0]}") == {own[0]: own[1]}
            assert self._read(house, scope, f"the {other}") == {}

    def test_what_is_not_released_to_the_asker_is_not_read_either(self, house):
        assert self._read(house, TEAM, "zanderpol") == {"zanderpol": "zanderpole"}
        assert self._read(house, self._scope(house, "Vale"), "zanderpol") == {}
        assert self._read(house, scope_of_public(), "zanderpol quilonberry drumlnger") == {}

    def test_another_provider_s_evidence_changes_no_reading(self, house, tmp_path):
        moor = self._scope(house, "Moor")
        questions = [f"what about {typed}" for typed, _ in MISTYPED[:40]]
        before = [self._read(house, moor, question) for question in questions]
        more = "likelyhood superviser assesment inducton placment " * 5
        (tmp_path / "more.md").write_text(f"# More\n\n{more}\n")
        house.index([tmp_path / "more.md"], Sent("Vale", Release.PROVIDER))
        assert [self._read(house, moor, question) for question in questions] == before

    def test_vocabularies_are_held_for_the_same_collections_only(self):
        spelling, words = Spelling(), ours().words
        one, other = SeenWords(["a"]), SeenWords(["a"])
        assert spelling.vocabulary([one], words) is spelling.vocabulary([one], words)
        assert spelling.vocabulary([one], words) is not spelling.vocabulary([other], words)
        assert spelling.vocabulary([one, other], words) is not spelling.vocabulary([one], words)


def test_a_word_is_not_read_as_one_that_says_the_opposite():
    seen = Vocabulary([SeenWords(["hypotension and hypotension on the ward"])], frozenset())
    assert corrections(["hypertention"], seen) == {}
    assert corrections(["hypotention"], seen) == {"hypotention": "hypotension"}
