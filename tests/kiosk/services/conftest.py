"""The three items of this repository, an elderly resident's card, and a complete application."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kiosk.domain.application import (
    Answers,
    Application,
    HandIn,
    InkPoint,
    KioskTime,
    Material,
    PageRef,
    Signature,
)
from kiosk.domain.identity import CardKind, IdentityCard, Sex, citizen_check_character
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item

ITEMS = Path(__file__).parents[3] / "items"
FOLDERS = ("social_card_replacement", "old_age_allowance", "no_criminal_record")
TODAY = date(2026, 11, 22)


def item_json(folder: str) -> bytes:
    return (ITEMS / folder / "item.json").read_bytes()


@pytest.fixture(scope="session")
def items() -> dict[str, ServiceItem]:
    return {folder: check_item(item_json(folder)) for folder in FOLDERS}


@pytest.fixture(scope="session")
def social_card(items: dict[str, ServiceItem]) -> ServiceItem:
    return items["social_card_replacement"]


@pytest.fixture(scope="session")
def allowance(items: dict[str, ServiceItem]) -> ServiceItem:
    return items["old_age_allowance"]


@pytest.fixture(scope="session")
def no_record(items: dict[str, ServiceItem]) -> ServiceItem:
    return items["no_criminal_record"]


@pytest.fixture
def content() -> dict[str, Any]:
    """The social card item as JSON, to be spoiled by a test."""
    loaded: dict[str, Any] = json.loads(item_json("social_card_replacement"))
    return loaded


@pytest.fixture(scope="session")
def card() -> IdentityCard:
    """A citizen born on 1 March 1940."""
    digits = "32110219400301123"
    return IdentityCard(
        kind=CardKind.CITIZEN,
        name="欧阳淑芬",
        id_number=digits + citizen_check_character(digits),
        sex=Sex.MALE,
        birth_date=date(1940, 3, 1),
        valid_from=date(2015, 1, 1),
        valid_until=None,
        address="江苏省镇江市京口区",
    )


@pytest.fixture(scope="session")
def make_application(
    card: IdentityCard,
) -> Callable[[ServiceItem, Answers, tuple[Material, ...]], Application]:
    def build(item: ServiceItem, answers: Answers, materials: tuple[Material, ...]) -> Application:
        return Application(
            application_id=UUID(int=7),
            kiosk_id="kiosk-1",
            item_code=item.code,
            item_version=item.version,
            applicant=card,
            answers=answers,
            provenance={},
            materials=materials,
            signature=Signature((tuple(InkPoint(i * 3.0, i * 1.0, i * 10) for i in range(12)),)),
            confirmed_at=KioskTime(datetime(2026, 11, 22, tzinfo=UTC), 1.0),
        )

    return build


@pytest.fixture(scope="session")
def scanned() -> Callable[[str], Material]:
    def build(requirement_id: str) -> Material:
        return Material(
            requirement_id, HandIn.SCANNED, (PageRef(0, "00" * 32, 1000, "image/jpeg"),)
        )

    return build
