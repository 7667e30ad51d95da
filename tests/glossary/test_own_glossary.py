"""The organisation's own glossary lies over ours, is noticed when it changes, and fails safely."""

import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.failures import BadInput
from corpus.glossary import ours
from corpus.own_glossary import OrganisationGlossary, laid_over, read, read_file

BUDDY = """
[[term]]
name = "buddy scheme"
acronym = "BSC"
definition = "A learner of a later year who looks after a new one."
also = ["buddying", "big sister"]
in_documents = ["peer support"]
"""


def over(written):
    return laid_over(ours(), read(written))


def named(term):
    assert term is not None
    return term


class TestTermsOfTheOrganisation:
    def test_a_new_term_is_found_by_every_label_and_says_whose_it_is(self):
        glossary = over(BUDDY)
        for label in ("Buddy Schemes", "bsc", "buddying", "big sisters"):
            found = named(glossary.term(label))
            assert found.name == "buddy scheme"
            assert found.by_organisation

    def test_a_question_gets_the_documents_words_for_it(self):
        added = over(BUDDY).expansions("who runs the buddying on ward 4")
        assert {"buddy scheme", "peer support"} <= set(added)

    def test_our_terms_stand_beside_it(self):
        glossary = over(BUDDY)
        assert len(glossary.terms) == len(ours().terms) + 1
        assert all(glossary.term(each.name) == each for each in ours().terms)

    def test_a_synonym_added_to_ours_leaves_our_definition(self):
        glossary = over('[[term]]\nname = "KLOE"\nalso = ["enquiry prompts"]')
        found = named(glossary.term("enquiry prompt"))
        assert found.definition == named(ours().term("KLOE")).definition
        assert found.acronym == "KLOE"
        assert not found.by_organisation

    def test_a_definition_of_the_organisation_s_stands_in_the_place_of_ours(self):
        glossary = over('[[term]]\nname = "ISF"\ndefinition = "Five steps, from 0 to 4."')
        found = named(glossary.term("Intensive Support Framework"))
        assert found.definition == "Five steps, from 0 to 4."
        assert found.by_organisation
        assert not found.never_defined
        assert found.also == named(ours().term("ISF")).also

    def test_a_term_of_ours_can_be_replaced_whole(self):
        glossary = over('[[term]]\nname = "metric"\nreplace = true\ndefinition = "A measure."')
        assert named(glossary.term("metric")).definition == "A measure."
        assert glossary.term("KPI") is None

    def test_a_term_of_ours_can_be_retired(self):
        glossary = over('retire = ["metric"]')
        assert glossary.term("metric") is None
        assert "proxy measures" not in glossary.expansions("a KPI of ours")

    def test_a_word_that_leads_to_ours_can_be_taken_from_it(self):
        before = ours().expansions("which trust is it")
        assert "placement provider" in before
        after = over('[[term]]\nname = "placement provider"\nwithout = ["trust"]')
        assert "placement provider" not in after.expansions("which trust is it")
        assert "placement provider" in after.expansions("which hospital is it")

    def test_an_acronym_that_the_organisation_uses_is_no_longer_ours(self):
        glossary = over(
            '[[term]]\nname = "Subject Access Request"\nacronym = "SAR"\ndefinition = "A right."'
        )
        assert named(glossary.term("SARs")).name == "Subject Access Request"
        assert "self-assessment" not in glossary.expansions("how long do we have for a SAR")
        assert named(glossary.term("self-assessment")).acronym is None

    def test_an_empty_file_changes_nothing(self):
        assert over("").terms == ours().terms


MISTAKES = [
    ('[[term]]\nname = "a\n', 2, "quote mark"),
    (BUDDY + '\n[[term]]\nname = "night lead"\n', 10, "definition"),
    (BUDDY + '\n[[term]]\nname = "Buddy schemes"\ndefinition = "Twice."\n', 10, "earlier"),
    ('\nretire = ["wizardry"]', 2, "retire"),
    (BUDDY + 'retire = ["KPI"]', 8, "retire"),
    ('[term]\nname = "one"', 1, "[[term]]"),
    ('[[term]]\nname = 3\ndefinition = "x"', 2, "quote marks"),
    ('[[term]]\n\nname = "one"\nalso = "two"\ndefinition = "x"', 4, "list"),
    ('[[term]]\nname = "one"\nalso = ["two", 2]\ndefinition = "x"', 3, "quote marks"),
    ('[[term]]\nname = "one"\ndefinition = "x"\nsynonyms = ["two"]', 4, "also"),
    ('[[term]]\nname = "one"\ndefinition = "It says so [p1]."', 3, "plain words"),
    ('[[term]]\nname = "one"\ndefinition = "See [here](x)."', 3, "plain words"),
    ('[[term]]\nname = "one"\ndefinition = "See https://example.org."', 3, "plain words"),
    ('[[term]]\nname = "one"\ndefinition = " "', 3, "empty"),
    ('[[term]]\nname = "–"\ndefinition = "x"', 2, "word"),
    (f'[[term]]\nname = "one"\ndefinition = "{"x" * 601}"', 3, "600"),
    ("term = " + "[" * 5_000, 1, "TOML"),
]


class TestFilesThatCannotBeUsed:
    @pytest.mark.parametrize(("written", "line", "says"), MISTAKES)
    def test_the_line_and_what_to_do_are_said(self, written, line, says):
        with pytest.raises(BadInput) as bad:
            read(written)
        assert f"line {line}:" in bad.value.sentence
        assert says in bad.value.sentence
        assert "nothing is lost" in bad.value.sentence

    def test_what_the_file_holds_is_not_repeated(self):
        """The sentence may go to a log."""
        with pytest.raises(BadInput) as bad:
            read('[[term]]\nname = "CANARY"\ndefinition = 7')
        assert "CANARY" not in bad.value.sentence

    def test_a_file_that_is_not_utf_8_names_the_line(self, tmp_path):
        path = tmp_path / "glossary.toml"
        path.write_bytes('# fine\n[[term]]\nname = "café"\n'.encode("latin-1"))
        with pytest.raises(BadInput, match=r"line 3.*UTF-8"):
            read_file(path)

    def test_a_file_as_windows_writes_it_is_read(self, tmp_path):
        path = tmp_path / "glossary.toml"
        path.write_bytes(b"\xef\xbb\xbf" + BUDDY.replace("\n", "\r\n").encode())
        assert read_file(path).term[0].name == "buddy scheme"

    def test_a_folder_in_its_place_is_told(self, tmp_path):
        with pytest.raises(BadInput, match="cannot be opened"):
            read_file(tmp_path)

    @settings(max_examples=200)
    @given(
        written=st.text(max_size=120)
        | st.lists(
            st.sampled_from(
                [
                    "[[term]]",
                    'name = "KLOE"',
                    'definition = "x"',
                    "retire = []",
                    "also = [1]",
                    "=",
                    "]]",
                ]
            )
        ).map("\n".join)
    )
    def test_whatever_stands_in_it_is_read_or_refused_as_bad_input(self, written):
        try:
            own = read(written)
            laid = laid_over(ours(), own)
            lacking = [each.name for each in own.term if laid.term(each.name) is None]
            told = ""
        except BadInput as refusal:
            lacking, told = [], refusal.sentence
        assert lacking == []
        assert told == "" or re.search(r"line \d+", told)


class TestAsTheFileStands:
    def test_without_a_file_there_is_ours(self, tmp_path):
        told = []
        glossary = OrganisationGlossary(tmp_path / "glossary.toml", told.append)
        assert glossary.current().terms == ours().terms
        assert glossary.problem is None
        assert told == []

    def test_a_change_is_noticed_at_the_next_question(self, tmp_path):
        path = tmp_path / "glossary.toml"
        glossary = OrganisationGlossary(path, lambda _: None)
        assert glossary.current().term("buddying") is None
        path.write_text(BUDDY)
        assert glossary.current().term("buddying") is not None
        path.write_text(BUDDY.replace("buddying", "shadowing a peer"))
        assert glossary.current().term("buddying") is None
        path.unlink()
        assert glossary.current().term("buddy scheme") is None

    def test_a_change_that_keeps_the_size_is_noticed_by_its_time(self, tmp_path):
        path = tmp_path / "glossary.toml"
        path.write_text(BUDDY)
        glossary = OrganisationGlossary(path, lambda _: None)
        assert glossary.current().term("buddying") is not None
        path.write_text(BUDDY.replace("buddying", "buddyish"))
        os.utime(path, ns=(1, 1))
        assert glossary.current().term("buddyish") is not None

    def test_an_unchanged_file_is_not_read_again(self, tmp_path):
        path = tmp_path / "glossary.toml"
        path.write_text(BUDDY)
        glossary = OrganisationGlossary(path, lambda _: None)
        assert glossary.current() is glossary.current()

    def test_a_bad_change_is_told_once_and_leaves_what_was(self, tmp_path):
        path, told = tmp_path / "glossary.toml", []
        path.write_text(BUDDY)
        glossary = OrganisationGlossary(path, told.append)
        assert glossary.current().term("buddying") is not None
        path.write_text(BUDDY + "\n[[term]]\n")
        assert glossary.current().term("buddying") is not None
        assert glossary.current().term("KLOE") is not None
        assert len(told) == 1
        assert told == [glossary.problem]
        path.write_text(BUDDY)
        assert glossary.problem is None
