"""Where a technician can be. Nothing here is about a resident."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.technician.values import Device, Finding, FoundKind, NetworkCheck, PowerAction


@dataclass(frozen=True, slots=True)
class Away:
    """No technician is here."""


@dataclass(frozen=True, slots=True)
class AskingSecret:
    """PIN or time code. problem: '', wrong, locked, not_set_up.

    `tries`: how often a secret was refused here; the entry is emptied when it changes.
    """

    problem: str = ""
    wait_s: int = 0
    tries_left: int = 0
    tries: int = 0
    checking: bool = False


@dataclass(frozen=True, slots=True)
class Overviewing:
    """The dashboard."""


@dataclass(frozen=True, slots=True)
class CheckingConsumables:
    """Paper and counters."""


@dataclass(frozen=True, slots=True)
class ChoosingTest:
    """Which device?"""


@dataclass(frozen=True, slots=True)
class TestingDevice:
    """One device is being tried; a person says whether it works."""

    device: Device
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class TestingNetwork:
    """The line is tried step by step. `checks` is empty while that runs."""

    checks: tuple[NetworkCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewingOutbox:
    """What waits to be sent: counts and ages only."""

    asked: bool = False


@dataclass(frozen=True, slots=True)
class LoggingFound:
    """Things left behind. `kind` is what is being noted now; then its place is asked."""

    kind: FoundKind | None = None
    giving: int = 0
    """The number of the thing being given away, 0 for none."""


@dataclass(frozen=True, slots=True)
class SettingService:
    """Open or closed."""


@dataclass(frozen=True, slots=True)
class ReadingTrail:
    """What was done here, newest first."""


@dataclass(frozen=True, slots=True)
class ReadingCare:
    """What the kiosk found out about itself. `is_printing`: the report was sent to the printer."""

    is_printing: bool = False


@dataclass(frozen=True, slots=True)
class ChoosingPower:
    """Restart or power off. `asked`: waiting for the second word."""

    asked: PowerAction | None = None


State = (
    Away
    | AskingSecret
    | Overviewing
    | CheckingConsumables
    | ChoosingTest
    | TestingDevice
    | TestingNetwork
    | ViewingOutbox
    | LoggingFound
    | SettingService
    | ReadingTrail
    | ReadingCare
    | ChoosingPower
)


def is_signed_in(state: State) -> bool:
    """Whether somebody has shown a secret."""
    return not isinstance(state, Away | AskingSecret)
