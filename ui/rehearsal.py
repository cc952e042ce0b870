"""A kiosk window on sample screens, without a session behind it: for the gallery and for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QMetaObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPolygon
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.brand import Brand
from kiosk.domain.card_photo import PHOTO_HEIGHT, PHOTO_WIDTH
from ui.app import open_kiosk_window
from ui.i18n import Words
from ui.samples import Sample
from ui.samples_en import spoken_in
from ui.shell import Shell
from ui.speech.page import PAGES
from ui.visit_pictures import CodePictures
from ui.visual_tree import visible_items

PX_PER_MM = 1920 / 476.0
_LINK = "http://192.168.18.1:8080/u/7F3K-92QD-XW4M"
# As `ui.screens.present` has them.
_NO_BACK = {"Keeping", "NotKept", "Result", "TakeThings", "Finished"}
_NO_LEAVE = {"Keeping", "TakeThings", "Finished"}


class SampleCamera(QQuickImageProvider):
    """Stands in for the camera: a sheet of paper, or a code as a phone would be shown one."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        """`qr` is a code, `face` nobody's, `page…` a page alone, anything else one on the plate."""
        if id == "face":
            return _face()
        if id == "qr":
            return CodePictures().requestImage(_LINK, size, requested_size)
        return _sheet() if id.startswith("page") else _plate()


def _lines(painter: QPainter, left: int, right: int) -> None:
    for row in range(14):
        width = (right - left) * (9 - row % 4) // 10
        painter.fillRect(QRect(left, 150 + row * 40, width, 10), QColor("#8D939C"))


def _sheet() -> QImage:
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    image.fill(QColor("#FDFCF8"))
    painter = QPainter(image)
    _lines(painter, 60, 540)
    painter.end()
    return image


def _face() -> QImage:
    """What a card's chip may hold: a head and shoulders nobody has."""
    image = QImage(PHOTO_WIDTH, PHOTO_HEIGHT, QImage.Format.Format_RGB888)
    image.fill(QColor("#F4F5F7"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, corners in (
        ("#3A4152", (8, 88, 86, 80)),
        ("#2A2624", (27, 16, 48, 58)),
        ("#E2BEA4", (31, 26, 40, 56)),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(*corners)
    painter.end()
    return image


def _plate() -> QImage:
    image = QImage(1200, 850, QImage.Format.Format_RGB32)
    image.fill(QColor("#59606B"))
    painter = QPainter(image)
    painter.setBrush(QColor("#FDFCF8"))
    corners = ((240, 102), (936, 85), (984, 765), (204, 773))
    painter.drawPolygon(QPolygon([QPoint(x, y) for x, y in corners]))
    _lines(painter, 290, 890)
    painter.end()
    return image


def show_sample(shell: Shell, sample: Sample, words: Words | None = None) -> None:
    """Put one sample on the shell, with header and steps as they would stand around it."""
    words = words or Words(shell.language)
    sample = spoken_in(shell.language, sample)
    is_technician = sample.made is not None
    names = ("find", "identity", "form", "materials", "check", "sign", "finish")
    shell.show_overlay({})
    shell.show_chrome(
        {
            "site": "柳树巷社区政务服务站" if shell.language == "zh-CN" else "Liushu Lane Services",
            "clock": "11 月 21 日 周五 09:41" if shell.language == "zh-CN" else "Fri 21 Nov 09:41",
            "deviceLine": words("chrome.devices_ok")
            if sample.device_ok
            else words("chrome.devices_missing", names=words(f"device.{_missing(sample)}")),
            "deviceOk": sample.device_ok,
            "online": sample.online,
            "language": shell.language,
            "steps": [words(f"step.{n}") for n in names] if sample.step >= 0 else [],
            "step": max(0, sample.step),
            "identified": sample.identified,
            "voice": "ready" if sample.screen in PAGES else "",
            "canGoBack": (sample.step >= 0 and sample.screen not in _NO_BACK) or is_technician,
            "canLeave": (sample.step >= 0 and sample.screen not in _NO_LEAVE) or is_technician,
        }
    )
    props = sample.props if sample.made is None else dict(sample.made(words))
    shell.show_screen(sample.screen, props)
    shell.show_overlay(sample.overlay or {})


def _missing(sample: Sample) -> str:
    """The device whose absence a sample shows."""
    by_screen = {"Scan": "document_scanner", "ShowCode": "code_scanner", "Rate": "review_pad"}
    return by_screen.get(sample.screen, "id_card_reader")


@dataclass
class Rehearsal:
    """The window as a resident has it: look, find, press."""

    shell: Shell
    engine: QQmlApplicationEngine
    window: QQuickWindow
    warnings: list[str] = field(default_factory=list)
    acts: list[tuple[str, Any]] = field(default_factory=list)
    words: Words | None = None

    def show(self, sample: Sample) -> None:
        """Put a sample on the screen, freshly loaded, and let it settle."""
        self.shell.show_screen("", {})
        # Nobody returns to an event loop here, so the old screen would never be taken away.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        show_sample(self.shell, sample, self.words)
        self.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.acts.clear()

    def settle(self) -> None:
        """Polish and draw, so that positions are true."""
        for _ in range(3):
            QGuiApplication.processEvents()
        self.window.grabWindow()

    def wait_ready(self) -> None:
        """Wait until touches count again: just after a change of screens they do not."""
        deadline = QDeadlineTimer(5000)
        while self.find("settling").property("enabled"):
            if deadline.hasExpired():
                raise TimeoutError("the screen stayed shielded")
            QTest.qWait(5)

    def items(self) -> list[QQuickItem]:
        """Everything that can be seen."""
        return visible_items(self.window.contentItem())

    def find(self, name: str) -> QQuickItem:
        """The visible item of a name. Found anew each time: a changed list is built anew."""
        found = [i for i in self.items() if i.objectName() == name]
        if not found:
            raise LookupError(f"nothing called {name} on {self.shell.shown_name}")
        return found[0]

    def press(self, name: str) -> None:
        """Press by name, as the scripted player does."""
        QMetaObject.invokeMethod(self.find(name), "click")
        self.settle()

    def touch(self, name: str) -> None:
        """Press with a finger: through the window, so whatever lies on top gets it."""
        self.settle()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=self.middle(name))
        self.settle()

    def middle(self, name: str) -> QPoint:
        """Where a finger would aim."""
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def texts(self) -> list[str]:
        """Every text that can be seen."""
        return [str(t) for i in self.items() if (t := i.property("text"))]

    def rect(self, item: QQuickItem) -> QRectF:
        """Where an item is, in the window."""
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def open_rehearsal(
    app: QGuiApplication,
    size: tuple[int, int],
    brand: Brand | None = None,
    *,
    px_per_mm: float = PX_PER_MM,
) -> Rehearsal:
    """Open a kiosk window of a size in pixels."""
    shell = Shell()
    warnings: list[str] = []
    engine, window = open_kiosk_window(
        app, shell, size=size, px_per_mm=px_per_mm,
        image_provider=SampleCamera(), brand=brand, on_warning=warnings.append,
    )  # fmt: skip
    kiosk = Rehearsal(shell, engine, window, warnings)
    shell.acted.connect(lambda verb, detail: kiosk.acts.append((verb, detail)))
    return kiosk
