"""What comes if the resident just goes on: a guess, so that a page is made before it is asked for.

Nothing is decided here. A wrong guess costs a page that nobody sees.
"""

from __future__ import annotations

from kiosk.journey.advance import advance
from kiosk.journey.draft import pages_of
from kiosk.journey.events import Begun, Confirmed, WentBack
from kiosk.journey.facts import Facts
from kiosk.journey.filling import after_page, as_asked
from kiosk.journey.states import (
    Answering,
    Checking,
    ConfirmingIdentity,
    Gathering,
    ReadingGuide,
    Scanning,
    State,
)


def likely_next(state: State, facts: Facts) -> State | None:
    """The state after this one, as far as one is likelier than the others and worth a guess.

    What is still missing is taken to be given by then: a page of the form leads to the page after
    it, the list of materials to everything once more.
    """
    match state:
        case ReadingGuide():
            return _other(state, advance(state, Begun(), facts).state)
        case ConfirmingIdentity():
            return _other(state, advance(state, Confirmed(), facts).state)
        case Answering(row=None):
            asked = as_asked(state, facts)
            return after_page(asked, len(pages_of(asked.draft, facts.language)))
        case Gathering() if state.draft.supplements is None:
            return Checking(state.draft)
        case Scanning():
            on = advance(state, Confirmed() if state.shots else WentBack(), facts).state
            return _other(state, on)
        case _:
            return None


def _other(now: State, then: State) -> State | None:
    return None if type(then) is type(now) else then
