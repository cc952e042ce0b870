"""The conversation with a card, without any reader: worked bytes, kinds of cards, traps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.social_card_reader.conversation import CardRefused, CardSwapped, Conversation
from devices.social_card_reader.frames import (
    BadAnswer,
    File,
    decode_record,
    read_by_number,
    read_by_tag,
    select_application,
    select_file,
)
from devices.social_card_reader.sample_cards import SAMPLE_CARDS
from devices.social_card_reader.virtual_card import VirtualCard
from kiosk.domain.identity import CardKind, Sex
from kiosk.domain.social_card import holder_of

ZHANG = SAMPLE_CARDS["zhang_san"].card


def card(name: str) -> VirtualCard:
    return VirtualCard(SAMPLE_CARDS[name])


_TRACE = [
    ("00A404000F7378312E73682EC9E7BBE1B1A3D5CF", "611B"),
    (
        "00C000001B",
        "6F19840F7378312E73682EC9E7BBE1B1A3D5CFA5069F0C038601019000",
    ),
    ("00A4000002EF05", "9000"),
    ("00B2030406", "0304322E30309000"),
    ("00B207040B", "07094131323334353637389000"),
    ("00B2050406", "0504202001019000"),
    ("00A4000002EF06", "9000"),
    ("00B2010414", "08123131303130353139343931323331303032589000"),
    ("00B2010400", "6C14"),
    ("00B2020420", "091ED5C5C8FD" + "00" * 26 + "9000"),
    ("00B2040403", "0A01319000"),
    ("00B2050403", "0B01019000"),
    ("00B2060405", "0C031101059000"),
    ("00B2070406", "0D04194912319000"),
]


def test_the_virtual_card_answers_the_worked_trace():
    chip = card("zhang_san")
    for command, answer in _TRACE:
        assert chip.apdu(bytes.fromhex(command)) == bytes.fromhex(answer), command


def test_commands_are_the_worked_bytes():
    assert select_application() == bytes.fromhex(_TRACE[0][0])
    assert select_file(File.HOLDER) == bytes.fromhex("00A4000002EF06")
    assert read_by_number(1, 0x14, File.HOLDER) == bytes.fromhex("00B2013414")
    assert read_by_number(1, 0x12, File.ISSUER) == bytes.fromhex("00B2012C12")
    assert read_by_tag(8, 0x14, File.HOLDER) == bytes.fromhex("00B2083014")
    assert read_by_tag(1, 0x12, File.ISSUER) == bytes.fromhex("00B2012812")


@pytest.mark.parametrize("name", ["zhang_san", "li_xiuying", "li_by_tag", "li_by_file"])
def test_every_version_and_way_of_addressing_gives_the_same_card(name):
    assert Conversation(card(name).apdu).read() == SAMPLE_CARDS[name].card


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("third_generation", "needs_platform"),
        ("wants_pin", "needs_platform"),
        ("bank_card", "not_social_card"),
    ],
)
def test_a_card_that_cannot_be_used_says_why_and_no_pin_is_ever_tried(name, code):
    chip = card(name)
    with pytest.raises(CardRefused) as refused:
        Conversation(chip.apdu).read()
    assert refused.value.code == code
    assert chip.pin_tries == 0


@pytest.mark.parametrize("at", range(2, 45))
def test_a_swap_at_any_command_never_gives_a_mixed_card(at):
    first, second, count = card("zhang_san"), card("li_xiuying"), 0

    def transmit(command: bytes) -> bytes:
        nonlocal count
        count += 1
        return (first if count < at else second).apdu(command)

    try:
        read = Conversation(transmit).read()
    except (CardSwapped, BadAnswer, CardRefused):
        return
    assert read in (ZHANG, SAMPLE_CARDS["li_xiuying"].card)


@pytest.mark.parametrize("at", range(1, 40))
def test_a_swap_between_equal_states_is_noticed(at):
    # The worst case: the new card has the very same files selected as the old one.
    first, second, count = card("zhang_san"), card("li_by_file"), 0

    def transmit(command: bytes) -> bytes:
        nonlocal count
        count += 1
        answers = first.apdu(command), second.apdu(command)
        return answers[0] if count < at else answers[1]

    try:
        read = Conversation(transmit).read()
    except (CardSwapped, BadAnswer, CardRefused):
        return
    assert read in (ZHANG, SAMPLE_CARDS["li_by_file"].card)


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=60))
def test_any_answers_end_in_a_typed_outcome(replies):
    left = list(replies)

    def transmit(_command: bytes) -> bytes:
        return left.pop(0) if left else b"\x6f\x00"

    with pytest.raises((CardRefused, CardSwapped, BadAnswer)):
        Conversation(transmit).read()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_record_or_refused(data):
    try:
        record = decode_record(data)
    except BadAnswer:
        return
    assert len(record.value) == data[1]


def test_an_endless_chain_of_more_to_come_ends():
    with pytest.raises(BadAnswer, match="chain"):
        Conversation(lambda _command: b"\x61\x01").read()


def test_a_long_name_is_joined_from_its_two_records():
    long = "阿卜杜拉·买买提·艾力江·吐尔逊江"
    sample = SAMPLE_CARDS["zhang_san"]
    changed = type(sample)(type(sample.card)(long, *_rest(sample.card)), sample.traits)
    assert Conversation(VirtualCard(changed).apdu).read().name == long


def _rest(known):
    return tuple(getattr(known, name) for name in known.__slots__[1:])


def test_the_holder_is_whom_the_number_says():
    holder = holder_of(ZHANG)
    assert holder is not None
    assert (holder.kind, holder.name, holder.id_number) == (
        CardKind.SOCIAL_SECURITY, ZHANG.name, ZHANG.social_number,
    )  # fmt: skip
    assert holder.birth_date == ZHANG.birth_date
    assert holder.sex is Sex.MALE


@pytest.mark.parametrize("name", ["other_number", "third_generation"])
def test_a_card_without_a_citizen_number_identifies_nobody(name):
    assert holder_of(SAMPLE_CARDS[name].card) is None


def test_nothing_personal_is_in_a_repr():
    text = repr(ZHANG) + repr(decode_record(b"\x09\x02\xd5\xc5"))
    assert ZHANG.name not in text
    assert ZHANG.social_number not in text
    assert ZHANG.card_number not in text
