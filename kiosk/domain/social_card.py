"""Social security cards as values: what the chip says, and whom that identifies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.identity import CardKind, IdentityCard, Sex, is_valid_id_number


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a social security card of generation 1 or 2 says without any key.

    `spec_version` is the card's 规范版本 ("1.00", "2.00"). Dates are None where the card has none.
    Nothing personal appears in its repr.
    """

    name: str = field(repr=False)
    social_number: str = field(repr=False)
    card_number: str = field(repr=False)
    spec_version: str
    area_code: str = field(default="", repr=False)
    sex: Sex = field(default=Sex.UNKNOWN, repr=False)
    nation: str = field(default="", repr=False)
    birth_date: date | None = field(default=None, repr=False)
    issued_on: date | None = field(default=None, repr=False)
    valid_until: date | None = field(default=None, repr=False)


def holder_of(card: SocialCard) -> IdentityCard | None:
    """Whom the card identifies, or None when it does not say enough.

    Enough is a name, a card number and a social security number that is a valid citizen number:
    for most holders the two are the same, but a few have a number of another kind. The birth
    date follows from that number; sex and nation are taken as the card has them.
    """
    number = card.social_number
    if not (card.name and card.card_number and number[:1].isdigit() and is_valid_id_number(number)):
        return None
    try:
        born = date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        return None
    return IdentityCard(
        kind=CardKind.SOCIAL_SECURITY,
        name=card.name,
        id_number=number,
        sex=card.sex,
        birth_date=born,
        valid_from=card.issued_on or born,
        valid_until=card.valid_until,
        nation=card.nation,
    )
