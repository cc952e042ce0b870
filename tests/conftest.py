"""What every test may use: the demo items, the sample people, and a fixed today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.domain.identity import IdentityCard
from kiosk.journey.facts import Catalogue, Facts, Theme
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.services.search import SearchIndex
from kiosk.services.triage import read_triage

ROOT = Path(__file__).parents[1]
SOCIAL_CARD = "DEMO-RS-0003"
TODAY = date(2026, 11, 20)
ALL_DEVICES = frozenset({"id_card", "document", "code", "review", "receipt"})


@pytest.fixture(scope="session")
def items() -> dict[str, ServiceItem]:
    """The demo items by code."""
    found = [check_item(p.read_bytes()) for p in sorted((ROOT / "items").glob("*/item.json"))]
    return {item.code: item for item in found}


@pytest.fixture(scope="session")
def social_card(items: dict[str, ServiceItem]) -> ServiceItem:
    """社会保障卡补领、换领."""
    return items[SOCIAL_CARD]


@pytest.fixture(scope="session")
def cards() -> dict[str, IdentityCard]:
    """The sample cards by name."""
    return dict(SAMPLE_CARDS)


@pytest.fixture(scope="session")
def facts(items: dict[str, ServiceItem]) -> Facts:
    """Everything works and the line is up."""
    themes = {t: Theme({"zh-CN": t, "en": t}, "folder") for i in items.values() for t in i.themes}
    graphs = {
        path.stem: read_triage(path.read_bytes(), path.stem)
        for path in sorted((ROOT / "items" / "triage").glob("*.json"))
    }
    catalogue = Catalogue(items, SearchIndex(list(items.values())), themes, triage=graphs)
    return Facts(today=TODAY, catalogue=catalogue, ready=ALL_DEVICES)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew` draws the golden pictures anew instead of comparing with the old ones."""
    parser.addoption("--renew", action="store_true", help="draw the golden pictures anew")
