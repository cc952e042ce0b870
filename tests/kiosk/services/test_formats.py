"""Formats are told right from wrong by their own arithmetic."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.services.formats import FORMATS, birth_date_of


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("cn-id", "11010519491231002X"),
        ("cn-id", "KAZ110090123105"),
        ("cn-mobile", "13800000000"),
        ("cn-bankcard", "6222020200112233446"),
        ("cn-bankcard", "4111111111111111"),
        ("cn-name", "张三"),
        ("cn-name", "买买提·吐尔逊"),
        ("cn-name", "𠮷野"),
        ("cn-name", "\ue863某"),
        ("cn-name", "〇明"),
        ("cn-name", "SMITH, JOHN A."),
        ("cn-name", "赵C"),
        ("cn-id", "810000199408230021"),  # Hong Kong, the example of GB 11643's extension
        ("cn-id", "911124198108030024"),  # foreigner, form of 2023
        ("cn-region", "321102"),
        ("cn-plate", "苏L12345"),
        ("cn-plate", "沪A1234警"),
        ("cn-plate", "京AD12345"),
        ("cn-plate", "粤B12345F"),
        ("uscc", "91350100M000100Y43"),  # the example of GB 32100-2015
        ("uscc", "91110000600037341L"),
        ("date", "2024-02-29"),
    ],
)
def test_well_formed_text_is_accepted(format_name: str, text: str) -> None:
    assert FORMATS[format_name](text)


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("cn-id", "110105194912310021"),
        ("cn-id", "11010519491231002x"),
        ("cn-id", "110105194902300024"),
        ("cn-id", "KAZ110090123106"),
        ("cn-id", "110105491231002"),
        ("cn-id", ""),
        ("cn-mobile", "12800000000"),
        ("cn-mobile", "1380000000"),
        ("cn-mobile", "138000000００"),
        ("cn-bankcard", "622202020011223344X"),
        ("cn-bankcard", "0000000000000000"),
        ("cn-bankcard", "411111111111"),
        ("cn-name", ""),
        ("cn-name", "·张"),
        ("cn-name", "张·"),
        ("cn-name", "张3"),
        ("cn-name", "<b>张</b>"),
        ("cn-region", "921102"),
        ("cn-region", "32110"),
        ("cn-plate", "苏O12345"),  # no letter I and no O: too like 1 and 0
        ("cn-plate", "苏L1234"),
        ("cn-plate", "苏L1234567"),
        ("cn-plate", "苏AZ12345"),  # no new-energy letter
        ("cn-plate", "AL12345"),
        ("uscc", "91350100M000100Y34"),
        ("uscc", "91350100M000100I43"),
        ("uscc", "9135010"),
        ("date", "2023-02-29"),
        ("date", "20240229"),
        ("date", "2024-2-9"),
        ("date", "２０２４-01-01"),
    ],
)
def test_malformed_text_is_refused(format_name: str, text: str) -> None:
    assert not FORMATS[format_name](text)


def test_impossible_day_fails_even_with_a_right_check_character() -> None:
    from kiosk.domain.identity import citizen_check_character, is_valid_id_number

    digits = "11010519490230002"
    number = digits + citizen_check_character(digits)

    assert is_valid_id_number(number)
    assert not FORMATS["cn-id"](number)


@pytest.mark.parametrize(
    ("number", "born"),
    [
        ("11010519491231002X", date(1949, 12, 31)),
        ("KAZ110090123105", date(1990, 12, 31)),
        ("KAZ110020010105", date(2020, 1, 1)),
        ("KAZ110026113005", date(1926, 11, 30)),
        ("123", None),
        ("11010519491331002X", None),
    ],
)
def test_birth_date_is_read_from_the_number(number: str, born: date | None) -> None:
    assert birth_date_of(number, date(2026, 11, 22)) == born
