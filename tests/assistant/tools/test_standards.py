"""Standards by their number: however it is written, and what is said where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ports import LoadedFramework
from assistant.standards import all_standards, by_id, standard_row
from corpus.failures import BadInput
from corpus.framework.ours import ours

LOADED = LoadedFramework(framework=ours(), sources={})


@pytest.mark.parametrize(
    "written",
    [
        "3.4",
        " 3.4. ",
        "2017-18:3.4",
        "2017/18:3.4",
        "2017-2018:3.4",
        "2017:3.4",
        "2017/18 3.4",
        "standard 3.4",
        "Standard 3.4.",
        "STANDARD 2017-18:3.4",
        "quality standard 3.4",
        "2017/18 standard 3.4",
        "std 3.4",
        "3,4",
        "3 . 4",
        "03.04",
    ],
)
def test_a_standard_is_found_however_its_number_is_written(written):
    assert by_id(ours(), written).standard.id == "2017-18:3.4"


def test_every_standard_is_found_by_its_own_id_and_listed_once_in_order():
    rows = all_standards(LOADED)
    assert len(rows) == 27
    assert [by_id(ours(), row["id"]).standard.id for row in rows] == [row["id"] for row in rows]
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


@pytest.mark.parametrize("unknown", ["7.1", "3.9", "3.0", "0.1", "12.34", "3.44", "1.7", "6.5"])
def test_a_number_without_a_standard_is_said_not_to_exist_with_the_nearest(unknown):
    row = standard_row(LOADED, unknown)
    assert row["standards"] == []
    assert "There is no" in row["message"]
    assert 1 <= len(row["nearest"]) <= 3
    assert all(by_id(ours(), near).standard for near in row["nearest"])


@pytest.mark.parametrize(
    ("unknown", "nearest"), [("3.9", "2017-18:3.5"), ("7.1", "2017-18:6.1"), ("2.6", "2017-18:2.5")]
)
def test_the_nearest_of_the_same_domain_comes_first(unknown, nearest):
    assert standard_row(LOADED, unknown)["nearest"][0] == nearest


@pytest.mark.parametrize("edition", ["2021", "2019-20", "2019/20", "2016"])
def test_another_edition_is_said_not_to_be_held(edition):
    row = standard_row(LOADED, f"{edition}:3.4")
    assert row["standards"] == []
    assert "not held" in row["message"]
    assert edition[:4] in row["message"]
    assert row["nearest"] == ["2017-18:3.4"]


def test_the_number_of_a_domain_leads_to_its_standards():
    row = standard_row(LOADED, "domain 4")
    assert row["standards"] == []
    assert row["nearest"] == [f"2017-18:4.{number}" for number in range(1, 5)]


@pytest.mark.parametrize("words", ["induction", "3.4.1", "-3.4", "DROP TABLE", "x" * 10_000])
def test_what_is_no_number_is_said_to_be_none(words):
    row = standard_row(LOADED, words)
    assert row["standards"] == []
    assert "no number of a standard" in row["message"]
    assert len(row["message"]) < 250


@pytest.mark.parametrize("nothing", ["", "  ", "\t"])
def test_no_number_is_bad_input(nothing):
    with pytest.raises(BadInput):
        by_id(ours(), nothing)


@given(st.text(max_size=60))
def test_any_text_leads_to_a_standard_or_to_a_sentence(text):
    try:
        found = by_id(ours(), text)
    except BadInput:
        return
    assert (found.standard is None) == bool(found.message)


@given(st.integers(0, 999), st.integers(0, 999))
def test_a_number_is_a_standard_only_if_the_framework_has_it(domain, number):
    found = by_id(ours(), f"{domain}.{number}")
    assert (found.standard is not None) == (ours().standard(f"{domain}.{number}") is not None)
