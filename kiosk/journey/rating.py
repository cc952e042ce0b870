"""Rating a visit: a level, then if one likes why, and after a bad one whether somebody may call.

The level counts as soon as it was pressed: whoever walks away before saying why has rated all
the same. Nothing is chosen beforehand, and everything can be left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.rating import REASON_CODES, RatingLevel
from kiosk.journey.effects import KeepRating
from kiosk.journey.events import Confirmed, Event, RatingSkipped, WentBack
from kiosk.journey.kept import KeptCase
from kiosk.journey.progress_events import CallTouched, ReasonTouched


@dataclass(frozen=True, slots=True)
class SayingWhy:
    """A level was given; reasons are optional. `may_call` is never set beforehand."""

    case: KeptCase
    level: RatingLevel
    surface: str
    reasons: tuple[str, ...] = ()
    may_call: bool = False


def said_why(state: SayingWhy, event: Event) -> SayingWhy | None:
    """The stage after an event; None once the rating is finished."""
    match event:
        case ReasonTouched(code) if code in REASON_CODES[state.level]:
            return replace(state, reasons=toggled(state, code))
        case CallTouched() if state.level.is_bad:
            return replace(state, may_call=not state.may_call)
        case Confirmed() | RatingSkipped() | WentBack():
            return None
        case _:
            return state


def toggled(state: SayingWhy, code: str) -> tuple[str, ...]:
    """The reasons with one more or one less, in the order of the table."""
    chosen = set(state.reasons) ^ {code}
    return tuple(c for c in REASON_CODES[state.level] if c in chosen)


def keep_rating(state: SayingWhy) -> KeepRating:
    """The rating as it stands."""
    return KeepRating(
        state.case.case_id,
        state.case.item.code,
        state.level,
        state.surface,
        state.reasons,
        state.may_call,
    )
