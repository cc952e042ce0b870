"""The code of a form that is kept for later: nine random digits and a check digit.

Digits only: they are said, typed and read in every language of a counter, and none of them looks
like a letter. The check digit is that of ISO 7064 MOD 11,10, which finds every single wrong digit;
so a slip of the finger is told at once and costs no try. The code is half of what opens a form:
the other half is the identity card, and the platform counts wrong tries by card.
"""

from __future__ import annotations

from collections.abc import Callable

DIGITS = 10
"""Of a whole code, the check digit among them."""
_QR = "menkou:later:1:"


def make_code(randbelow: Callable[[int], int]) -> str:
    """A new code. `randbelow` as `secrets.randbelow`."""
    drawn = f"{randbelow(10 ** (DIGITS - 1)):0{DIGITS - 1}d}"
    return drawn + _check_digit(drawn)


def is_park_code(text: str) -> bool:
    """Whether this can be a code: ten digits whose last fits the others."""
    if len(text) != DIGITS or not (text.isascii() and text.isdigit()):
        return False
    return _check_digit(text[:-1]) == text[-1]


def grouped_code(code: str) -> str:
    """As it stands on paper and is said: 372 6104 915. Also while it is short."""
    return " ".join(part for part in (code[:3], code[3:7], code[7:]) if part)


def qr_of(code: str) -> str:
    """What the QR code of a slip holds. Nothing personal."""
    return _QR + code


def code_in(scanned: str) -> str:
    """The code a scanned QR names, '' for any other."""
    code = scanned.removeprefix(_QR) if scanned.startswith(_QR) else ""
    return code if is_park_code(code) else ""


def _check_digit(digits: str) -> str:
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)
