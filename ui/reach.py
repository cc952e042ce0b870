"""How much of a panel can be reached from a wheelchair.

EN 301 549 8.3 (forward reach over an obstruction of 510 to 635 mm): nothing needed higher than
1120 mm above the floor.
"""

from __future__ import annotations

HIGHEST_MM = 1120.0
LEAST_SHARE = 0.5
"""Less than half of a panel holds no screen; hang such a panel lower."""


def reach_share(panel_height_mm: float, bottom_mm: float) -> float:
    """The share of the panel's height within reach, 0.5 to 1; `bottom_mm` is above the floor.

    1 means there is nothing to lower.
    """
    return min(1.0, max(LEAST_SHARE, (HIGHEST_MM - bottom_mm) / panel_height_mm))
