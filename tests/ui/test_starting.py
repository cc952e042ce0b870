"""The screen that says that the kiosk is starting: what cannot be done yet is seen to be so."""

from __future__ import annotations

from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES

STARTING = next(sample for sample in SAMPLES if sample.name == "welcome_starting")
READY = next(sample for sample in SAMPLES if sample.name == "welcome")


def test_a_touch_while_starting_is_visibly_refused_and_counts_later(kiosk: Rehearsal) -> None:
    kiosk.show(STARTING)
    kiosk.wait_ready()
    assert not kiosk.find("act_start").property("enabled")
    kiosk.touch("act_start")
    assert kiosk.acts == []
    kiosk.show(READY)
    kiosk.wait_ready()
    assert kiosk.find("act_start").property("enabled")
    kiosk.touch("act_start")
    assert [verb for verb, _ in kiosk.acts] == ["start"]
