"""The slip of a form kept for later: the code, where it works, until when. Nobody is named."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.park_code import grouped_code, qr_of
from kiosk.domain.slip import Slip, SlipPart
from kiosk.journey.park_states import ParkTicket
from kiosk.ports import Words
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
