"""The text block: the worked bytes of all four layouts, both ways, and every wrong one refused."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.id_card_reader.card_text import SIZE, BadCardText, decode_card, encode_card
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.domain.identity import CardKind, IdentityCard, Sex, is_valid_id_number

ZHANG_SAN = SAMPLE_CARDS["zhang_san"]
CHEN_2020 = dataclasses.replace(
    SAMPLE_CARDS["chen_xiaoming"], valid_from=date(2020, 6, 1), valid_until=date(2025, 6, 1)
)

_WORKED_ROWS = {
    0: "20 5F 09 4E 20 00 20 00 20 00 20 00 20 00 20 00",
    16: "20 00 20 00 20 00 20 00 20 00 20 00 20 00 31 00",
    32: "30 00 31 00 31 00 39 00 34 00 39 00 31 00 32 00",
    48: "33 00 31 00 17 53 AC 4E 02 5E 1D 67 33 96 3A 53",
    64: "3A 79 8B 4F EF 8D 31 00 F7 53 20 00 20 00 20 00",
    112: "20 00 20 00 20 00 20 00 20 00 31 00 31 00 30 00",
    128: "31 00 30 00 35 00 31 00 39 00 34 00 39 00 31 00",
    144: "32 00 33 00 31 00 30 00 30 00 32 00 58 00 17 53",
    160: "AC 4E 02 5E 6C 51 89 5B 40 5C 1D 67 33 96 06 52",
    176: "40 5C 20 00 20 00 20 00 20 00 20 00 32 00 30 00",
    192: "32 00 30 00 30 00 31 00 30 00 31 00 7F 95 1F 67",
}
_WORKED_TAILS = [
    (
        CHEN_2020,
        0x2D,
        "32 00 35 00 30 00 36 00 30 00 31 00 48 00 31 00 32 00 33 00 34 00 35 00 36 00 37 00 38 00"
        "30 00 31 00 20 00 20 00 20 00 4A 00 20 00 20 00 20 00",
    ),
    (
        SAMPLE_CARDS["smith_2017"],
        0xC1,
        "39 00 30 00 31 00 32 00 33 00 31 00 30 00 31 00 31 00 35 00 30 00 30 00 49 00 20 00 20 00"
        "20 00",
    ),
    (SAMPLE_CARDS["smith_2023"], 0xB0, "20 00 55 00 53 00 41 00 59 00 20 00 20 00 20 00"),
]


def test_a_citizens_block_is_the_worked_bytes():
    block = encode_card(ZHANG_SAN)
    for offset, row in _WORKED_ROWS.items():
        assert block[offset : offset + 16] == bytes.fromhex(row)
    assert block[208:] == b"\x20\x00" * 24
    assert reduce(xor, block) == 0x56


@pytest.mark.parametrize(("card", "checksum", "tail"), _WORKED_TAILS)
def test_the_other_layouts_have_the_worked_ends(card, checksum, tail):
    block = encode_card(card)
    assert block.endswith(bytes.fromhex(tail))
    assert reduce(xor, block) == checksum


@pytest.mark.parametrize("name", list(SAMPLE_CARDS))
def test_sample_cards_go_there_and_back(name):
    assert decode_card(encode_card(SAMPLE_CARDS[name])) == SAMPLE_CARDS[name]


def test_only_one_sample_card_has_a_wrong_number():
    wrong = [n for n, card in SAMPLE_CARDS.items() if not is_valid_id_number(card.id_number)]
    assert wrong == ["wrong_check_digit"]


_hanzi = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
_word = st.text(_hanzi, min_size=1, max_size=15)
_day = st.dates(date(1900, 1, 1), date(2099, 12, 31))
_latin = st.from_regex(r"[A-Z]([A-Z ,'-]{0,40}[A-Z])?", fullmatch=True)
_citizens = st.builds(
    IdentityCard,
    kind=st.just(CardKind.CITIZEN),
    name=_word,
    id_number=st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True),
    sex=st.sampled_from(Sex),
    birth_date=_day,
    valid_from=_day,
    valid_until=st.none() | _day,
    nation=st.sampled_from(["01", "56", "97", ""]),
    address=st.text(_hanzi, max_size=35),
    issuer=_word,
)
_foreigners = st.builds(
    IdentityCard,
    kind=st.just(CardKind.FOREIGNER_2023),
    name=_word,
    id_number=st.from_regex(r"9[0-9]{16}[0-9X]", fullmatch=True),
    sex=st.sampled_from(Sex),
    birth_date=_day,
    valid_from=_day,
    valid_until=_day,
    nation=st.sampled_from(["USA", "KAZ", "840"]),
    english_name=_latin,
    issue_count=st.sampled_from(["00", "01"]),
)


@given(_citizens | _foreigners)
def test_every_card_that_fits_goes_there_and_back(card):
    assert decode_card(encode_card(card)) == card


def test_an_english_name_keeps_the_space_at_the_seam_of_its_two_parts():
    name = "A" * 34 + " " + "B" * 10
    card = dataclasses.replace(SAMPLE_CARDS["smith_2023"], english_name=name)
    assert decode_card(encode_card(card)).english_name == name


def test_a_private_use_character_in_a_name_is_kept():
    card = dataclasses.replace(ZHANG_SAN, name="张\ue863")
    assert decode_card(encode_card(card)).name == "张\ue863"


def test_nul_padding_is_padding():
    block = encode_card(ZHANG_SAN).replace(b"\x20\x00", b"\x00\x00")
    assert decode_card(block) == ZHANG_SAN


@pytest.mark.parametrize(
    ("offset", "units", "place"),
    [
        (36, "19491331", "birth_date"),
        (36, "1949123", "birth_date"),
        (188, "二〇二〇年一月", "valid_from"),
        (204, "永久      ", "valid_until"),
        (30, "7", "sex"),
        (122, " " * 18, "id_number"),
        (0, "\ud800", "name"),
    ],
)
def test_a_block_that_is_no_card_names_the_field_and_nothing_else(offset, units, place):
    block = bytearray(encode_card(ZHANG_SAN))
    raw = units.ljust(8 if len(units) < 8 else 0).encode("utf-16-le", "surrogatepass")
    block[offset : offset + len(raw)] = raw
    with pytest.raises(BadCardText) as refused:
        decode_card(bytes(block))
    assert refused.value.place == place
    assert units.strip() not in str(refused.value) or not units.strip()


@pytest.mark.parametrize("size", [0, 255, 257])
def test_a_block_of_another_size_is_refused(size):
    with pytest.raises(BadCardText):
        decode_card(bytes(size))


def test_a_field_that_does_not_fit_is_refused():
    with pytest.raises(BadCardText) as refused:
        encode_card(dataclasses.replace(ZHANG_SAN, name="长" * 16))
    assert refused.value.place == "name"


@given(st.binary(min_size=SIZE, max_size=SIZE))
def test_no_block_breaks_the_decoder(block):
    try:
        card = decode_card(block)
    except BadCardText:
        return
    assert card.id_number
