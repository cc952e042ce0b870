"""The strip of pages under a finger and under keys: what is asked for is what is meant."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.journey import events as ev
from kiosk.journey.page_events import PageMoved
from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES, Sample
from ui.screens.verbs import event_for

BY_NAME = {sample.name: sample for sample in SAMPLES}


def pages(*shots: int) -> list[dict[str, Any]]:
    return [
        {"index": i, "shot": shot, "source": f"image://camera/page{shot}", "fault": ""}
        for i, shot in enumerate(shots)
    ]


def show(kiosk: Rehearsal, sample: str, *shots: int) -> None:
    """The screen as it comes back from the visit: the same page with other pages on it."""
    found: Sample = BY_NAME[sample]
    kiosk.shell.show_screen(found.screen, {**found.props, "pages": pages(*shots)})
    kiosk.settle()


@pytest.mark.parametrize("sample", ["scan_pages", "use_phone_pages"])
def test_a_finger_moves_a_page_and_the_strip_follows(kiosk: Rehearsal, sample: str) -> None:
    kiosk.show(BY_NAME[sample])
    show(kiosk, sample, 31, 32)
    kiosk.wait_ready()
    kiosk.touch("order_pages")
    assert not kiosk.find("move_earlier:0").isEnabled()
    assert not kiosk.find("move_later:1").isEnabled()
    kiosk.touch("move_earlier:1")
    verb, detail = kiosk.acts.pop()
    assert event_for(verb, detail) == PageMoved(32, -1)
    show(kiosk, sample, 32, 31)
    # A finger that trembles is not waited for here.
    kiosk.find("order_pages").setProperty("debounceMs", 0)
    kiosk.touch("order_pages")
    kiosk.touch("delete_page:0")
    verb, detail = kiosk.acts.pop()
    assert event_for(verb, detail) == ev.ShotDeleted(0)


def test_one_page_has_no_order(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["scan_order"])
    show(kiosk, "scan_order", 31)
    names = [item.objectName() for item in kiosk.items()]
    assert "order_pages" not in names
    assert "delete_page:0" in names
    assert not [name for name in names if name.startswith("move_")]


def test_keys_stay_with_the_page_they_move_until_the_end_and_beyond(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["scan_pages"])
    shots = list(range(20, 30))
    show(kiosk, "scan_pages", *shots)
    kiosk.wait_ready()
    kiosk.touch("order_pages")
    button = kiosk.find("move_earlier:9")
    button.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(9):
        QTest.keyClick(kiosk.window, Qt.Key.Key_Return)
        verb, detail = kiosk.acts.pop()
        event = event_for(verb, detail)
        assert isinstance(event, PageMoved)
        assert event.shot == 29
        at = shots.index(29)
        shots.insert(at - 1, shots.pop(at))
        show(kiosk, "scan_pages", *shots)
    focused = kiosk.window.activeFocusItem()
    assert focused is not None
    assert focused.objectName() == "move_later:0"


@pytest.mark.parametrize(
    "detail",
    [
        None,
        "3",
        {},
        {"shot": 3},
        {"shot": 3, "by": 0},
        {"shot": 3, "by": 2},
        {"shot": "3", "by": 1},
    ],
)
def test_an_ill_formed_move_is_nothing(detail: Any) -> None:
    assert event_for("move_page", detail) is None


def test_a_screen_reader_hears_where_the_page_is_now(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["scan_order"])
    herald: Any = kiosk.engine.singletonInstance("Menkou", "Herald")
    heard: list[str] = []
    listen = lambda words, _urgent: heard.append(words)  # noqa: E731
    herald.announced.connect(listen)
    kiosk.press("move_later:1")
    herald.announced.disconnect(listen)
    assert heard == ["挪好了，现在是第 3 页。"]
