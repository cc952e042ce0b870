"""Identity cards as values, and the arithmetic that tells a true number from a wrong one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ICAO_WEIGHTS = (7, 3, 1)
_CITIZEN_NUMBER = re.compile(r"[1-9]\d{16}[\dX]")
_FOREIGNER_2017_NUMBER = re.compile(r"[A-Z]{3}\d{12}")


class CardKind(StrEnum):
    """The four cards a SAM_V module reads, and the social security card (see `social_card`)."""

    CITIZEN = "citizen"
    HMT_RESIDENT = "hmt_resident"
    FOREIGNER_2017 = "foreigner_2017"
    FOREIGNER_2023 = "foreigner_2023"
    SOCIAL_SECURITY = "social_security"
    NONE = "none"
    """No card at all: tickets are taken from anybody."""


class Sex(StrEnum):
    """GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    NOT_STATED = "9"


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """What an identity card says about its holder. Nothing personal appears in its repr.

    `valid_until` is None for 长期 (no end). `nation` is a GB/T 3304 code (citizens) or an
    ISO 3166 country code (foreigners); empty where the layout has none.
    """

    kind: CardKind
    name: str = field(repr=False)
    id_number: str = field(repr=False)
    sex: Sex = field(repr=False)
    birth_date: date = field(repr=False)
    valid_from: date = field(repr=False)
    valid_until: date | None = field(repr=False)
    nation: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    issuer: str = field(default="", repr=False)
    english_name: str = field(default="", repr=False)
    pass_number: str = field(default="", repr=False)
    issue_count: str = field(default="", repr=False)

    def is_expired_on(self, day: date) -> bool:
        """Whether the card's validity ended before `day`."""
        return self.valid_until is not None and day > self.valid_until

    def age_on(self, day: date) -> int:
        """Full years lived on `day`."""
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had_birthday else 1)


def citizen_check_character(first_seventeen: str) -> str:
    """The 18th character of a citizen number (GB 11643)."""
    return _CHECKS[sum(w * int(d) for w, d in zip(_WEIGHTS, first_seventeen, strict=True)) % 11]


def foreigner_2017_check_digit(first_fourteen: str) -> str:
    """The 15th character of a 2017 permanent-residence card number (ICAO 9303 weights 7-3-1)."""
    values = (int(c) if c.isdigit() else ord(c) - ord("A") + 10 for c in first_fourteen)
    return str(sum(v * _ICAO_WEIGHTS[i % 3] for i, v in enumerate(values)) % 10)


def is_valid_id_number(number: str) -> bool:
    """Whether a number of any of the three layouts passes its own check character.

    Area codes are never checked: old cards hold abolished ones.
    """
    if _CITIZEN_NUMBER.fullmatch(number):
        return citizen_check_character(number[:17]) == number[17]
    if _FOREIGNER_2017_NUMBER.fullmatch(number):
        return foreigner_2017_check_digit(number[:14]) == number[14]
    return False


def masked_name(name: str) -> str:
    """A person's name as it may be shown to others: its first character only."""
    return name[:1] + "*" * max(1, len(name) - 1) if name else ""


def masked(number: str) -> str:
    """A number as it may be shown on a screen others can see: first and last characters only."""
    if len(number) <= 6:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
