"""Acronyms are taken from the brackets that explain them, strictly, and from nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.acronyms import Acronyms, acronyms_in


def explained(texts):
    return Acronyms(each for text in texts for each in acronyms_in(text))


def pairs(text):
    return [tuple(each) for each in acronyms_in(text)]


class TestReading:
    @pytest.mark.parametrize(
        ("text", "short", "long"),
        [
            ("the Clinical Learning Lead (CLL) said", "CLL", "Clinical Learning Lead"),
            ("all Clinical Learning Leads (CLLs) said", "CLL", "Clinical Learning Leads"),
            ("the Trust Education Board's (TEB) view", "TEB", "Trust Education Board"),
            ("key themes of the visit (KTV)", "KTV", "key themes of the visit"),
            ("a Dental Pharmacy Panel (DPhP)", "DPhP", "Dental Pharmacy Panel"),
            ("work-based placement audit (WBPA)", "WBPA", "work-based placement audit"),
            ("the TPQ (Trainee Pulse Questionnaire) opens", "TPQ", "Trainee Pulse Questionnaire"),
            ("Coming Forward to Report (CFTR)", "CFTR", "Coming Forward to Report"),
            ("a postgraduate lead (PGL)", "PGL", "postgraduate lead"),
        ],
    )
    def test_an_explained_acronym_is_read_with_its_words(self, text, short, long):
        assert pairs(text) == [(short, long)]

    @pytest.mark.parametrize(
        "text",
        [
            "the ward round (see annex)",
            "the team met the Trust (NHS) on Monday",
            "the visit report. Learning Lead (VRL)",
            "they spoke of staffing (RSL)",
            "Ward Learning and Planning Day (WD)",
            "in total 14 (ABC) 15",
            "(CLL)",
            "CLL (3 of 4 met)",
            "CLL ()",
            "It was noted (IT)",
        ],
    )
    def test_what_the_letters_do_not_spell_is_not_taken(self, text):
        assert pairs(text) == []

    def test_no_long_form_reaches_over_a_full_stop(self):
        assert pairs("We saw the Nurses. Quality Board (NQB)") == []

    @given(
        st.lists(st.from_regex(r"[A-Z][b-z]{3,8}", fullmatch=True), min_size=2, max_size=6),
        st.sampled_from(["", "It was said by the ", "2 of "]),
    )
    def test_initials_in_brackets_always_lead_to_their_words(self, words, before):
        long = " ".join(words)
        short = "".join(word[0] for word in words)
        assert (short, long) in pairs(f"{before}{long} ({short}) agreed.")

    @given(st.text(max_size=300))
    def test_whatever_is_taken_stands_in_the_text(self, text):
        plain = " ".join(text.split())
        for short, long in pairs(text):
            assert short in plain
            assert long in plain

    @given(st.text(alphabet="AaBb ()-", max_size=80))
    def test_a_long_form_begins_as_its_acronym_does(self, text):
        for short, long in pairs(text):
            assert long[0].casefold() == short[0].casefold()
            assert len(long.split()) > 1 or "-" in long


class TestOfACollection:
    def test_either_form_gives_the_other(self):
        acronyms = explained(["The Clinical Learning Lead (CLL) is new.", "No brackets here."])
        assert acronyms.expansions("who is the cll") == ("Clinical Learning Lead",)
        assert acronyms.expansions("are clinical learning leads paid") == ("CLL",)
        assert acronyms.expansions("the Clinical Learning Lead (CLL)") == ()
        assert acronyms.expansions("who leads learning") == ()

    def test_one_collection_knows_nothing_of_another(self):
        theirs = explained(["The Night Lead Pool (NLP) is theirs."])
        ours = explained(["The Clinical Learning Lead (CLL) is ours."])
        assert theirs.expansions("NLP") == ("Night Lead Pool",)
        assert ours.expansions("NLP") == ()

    def test_an_acronym_that_is_a_word_is_heard_in_capitals_only(self):
        acronyms = explained(["Clinical Assessment and Review Event (CARE)"])
        assert acronyms.expansions("do they care") == ()
        assert acronyms.expansions("when is CARE") == ("Clinical Assessment and Review Event",)

    def test_two_meanings_are_both_given_and_too_many_none(self):
        two = ["Ward Learning Plan (WLP)", "Weekly Lead Panel (WLP)"]
        assert len(explained(two).expansions("the WLP")) == 2
        many = [*two, "White Lion Place (WLP)", "Work Log Page (WLP)"]
        assert explained(many).expansions("the WLP") == ()

    def test_the_same_pair_in_two_numbers_is_one(self):
        texts = ["Ward Learning Plan (WLP)", "Ward Learning Plans (WLPs)"]
        assert len(explained(texts).pairs) == 1
