"""How long the machine waits for a person before it asks, and then before it forgets."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.journey.booking_states import ShowingBooking, TakingTime
from kiosk.journey.park_states import Parking, ShowingPark
from kiosk.journey.rating import SayingWhy
from kiosk.journey.states import (
    Finished,
    Gathering,
    Keeping,
    Kept,
    RatingService,
    Scanning,
    ShowingCode,
    Signing,
    State,
    TakingThings,
    UsingPhone,
    Welcome,
    is_identified,
)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds of silence until the warning, and seconds the warning then lasts.

    A warning of 0 means the stage ends without one: nothing personal is on screen there.
    """

    idle_s: float
    warning_s: float


PUBLIC_PAGE = Patience(60, 20)
IDENTIFIED = Patience(120, 30)
IDENTIFIED_ELDER = Patience(300, 45)
WAITING_FOR_A_PERSON = Patience(240, 30)
RESULT_PAGE = Patience(90, 20)
RATING_PAGE = Patience(30, 20)
RATING_PAGE_ELDER = Patience(60, 30)
TAKE_YOUR_THINGS = Patience(30, 0)
GOODBYE = Patience(5, 0)


LONGEST = Patience(30 * 60, 60)
"""However busy a visit looks, its resident is asked so often whether they are there: something
heavy on the glass, or a paper that will not lie still, is not somebody."""
REMIND_EVERY_S = 10.0


def is_reminder_due(state: State, since_s: float) -> bool:
    """Whether to ask once more for the card, `since_s` seconds after the stage began."""
    return (
        isinstance(state, TakingThings)
        and state.card
        and since_s >= REMIND_EVERY_S * (state.reminders + 1)
    )


def patience_for(state: State, *, elder: bool) -> Patience | None:
    """The patience of a stage; None where the machine never gives up by itself.

    `elder`: with whoever reads large text, or has the page read to them.
    """
    match state:
        case Welcome() | Keeping() | Parking() | TakingTime():
            return None
        case Finished():
            return GOODBYE
        case TakingThings():
            return TAKE_YOUR_THINGS
        case RatingService() | SayingWhy():
            return RATING_PAGE_ELDER if elder else RATING_PAGE
        case Kept() | ShowingPark() | ShowingBooking():
            return RESULT_PAGE
        case Scanning() | UsingPhone() | Signing() | Gathering() | ShowingCode():
            return IDENTIFIED_ELDER if elder else WAITING_FOR_A_PERSON
        case _ if is_identified(state):
            return IDENTIFIED_ELDER if elder else IDENTIFIED
        case _:
            return PUBLIC_PAGE
