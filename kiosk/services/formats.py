"""The formats answers can have: numbers with a check digit, names, regions, dates.

They are the custom `format` keywords of an item's data schema. Each takes a text and says
whether it is well formed; none of them asks a register.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from kiosk.domain.identity import is_valid_id_number
from kiosk.services.ink import ink_of, is_ink_text
from kiosk.services.regions import is_whole_region

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_CARD = re.compile(r"[1-9][0-9]{12,18}")
_REGION = re.compile(r"[1-8][0-9]{5}")
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# GA 36: five places after the office's letter, no I and no O; the last may name a use.
_PLATE = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z](?:[0-9A-HJ-NP-Z]{{5}}|[0-9A-HJ-NP-Z]{{4}}[学警挂港澳])"
)
# GA 36-2018: new-energy plates have six places. Small vehicles: a letter first (D or A to K
# without I: electric, others not), then five of which only the first may be a letter; large
# vehicles: five digits and the letter last.
_NEW_ENERGY_PLATE = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z](?:[A-HJK][0-9A-HJ-NP-Z][0-9]{{4}}|[0-9]{{5}}[A-HJK])"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_BETWEEN_NAMES = frozenset(" .,'-·")
_HAN_RANGES = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xE000, 0xF8FF),  # older card chips hold rare characters as private-use code points
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def birth_date_of(id_number: str, today: date) -> date | None:
    """Return the birth date inside an id number, or None if there is no such day.

    The 2017 permanent-residence number (15 characters) has a year of two digits: the latest
    century that is not in the future of `today` is taken.
    """
    if len(id_number) == 18:
        return _real_date(id_number[6:14])
    if len(id_number) != 15:
        return None
    this_century = _real_date(f"{today.year // 100}{id_number[7:13]}")
    if this_century is not None and this_century <= today:
        return this_century
    return _real_date(f"{today.year // 100 - 1}{id_number[7:13]}")


def is_id_number(text: str) -> bool:
    """Whether a text is an id number of one of the three layouts, with a real birth date.

    Citizens and residents of Hong Kong, Macao and Taiwan (GB 11643, 18 characters), foreigners
    of the 2023 form (18, beginning with 9) and of the 2017 form (15, ICAO 9303 check digit).
    """
    return is_valid_id_number(text) and birth_date_of(text, date.max) is not None


def is_mobile(text: str) -> bool:
    """Whether a text is a mainland mobile number of eleven digits."""
    return _MOBILE.fullmatch(text) is not None


def is_bank_card(text: str) -> bool:
    """Whether a text is a card number that passes the Luhn check (ISO/IEC 7812-1)."""
    if _CARD.fullmatch(text) is None:
        return False
    return bank_card_check_digit(text[:-1]) == text[-1]


def bank_card_check_digit(digits: str) -> str:
    """The last digit of a card number by the digits before it (Luhn, ISO/IEC 7812-1)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits)))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def is_uscc(text: str) -> bool:
    """Whether a text is a unified social credit code (GB 32100): 18 characters, check character.

    The organisation part (9th to 17th character) has a check character of its own (GB 11714).
    It is not asked for here: codes given before 2015 and to sole traders do not all carry it.
    """
    return _USCC.fullmatch(text) is not None and uscc_check_character(text[:17]) == text[17]


def uscc_check_character(first_seventeen: str) -> str:
    """The 18th character of a unified social credit code (GB 32100): weights 3 to the n, mod 31."""
    places = enumerate(first_seventeen)
    total = sum(pow(3, n, 31) * _USCC_ALPHABET.index(character) for n, character in places)
    return _USCC_ALPHABET[-total % 31]


def is_plate(text: str) -> bool:
    """Whether a text is a number plate of a civil vehicle (GA 36), new-energy ones included."""
    return bool(_PLATE.fullmatch(text) or _NEW_ENERGY_PLATE.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: Han with rare characters, Latin letters, · between.

    Both scripts may stand in one name, and the comma of a passport name is allowed: what an
    identity card says has to pass.
    """
    if not text or text[0] in _BETWEEN_NAMES or text[-1] in " ,'-·":
        return False
    return all(c in _BETWEEN_NAMES or (c.isascii() and c.isalpha()) or _is_han(c) for c in text)


def is_region(text: str) -> bool:
    """Whether a text is a division code (GB/T 2260): six digits.

    A province or a prefecture whose parts are in our table is not precise enough; a code the
    table does not hold passes: tables age, places do not wait for them.
    """
    return _REGION.fullmatch(text) is not None and is_whole_region(text)


def is_date(text: str) -> bool:
    """Whether a text is a real day written YYYY-MM-DD."""
    return _DAY.fullmatch(text) is not None and _real_date(text.replace("-", "")) is not None


def is_month(text: str) -> bool:
    """Whether a text is a month written YYYY-MM."""
    return _MONTH.fullmatch(text) is not None


def is_signed(text: str) -> bool:
    """Whether a text is a signature as `kiosk.services.ink` writes it, large enough to be read."""
    return is_ink_text(text) and not ink_of(text).is_too_small()


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "cn-id": is_id_number,
    "cn-mobile": is_mobile,
    "cn-bankcard": is_bank_card,
    "cn-name": is_name,
    "cn-region": is_region,
    "cn-plate": is_plate,
    "uscc": is_uscc,
    "date": is_date,
    "year-month": is_month,
    "ink": is_signed,
}


def _real_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _is_han(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _HAN_RANGES)
