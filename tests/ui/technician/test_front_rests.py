"""The real bridge at rest: what the clock says reaches the glass, and goes when somebody comes."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from ui.rest import Rest

ALL_DAY = (time(0), time.max)


def shown(front: Any) -> dict[str, float]:
    return {i.objectName(): i.opacity() for i in front.kiosk.items() if i.objectName()}


def test_the_waiting_screen_is_dim_until_somebody_begins(
    front: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.rest.AFTER_S", 0)
    assert "veil" not in shown(front)
    front.bridge.rest = Rest(shift_px=0, dark=ALL_DAY, brightness=0.25)
    front.bridge.show_now()
    front.kiosk.settle()
    assert shown(front)["veil"] == 0.75
    front.kiosk.wait_ready()
    front.kiosk.touch("act_start")
    assert front.screen == "Home"
    assert "veil" not in shown(front)
