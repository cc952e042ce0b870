"""The first picture: nothing on it can be touched, and what was touched counts afterwards."""

from __future__ import annotations

from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES, STARTING

READY = next(sample for sample in SAMPLES if sample.name == "welcome")


def test_nothing_can_be_touched_before_the_kiosk_is_there(kiosk: Rehearsal) -> None:
    kiosk.show(STARTING)
    assert not [item for item in kiosk.items() if item.inherits("QQuickAbstractButton")]
    assert "正在启动" in kiosk.texts()


def test_the_waiting_screen_takes_its_place(kiosk: Rehearsal) -> None:
    kiosk.show(STARTING)
    kiosk.show(READY)
    kiosk.wait_ready()
    kiosk.touch("act_start")
    assert [verb for verb, _ in kiosk.acts] == ["start"]
