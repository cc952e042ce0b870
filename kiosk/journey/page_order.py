"""The strip of pages: what is deleted, what changes its place, what is handed in and how.

The order of the shots is the order of the pages of the material, all the way to the platform.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import PageRef
from kiosk.journey.effects import ForgetPage
from kiosk.journey.events import ShotDeleted
from kiosk.journey.page_events import PageMoved
from kiosk.journey.states import Scanning, Shot, UsingPhone
from kiosk.journey.step import Step


def rearranged(state: Scanning | UsingPhone, event: ShotDeleted | PageMoved) -> Step:
    """Without the deleted page, or with one page elsewhere; a page that is gone changes nothing."""
    if isinstance(event, PageMoved):
        return Step(replace(state, shots=_moved(state.shots, event)))
    if not 0 <= event.index < len(state.shots):
        return Step(state)
    gone = state.shots[event.index]
    shots = tuple(s for s in state.shots if s is not gone)
    return Step(replace(state, shots=shots), (ForgetPage(gone.number),))


def _moved(shots: tuple[Shot, ...], event: PageMoved) -> tuple[Shot, ...]:
    """Beyond an end there is no place: it stops at the first or the last."""
    page = next((s for s in shots if s.number == event.shot), None)
    if page is None:
        return shots
    others = [s for s in shots if s is not page]
    place = max(0, min(len(others), shots.index(page) + event.by))
    return (*others[:place], page, *others[place:])


def pages_in_order(shots: tuple[Shot, ...]) -> tuple[PageRef, ...]:
    """The pages to hand in; what was wrong with one stays with it, for whoever examines it."""
    return tuple(replace(s.ref, kept_despite=s.faults) for s in shots if s.ref is not None)
