"""What happens while somebody asks for progress, mends an application, or says why they rated."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.progress import CaseProgress, ReturnedCase


@dataclass(frozen=True, slots=True)
class ProgressAsked:
    """办件进度, on the home screen."""


@dataclass(frozen=True, slots=True)
class OwnCardWayAsked:
    """By my card."""


@dataclass(frozen=True, slots=True)
class SlipWayAsked:
    """By the slip, or the number on it."""


@dataclass(frozen=True, slots=True)
class NumberTyped:
    """The number is now this."""

    text: str


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """One of several applications was touched."""

    index: int


@dataclass(frozen=True, slots=True)
class MendAsked:
    """去补正."""


@dataclass(frozen=True, slots=True)
class ProgressTold:
    """What was found. `is_local`: the platform could not be asked, this kiosk keeps it itself."""

    cases: tuple[CaseProgress, ...] = field(repr=False)
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class ProgressNotTold:
    """No answer. `code`: offline, busy, unknown."""

    code: str


@dataclass(frozen=True, slots=True)
class ReturnedTold:
    """The returned application came."""

    case: ReturnedCase = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReturnedNotTold:
    """It did not. `code`: offline, busy, unknown."""

    code: str


@dataclass(frozen=True, slots=True)
class ReasonTouched:
    """A reason for the rating was chosen, or no longer."""

    code: str


@dataclass(frozen=True, slots=True)
class CallTouched:
    """ "You may call me about this" was chosen, or no longer."""


ProgressEvent = (
    ProgressAsked
    | OwnCardWayAsked
    | SlipWayAsked
    | NumberTyped
    | CaseOpened
    | MendAsked
    | ProgressTold
    | ProgressNotTold
    | ReturnedTold
    | ReturnedNotTold
    | ReasonTouched
    | CallTouched
)
