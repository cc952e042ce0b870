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

    @property
    def is_bad(self) -> bool:
        """Whether somebody has to follow it up."""
        return self <= RatingLevel.DISSATISFIED


REASON_CODES_VERSION = "hall-1"
REASON_CODES = {
    RatingLevel.VERY_SATISFIED: tuple(str(n) for n in range(510, 518)),
    RatingLevel.SATISFIED: tuple(str(n) for n in range(406, 414)),
    RatingLevel.FAIRLY_SATISFIED: tuple(str(n) for n in range(307, 315)),
    RatingLevel.DISSATISFIED: tuple(str(n) for n in range(207, 215)),
    RatingLevel.VERY_DISSATISFIED: tuple(str(n) for n in range(108, 116)),
}
"""Reason tags by level; the first digit is the level.

As two independent pad integrations in public use write them, which agree; the standard's own
annex was not at hand. The words are message ids `rate.tag_<code>`. They speak of halls and
windows: a set made for self-service was not found.
"""


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of one case, given at this kiosk. `surface` is 'pad' or 'screen'.

    `reasons` are codes of `REASON_CODES`. `may_call`: the resident agreed to be called about a
    bad rating; the number is in their application, not here.
    """

    rating_id: UUID
    case_id: UUID
    kiosk_id: str
    item_code: str
    level: RatingLevel
    surface: str
    given_at: KioskTime
    reasons: tuple[str, ...] = ()
    may_call: bool = False
