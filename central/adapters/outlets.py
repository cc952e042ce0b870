"""Outlets: outside systems that are told what happened, each behind the same narrow door.

    ratings  the rating system of the province, every rating in full and at once
    status   the case library: accepted, returned, concluded
    hotline  the city's work orders (12345): every ticket, opened and answered
    sms      a short message to the applicant, by template

Here a simulator stands behind every door and says so on the operators' page. What any outlet has
to keep to is in `tests/central/test_central_outlets.py`.

    OutletFault
    ├── OutletBusy      not now; asked again, later each time
    └── OutletRefused   not like this, ever; a person looks at it
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Protocol
from uuid import UUID

from kiosk import wire
from kiosk.domain.rating import Rating

_CHINA = timezone(timedelta(hours=8))
CHANNEL_HALL_TERMINAL = "5"


class OutletFault(Exception):
    """Nothing was delivered, as far as is known. `code` is a short machine word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class OutletBusy(OutletFault):
    """Later."""


class OutletRefused(OutletFault):
    """Never like this."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One thing to tell. The id stays the same however often it is tried."""

    dispatch_id: UUID
    kind: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """A rating as regional rating systems take it.

    The field names are those of two public integrations that agree with each other; the national
    interface itself was not at hand. `pf` 5 is a terminal in a hall; `assessNumber` 1 is the
    first rating. The division, department and clerk are filled in where the real system is known.
    """

    projectNo: str
    taskCode: str
    pf: str
    satisfaction: str
    evalDetail: str
    assessTime: str
    assessNumber: str = "1"


@dataclass(frozen=True, slots=True)
class StatusNotice:
    """What became of a case."""

    case_number: str
    item_code: str
    stage: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TicketRecord:
    """A ticket as it leaves: what was chosen and until when it is answered. No words, no number.

    The exchange format of the hotlines was not at hand; the fields are our own.
    """

    number: str
    kind: str
    reasons: str
    due_on: date
    stage: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageNotice:
    """A message to whoever applied, by template; the number is in the case, not here."""

    case_id: UUID
    template: str


Told = RatingRecord | StatusNotice | TicketRecord | MessageNotice
"""What an outlet may be told."""
KINDS: dict[str, type[Told]] = {
    "ratings": RatingRecord,
    "status": StatusNotice,
    "hotline": TicketRecord,
    "sms": MessageNotice,
}
"""What each outlet is told; its kind has the outlet's own name."""


class Outlet(Protocol):
    """The door. `is_simulator` is shown on the operators' page."""

    @property
    def name(self) -> str: ...

    @property
    def is_simulator(self) -> bool: ...

    async def deliver(self, dispatch: Dispatch) -> str:
        """Tell it; the same id again changes nothing. The other side's receipt.

        Raises `OutletFault`.
        """


class SampleOutlet:
    """Takes everything that is well-formed, once, and forgets it with the process."""

    is_simulator = True

    def __init__(self, name: str) -> None:
        self.name = name
        self.fault: OutletFault | None = None
        self.taken: dict[UUID, Told] = {}

    async def deliver(self, dispatch: Dispatch) -> str:
        """A receipt anybody can see is none of a real system."""
        if self.fault is not None:
            raise self.fault
        if dispatch.kind != self.name:
            raise OutletRefused("wrong_kind")
        try:
            told = wire.decode(KINDS[self.name], dispatch.body)
        except wire.BadWireValue:
            raise OutletRefused("unreadable") from None
        self.taken.setdefault(dispatch.dispatch_id, told)
        return f"SIMULATED-{dispatch.dispatch_id.hex[:8]}"


def sample_outlets() -> tuple[Outlet, ...]:
    """A simulator behind every door."""
    return tuple(SampleOutlet(name) for name in KINDS)


def rating_record(rating: Rating, case_number: str) -> RatingRecord:
    """A rating as it leaves: case, item, terminal channel, level, reasons. Nobody's name."""
    return RatingRecord(
        projectNo=case_number,
        taskCode=rating.item_code,
        pf=CHANNEL_HALL_TERMINAL,
        satisfaction=str(int(rating.level)),
        evalDetail=",".join(rating.reasons),
        assessTime=f"{rating.given_at.wall.astimezone(_CHINA):%Y-%m-%d %H:%M:%S}",
    )
