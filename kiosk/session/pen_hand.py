"""A signature pad beside the screen: asked for ink while somebody signs, and only then.

The screen always takes ink, too. What the pad sends is shown in the same field and handed in from
there; it is forgotten when that page is left.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kiosk.journey.states import Signing, State
from kiosk.ports import Devices

if TYPE_CHECKING:
    from kiosk.session.session import Session

SIGNATURE: Final = "signature"
MOST_POINTS: Final = 15_000
"""More than two minutes of writing without a pause; what comes after that is dropped."""
_LARGEST_MM: Final = 1000.0


@dataclass(slots=True)
class PenSheet:
    """What was written with the pen. A stroke is x, y, ms, x, y, ms ... in one list."""

    number: int
    """Another one for every empty sheet."""
    size_mm: tuple[float, float] = (0.0, 0.0)
    strokes: list[list[float]] = field(default_factory=list, repr=False)
    points: int = 0
    began_at_ms: int = 0
    last_ms: int = 0


class PenHand:
    """Lights the pad up while `Signing` is on the screen, whatever led there or away."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self.is_asked = False
        self._sheets = 0
        self.session: Session | None = None

    def follow(self, state: State) -> bool:
        """The page changed. Returns whether the pad was asked now."""
        is_signing = isinstance(state, Signing)
        if is_signing == self.is_asked:
            return False
        self.is_asked = is_signing
        self._devices.send(SIGNATURE, "sign" if is_signing else "cancel")
        return is_signing

    def fresh(self) -> PenSheet:
        """An empty sheet."""
        self._sheets += 1
        return PenSheet(self._sheets)

    def report(self, sheet: PenSheet, body: Mapping[str, Any]) -> bool:
        """Put what was written onto the sheet; return whether there is more to see now."""
        before = sheet.points
        try:
            width, height = body["size"]
            sheet.size_mm = (_mm(width), _mm(height))
            for piece in body["pieces"]:
                _continue(sheet, is_new=piece["is_new"] is True, points=piece["points"])
        except (KeyError, TypeError, ValueError, OverflowError):
            return sheet.points > before  # what came before the nonsense was written all the same
        return sheet.points > before


def _continue(sheet: PenSheet, *, is_new: bool, points: list[Any]) -> None:
    for number, (x, y, at_ms, _) in enumerate(points):
        if sheet.points >= MOST_POINTS:
            return
        across, down, ms = _mm(x), _mm(y), int(at_ms)
        if not sheet.strokes or (is_new and number == 0):
            sheet.strokes.append([])
        if sheet.points == 0:
            sheet.began_at_ms = ms
        # The kernel's clock may be set meanwhile; time only goes on in a signature.
        sheet.last_ms = max(sheet.last_ms, ms - sheet.began_at_ms)
        sheet.strokes[-1] += (across, down, float(sheet.last_ms))
        sheet.points += 1


def _mm(value: Any) -> float:
    length = float(value)
    if not math.isfinite(length) or abs(length) > _LARGEST_MM:
        raise ValueError
    return length
