"""Check digits: what decides whether a number that was read may be offered at all."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kiosk.domain.identity import citizen_check_character

_USCC: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: no I, O, S, V, Z."""
_USCC_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID_NUMBER: Final = re.compile(r"(?<![0-9A-Z])[1-9]\d{16}[0-9X](?![0-9A-Z])")
_USCC_SHAPE: Final = re.compile(rf"(?<![0-9A-Z])[{_USCC}]{{18}}(?![0-9A-Z])")
_CARD: Final = re.compile(r"(?<!\d)\d{13,19}(?!\d)")
_LOOKS_LIKE_X: Final = str.maketrans({"x": "X", "×": "X", "Ⅹ": "X", "χ": "X", "Ｘ": "X"})


def luhn_digit(digits: str) -> str:
    """The digit that makes `digits` pass the Luhn check (ISO/IEC 7812-1)."""
    return next(d for d in "0123456789" if _passes_luhn(digits + d))


def _passes_luhn(number: str) -> bool:
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(number)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def uscc_check_character(first_seventeen: str) -> str:
    """The 18th character of a unified social credit code (GB 32100-2015)."""
    total = sum(w * _USCC.index(c) for w, c in zip(_USCC_WEIGHTS, first_seventeen, strict=True))
    return _USCC[-total % 31]


def id_number_in(text: str) -> str:
    """The citizen number in a line of text, if its check character and its birth date are right.

    No digit is ever guessed or mended: a number that does not pass is not there.
    """
    plain = _plain(text)
    found = (m.group() for m in _ID_NUMBER.finditer(plain))
    return next((n for n in found if _is_citizen(n)), "")


def _is_citizen(number: str) -> bool:
    return citizen_check_character(number[:17]) == number[17] and birth_of(number) != ""


def birth_of(id_number: str) -> str:
    """The birth date inside a citizen number as YYYY-MM-DD, or '' if there is no such day."""
    digits = id_number[6:14]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return ""


def sex_of(id_number: str) -> str:
    """What the 17th digit of a citizen number says: odd for men (GB 11643)."""
    return "男" if int(id_number[16]) % 2 else "女"


def uscc_in(text: str) -> str:
    """The unified social credit code in a line of text, if its check character is right."""
    found = (m.group() for m in _USCC_SHAPE.finditer(_plain(text)))
    return next((c for c in found if uscc_check_character(c[:17]) == c[17]), "")


def bank_card_in(text: str) -> str:
    """The card number in a line of text, if it passes the Luhn check and is no citizen number."""
    found = (m.group() for m in _CARD.finditer(_plain(text)))
    return next((n for n in found if _passes_luhn(n) and not _is_citizen_like(n)), "")


def _is_citizen_like(number: str) -> bool:
    return len(number) == 18 and _is_citizen(number)


def _plain(text: str) -> str:
    return text.translate(_LOOKS_LIKE_X).replace(" ", "")
