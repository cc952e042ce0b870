"""An item knows when it may be offered and what it asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.services.item import ServiceItem


@pytest.mark.parametrize(
    ("day", "current"),
    [
        (date(2026, 1, 4), False),
        (date(2026, 1, 5), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_an_item_is_offered_between_its_days(
    social_card: ServiceItem, day: date, current: bool
) -> None:
    item = replace(social_card, valid_until=date(2026, 12, 31))

    assert item.is_current_on(day) is current


def test_an_item_without_an_end_stays(social_card: ServiceItem) -> None:
    assert social_card.is_current_on(date(2099, 1, 1))


def test_a_material_is_found_by_its_id(social_card: ServiceItem) -> None:
    photo = social_card.material("photo")

    assert photo is not None
    assert (photo.deferrable, photo.defer_workdays, photo.licence_type) == (True, 5, "电子证件照")
    assert social_card.material("love_letter") is None
