"""Samples of booking a time at a counter."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from kiosk.domain.appointment import COUNTER_TIME, Booking, BookingView, Slot
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.journey.booking_states import (
    AwaitingBookingCard,
    ChoosingBooking,
    ChoosingDay,
    ChoosingTime,
    ConfirmingTime,
    FindingTimes,
    ShowingBooking,
    TakingTime,
    Times,
    TimeUnknown,
)
from kiosk.journey.states import AnotherWay, ReadingGuide
from kiosk.services.reading import read_item
from ui.samples import Sample
from ui.samples_made import AT, made_sample
from ui.screens import booking, ending, public
from ui.screens.screen import Screen, Stand

_CARD: Final = IdentityCard(
    CardKind.CITIZEN, "李桂花", "320102195403210022", Sex.FEMALE, date(1954, 3, 21),
    date(2015, 1, 1), None, "示例市临江区青石街道柳树巷 12 号", "示例市公安局",
)  # fmt: skip
_TEMPLATE: Final = importlib.resources.files("kiosk.services") / "item.template.json"
_ITEM: Final = replace(
    read_item(_TEMPLATE.read_bytes()),
    name={"zh-CN": "社会保障卡补领、换领", "en": "Social security card replacement"},
    by_appointment=True,
)
_HALL: Final = "一楼综合窗口"
_SIDE: Final = "二楼 6 号窗口"
_ID: Final = UUID("01930000-0000-4000-8000-0000008f3a29")


def _slot(number: int, day: int, minute: int, site: str = _HALL) -> Slot:
    begins = datetime.combine(AT.date(), time(), COUNTER_TIME) + timedelta(days=day, minutes=minute)
    return Slot(number, site, begins, begins + timedelta(minutes=30), 2)


_SLOTS: Final = tuple(
    _slot(100 * day + n, day, minute)
    for day in (1, 3, 4, 5, 6, 7, 10)
    for n, minute in enumerate((540, 570, 600, 630, 660, 840, 870, 900)[: 3 + day % 6])
)
_TWO_PLACES: Final = (*_SLOTS, _slot(9001, 1, 540, _SIDE), _slot(9002, 1, 900, _SIDE))


def _booked(slot: Slot, number: str = "Y-8F3A29") -> Booking:
    return Booking(_ID, number, slot.site, slot.starts_at, slot.ends_at)


_OWN: Final = (_booked(_slot(1, 3, 540)), _booked(_slot(2, 5, 870, _SIDE), "Y-02C7D1"))
_TIMES: Final = Times(_ITEM, _CARD, BookingView(_SLOTS), _ID)
_WITH_OWN: Final = replace(_TIMES, view=BookingView(_SLOTS, _OWN))
_FULL: Final = replace(
    _TIMES, view=BookingView(_SLOTS, (*_OWN, _booked(_slot(3, 6, 600), "Y-77B012")))
)
_NEW: Final = ShowingBooking(_TIMES, _OWN[0], is_new=True, slip="printed")
_OLD: Final = ShowingBooking(_WITH_OWN, _OWN[1], is_new=False)


def _sample(
    name: str, page: Callable[[Stand], Screen], *, identified: bool = True, online: bool = True
) -> Sample:
    return made_sample(f"booking_{name}", page, identified=identified, online=online)


def _shown(state: ShowingBooking) -> Callable[[Stand], Screen]:
    """The gallery has one code to show."""

    def page(stand: Stand) -> Screen:
        shown = booking.booked(state, stand)
        return Screen(shown.name, {**shown.props, "qrSource": "image://camera/qr"})

    return page


BOOKING_SAMPLES: Final[tuple[Sample, ...]] = (
    _sample("guide", lambda stand: public.guide(ReadingGuide(_ITEM), stand), identified=False),
    _sample("guide_only", lambda stand: public.guide(
        ReadingGuide(replace(_ITEM, guide_only=True)), stand), identified=False),
    _sample("offline", lambda stand: ending.another_way(
        AnotherWay("problem.booking_offline", _ITEM, ReadingGuide(_ITEM)), stand),
        identified=False, online=False),
    _sample("instead", lambda stand: ending.another_way(
        AnotherWay("problem.card_expired", _ITEM, ReadingGuide(_ITEM)), stand), identified=False),
    _sample("card", lambda stand: booking.booking_card(
        AwaitingBookingCard(_ITEM), stand), identified=False),
    _sample("finding", lambda stand: booking.looking(FindingTimes(_ITEM, _CARD), stand)),
    _sample("not_found", lambda stand: booking.looking(
        FindingTimes(_ITEM, _CARD, "problem.booking_busy"), stand)),
    _sample("own", lambda stand: booking.choose_booking(ChoosingBooking(_WITH_OWN), stand)),
    _sample("own_full", lambda stand: booking.choose_booking(ChoosingBooking(_FULL), stand)),
    _sample("days", lambda stand: booking.choose_day(ChoosingDay(_TIMES), stand)),
    _sample("taken", lambda stand: booking.choose_day(
        ChoosingDay(_TIMES, "booking.taken"), stand)),
    _sample("times", lambda stand: booking.choose_time(
        ChoosingTime(_TIMES, _TIMES.days()[2]), stand)),
    _sample("two_places", lambda stand: booking.choose_time(ChoosingTime(
        replace(_TIMES, view=BookingView(_TWO_PLACES)), _TIMES.days()[0]), stand)),
    _sample("confirm", lambda stand: booking.confirm_time(
        ConfirmingTime(_TIMES, _SLOTS[0]), stand)),
    _sample("taking", lambda stand: booking.looking(TakingTime(_TIMES, _SLOTS[0]), stand)),
    _sample("unknown", lambda stand: booking.time_unknown(
        TimeUnknown(_TIMES, _SLOTS[0]), stand)),
    _sample("booked", _shown(_NEW)),
    _sample("booked_no_slip", _shown(replace(_NEW, slip="failed"))),
    _sample("yours", _shown(_OLD)),
    _sample("sure", _shown(replace(_OLD, ending="sure"))),
    _sample("not_cancelled", _shown(replace(_OLD, ending="failed"))),
    _sample("gone", _shown(replace(_OLD, ending="gone"))),
)  # fmt: skip
