"""The result of one decision, and the two ways a visit ends."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.journey.booking_states import ShowingBooking
from kiosk.journey.draft import Draft
from kiosk.journey.effects import (
    AbandonCase,
    ClosePhone,
    Effect,
    HidePreview,
    StopAskingRating,
    StopFeeding,
    StopPrinting,
    StopReadingCard,
    StopReadingCode,
    Wipe,
)
from kiosk.journey.kept import KeptCase
from kiosk.journey.park_states import ShowingPark
from kiosk.journey.progress_states import LookingUp, NotLookedUp, ShowingProgress
from kiosk.journey.rating import SayingWhy, keep_rating
from kiosk.journey.states import (
    Home,
    Kept,
    RatingService,
    Scanning,
    State,
    TakingThings,
    UsingPhone,
    Welcome,
    is_identified,
)
from kiosk.services.tickets import is_ticket


@dataclass(frozen=True, slots=True)
class Step:
    """The next state, and what the world is asked to do."""

    state: State
    effects: tuple[Effect, ...] = ()


QUIET: tuple[Effect, ...] = (
    StopReadingCard(),
    StopReadingCode(),
    HidePreview(),
    StopAskingRating(),
    StopFeeding(),
    StopPrinting(),
    ClosePhone(),
)
"""Every device idle. Harmless when it already is."""


def _is_nobodys(state: State) -> bool:
    """A ticket of somebody who laid no card down."""
    ticket = state.case if isinstance(state, Kept) else getattr(state, "draft", None)
    if not isinstance(ticket, Draft | KeptCase) or not is_ticket(ticket.item):
        return False
    return ticket.back is None or not is_identified(ticket.back)


def leave(state: State, *, to_home: bool) -> Step:
    """End the visit from any state: nothing identified survives this step.

    A kept case stays kept; anything not committed is destroyed with its key.
    """
    if not is_identified(state):
        return Step(Home() if to_home else Welcome(), (*QUIET, AbandonCase(), Wipe()))
    if isinstance(state, LookingUp | ShowingProgress | NotLookedUp) and state.card is None:
        # By slip or number: no card was laid down, and nothing was printed.
        return Step(Home() if to_home else Welcome(), (*QUIET, AbandonCase(), Wipe()))
    if _is_nobodys(state):
        quiet = (*QUIET, AbandonCase(), Wipe())
        if isinstance(state, Kept):
            return Step(TakingThings(card=False, slip=True), quiet)
        return Step(Home() if to_home else Welcome(), quiet)
    # A level that was pressed counts, however the visit ends.
    rated = (keep_rating(state),) if isinstance(state, SayingWhy) else ()
    if isinstance(state, Kept | RatingService | SayingWhy):
        papers = state.case.has_papers
    elif isinstance(state, ShowingPark):
        papers = state.has_papers
    else:
        papers = isinstance(state, Scanning | UsingPhone)
    has_slip = isinstance(state, Kept | ShowingPark) or (
        isinstance(state, ShowingBooking) and state.slip in ("printing", "printed")
    )
    taking = TakingThings(card=True, papers=papers, slip=has_slip)
    return Step(taking, (*rated, *QUIET, AbandonCase(), Wipe()))
