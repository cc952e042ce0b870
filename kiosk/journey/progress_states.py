"""The stages of asking how far an application is, and of mending a returned one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kiosk.domain.identity import IdentityCard
from kiosk.domain.progress import CaseProgress, ProgressQuestion
from kiosk.journey.draft import Draft

Way = Literal["card", "slip", "number"]
"""How was asked. By number alone only the stage is shown."""


@dataclass(frozen=True, slots=True)
class ChoosingProgress:
    """By card, or by slip?"""


@dataclass(frozen=True, slots=True)
class AwaitingOwnCard:
    """The reader is armed. `problem` is a message id or ''."""

    problem: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class AskingNumber:
    """The code scanner is armed and the number may be typed: its letters and digits only."""

    typed: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class LookingUp:
    """The platform is being asked."""

    way: Way
    question: ProgressQuestion = field(repr=False)
    card: IdentityCard | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ShowingProgress:
    """What was found; `chosen` is the one that is open. `problem` is a message id or ''.

    `is_local`: told by this kiosk alone, from what it keeps.
    """

    way: Way
    cases: tuple[CaseProgress, ...] = field(repr=False)
    card: IdentityCard | None = field(default=None, repr=False)
    chosen: int | None = None
    is_local: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class NotLookedUp:
    """No answer. `code`: offline, busy, unknown. Nothing was shown and nothing lost."""

    way: Way
    code: str
    question: ProgressQuestion = field(repr=False)
    card: IdentityCard | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FetchingReturned:
    """A returned application is being fetched, to be mended here."""

    shown: ShowingProgress
    card: IdentityCard = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mending:
    """Everything to mend, listed once. `tried`: confirmed once with something missing."""

    draft: Draft
    tried: bool = False


ProgressState = (
    ChoosingProgress
    | AwaitingOwnCard
    | AskingNumber
    | LookingUp
    | ShowingProgress
    | NotLookedUp
    | FetchingReturned
    | Mending
)
PUBLIC_PROGRESS = (ChoosingProgress, AwaitingOwnCard, AskingNumber)
"""Where nobody's data is shown yet."""
