"""Identity numbers: the arithmetic with published samples, ages, and what may be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.domain.identity import (
    citizen_check_character,
    foreigner_2017_check_digit,
    is_valid_id_number,
    masked,
)


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",  # GB 11643-1999, example 1
        "440524188001010014",  # GB 11643-1999, example 2
        "34052419800101001X",  # the sample of many textbooks
    ],
)
def test_published_citizen_numbers_are_valid(number: str) -> None:
    assert is_valid_id_number(number)
    assert citizen_check_character(number[:17]) == number[17]


@pytest.mark.parametrize(
    "number",
    [
        "",
        "11010519491231002",
        "11010519491231002x",
        "110105194912310021",
        "010105194912310020",
        "11010519491231002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105194912310O2X",
        "CHN110000000000",
        "abc123456789012",
    ],
)
def test_what_is_no_number_is_not_valid(number: str) -> None:
    assert not is_valid_id_number(number)


def test_every_single_wrong_digit_is_found() -> None:
    good = "11010519491231002X"
    for place in range(17):
        for digit in "0123456789":
            wrong = good[:place] + digit + good[place + 1 :]
            assert is_valid_id_number(wrong) == (wrong == good)


def test_neighbours_swapped_are_found() -> None:
    good = "440524188001010014"
    for place in range(16):
        swapped = good[:place] + good[place + 1] + good[place] + good[place + 2 :]
        assert is_valid_id_number(swapped) == (swapped == good)


def test_the_icao_check_of_a_document_number() -> None:
    # ICAO Doc 9303 part 3, 4.9: 520727 has check digit 3, AB2134<<< has 5 ("<" counts 0).
    assert foreigner_2017_check_digit("520727") == "3"
    assert foreigner_2017_check_digit("AB2134000") == "5"


@given(some.text("0123456789", min_size=11, max_size=11), some.sampled_from(["CHN", "USA", "DEU"]))
def test_a_foreigners_number_is_valid_with_its_own_digit_only(digits: str, country: str) -> None:
    body = country + digits
    right = foreigner_2017_check_digit(body)
    assert [d for d in "0123456789" if is_valid_id_number(body + d)] == [right]


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2026, 5, 19), 25),
        (date(2026, 5, 20), 26),
        (date(2026, 5, 21), 26),
        (date(2001, 5, 20), 1),
        (date(2000, 5, 20), 0),
    ],
)
def test_age_is_counted_from_birthday_to_birthday(cards, day: date, age: int) -> None:
    card = replace(cards["zhang_san"], birth_date=date(2000, 5, 20))
    assert card.age_on(day) == age


def test_born_on_the_leap_day_the_birthday_is_the_first_of_march(cards) -> None:
    card = replace(cards["zhang_san"], birth_date=date(2000, 2, 29))
    assert card.age_on(date(2018, 2, 28)) == 17
    assert card.age_on(date(2018, 3, 1)) == 18
    assert card.age_on(date(2020, 2, 29)) == 20


def test_a_card_is_good_on_its_last_day_and_for_ever_without_one(cards) -> None:
    card = replace(cards["zhang_san"], valid_until=date(2026, 11, 20))
    assert not card.is_expired_on(date(2026, 11, 20))
    assert card.is_expired_on(date(2026, 11, 21))
    assert not replace(card, valid_until=None).is_expired_on(date.max)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "110*************2X"),
        ("CHN110000000001", "CHN**********01"),
        ("1234567", "123**67"),
        ("123456", "******"),
        ("1", "*"),
        ("", ""),
    ],
)
def test_a_masked_number_keeps_its_ends_only(number: str, shown: str) -> None:
    assert masked(number) == shown
    assert len(shown) == len(number)


def test_a_card_says_nothing_about_its_holder_in_its_repr(cards) -> None:
    for card in cards.values():
        text = repr(card)
        for secret in (card.name, card.id_number, card.address, card.issuer, card.english_name):
            assert not secret or secret not in text
