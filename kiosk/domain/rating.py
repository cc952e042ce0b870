"""Ratings (好差评). Voluntary: 'no rating' is always reachable and is not a rating."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from kiosk.domain.application import KioskTime


class RatingLevel(IntEnum):
    """Five levels, GB/T 39735. 1 and 2 are 差评."""

    VERY_DISSATISFIED = 1
    DISSATISFIED = 2
    FAIRLY_SATISFIED = 3
    SATISFIED = 4
    VERY_SATISFIED = 5


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of one case, given at this kiosk. `surface` is 'pad' or 'screen'."""

    rating_id: UUID
    case_id: UUID
    kiosk_id: str
    item_code: str
    level: RatingLevel
    surface: str
    given_at: KioskTime
