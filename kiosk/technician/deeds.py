"""What an operator did, as typed deeds: the only things the trail can hold."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.technician.values import (
    ClosedFor,
    Device,
    FoundKind,
    FoundPlace,
    GivenTo,
    PowerAction,
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody came in. `by`: pin or code."""

    by: str


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """A wrong secret; the how manieth in a row."""

    failures: int


@dataclass(frozen=True, slots=True)
class SignedOut:
    """`why`: left, idle, power."""

    why: str


@dataclass(frozen=True, slots=True)
class DeviceJudged:
    """A device was tested."""

    device: Device
    passed: bool


@dataclass(frozen=True, slots=True)
class NetworkJudged:
    """The network was tested. `failed` is the first step that failed, or ''."""

    failed: str


@dataclass(frozen=True, slots=True)
class SendingAsked:
    """The courier was asked to try at once."""


@dataclass(frozen=True, slots=True)
class PaperRenewed:
    """A new roll was put in."""


@dataclass(frozen=True, slots=True)
class ThingFound:
    """Something left behind was noted."""

    kind: FoundKind
    place: FoundPlace


@dataclass(frozen=True, slots=True)
class ThingGiven:
    """It was given to somebody."""

    number: int
    to: GivenTo


@dataclass(frozen=True, slots=True)
class ServiceWasClosed:
    """The service was closed."""

    reason: ClosedFor


@dataclass(frozen=True, slots=True)
class ServiceWasOpened:
    """The service was opened."""


@dataclass(frozen=True, slots=True)
class SelfTestWasAsked:
    """The kiosk was told to look at itself."""


@dataclass(frozen=True, slots=True)
class ReadinessWasPrinted:
    """The readiness report was sent to the printer."""


@dataclass(frozen=True, slots=True)
class PowerUsed:
    """Restarted or powered off."""

    action: PowerAction


Deed = (
    SignedIn
    | SignInRefused
    | SignedOut
    | DeviceJudged
    | NetworkJudged
    | SendingAsked
    | PaperRenewed
    | ThingFound
    | ThingGiven
    | ServiceWasClosed
    | ServiceWasOpened
    | SelfTestWasAsked
    | ReadinessWasPrinted
    | PowerUsed
)
