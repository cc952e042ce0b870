"""The slip of a booked time: number, day, time, place, what to bring. Nobody is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.domain.appointment import COUNTER_TIME
from kiosk.domain.slip import Slip, SlipPart
from kiosk.journey.booking_effects import PrintBooking
from kiosk.ports import Words
from kiosk.services.item import pick
from kiosk.session.slips import Letterhead, foot

MOST_PAPERS = 8
"""A slip is no leaflet: what comes after these stands in the guide."""


def slip_for_booking(asked: PrintBooking, head: Letterhead, words: Words, language: str) -> Slip:
    """Everything one has to know to come, on one piece of paper."""
    return tuple(_parts(asked, head, words, language))


def _parts(
    asked: PrintBooking, head: Letterhead, words: Words, language: str
) -> Iterator[SlipPart]:
    booking, item = asked.booking, asked.item
    yield SlipPart("line", head.site, align="center")
    yield SlipPart("line", words("slip.booking_title"), size="large", align="center", bold=True)
    yield SlipPart("rule")
    yield SlipPart("row", pick(item.name, language), label=words("slip.item"))
    yield SlipPart("gap")
    yield SlipPart("line", words("slip.booking_number"), align="center")
    yield SlipPart("line", booking.number, size="large", align="center", bold=True)
    yield SlipPart("code", booking.qr)
    day = f"{booking.starts_at.astimezone(COUNTER_TIME):%Y-%m-%d}"
    yield SlipPart("line", day, size="large", bold=True)
    yield SlipPart("line", clock_of(booking.starts_at, booking.ends_at), size="large", bold=True)
    yield SlipPart("line", booking.site, bold=True)
    papers = [pick(m.name, language) for m in item.materials if not m.when]
    if papers:
        yield SlipPart("line", words("slip.booking_bring"))
        for paper in papers[:MOST_PAPERS]:
            yield SlipPart("line", f"- {paper}")
    yield SlipPart("line", words("slip.booking_card"))
    yield SlipPart("line", words("slip.booking_cancel"))
    yield SlipPart("rule")
    yield from foot(head, words)


def clock_of(starts_at: datetime, ends_at: datetime) -> str:
    """Such as 9:00-9:30, on the clock of the counter."""
    begins, ends = (moment.astimezone(COUNTER_TIME) for moment in (starts_at, ends_at))
    return f"{begins.hour}:{begins.minute:02}-{ends.hour}:{ends.minute:02}"
