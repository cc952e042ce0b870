"""The slip of a booked time: number, day, time, place, what to bring. Nobody is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from kiosk import wire
from kiosk.domain.appointment import COUNTER_TIME
from kiosk.domain.slip import Slip, SlipPart
from kiosk.journey.booking_effects import PrintBooking
from kiosk.ports import Devices, Words
from kiosk.services.item import pick
from kiosk.session.slips import Letterhead

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
    yield SlipPart("line", f"{words('slip.item')}  {pick(item.name, language)}")
    yield SlipPart("line", words("slip.booking_number"))
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
    yield SlipPart("line", f"{words('slip.phone')}  {head.phone}")
    yield SlipPart("line", head.kiosk_id, align="center")


def clock_of(starts_at: datetime, ends_at: datetime) -> str:
    """Such as 9:00-9:30, on the clock of the counter."""
    begins, ends = (moment.astimezone(COUNTER_TIME) for moment in (starts_at, ends_at))
    return f"{begins.hour}:{begins.minute:02}-{ends.hour}:{ends.minute:02}"


class BookingSlips:
    """Hands such slips to the printer."""

    def __init__(
        self,
        devices: Devices,
        words_in: Callable[[str], Words],
        letterhead_in: Callable[[str], Letterhead],
    ) -> None:
        self._devices = devices
        self._words_in = words_in
        self._letterhead_in = letterhead_in

    def send(self, asked: PrintBooking, language: str, job: str) -> bool:
        """Print as `job`; whether there is a printer at all."""
        words, head = self._words_in(language), self._letterhead_in(language)
        slip = slip_for_booking(asked, head, words, language)
        return self._devices.send("receipt", "print", {"job": job, "slip": wire.to_builtins(slip)})
