"""Lowered, everything that can be touched is within 1120 mm; and it is raised for the next."""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.domain.identity import IdentityCard
from kiosk.journey.events import Ended
from ui.reach import reach_share
from ui.rehearsal import PX_PER_MM, Rehearsal
from ui.samples import SAMPLES, Sample

BOTTOM_MM = 840.0
PANEL_MM = 476.0


@pytest.fixture
def low_kiosk(kiosk: Rehearsal):
    kiosk.shell.reachShare = reach_share(PANEL_MM, BOTTOM_MM)
    kiosk.shell.wear(size="standard", theme="light", language="zh-CN", lowered=True)
    yield kiosk
    kiosk.shell.reachShare = 1.0
    kiosk.shell.show_overlay({})


def height_above_floor(kiosk: Rehearsal, item: QQuickItem) -> float:
    return BOTTOM_MM + (kiosk.window.height() - kiosk.rect(item).top()) / PX_PER_MM


def in_sight(kiosk: Rehearsal, item: QQuickItem) -> bool:
    """Not turned away: a page may open in its middle, and what is before it is one page back."""
    parent, box = item.parentItem(), kiosk.rect(item)
    while parent is not None:
        if parent.clip() and not kiosk.rect(parent).intersects(box):
            return False
        parent = parent.parentItem()
    return True


def pressable(kiosk: Rehearsal) -> list[QQuickItem]:
    return [
        i
        for i in kiosk.items()
        if i.metaObject().indexOfSignal("tapped()") >= 0 and i.isEnabled() and in_sight(kiosk, i)
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=[s.name for s in SAMPLES])
def test_every_control_is_within_reach(low_kiosk: Rehearsal, sample: Sample) -> None:
    for size in ("standard", "extra"):
        low_kiosk.shell.sizeMode = size
        low_kiosk.show(sample)
        assert low_kiosk.warnings == []
        controls = pressable(low_kiosk)
        too_high = [i.objectName() for i in controls if height_above_floor(low_kiosk, i) > 1120.5]
        assert too_high == []
        assert controls or sample.screen in ("Keeping", "OutOfService")


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.screen == "Sign"], ids=lambda s: s.name)
def test_there_is_room_to_sign(low_kiosk: Rehearsal, sample: Sample) -> None:
    low_kiosk.show(sample)
    ink = low_kiosk.find("ink")
    assert height_above_floor(low_kiosk, ink) <= 1120.5
    assert ink.height() / PX_PER_MM >= 40


def test_title_is_still_read(low_kiosk: Rehearsal) -> None:
    sample = next(s for s in SAMPLES if s.name == "check")
    low_kiosk.show(sample)
    titles = [i for i in low_kiosk.items() if i.property("text") == "请核对一遍"]
    assert titles
    assert low_kiosk.rect(titles[0]).top() >= 0
    assert low_kiosk.rect(titles[0]).bottom() < low_kiosk.rect(low_kiosk.find("act_elder")).top()


def test_toggle_itself_is_within_reach_before_anything_is_lowered(low_kiosk: Rehearsal) -> None:
    low_kiosk.shell.wear(size="standard", theme="light", language="zh-CN")
    low_kiosk.show(SAMPLES[0])
    assert height_above_floor(low_kiosk, low_kiosk.find("act_lower")) <= 1120
    assert height_above_floor(low_kiosk, low_kiosk.find("act_elder")) > 1120


def test_low_panel_has_nothing_to_lower(kiosk: Rehearsal) -> None:
    kiosk.shell.reachShare = reach_share(268.0, BOTTOM_MM)
    kiosk.show(SAMPLES[0])
    with pytest.raises(LookupError):
        kiosk.find("act_lower")


@pytest.mark.parametrize(
    ("panel_mm", "bottom_mm", "share"),
    [(476, 840, 280 / 476), (268, 840, 1.0), (476, 1000, 0.5), (476, 500, 1.0), (400, 820, 0.75)],
)
def test_share_within_reach(panel_mm: float, bottom_mm: float, share: float) -> None:
    assert reach_share(panel_mm, bottom_mm) == pytest.approx(share)


def test_toggle_lowers_raises_and_the_visit_ends_raised(
    front, cards: dict[str, IdentityCard]
) -> None:
    front.kiosk.press("act_lower")
    assert front.screen == "Home"
    assert front.kiosk.shell.lowered
    front.kiosk.wait_ready()
    assert front.kiosk.rect(front.kiosk.find("act_elder")).top() > 700
    front.visitor.to_card()
    front.settle_workers()
    front.visitor.shows_card(cards["zhang_san"])
    front.kiosk.settle()
    assert front.kiosk.shell.lowered
    front.visitor.does(Ended())
    front.kiosk.settle()
    assert (front.screen, front.kiosk.shell.lowered) == ("TakeThings", True)
    front.visitor.does(Ended())
    front.kiosk.settle()
    assert not front.kiosk.shell.lowered


def test_toggle_raises_again(front) -> None:
    front.act("lower")
    front.act("lower")
    assert not front.kiosk.shell.lowered
