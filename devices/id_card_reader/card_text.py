"""The 256-byte text block of an identity card and the value `IdentityCard`, both ways, pure.

UTF-16LE, fields at fixed places, padded with spaces. The character at byte 248 tells the layout:
'I', 'J', 'Y', anything else is a citizen's card. The 2023 layout ('Y') is known from one SDK only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.domain.identity import CardKind, IdentityCard, Sex

SIZE = 256
FOREVER = "长期"

_KIND_AT = 248
_LETTERS = {
    CardKind.HMT_RESIDENT: "J",
    CardKind.FOREIGNER_2017: "I",
    CardKind.FOREIGNER_2023: "Y",
}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


class BadCardText(Exception):
    """A text block that is not a card, or a card that fits no block. Only names the field."""

    def __init__(self, place: str) -> None:
        super().__init__(f"card text: {place}")
        self.place = place


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a field lies: byte offset and length in UTF-16 units."""

    offset: int
    units: int


_COMMON = {
    "name": _Place(0, 15),
    "sex": _Place(30, 1),
    "birth_date": _Place(36, 8),
    "address": _Place(52, 35),
    "id_number": _Place(122, 18),
    "issuer": _Place(158, 15),
    "valid_from": _Place(188, 8),
    "valid_until": _Place(204, 8),
}

_LAYOUTS: Mapping[CardKind, Mapping[str, _Place]] = {
    CardKind.CITIZEN: {**_COMMON, "nation": _Place(32, 2)},
    CardKind.HMT_RESIDENT: {
        **_COMMON,
        "pass_number": _Place(220, 9),
        "issue_count": _Place(238, 2),
    },
    CardKind.FOREIGNER_2017: {
        "english_name": _Place(0, 60),
        "sex": _Place(120, 1),
        "id_number": _Place(122, 15),
        "nation": _Place(152, 3),
        "name": _Place(158, 15),
        "valid_from": _Place(188, 8),
        "valid_until": _Place(204, 8),
        "birth_date": _Place(220, 8),
        "issue_count": _Place(236, 2),  # the card's version
        "issuer": _Place(240, 4),  # a code of the authority
    },
    CardKind.FOREIGNER_2023: {
        "name": _Place(0, 15),
        "sex": _Place(30, 1),
        "issue_count": _Place(32, 2),  # renewals
        "birth_date": _Place(36, 8),
        "english_name": _Place(52, 35),
        "english_name_end": _Place(220, 11),
        "id_number": _Place(122, 18),
        "valid_from": _Place(188, 8),
        "valid_until": _Place(204, 8),
        "nation": _Place(242, 3),  # ISO alpha-3 or numeric: the source does not say
    },
}


def decode_card(block: bytes) -> IdentityCard:
    """Return the card in a text block; raise `BadCardText`.

    Says nothing about the number's check character: that is for the caller to judge.
    """
    if len(block) != SIZE:
        raise BadCardText("length")
    kind = _KINDS.get(_text(block, "kind", _Place(_KIND_AT, 1)), CardKind.CITIZEN)
    layout = _LAYOUTS[kind]
    text = {name: _text(block, name, place) for name, place in layout.items()}
    if not text["id_number"]:
        raise BadCardText("id_number")
    return IdentityCard(
        kind=kind,
        name=text["name"].rstrip(),
        id_number=text["id_number"],
        sex=_sex(text["sex"]),
        birth_date=_date(text["birth_date"], "birth_date"),
        valid_from=_date(text["valid_from"], "valid_from"),
        valid_until=_end(text["valid_until"]),
        nation=text.get("nation", ""),
        address=text.get("address", ""),
        issuer=text.get("issuer", ""),
        english_name=_english_name(block, layout),
        pass_number=text.get("pass_number", ""),
        issue_count=text.get("issue_count", ""),
    )


def encode_card(card: IdentityCard) -> bytes:
    """Return a card as a text block; raise `BadCardText` if a field does not fit."""
    layout = _LAYOUTS[card.kind]
    block = bytearray(" ".encode("utf-16-le") * (SIZE // 2))
    for name, place in layout.items():
        units = _written(card, name, layout).encode("utf-16-le")
        if len(units) > place.units * 2:
            raise BadCardText(name)
        block[place.offset : place.offset + len(units)] = units
    if card.kind in _LETTERS:
        block[_KIND_AT : _KIND_AT + 2] = _LETTERS[card.kind].encode("utf-16-le")
    return bytes(block)


def _written(card: IdentityCard, name: str, layout: Mapping[str, _Place]) -> str:
    match name:
        case "sex":
            return card.sex.value
        case "valid_until":
            return _digits(card.valid_until) if card.valid_until else FOREVER
        case "birth_date" | "valid_from":
            day: date = getattr(card, name)
            return _digits(day)
        case "english_name" if "english_name_end" in layout:
            return card.english_name[: layout["english_name"].units]
        case "english_name_end":
            return card.english_name[layout["english_name"].units :]
    text: str = getattr(card, name)
    return text


def _english_name(block: bytes, layout: Mapping[str, _Place]) -> str:
    # The second part goes on where the first ends, so an inner space at the seam must stay.
    parts = [layout[name] for name in ("english_name", "english_name_end") if name in layout]
    return "".join(_raw(block, "english_name", place) for place in parts).rstrip(" \0")


def _text(block: bytes, name: str, place: _Place) -> str:
    return _raw(block, name, place).rstrip(" \0")


def _raw(block: bytes, name: str, place: _Place) -> str:
    try:
        return block[place.offset : place.offset + place.units * 2].decode("utf-16-le")
    except UnicodeDecodeError:
        raise BadCardText(name) from None


def _sex(text: str) -> Sex:
    if not text:
        return Sex.UNKNOWN
    try:
        return Sex(text)
    except ValueError:
        raise BadCardText("sex") from None


def _end(text: str) -> date | None:
    return None if text == FOREVER else _date(text, "valid_until")


def _date(text: str, name: str) -> date:
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        raise BadCardText(name)
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise BadCardText(name) from None


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
