"""Commands and answers of a social security card: ISO 7816-4 bytes, no reader, no I/O.

The application is selected by its name "sx1.sh.社会保障" (GBK); it holds two files of records,
each record a tag, a length and a value. File ids, tags and lengths follow public code and articles
about cards of generations 1 and 2 (LD/T 32, LD/T 33); the standards' text itself was not read.
Which way of addressing records a card accepts differs from card to card. What the status words
mean is ISO 7816-4 in general and unverified for these cards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

APPLICATION = "sx1.sh.社会保障".encode("gbk")
READ_RECORD = 0xB2
_LONGEST_RECORD = 0xF0


class File(IntEnum):
    """The two files that need no key."""

    ISSUER = 0xEF05
    HOLDER = 0xEF06


class Tag(IntEnum):
    """What a record is about. A tag means the same in every version; a record's number does not."""

    CARD_ID = 0x01
    CARD_CLASS = 0x02
    SPEC_VERSION = 0x03
    INITIALISER = 0x04
    ISSUED_ON = 0x05
    VALID_UNTIL = 0x06
    CARD_NUMBER = 0x07
    SOCIAL_NUMBER = 0x08
    NAME = 0x09
    SEX = 0x0A
    NATION = 0x0B
    BIRTHPLACE = 0x0C
    BIRTH_DATE = 0x0D
    NAME_EXTENSION = 0x4E


LENGTHS: dict[Tag, int] = {
    Tag.CARD_ID: 16,
    Tag.CARD_CLASS: 1,
    Tag.SPEC_VERSION: 4,
    Tag.INITIALISER: 12,
    Tag.ISSUED_ON: 4,
    Tag.VALID_UNTIL: 4,
    Tag.CARD_NUMBER: 9,
    Tag.SOCIAL_NUMBER: 18,
    Tag.NAME: 30,
    Tag.NAME_EXTENSION: 20,
    Tag.SEX: 1,
    Tag.NATION: 1,
    Tag.BIRTHPLACE: 3,
    Tag.BIRTH_DATE: 4,
}
"""How long each value is, in bytes, without its two bytes of head."""


class Sw(IntEnum):
    """Status words this driver decides upon."""

    OK = 0x9000
    SECURITY = 0x6982
    PIN_BLOCKED = 0x6983
    CONDITIONS = 0x6985
    NO_CURRENT_FILE = 0x6986
    FUNCTION_NOT_SUPPORTED = 0x6A81
    FILE_NOT_FOUND = 0x6A82
    RECORD_NOT_FOUND = 0x6A83
    WRONG_LENGTH = 0x6700
    WRONG_INS = 0x6D00
    WRONG_CLA = 0x6E00


class BadAnswer(Exception):
    """Not an answer of a card, or not a record. `why` is a machine word; nothing of the bytes."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Answer:
    """What a card answered: data and a status word."""

    data: bytes = field(repr=False)
    sw: int


@dataclass(frozen=True, slots=True)
class Record:
    """One record: whose value is what, by its tag."""

    tag: int
    value: bytes = field(repr=False)


def decode_answer(reply: bytes) -> Answer:
    """Split a reply into data and status word; raise `BadAnswer`."""
    if len(reply) < 2:
        raise BadAnswer("short")
    return Answer(reply[:-2], int.from_bytes(reply[-2:], "big"))


def decode_record(data: bytes) -> Record:
    """The record in `data`; padding behind it is dropped. Raise `BadAnswer`."""
    if len(data) < 2 or len(data) < 2 + data[1] or data[1] > _LONGEST_RECORD:
        raise BadAnswer("record")
    return Record(data[0], data[2 : 2 + data[1]])


def encode_record(record: Record) -> bytes:
    """The bytes of a record, for the virtual card."""
    return bytes((record.tag, len(record.value))) + record.value


def select_application() -> bytes:
    """SELECT by name."""
    return bytes((0x00, 0xA4, 0x04, 0x00, len(APPLICATION))) + APPLICATION


def select_file(file: File) -> bytes:
    """SELECT an elementary file by its id."""
    return bytes.fromhex("00A4000002") + file.to_bytes(2, "big")


def get_response(length: int) -> bytes:
    """Fetch what a T=0 card announced with 61 xx."""
    return bytes((0x00, 0xC0, 0x00, 0x00, length))


def with_length(apdu: bytes, length: int) -> bytes:
    """The same command with the Le that the card asked for with 6C xx."""
    return apdu[:4] + bytes((length,))


def read_by_number(number: int, length: int, file: File | None = None) -> bytes:
    """READ RECORD by number; with `file` addressed by its short id, else in the current file."""
    return bytes((0x00, READ_RECORD, number, _sfi(file) | 0x04, length))


def read_by_tag(tag: int, length: int, file: File | None = None) -> bytes:
    """READ RECORD by tag, as some cards want it."""
    return bytes((0x00, READ_RECORD, tag, _sfi(file), length))


def _sfi(file: File | None) -> int:
    return 0 if file is None else (file & 0x1F) << 3
