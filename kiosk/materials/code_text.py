"""Says what the bytes of a code mean: UTF-8, GB18030, Shift-JIS, or no text at all.

Chinese codes often hold GB18030 without the designator (ECI) that ISO/IEC 18004 asks for; readers
that guess take it for a Japanese or Western character set. Bytes of a strict Chinese text are
told apart from Japanese ones by where their first bytes lie (GB 18030-2022; JIS X 0208, annex 1).
"""

from __future__ import annotations

import unicodedata
from typing import Final

_ALLOWED_CONTROLS: Final = frozenset("\t\n\r\x04\x1c\x1d\x1e\x1f")
"""Line ends, and the separators that ISO/IEC 15434 and GS1 put into codes."""
_NO_TEXT: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
_COMMON_SHARE: Final = 1 / 3
_KANA: Final = (0x3040, 0x30FF)
_HALF_KANA: Final = (0xFF61, 0xFF9F)


def text_of(payload: bytes) -> str | None:
    """The text these bytes are, or None when they are none (then they are binary)."""
    text = _strict(payload, "utf-8")
    if text is not None:
        return text
    plain = _strict(payload, "gb2312")
    if plain is not None and _is_chinese(plain):
        # GB 18030 has the middle dot of a name where Python's GB 2312 has a Japanese one.
        return payload.decode("gb18030")
    japanese = _strict(payload, "shift_jis")
    if japanese is not None and _is_japanese(japanese):
        return japanese
    chinese = _strict(payload, "gb18030")
    return chinese if chinese is not None and _is_chinese(chinese) else None


def spells(text: str, payload: bytes) -> bool:
    """Whether `payload` is that text, each character as UTF-8 or as GB18030 has it.

    A code that changes its mode midway holds both. A reader that guessed a character set tells
    a text whose characters are other bytes.
    """
    reached = {0}
    for character in text:
        ways = {character.encode("utf-8"), character.encode("gb18030")}
        reached = {at + len(w) for at in reached for w in ways if payload.startswith(w, at)}
    return len(payload) in reached


def is_text(text: str) -> bool:
    """Whether a string holds nothing that no person wrote: controls, unassigned places."""
    return all(c in _ALLOWED_CONTROLS or unicodedata.category(c) not in _NO_TEXT for c in text)


def _strict(payload: bytes, charset: str) -> str | None:
    try:
        text = payload.decode(charset)
    except UnicodeDecodeError:
        return None
    return text if is_text(text) else None


def _is_japanese(text: str) -> bool:
    kana = sum(_KANA[0] <= ord(c) <= _KANA[1] for c in text)
    return kana > 0 and not any(_HALF_KANA[0] <= ord(c) <= _HALF_KANA[1] for c in text)


def _is_chinese(text: str) -> bool:
    """Some of the characters must be usual ones: random bytes make rare ones only."""
    beyond = [c for c in text if ord(c) > 0x7F]
    common = sum(_is_common(c) for c in beyond)
    return common >= _COMMON_SHARE * len(beyond)


def _is_common(character: str) -> bool:
    """Whether it is one of the 3,755 most used characters, or a sign (GB 2312, rows 1 to 55)."""
    coded = character.encode("gb2312", "ignore")
    return len(coded) == 2 and coded[0] <= 0xD7
