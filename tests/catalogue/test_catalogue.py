"""The catalogue says what each official document is, and its parts refer to each other rightly."""

import pytest

from corpus.catalogue import Standing, catalogue, entry


def test_the_catalogue_holds_the_five_documents_under_different_keys():
    assert len({each.key for each in catalogue()}) == len(catalogue()) == 5
    assert [each.edition for each in catalogue()].count("2017-18") == 2


def test_an_entry_is_found_by_its_key_and_an_unknown_key_is_an_error():
    assert entry("handbook-2017-18").short_title == "Quality Framework Handbook 2017/18"
    with pytest.raises(KeyError):
        entry("handbook-2030")


def test_whatever_a_document_replaces_is_catalogued_or_named_as_not_held():
    keys = {each.key for each in catalogue()}
    for each in catalogue():
        for other in (*each.supersedes, *each.superseded_by):
            assert other.what
            assert other.key is None or other.key in keys
            assert other.key != each.key


def test_a_superseded_document_says_by_what():
    for each in catalogue():
        if each.standing is not Standing.CURRENT:
            assert each.superseded_by


def test_every_document_says_what_it_lacks_and_how_its_date_is_known():
    for each in catalogue():
        assert each.does_not_contain
        assert each.date.known_from


def test_no_licence_is_claimed_to_be_verified_and_no_address_is_promised():
    for each in catalogue():
        assert not each.licence.verified
        assert "http" not in each.where_to_get_it


def test_the_framework_of_2021_is_not_passed_off_as_held():
    lacks = " ".join(entry("strategy-2021").does_not_contain)
    assert "standards of 2021" in lacks
