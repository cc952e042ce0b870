"""Every button of the bench window reaches the bench, and nothing waits on the Qt thread."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from devices.bench_client import BenchGone
from devices.simulation import BenchRefused
from ui.bench import BenchWindow, open_bench_window
from ui.pictures import IconPictures

QML = Path(__file__).resolve().parents[2] / "ui" / "qml"
Call = tuple[str, str, dict[str, Any]]
PLUGGED = {"plugged": True, "fault": ""}
FIRST_FAULT = {"id_card_reader": "freeze", "document_scanner": "stall", "receipt_printer": "freeze"}


class FakeBench:
    """Remembers what it was asked, and on which thread."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.threads: set[str] = set()
        self.refusal: Exception | None = None
        self.devices: dict[str, dict[str, Any]] = {
            "id_card_reader": {**PLUGGED, "card": "zhang_san"},
            "document_scanner": {**PLUGGED, "paper": "blank", "faults": ["stall", "torn"]},
            "code_scanner": {**PLUGGED},
            "review_pad": {**PLUGGED},
            "receipt_printer": {**PLUGGED, "paper": "ok", "slips": 1, "faults": ["freeze"]},
            "social_card_reader": {**PLUGGED, "card": "zhang_san", "can_unplug": True},
            "sheet_scanner": {**PLUGGED, "loaded": 2, "faults": ["jam"]},
            "document_printer": {**PLUGGED, "pages": ["/run/1.pdf"], "faults": ["paper_out"]},
            "signature_pad": {**PLUGGED},
            "sensors": {**PLUGGED, "mains": True, "door": False, "lit": ["reader"]},
            "line": {**PLUGGED, "state": "up"},
        }

    def do(self, device: str, verb: str, **body: Any) -> Mapping[str, Any]:
        self.threads.add(threading.current_thread().name)
        if self.refusal is not None:
            raise self.refusal
        if (device, verb) == ("bench", "snapshot"):
            return {"devices": {name: dict(shot) for name, shot in self.devices.items()}}
        self.calls.append((device, verb, body))
        return {}


class Hands:
    """Finds things in the window and clicks them."""

    def __init__(self, opened: BenchWindow, qtbot: QtBot) -> None:
        self.opened, self.qtbot = opened, qtbot

    def find(self, *path: str) -> QQuickItem:
        item = self.opened.window.contentItem()
        for name in path:
            found = next((i for i in _walk(item) if i.objectName() == name), None)
            assert found is not None, name
            item = found
        return item

    def click(self, *path: str) -> None:
        self.opened.window.grabWindow()  # polishes, so that positions are true
        item = self.find(*path)
        assert item.isEnabled(), path
        assert item.isVisible(), path
        self._click(item)

    def click_choice(self, name: str) -> None:
        """Click in the list that is open; the lists of other devices are not."""
        self.wait(lambda: self._choice(name) is not None)
        self.opened.window.grabWindow()
        choice = self._choice(name)
        assert choice is not None
        self._click(choice)

    def _choice(self, name: str) -> QQuickItem | None:
        items = _walk(self.opened.window.contentItem())
        return next((i for i in items if i.objectName() == name and i.isVisible()), None)

    def _click(self, item: QQuickItem) -> None:
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(
            self.opened.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(middle),
        )

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def property(self, name: str) -> Any:
        return self.opened.window.property(name)


def _walk(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _walk(child)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return QGuiApplication


@pytest.fixture
def bench() -> FakeBench:
    return FakeBench()


@pytest.fixture
def hands(bench: FakeBench, qtbot: QtBot) -> Iterator[Hands]:
    warnings: list[str] = []
    opened = open_bench_window(
        None, bench, new_code=lambda: "MENKOU-DEMO-1", on_warning=warnings.append
    )
    opened.window.setHeight(2400)  # everything in sight, nothing to scroll to
    found = Hands(opened, qtbot)
    found.wait(lambda: found.property("connected") and len(found.property("thumbnails")) == 5)
    yield found
    opened.close()
    assert warnings == []


BUTTONS: list[tuple[tuple[str, ...], Call]] = [
    (("id_card_reader", "card_li_ming"), ("id_card_reader", "tap_card", {"card": "li_ming"})),
    (("id_card_reader", "lift"), ("id_card_reader", "lift_card", {})),
    (
        ("document_scanner", "paper_bank_card"),
        ("document_scanner", "put_paper", {"paper": "bank_card"}),
    ),
    (("document_scanner", "takePaper"), ("document_scanner", "take_paper", {})),
    (("review_pad", "level_5"), ("review_pad", "press", {"level": 5})),
    (("review_pad", "level_4"), ("review_pad", "press", {"level": 4})),
    (("review_pad", "level_3"), ("review_pad", "press", {"level": 3})),
    (("review_pad", "level_2"), ("review_pad", "press", {"level": 2})),
    (("review_pad", "level_1"), ("review_pad", "press", {"level": 1})),
    (("receipt_printer", "takeSlip"), ("receipt_printer", "take_slip", {})),
    (("receipt_printer", "segment_out"), ("receipt_printer", "paper", {"level": "out"})),
    (("receipt_printer", "segment_near_end"), ("receipt_printer", "paper", {"level": "near_end"})),
    (("receipt_printer", "segment_ok"), ("receipt_printer", "paper", {"level": "ok"})),
    (("receipt_printer", "cover"), ("receipt_printer", "cover", {"open": True})),
    (("line", "segment_cut"), ("line", "cut", {})),
    (("line", "segment_stalled"), ("line", "stall", {})),
    (("line", "segment_losing_answers"), ("line", "lose_answers", {})),
    (("line", "segment_up"), ("line", "restore", {})),
    (
        ("social_card_reader", "choice_third_generation"),
        ("social_card_reader", "insert", {"card": "third_generation"}),
    ),
    (("social_card_reader", "remove"), ("social_card_reader", "remove", {})),
    (
        ("sheet_scanner", "choice_list,blank"),
        ("sheet_scanner", "load", {"sheets": ["list", "blank"]}),
    ),
    (("sheet_scanner", "take"), ("sheet_scanner", "take", {})),
    (("document_printer", "take"), ("document_printer", "take", {})),
    (("signature_pad", "write"), ("signature_pad", "write", {})),
    (("sensors", "switch_mains"), ("sensors", "mains", {"is_on": False})),
    (("sensors", "switch_battery_low"), ("sensors", "battery_low", {"is_on": True})),
    (("sensors", "switch_headset"), ("sensors", "headset", {"is_on": True})),
    (("sensors", "switch_door"), ("sensors", "door", {"is_open": True})),
    *(
        ((device, "cable"), (device, "unplug", {}))
        for device in (
            "id_card_reader",
            "document_scanner",
            "code_scanner",
            "review_pad",
            "receipt_printer",
            "social_card_reader",
            "sheet_scanner",
            "document_printer",
            "signature_pad",
            "sensors",
        )
    ),
]


@pytest.mark.parametrize(("path", "call"), BUTTONS, ids=lambda value: "-".join(map(str, value)))
def test_a_button_reaches_the_bench(
    bench: FakeBench, hands: Hands, path: tuple[str, ...], call: Call
) -> None:
    hands.click(*path)
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [call]


def test_an_unplugged_device_can_only_be_plugged(bench: FakeBench, hands: Hands) -> None:
    bench.devices["review_pad"]["plugged"] = False
    hands.wait(lambda: not hands.find("review_pad", "level_5").isEnabled())
    hands.click("review_pad", "cable")
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [("review_pad", "plug", {})]


def test_a_crooked_paper(bench: FakeBench, hands: Hands) -> None:
    hands.click("document_scanner", "segment_crooked")
    hands.click("document_scanner", "paper_id_photo")
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [("document_scanner", "put_paper", {"paper": "id_photo", "angle": 14})]


@pytest.mark.parametrize("device", FIRST_FAULT)
def test_a_fault_is_chosen_from_the_list(bench: FakeBench, hands: Hands, device: str) -> None:
    hands.click(device, "faults")
    hands.click_choice("fault_" + FIRST_FAULT[device])
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [(device, "fault", {"fault": FIRST_FAULT[device]})]


def test_the_fault_shown_is_what_the_bench_says(bench: FakeBench, hands: Hands) -> None:
    bench.devices["receipt_printer"]["fault"] = "freeze"
    chooser = hands.find("receipt_printer", "faults")
    hands.wait(lambda: "没有反应" in str(chooser.property("displayText")))


def test_a_typed_code_is_shown(bench: FakeBench, hands: Hands) -> None:
    assert not hands.find("code_scanner", "showCode").isEnabled()
    hands.find("code_scanner", "codeText").setProperty("text", "二维码 1")
    hands.click("code_scanner", "showCode")
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [("code_scanner", "show_code", {"text": "二维码 1"})]


def test_a_code_in_view_is_taken_away(bench: FakeBench, hands: Hands) -> None:
    bench.devices["code_scanner"]["in_view"] = True
    hands.wait(lambda: hands.find("code_scanner", "showCode").isEnabled())
    hands.click("code_scanner", "showCode")
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [("code_scanner", "hide_code", {})]


def test_a_slip_can_be_torn_off_without_a_cable(bench: FakeBench, hands: Hands) -> None:
    bench.devices["receipt_printer"]["plugged"] = False
    hands.wait(lambda: hands.property("receiptPrinter")["plugged"] is False)
    hands.click("receipt_printer", "takeSlip")
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [("receipt_printer", "take_slip", {})]


def test_a_new_demo_code_is_fetched_and_shown(bench: FakeBench, hands: Hands) -> None:
    hands.click("code_scanner", "newCode")
    hands.wait(lambda: hands.find("code_scanner", "showCode").isEnabled())
    hands.click("code_scanner", "showCode")
    hands.wait(lambda: bool(bench.calls))
    assert bench.calls == [("code_scanner", "show_code", {"text": "MENKOU-DEMO-1"})]


def test_the_last_slip_is_seen_and_goes_when_it_is_taken(
    bench: FakeBench, hands: Hands, tmp_path: Path
) -> None:
    picture = tmp_path / "slip-0001.png"
    Image.new("L", (576, 800), 255).save(picture)
    bench.devices["receipt_printer"]["picture"] = str(picture)
    hands.wait(lambda: hands.find("receipt_printer", "slip").property("implicitWidth") == 576)
    bench.devices["receipt_printer"]["picture"] = ""
    hands.wait(lambda: hands.property("slipSource") == "")


def test_a_slip_taken_while_it_is_fetched(bench: FakeBench, hands: Hands, tmp_path: Path) -> None:
    bench.devices["receipt_printer"] |= {"picture": str(tmp_path / "gone.png"), "printed": 7}
    hands.wait(lambda: hands.property("receiptPrinter")["printed"] == 7)
    assert hands.property("slipSource") == ""


def test_a_refusal_is_said(bench: FakeBench, hands: Hands) -> None:
    bench.refusal = BenchRefused("there is no slip to take")
    hands.click("receipt_printer", "takeSlip")
    hands.wait(lambda: hands.property("refusal") == "there is no slip to take")


def test_a_bench_that_is_gone_and_comes_back(bench: FakeBench, hands: Hands) -> None:
    bench.refusal = BenchGone("no bench")
    hands.wait(lambda: not hands.property("connected"))
    bench.refusal = None
    hands.wait(lambda: bool(hands.property("connected")))


def test_slips_of_a_new_bench_are_not_taken_for_old_ones(
    bench: FakeBench, hands: Hands, tmp_path: Path
) -> None:
    """Both benches call their first slip the same."""
    picture = tmp_path / "slip-0001.png"
    slip = hands.find("receipt_printer", "slip")
    Image.new("L", (576, 800), 255).save(picture)
    bench.devices["receipt_printer"]["picture"] = str(picture)
    hands.wait(lambda: slip.property("implicitHeight") == 800)
    bench.refusal = BenchGone("no bench")
    hands.wait(lambda: not hands.property("connected"))
    Image.new("L", (576, 300), 255).save(picture)
    bench.refusal = None
    hands.wait(lambda: slip.property("implicitHeight") == 300)


def test_the_window_opens_on_the_engine_of_the_kiosk(bench: FakeBench, qtbot: QtBot) -> None:
    warnings: list[str] = []
    engine = QQmlApplicationEngine()
    engine.warnings.connect(lambda errors: warnings.extend(e.toString() for e in errors))
    engine.addImageProvider("icon", IconPictures())
    engine.setInitialProperties({"shell": None})
    opened = open_bench_window(engine, bench)
    qtbot.waitUntil(lambda: bool(opened.window.property("connected")), timeout=10_000)
    assert opened.window.property("canMakeCodes") is False
    assert engine.rootObjects() == []
    opened.close()
    assert warnings == []


def test_the_bench_is_never_asked_on_the_qt_thread(bench: FakeBench, hands: Hands) -> None:
    hands.click("id_card_reader", "lift")
    hands.wait(lambda: bool(bench.calls))
    assert threading.main_thread().name not in bench.threads


def test_every_button_is_large_enough_and_has_a_name(hands: Hands) -> None:
    hands.opened.window.grabWindow()
    items = list(_walk(hands.opened.window.contentItem()))
    buttons = [item for item in items if item.inherits("QQuickAbstractButton")]
    assert len(buttons) > 30
    for button in buttons:
        assert min(button.width(), button.height()) >= 28, button.objectName()
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(QAccessible.Text.Name), button.objectName()


def test_qmllint_finds_nothing() -> None:
    lint = Path(sys.executable).with_name("pyside6-qmllint")
    files = sorted((QML / "Menkou" / "bench").glob("*.qml"))
    found = subprocess.run(
        [lint, "-I", QML, "-W", "0", *files],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert (found.returncode, found.stdout + found.stderr) == (0, "")
