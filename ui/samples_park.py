"""Samples of keeping a form for later and of going on with it."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.domain.parked import Lease
from kiosk.journey.draft import begin_draft
from kiosk.journey.park_states import (
    AskingParkCode,
    AwaitingParkHolder,
    FetchingParked,
    OfferingPark,
    ParkTicket,
    Resuming,
    ShowingPark,
)
from kiosk.journey.states import Answering
from kiosk.services.reading import read_item
from ui.samples import SAMPLES, Sample
from ui.samples_made import AT, made_sample
from ui.screens import park
from ui.screens.screen import Screen, Stand

_LATER = datetime(2025, 11, 21, 6, 5, tzinfo=UTC)
_UNTIL = datetime(2025, 12, 21, 1, 41, tzinfo=UTC)
_CARD: Final = IdentityCard(
    CardKind.CITIZEN, "李桂花", "320102195403210022", Sex.FEMALE, date(1954, 3, 21),
    date(2015, 1, 1), None, "示例市临江区青石街道柳树巷 12 号", "示例市公安局",
)  # fmt: skip
_TEMPLATE: Final = importlib.resources.files("kiosk.services") / "item.template.json"
_ITEM: Final = replace(
    read_item(_TEMPLATE.read_bytes()),
    name={"zh-CN": "社会保障卡补领、换领", "en": "Social security card replacement"},
)
_DRAFT: Final = begin_draft(_ITEM, _CARD)
_CODE: Final = "3726104915"
_TICKET: Final = ParkTicket(UUID(int=1), _CODE, _ITEM.name, 30)
_THERE: Final = replace(_TICKET, until=_UNTIL.date())
_BACK: Final = Resuming(_DRAFT, Lease(UUID(int=1), 1), "mobile", AT, _UNTIL)


def _sample(
    name: str, page: Callable[[Stand], Screen], *, identified: bool = True, online: bool = True
) -> Sample:
    return made_sample(f"park_{name}", page, identified=identified, online=online)


def _code(state: ShowingPark, stand: Stand) -> Screen:
    """The gallery has one code to show."""
    shown = park.later_code(state, stand)
    return Screen(shown.name, {**shown.props, "qrSource": "image://camera/qr"})


def _keeping(sample: str) -> Sample:
    """A screen of a visit on which the quiet way out is offered."""
    found = next(one for one in SAMPLES if one.name == sample)
    if found.overlay is not None:
        return found._replace(name=f"park_on_{sample}", overlay={**found.overlay, "canKeep": True})
    return found._replace(name=f"park_on_{sample}", props={**found.props, "canKeep": True})


_ON: Final = ("form_radio", "form_digits", "form_text", "materials", "another_way", "idle")
_OFFER: Final = OfferingPark(_DRAFT, Answering(_DRAFT))
PARK_SAMPLES: Final[tuple[Sample, ...]] = (
    _sample("offer", lambda stand: park.keep_later(_OFFER, stand)),
    _sample("offer_offline", lambda stand: park.keep_later(
        replace(_OFFER, problem="later.not_kept"), stand), online=False),
    _sample("code", lambda stand: _code(
        ShowingPark(_THERE, slip="printed"), stand)),
    _sample("code_offline", lambda stand: _code(
        ShowingPark(_TICKET, slip="failed"), stand), online=False),
    _sample("code_refused", lambda stand: _code(
        ShowingPark(replace(_TICKET, refused=True), slip="none"), stand)),
    _sample("entry", lambda stand: park.later_entry(
        AskingParkCode("37261"), stand), identified=False),
    _sample("entry_wrong", lambda stand: park.later_entry(
        AskingParkCode("3726104914", "problem.later_mistyped"), stand), identified=False),
    _sample("card", lambda stand: park.holder(
        AwaitingParkHolder(_CODE), stand), identified=False),
    _sample("unknown", lambda stand: park.parking(
        FetchingParked(_CODE, _CARD, "problem.later_unknown"), stand)),
    _sample("resume", lambda stand: park.resume(_BACK, stand)),
    _sample("resume_changed", lambda stand: park.resume(
        replace(_BACK, is_newer=True, asked_again=2, elsewhere_at=_LATER), stand)),
    _sample("resume_sure", lambda stand: park.resume(replace(_BACK, ending="sure"), stand)),
    _sample("resume_gone", lambda stand: park.resume(replace(_BACK, ending="gone"), stand)),
    *(_keeping(name) for name in _ON),
)  # fmt: skip
