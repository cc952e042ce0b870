"""Screens of booking a time at a counter."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from kiosk.domain.appointment import COUNTER_TIME, MOST_OPEN, Slot
from kiosk.domain.identity import masked_name
from kiosk.journey.booking import DAYS_A_PAGE, may_book
from kiosk.journey.booking_states import (
    AwaitingBookingCard,
    ChoosingBooking,
    ChoosingDay,
    ChoosingTime,
    ConfirmingTime,
    FindingTimes,
    ShowingBooking,
    TakingTime,
    TimeUnknown,
)
from kiosk.services.hours import DAYS
from kiosk.services.item import ServiceItem
from kiosk.session.booking_slip import clock_of
from ui.screens.card_place import card_place
from ui.screens.screen import Screen, Stand

MORE = "more"
"""What a touch on the last card says, where the others say their number."""


def booking_card(state: AwaitingBookingCard, stand: Stand) -> Screen:
    """Where the card goes, and what it is read for."""
    words = stand.words
    whose = {"asked": words("booking.card"), "how": words("booking.card_how")}
    return card_place(state.problem, state.attempts, stand, **whose)


def looking(state: FindingTimes | TakingTime, stand: Stand) -> Screen:
    """The platform is asked; or why it did not say."""
    words = stand.words
    if isinstance(state, FindingTimes) and state.problem:
        title, kept = words("booking.not_found"), words("booking.nothing_lost")
        return _stuck(title, words(state.problem), kept, stand)
    name = "finding" if isinstance(state, FindingTimes) else "taking"
    heading, text = words(f"booking.{name}"), words(f"booking.{name}_text")
    return Screen("LookingUp", {"heading": heading, "text": text})


def time_unknown(state: TimeUnknown, stand: Stand) -> Screen:
    """It may be booked or not, and asking again is harmless."""
    del state
    words = stand.words
    title, text = words("booking.unknown_title"), words("booking.unknown_text")
    return _stuck(title, text, words("booking.unknown_kept"), stand)


def _stuck(title: str, what: str, kept: str, stand: Stand) -> Screen:
    counter = stand.said(stand.counter) or stand.said(stand.site)
    return Screen(
        "AnotherWay",
        {
            "title": title,
            "what": what,
            "kept": kept,
            "ways": [{"title": stand.words("another_way.counter"), "text": counter}],
            "phone": stand.phone,
            "canRetry": True,
        },
    )


def choose_booking(state: ChoosingBooking, stand: Stand) -> Screen:
    """What is booked already; one more while there is room for it."""
    words, times = stand.words, state.times
    options: list[dict[str, Any]] = [
        {
            "id": str(index),
            "title": f"{_day(booking.day, stand)} {clock_of(booking.starts_at, booking.ends_at)}",
            "text": words("booking.own_line", site=booking.site, number=booking.number),
        }
        for index, booking in enumerate(times.view.own)
    ]
    text = words("booking.more_text", most=MOST_OPEN)
    if len(times.view.own) >= MOST_OPEN:
        text = words("booking.most_reached", most=MOST_OPEN)
    elif not times.view.slots:
        text = words("booking.no_more_free")
    may = may_book(times)
    options.append({"id": MORE, "title": words("booking.more"), "text": text, "available": may})
    lead = words(state.note) if state.note else words("booking.own_lead")
    return Screen(
        "ChooseOne",
        {
            "heading": words("booking.own_title"),
            "text": lead,
            "verb": "booking",
            "options": [{"badges": [], "available": True, **option} for option in options],
        },
    )


def choose_day(state: ChoosingDay, stand: Stand) -> Screen:
    """The nearest days with something free, a large card each."""
    words, times = stand.words, state.times
    days, begin = times.days(), state.page * DAYS_A_PAGE
    shown = list(enumerate(days))[begin : begin + DAYS_A_PAGE]
    cells = [
        {
            "id": str(index),
            "title": _day(day, stand),
            "text": words("booking.free", count=len(times.on(day))),
        }
        for index, day in shown
    ]
    left = len(days) - begin - len(shown)
    if left:
        text = words("booking.later_days_text", count=left)
        cells.append({"id": MORE, "title": words("booking.later_days"), "text": text})
    return _picking("day", state.note, [{"title": "", "cells": cells}], stand)


def choose_time(state: ChoosingTime, stand: Stand) -> Screen:
    """The free times of a day, by place and half of the day."""
    groups = []
    free = sorted(state.times.on(state.day), key=lambda slot: (slot.site, slot.starts_at))
    for (site, half), slots in groupby(free, key=_where):
        title = f"{stand.words(f'booking.{half}')}  {site}"
        cells = [
            {"id": str(slot.slot_id), "title": clock_of(slot.starts_at, slot.ends_at), "text": ""}
            for slot in slots
        ]
        groups.append({"title": title, "cells": cells})
    return _picking("time", state.note, groups, stand, day=_day(state.day, stand))


def _where(slot: Slot) -> tuple[str, str]:
    is_early = slot.starts_at.astimezone(COUNTER_TIME).hour < 12
    return slot.site, "morning" if is_early else "afternoon"


def _picking(
    what: str, note: str, groups: list[dict[str, Any]], stand: Stand, **places: str
) -> Screen:
    return Screen(
        "PickTime",
        {
            "heading": stand.words(f"booking.{what}_title"),
            "text": stand.words(f"booking.{what}_lead", **places),
            "note": stand.words(note) if note else "",
            "verb": f"pick_{what}",
            "groups": groups,
        },
    )


def confirm_time(state: ConfirmingTime, stand: Stand) -> Screen:
    """All of it once more, before anything is booked."""
    times, slot = state.times, state.slot
    card = times.card
    who = masked_name(card.name or card.english_name)
    when = (slot.day, clock_of(slot.starts_at, slot.ends_at), slot.site)
    return Screen(
        "ConfirmTime",
        {
            "facts": _facts(times.item, *when, stand, who),
            "bring": _bring(times.item, stand),
            "notes": [stand.words(f"booking.{note}") for note in ("come_early", "can_cancel")],
        },
    )


def booked(state: ShowingBooking, stand: Stand) -> Screen:
    """Number, day, time, place; what to bring; and giving it back, which is asked twice."""
    booking, words = state.booking, stand.words
    when = (booking.day, clock_of(booking.starts_at, booking.ends_at), booking.site)
    item = state.times.item
    problem = {"failed": "cancel_failed", "over": "cancel_over"}.get(state.ending, "")
    return Screen(
        "Booked",
        {
            "number": booking.number,
            "spoken": " ".join(booking.number),
            "qrSource": f"image://code/{booking.qr}",
            "facts": _facts(item if state.is_new else None, *when, stand),
            "bring": _bring(item, stand) if state.is_new else [],
            "isNew": state.is_new,
            "slip": words(f"booking.slip_{state.slip}") if state.slip else "",
            "slipFailed": state.slip == "failed",
            "canPrint": state.slip in ("", "failed"),
            "problem": words(f"booking.{problem}") if problem else "",
            "ending": state.ending,
        },
    )


def _facts(
    item: ServiceItem | None, day: date, clock: str, site: str, stand: Stand, who: str = ""
) -> list[dict[str, Any]]:
    rows = [("day", _day(day, stand)), ("time", clock), ("place", site)]
    if item is not None:
        # What was booked earlier may have been for something else: only the counter knows.
        rows.append(("item", stand.said(item.name)))
    if who:
        rows.append(("who", who))
    return [
        {
            "label": stand.words(f"booking.{name}"),
            "value": value,
            "strong": name in ("day", "time"),
            "last": index == len(rows) - 1,
        }
        for index, (name, value) in enumerate(rows)
    ]


def _bring(item: ServiceItem, stand: Stand) -> list[str]:
    if item.guide_only:
        return [stand.said(m.name) for m in item.materials]
    papers = [stand.said(m.name) for m in item.materials if "identity_card" not in m.sources]
    return [stand.words("booking.bring_card"), *papers]


def _day(day: date, stand: Stand) -> str:
    """Such as 11 月 23 日（周一）, and tomorrow by its name as well."""
    words = stand.words
    named = words(
        "hours.day", month=day.month, day=day.day, weekday=words(f"hours.{DAYS[day.weekday()]}")
    )
    ahead = (day - stand.facts.today).days
    near = {0: "hours.today", 1: "hours.tomorrow"}.get(ahead, "")
    whole = f"{words(near)} {named}" if near else named
    return whole[:1].upper() + whole[1:]
