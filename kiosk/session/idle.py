"""The idle clock: silence, then a visible countdown, then the visit ends. Monotonic only."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.journey.patience import Patience


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
    """Measures silence. Any touch, card, scan or key resets it, without limit."""

    since_s: float

    def touch(self, now_s: float) -> None:
        """Somebody did something."""
        self.since_s = now_s

    def reading(self, now_s: float, patience: Patience | None) -> Calm | Warned | Expired:
        """What the silence so far means under this patience."""
        if patience is None:
            return Calm()
        silent_s = now_s - self.since_s
        if silent_s < patience.idle_s:
            return Calm()
        left_s = patience.idle_s + patience.warning_s - silent_s
        return Warned(math.ceil(left_s)) if left_s > 0 else Expired()
