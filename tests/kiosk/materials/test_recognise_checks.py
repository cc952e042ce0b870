"""Check digits and machine readable zones: what may be offered, and what never."""

import pytest

from kiosk.domain.identity import citizen_check_character
from kiosk.materials.recognise.checks import (
    bank_card_in,
    id_number_in,
    luhn_digit,
    uscc_check_character,
    uscc_in,
)
from kiosk.materials.recognise.mrz import check_digit, find_mrz

FIRST = "99999919800229011"
NUMBER = FIRST + citizen_check_character(FIRST)
TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
"""Both from ICAO Doc 9303, parts 4 and 5."""


def test_a_right_number_is_found_in_its_line() -> None:
    assert id_number_in(f"公民身份号码 {NUMBER}") == NUMBER


@pytest.mark.parametrize("place", range(18))
def test_one_wrong_digit_is_never_offered(place: int) -> None:
    wrong = NUMBER[:place] + ("1" if NUMBER[place] != "1" else "2") + NUMBER[place + 1 :]
    assert id_number_in(wrong) == ""


def test_a_number_of_a_day_that_never_was_is_not_offered() -> None:
    first = "99999919810229011"
    assert id_number_in(first + citizen_check_character(first)) == ""


def test_a_number_inside_a_longer_one_is_not_offered() -> None:
    assert id_number_in("1" + NUMBER) == ""


def test_a_credit_code_with_its_check_character() -> None:
    body = "91999999MA1TESTX0".replace("S", "A")
    code = body + uscc_check_character(body)
    assert uscc_in(f"代码：{code}") == code
    assert uscc_in(code[:-1] + ("0" if code[-1] != "0" else "1")) == ""


def test_a_bank_card_is_not_an_id_number() -> None:
    number = "6200000000000000" + luhn_digit("6200000000000000")
    assert bank_card_in(number) == number
    assert bank_card_in(NUMBER) == ""


def test_the_digits_of_the_standard() -> None:
    assert check_digit("L898902C3") == "6"
    assert check_digit("740812") == "2"


def test_the_passport_of_the_standard() -> None:
    zone = find_mrz(TD3)
    assert zone is not None
    assert (zone.form, zone.number, zone.name) == ("TD3", "L898902C3", "ERIKSSON ANNA MARIA")


def test_the_card_of_the_standard() -> None:
    zone = find_mrz(TD1)
    assert zone is not None
    assert (zone.form, zone.number, zone.birth) == ("TD1", "D23145890", "740812")


def test_lost_fillers_and_letters_for_digits_are_mended() -> None:
    lower = TD3[1].replace("<<<<<", "<<").replace("7408122", "74O8I22").replace("UTO", "UT0")
    zone = find_mrz(("some line", TD3[0][:-6], lower))
    assert zone is not None
    assert (zone.number, zone.birth, zone.nationality) == ("L898902C3", "740812", "UTO")


def test_a_zone_that_fails_a_check_is_no_zone() -> None:
    assert find_mrz((TD3[0], TD3[1].replace("1204159", "1204169"))) is None


@pytest.mark.parametrize("lines", [(), ("<",), ("P" * 44, "<" * 44), ("<" * 30,) * 3])
def test_what_only_looks_like_a_zone(lines: tuple[str, ...]) -> None:
    found = find_mrz(lines)
    assert found is None or found.form == "TD1"
