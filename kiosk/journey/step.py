"""The result of one decision, and the two ways a visit ends."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.journey.effects import (
    AbandonCase,
    Effect,
    HidePreview,
    StopAskingRating,
    StopFeeding,
    StopPrinting,
    StopReadingCard,
    StopReadingCode,
    Wipe,
)
from kiosk.journey.states import (
    Home,
    Kept,
    RatingService,
    Scanning,
    State,
    TakingThings,
    Welcome,
    is_identified,
)


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
)
"""Every device idle. Harmless when it already is."""


def leave(state: State, *, to_home: bool) -> Step:
    """End the visit from any state: nothing identified survives this step.

    A kept case stays kept; anything not committed is destroyed with its key.
    """
    if not is_identified(state):
        return Step(Home() if to_home else Welcome(), (*QUIET, AbandonCase(), Wipe()))
    if isinstance(state, Kept | RatingService):
        papers = state.case.has_papers
    else:
        papers = isinstance(state, Scanning)
    taking = TakingThings(card=True, papers=papers, slip=isinstance(state, Kept))
    return Step(taking, (*QUIET, AbandonCase(), Wipe()))
