"""What can happen in the technician's area."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.technician.values import (
    ClosedFor,
    Device,
    Finding,
    FoundKind,
    FoundPlace,
    GivenTo,
    NetworkCheck,
    Page,
    PowerAction,
)


@dataclass(frozen=True, slots=True)
class CornerHeld:
    """The corner was held for five seconds, with nobody's visit under way."""

    set_up: bool = True
    wait_s: int = 0
    tries_left: int = 5


@dataclass(frozen=True, slots=True)
class SecretEntered:
    """A PIN or a time code."""

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecretAccepted:
    """It was right. `by`: pin or code."""

    by: str


@dataclass(frozen=True, slots=True)
class SecretRefused:
    """It was wrong."""

    failures: int
    tries_left: int
    wait_s: int


@dataclass(frozen=True, slots=True)
class WaitPassed:
    """The door stays shut for this long still; 0 opens it."""

    wait_s: int


@dataclass(frozen=True, slots=True)
class PageOpened:
    """A tile of the dashboard was pressed."""

    page: Page


@dataclass(frozen=True, slots=True)
class WentBack:
    """返回."""


@dataclass(frozen=True, slots=True)
class Left:
    """Done, or nobody touched anything for five minutes. `why`: left, idle."""

    why: str = "left"


@dataclass(frozen=True, slots=True)
class PaperChanged:
    """A new roll was put in."""


@dataclass(frozen=True, slots=True)
class TestChosen:
    """Try this device."""

    device: Device


@dataclass(frozen=True, slots=True)
class TestRepeated:
    """Once more."""


@dataclass(frozen=True, slots=True)
class DeviceTried:
    """The device did something."""

    device: Device
    finding: Finding


@dataclass(frozen=True, slots=True)
class TestJudged:
    """A person says whether it works."""

    passed: bool


@dataclass(frozen=True, slots=True)
class NetworkTested:
    """The network test is through."""

    checks: tuple[NetworkCheck, ...]


@dataclass(frozen=True, slots=True)
class NetworkTestRepeated:
    """Once more."""


@dataclass(frozen=True, slots=True)
class RetryAsked:
    """Send now what waits."""


@dataclass(frozen=True, slots=True)
class FoundKindChosen:
    """Something was found: of this kind."""

    kind: FoundKind


@dataclass(frozen=True, slots=True)
class FoundPlaceChosen:
    """It lay here."""

    place: FoundPlace


@dataclass(frozen=True, slots=True)
class GivingAsked:
    """This thing is given to somebody."""

    number: int


@dataclass(frozen=True, slots=True)
class Given:
    """To whom."""

    to: GivenTo


@dataclass(frozen=True, slots=True)
class ServiceClosed:
    """Close the service, with this notice."""

    reason: ClosedFor


@dataclass(frozen=True, slots=True)
class ServiceOpened:
    """Open it again."""


@dataclass(frozen=True, slots=True)
class SelfTestAsked:
    """Look at yourself now."""


@dataclass(frozen=True, slots=True)
class ReadinessAsked:
    """Print the readiness report on A4."""


@dataclass(frozen=True, slots=True)
class PowerAsked:
    """Restart or power off was pressed."""

    action: PowerAction


@dataclass(frozen=True, slots=True)
class PowerConfirmed:
    """It was confirmed."""


Event = (
    CornerHeld
    | SecretEntered
    | SecretAccepted
    | SecretRefused
    | WaitPassed
    | PageOpened
    | WentBack
    | Left
    | PaperChanged
    | TestChosen
    | TestRepeated
    | DeviceTried
    | TestJudged
    | NetworkTested
    | NetworkTestRepeated
    | RetryAsked
    | FoundKindChosen
    | FoundPlaceChosen
    | GivingAsked
    | Given
    | ServiceClosed
    | ServiceOpened
    | SelfTestAsked
    | ReadinessAsked
    | PowerAsked
    | PowerConfirmed
)
