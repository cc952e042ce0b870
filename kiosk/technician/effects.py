"""What the technician's pages ask of the world."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.technician.deeds import Deed
from kiosk.technician.values import (
    ClosedFor,
    Device,
    FoundKind,
    FoundPlace,
    GivenTo,
    PowerAction,
)


@dataclass(frozen=True, slots=True)
class CheckSecret:
    """Compare it, slowly."""

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BeginTest:
    """Ask the device to do its trial."""

    device: Device


@dataclass(frozen=True, slots=True)
class EndTest:
    """Let it rest, and let its process forget what it saw."""

    device: Device


@dataclass(frozen=True, slots=True)
class KeepTest:
    """Keep a person's judgement."""

    device: Device
    passed: bool


@dataclass(frozen=True, slots=True)
class TestNetwork:
    """Try the line, off the screen's thread."""


@dataclass(frozen=True, slots=True)
class SendNow:
    """Let the courier try at once."""


@dataclass(frozen=True, slots=True)
class ResetPaperCount:
    """Count slips from 0 again."""


@dataclass(frozen=True, slots=True)
class NoteFound:
    """Keep a line in the log of things left behind."""

    kind: FoundKind
    place: FoundPlace


@dataclass(frozen=True, slots=True)
class NoteGiven:
    """Keep who has it."""

    number: int
    to: GivenTo


@dataclass(frozen=True, slots=True)
class CloseService:
    """Residents see that this terminal rests, over a restart too."""

    reason: ClosedFor


@dataclass(frozen=True, slots=True)
class OpenService:
    """Residents are served again."""


@dataclass(frozen=True, slots=True)
class TestSelf:
    """The kiosk looks at itself."""

    __test__ = False


@dataclass(frozen=True, slots=True)
class PrintReadiness:
    """The readiness report goes to the A4 printer."""


@dataclass(frozen=True, slots=True)
class UsePower:
    """Restart the application or power off the machine."""

    action: PowerAction


@dataclass(frozen=True, slots=True)
class Write:
    """Write down what was done."""

    deed: Deed


Effect = (
    CheckSecret
    | BeginTest
    | EndTest
    | KeepTest
    | TestNetwork
    | SendNow
    | ResetPaperCount
    | NoteFound
    | NoteGiven
    | CloseService
    | OpenService
    | TestSelf
    | PrintReadiness
    | UsePower
    | Write
)
