"""What points to one person is masked; what only looks like it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.identity import is_nhs_number, mask, mask_within


def _with_check_digit(nine: str) -> str | None:
    check = (
        11
        - sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True))
        % 11
    )
    return None if check == 10 else nine + str(0 if check == 11 else check)


@given(
    st.from_regex(r"999[0-9]{6}", fullmatch=True), st.sampled_from(["", " ", "-", "\u00a0", "\n"])
)
def test_nhs_numbers_of_the_test_range_are_masked_however_they_are_split(nine, gap):
    number = _with_check_digit(nine)
    if number is None or len(set(number)) == 1:
        return
    split = gap.join([number[:3], number[3:6], number[6:]])
    assert (
        mask(f"Her number {split} stood there.") == "Her number [NHS number removed] stood there."
    )


@pytest.mark.parametrize(
    "digits", ["0000000000", "9999999999", "1234567890", "9991234560", "0123456789"]
)
def test_ten_digits_that_are_no_nhs_number_are_told_apart(digits):
    assert not is_nhs_number(digits)


def test_full_width_digits_are_digits():
    assert "[NHS number removed]" in mask("９４３４７６５９１９")


def test_a_number_called_nhs_number_is_masked_whatever_its_check_digit():
    assert mask("NHS number: 123 456 7890") == "NHS number: [number removed]"


@pytest.mark.parametrize(
    "text",
    ["write to jo.ash@fernvale.example", "mail: J+x@a-b.co.uk", "<ash@fern.nhs.uk>"],
)
def test_e_mail_addresses_are_masked(text):
    masked = mask(text)
    assert "@" not in masked
    assert "[e-mail address removed]" in masked


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0123",
        "01632 960 123",
        "+44 7700 900123",
        "+44 (0)20 7946 0123",
        "07700-900-123",
        "(0161) 496 0000 ext. 12",
    ],
)
def test_telephone_numbers_are_masked(number):
    assert mask(f"call {number} today") == "call [telephone number removed] today"


@pytest.mark.parametrize(
    "text",
    [
        "01/02/2026 to 03/04/2026",
        "standard 3.4 of 2017/18",
        "lines 718-720",
        "0930 to 1630",
        "27 of 1,204",
        "on 2026-03-04",
        "£12,000",
    ],
)
def test_dates_figures_and_times_stay(text):
    assert mask(text) == text


def test_gmc_and_nmc_numbers_are_masked_by_their_cue():
    assert (
        mask("GMC number 7654321, NMC PIN 18A1234E")
        == "GMC number [number removed], NMC PIN [number removed]"
    )


def test_every_string_in_a_result_is_masked():
    assert mask_within({"a": ["x@y.org", 3, None, {"b": ("z@y.org",)}]}) == {
        "a": ["[e-mail address removed]", 3, None, {"b": ["[e-mail address removed]"]}]
    }
