"""What the technician's area needs from the world, as Protocols and values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.care.checks import CareReport
from kiosk.care.paper import Paper
from kiosk.domain.fleet import StoreAlarm
from kiosk.domain.slip import Slip
from kiosk.technician.records import Records
from kiosk.technician.values import NetworkCheck, PowerAction


@dataclass(frozen=True, slots=True)
class Survey:
    """How the machine is, at one instant. `is_sound` is False when the store cannot be read.

    `offset_s` is platform time minus ours, as last greeted; None before any greeting.
    """

    at: datetime
    free_bytes: int
    is_sound: bool = True
    online: bool = False
    alarm: str = ""
    offset_s: float | None = None
    oldest_unsent: datetime | None = None
    kept: int = 0
    in_flight: int = 0
    accepted: int = 0
    answered_otherwise: int = 0
    quarantined: int = 0
    ratings_waiting: int = 0
    is_conserved: bool = True
    parked_waiting: int = 0
    parked_sent: int = 0
    parked_refused: int = 0
    store_alarm: StoreAlarm | None = None


class Care(Protocol):
    """The kiosk's round of itself, on the owner's thread."""

    @property
    def report(self) -> CareReport | None:
        """The newest report; None before the first."""

    @property
    def is_testing(self) -> bool:
        """Whether it is looking now."""

    @property
    def paper(self) -> Paper:
        """The roll in the slip printer."""

    def examine(self, why: str) -> None:
        """Look now; the report comes in a moment."""


class Machine(Protocol):
    """The machine around the application. `survey`, `try_network` and `send_now` may block."""

    def survey(self) -> Survey:
        """Look at queue, clock and disk."""

    def try_network(self) -> tuple[NetworkCheck, ...]:
        """Try the line step by step."""

    def send_now(self) -> None:
        """Let the courier try everything at once."""

    def can(self, action: PowerAction) -> bool:
        """Whether this machine can do that."""

    def use(self, action: PowerAction) -> None:
        """Do it. Returns; the end comes soon after."""

    def test_slip(self) -> Slip:
        """A slip that says it is a test."""

    def test_page(self) -> bytes:
        """An A4 page that says so, as PDF."""

    def readiness_page(self, report: CareReport, records: Records) -> bytes:
        """The readiness report as an A4 page, PDF."""


class Camera(Protocol):
    """The live picture, outside a visit."""

    def try_camera(self, *, on: bool) -> None:
        """Show it, or stop and forget it."""
