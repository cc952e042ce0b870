"""Invented social security cards for the simulator, tests and the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from devices.social_card_reader.card_text import encode_date, encode_text
from devices.social_card_reader.frames import LENGTHS, File, Record, Tag
from kiosk.domain.identity import Sex
from kiosk.domain.social_card import SocialCard

WAYS = frozenset({"number", "tag", "sfi_number", "sfi_tag"})


@dataclass(frozen=True, slots=True)
class ChipTraits:
    """How a chip behaves. `ways`: which addressing of records it accepts.

    `is_t0`: announces lengths with 61 xx and 6C xx. `shifted`: numbers records as version 1 does,
    without the extension of the name. `keyed`: the holder's file wants keys or a PIN.
    """

    is_t0: bool = True
    ways: frozenset[str] = WAYS
    shifted: bool = False
    keyed: bool = False
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A card and its chip."""

    card: SocialCard
    traits: ChipTraits = field(default_factory=ChipTraits)


_ZHANG = SocialCard(
    name="张三",
    social_number="11010519491231002X",
    card_number="A12345678",
    spec_version="2.00",
    area_code="110105",
    sex=Sex.MALE,
    nation="01",
    birth_date=date(1949, 12, 31),
    issued_on=date(2020, 1, 1),
    valid_until=date(2030, 1, 1),
)
_LI = SocialCard(
    name="李秀英",
    social_number="32010219520808402X",
    card_number="B87654321",
    spec_version="1.00",
    area_code="320102",
    sex=Sex.FEMALE,
    nation="01",
    birth_date=date(1952, 8, 8),
    issued_on=date(2014, 5, 20),
)
_THIRD = SocialCard("", "", "C00000003", "3.00", area_code="330100", issued_on=date(2022, 3, 1))
_OTHER_NUMBER = SocialCard("王五", "990000000000000001", "D00000004", "2.00", area_code="440100")

SAMPLE_CARDS: Mapping[str, SampleCard] = {
    "zhang_san": SampleCard(_ZHANG),
    "li_xiuying": SampleCard(_LI, ChipTraits(shifted=True, ways=frozenset({"number"}))),
    "li_by_tag": SampleCard(_LI, ChipTraits(is_t0=False, shifted=True, ways=frozenset({"tag"}))),
    "li_by_file": SampleCard(_LI, ChipTraits(is_t0=False, ways=frozenset({"sfi_number"}))),
    "third_generation": SampleCard(_THIRD, ChipTraits(keyed=True)),
    "wants_pin": SampleCard(_ZHANG, ChipTraits(keyed=True)),
    "other_number": SampleCard(_OTHER_NUMBER),
    "bank_card": SampleCard(_ZHANG, ChipTraits(is_foreign=True)),
}


def files_of(sample: SampleCard) -> Mapping[File, tuple[Record, ...]]:
    """The records of a card in the order in which its chip numbers them."""
    card, names = sample.card, {}
    encoded = card.name.encode("gbk")
    names[Tag.NAME] = encoded[:30].ljust(LENGTHS[Tag.NAME], b"\0")
    names[Tag.NAME_EXTENSION] = encoded[30:].ljust(LENGTHS[Tag.NAME_EXTENSION], b"\0")
    if sample.traits.shifted:
        del names[Tag.NAME_EXTENSION]
    issuer = {
        Tag.CARD_ID: bytes.fromhex(card.area_code).ljust(16, b"\x11"),
        Tag.CARD_CLASS: b"1",
        Tag.SPEC_VERSION: encode_text(card.spec_version, 4),
        Tag.INITIALISER: bytes(12),
        Tag.ISSUED_ON: encode_date(card.issued_on),
        Tag.VALID_UNTIL: encode_date(card.valid_until),
        Tag.CARD_NUMBER: encode_text(card.card_number, 9),
    }
    holder = {
        Tag.SOCIAL_NUMBER: encode_text(card.social_number, 18),
        **names,
        Tag.SEX: card.sex.value.encode(),
        Tag.NATION: bytes.fromhex(card.nation or "ff"),
        Tag.BIRTHPLACE: bytes.fromhex(card.area_code),
        Tag.BIRTH_DATE: encode_date(card.birth_date),
    }
    return {
        File.ISSUER: tuple(Record(tag, value) for tag, value in issuer.items()),
        File.HOLDER: tuple(Record(tag, value) for tag, value in holder.items()),
    }
