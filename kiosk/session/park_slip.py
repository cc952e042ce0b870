"""The slip of a form kept for later: the code, where it works, until when. Nobody is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk import wire
from kiosk.domain.park_code import grouped_code, qr_of
from kiosk.domain.slip import Slip, SlipPart
from kiosk.journey.park_states import ParkTicket
from kiosk.ports import Devices, Words
from kiosk.services.item import pick
from kiosk.session.dates import plain_day
from kiosk.session.slips import Letterhead, foot


def slip_for_park(ticket: ParkTicket, head: Letterhead, words: Words, language: str) -> Slip:
    """The slip that is true now: with a day, or with "once this machine has a line again"."""
    return tuple(_parts(ticket, head, words, language))


def _parts(ticket: ParkTicket, head: Letterhead, words: Words, language: str) -> Iterator[SlipPart]:
    yield SlipPart("line", head.site, align="center")
    yield SlipPart("line", words("slip.later_title"), size="large", align="center", bold=True)
    yield SlipPart("rule")
    yield SlipPart("row", pick(ticket.item_name, language), label=words("slip.item"))
    yield SlipPart("gap")
    yield SlipPart("line", words("slip.later_code"), align="center")
    code = grouped_code(ticket.code)
    yield SlipPart("line", code, size="large", align="center", bold=True)
    yield SlipPart("code", qr_of(ticket.code))
    if ticket.until is not None:
        day = plain_day(ticket.until, words)
        yield SlipPart("line", words("slip.later_until").format(day=day), bold=True)
    else:
        yield SlipPart("line", words("slip.later_offline").format(days=ticket.days), bold=True)
    yield SlipPart("line", words("slip.later_both"), bold=True)
    yield SlipPart("line", words("slip.later_how"))
    yield SlipPart("line", words("slip.later_answers_only"))
    yield SlipPart("rule")
    yield from foot(head, words)


class ParkSlips:
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

    def send(self, ticket: ParkTicket, language: str, job: str) -> bool:
        """Print as `job`; whether there is a printer at all."""
        words, head = self._words_in(language), self._letterhead_in(language)
        slip = slip_for_park(ticket, head, words, language)
        return self._devices.send("receipt", "print", {"job": job, "slip": wire.to_builtins(slip)})
