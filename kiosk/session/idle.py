"""The idle clock: silence, then a visible countdown, then the visit ends. Monotonic only."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from kiosk.journey.patience import LONGEST, Patience


@dataclass(frozen=True, slots=True)
class Calm:
    """Nothing to say."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Ask whether somebody is there; `seconds` are left."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Expired:
    """Nobody is there."""


@dataclass(slots=True)
class IdleClock:
    """Measures silence. Any touch, card, scan or key resets it, without limit.

    And it measures how long it is since somebody surely answered: `LONGEST`.
    """

    since_s: float
    answered_s: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin."""
        self.answered_s = self.since_s

    def answer(self, now_s: float) -> None:
        """Somebody was asked whether they are there, and said so; or nobody is served."""
        self.since_s = self.answered_s = now_s

    def doubt(self, now_s: float, patience: Patience) -> None:
        """Ask now, with the whole warning."""
        self.since_s = now_s - patience.idle_s

    def touch(self, now_s: float) -> None:
        """Somebody did something."""
        self.since_s = now_s

    def reading(self, now_s: float, patience: Patience | None) -> Calm | Warned | Expired:
        """What the silence so far means under this patience."""
        if patience is None:
            return Calm()
        reading = _reading(now_s - self.since_s, patience)
        # A stage that ends without a warning ends soon enough.
        if isinstance(reading, Calm) and patience.warning_s:
            return _reading(now_s - self.answered_s, LONGEST)
        return reading


def _reading(silent_s: float, patience: Patience) -> Calm | Warned | Expired:
    if silent_s < patience.idle_s:
        return Calm()
    left_s = patience.idle_s + patience.warning_s - silent_s
    return Warned(math.ceil(left_s)) if left_s > 0 else Expired()
