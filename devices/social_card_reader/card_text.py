"""Values of records as text, dates and codes, both ways."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date

from devices.social_card_reader.frames import Tag
from kiosk.domain.identity import Sex
from kiosk.domain.social_card import SocialCard


class BadCardText(Exception):
    """A value that cannot be what its tag says. `place` is the tag's name; nothing of the value."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def decode_card(issuer: Mapping[int, bytes], holder: Mapping[int, bytes]) -> SocialCard:
    """The card of its two files, records by tag; raise `BadCardText`."""
    name = _text(holder, Tag.NAME) + _text(holder, Tag.NAME_EXTENSION)
    return SocialCard(
        name=name.strip(),
        social_number=_text(holder, Tag.SOCIAL_NUMBER).strip().upper(),
        card_number=_text(issuer, Tag.CARD_NUMBER).strip(),
        spec_version=_text(issuer, Tag.SPEC_VERSION).strip(),
        area_code=issuer.get(Tag.CARD_ID, b"")[:3].hex(),
        sex=_sex(_text(holder, Tag.SEX)),
        nation=_digits(holder.get(Tag.NATION, b"")),
        birth_date=_date(holder, Tag.BIRTH_DATE),
        issued_on=_date(issuer, Tag.ISSUED_ON),
        valid_until=_date(issuer, Tag.VALID_UNTIL),
    )


def version_of(issuer: Mapping[int, bytes]) -> str:
    """The 规范版本 of the issuer's file, '' when it has none."""
    return _text(issuer, Tag.SPEC_VERSION).strip()


def encode_text(value: str, length: int) -> bytes:
    """GBK, NUL padded to `length`, for the virtual card."""
    return value.encode("gbk").ljust(length, b"\0")


def encode_date(value: date | None) -> bytes:
    """Four BCD bytes; all FF where there is none."""
    return b"\xff" * 4 if value is None else bytes.fromhex(f"{value:%Y%m%d}")


def _text(records: Mapping[int, bytes], tag: Tag) -> str:
    raw = records.get(tag, b"").split(b"\0", 1)[0].rstrip(b"\xff")
    try:
        # GB18030 contains GBK: rare names on newer cards use its four-byte part.
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        raise BadCardText(tag.name.lower()) from None
    if not text.isprintable():
        raise BadCardText(tag.name.lower())
    return text


def _digits(raw: bytes) -> str:
    # BCD, filled up with F from the right.
    digits = raw.hex().rstrip("f")
    return digits if digits.isdigit() else ""


def _date(records: Mapping[int, bytes], tag: Tag) -> date | None:
    digits = _digits(records.get(tag, b""))
    with contextlib.suppress(ValueError):
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    return None  # cards without an end of validity hold zeros or FF; both mean "not said"


def _sex(text: str) -> Sex:
    return Sex(text) if text in set(Sex) else Sex.UNKNOWN
