"""Machine readable zones (ICAO Doc 9303 parts 4 and 5): found, mended where that is safe, checked.

What recognition does to a zone: runs of fillers lose length, and letters take the place of digits
that look alike. Each position is a letter or a digit by the standard, so both can be undone; the
check digits then decide. They do not cover nationality and sex: those stay unverified.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

_WEIGHTS: Final = (7, 3, 1)
_LETTERS: Final = str.maketrans("01258", "OIZSB")
_DIGITS: Final = str.maketrans("OQDIZSBGL", "000125861")
_NOT_MRZ: Final = re.compile(r"[^A-Z0-9<]")
_SUREST_LENGTH: Final = {44: "TD3", 30: "TD1"}
_TD3_DIGITS: Final = (9, *range(13, 20), *range(21, 28), 42, 43)
_TD3_LETTERS: Final = (10, 11, 12)
_TD1_DIGITS: Final = (*range(0, 7), *range(8, 15), 29)
_TD1_LETTERS: Final = (15, 16, 17)


@dataclass(frozen=True, slots=True)
class Mrz:
    """A zone all of whose check digits agree. Dates are YYMMDD as printed."""

    form: str
    number: str = field(repr=False)
    name: str = field(repr=False)
    birth: str = field(repr=False)
    expiry: str = field(repr=False)
    nationality: str = ""
    sex: str = field(default="", repr=False)


def check_digit(text: str) -> str:
    """The check digit of a text (Doc 9303 part 3, 4.9): weights 7, 3, 1, a filler counts 0."""
    total = sum(_value(c) * _WEIGHTS[i % 3] for i, c in enumerate(text))
    return str(total % 10)


def find_mrz(lines: Sequence[str]) -> Mrz | None:
    """The zone among lines of text, or None where there is none that passes its checks."""
    zone = [tidy for tidy in (_tidied(line) for line in lines) if len(tidy) >= 24 and "<" in tidy]
    for first in range(len(zone)):
        found = _td1(zone[first : first + 3]) or _td3(zone[first : first + 2])
        if found is not None:
            return found
    return None


def _value(character: str) -> int:
    if character.isdigit():
        return int(character)
    return ord(character) - ord("A") + 10 if character.isalpha() else 0


def _tidied(line: str) -> str:
    plain = line.upper().replace("«", "<<").replace("＜", "<").replace(" ", "")
    return _NOT_MRZ.sub("", plain.replace("《", "<<").replace("〈", "<"))


def _fitted(line: str, length: int, *, keep_end: int) -> str:
    """A line of the right length: what is lost or doubled is in its longest run of fillers.

    `keep_end` characters at the end stay there (a name line has none to keep).
    """
    if len(line) == length:
        return line
    if keep_end == 0:
        return line.rstrip("<")[:length].ljust(length, "<")
    runs = sorted(re.finditer("<+", line), key=lambda run: run.end() - run.start())
    if not runs:
        return line[:length].ljust(length, "<")
    run = runs[-1]
    wanted = run.end() - run.start() + length - len(line)
    return line[: run.start()] + "<" * wanted + line[run.end() :] if wanted > 0 else line


def _mended(line: str, digits: Sequence[int], letters: Sequence[int]) -> str:
    characters = list(line)
    for place in digits:
        characters[place] = characters[place].translate(_DIGITS)
    for place in letters:
        characters[place] = characters[place].translate(_LETTERS)
    return "".join(characters)


def _agree(*pairs: tuple[str, str]) -> bool:
    return all(check_digit(text) == digit for text, digit in pairs)


def _name(text: str) -> str:
    family, _, given = text.translate(_LETTERS).partition("<<")
    words = (part.replace("<", " ").strip() for part in (family, given.split("<<")[0]))
    return " ".join(word for word in words if word)


def _td3(zone: Sequence[str]) -> Mrz | None:
    if len(zone) < 2:
        return None
    upper = _fitted(zone[0], 44, keep_end=0)
    lower = _fitted(zone[1], 44, keep_end=2)
    if len(lower) != 44 or upper[0] != "P":
        return None
    line = _mended(lower, _TD3_DIGITS, _TD3_LETTERS)
    personal = line[42] if line[42] != "<" else "0"
    whole = line[:10] + line[13:20] + line[21:43]
    if not _agree((line[:9], line[9]), (line[13:19], line[19]), (line[21:27], line[27]),
                  (line[28:42], personal), (whole, line[43])):  # fmt: skip
        return None
    return Mrz(
        form="TD3",
        number=line[:9].rstrip("<"),
        name=_name(upper[5:]),
        birth=line[13:19],
        expiry=line[21:27],
        nationality=line[10:13].rstrip("<"),
        sex=line[20],
    )


def _td1(zone: Sequence[str]) -> Mrz | None:
    if len(zone) < 3 or any(len(line) > 34 for line in zone):
        return None
    upper = _fitted(zone[0], 30, keep_end=0)
    middle = _fitted(zone[1], 30, keep_end=1)
    if len(middle) != 30:
        return None
    line = _mended(middle, _TD1_DIGITS, _TD1_LETTERS)
    number = upper[5:14]
    digit = upper[14].translate(_DIGITS)
    whole = upper[5:30] + line[:7] + line[8:15] + line[18:29]
    if not _agree((number, digit), (line[:6], line[6]), (line[8:14], line[14]), (whole, line[29])):
        return None
    return Mrz(
        form="TD1",
        number=number.rstrip("<"),
        name=_name(_fitted(zone[2], 30, keep_end=0)),
        birth=line[:6],
        expiry=line[8:14],
        nationality=line[15:18].rstrip("<"),
        sex=line[7],
    )
