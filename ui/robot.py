"""A resident made of code: presses what is on the screen, by name, with real touches.

It knows screens and buttons only. It serves demonstrations, soak runs and tests; it never calls
the session.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from ui.shell import Shell
from ui.visual_tree import visible_items

_LOOK_EVERY_MS = 10
_LOOK_AT_PAGE_S = 0.4
_SAME_BUTTON_S = 0.3
_TOUCHES = 6
_TOUCH_AGAIN_S = 2.5


class RobotStuck(AssertionError):
    """What the robot waited for did not come. Names what, and the screen it stood on."""

    def __init__(self, what: str, screen: str) -> None:
        super().__init__(f"waited for {what} on screen {screen}")
        self.what = what
        self.screen = screen


def let_run(milliseconds: int) -> None:
    """Let the kiosk run for a while, workers included.

    Not `QTest.qWait`: it holds Python's lock all the time, and no other thread gets on.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Robot:
    """Drives one kiosk window. `pictures` is a folder for one screenshot per screen, or None."""

    def __init__(
        self,
        window: QQuickWindow,
        shell: Shell,
        *,
        pictures: Path | None = None,
        patience_s: float = 20,
    ) -> None:
        self.window = window
        self.shell = shell
        self._pictures = pictures
        self._taken: set[str] = set()
        self._patience_s = patience_s
        self._pressed_at: dict[str, float] = {}

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return self.shell.shown_name

    @property
    def props(self) -> dict[str, Any]:
        """What the screen shows."""
        return self.shell.shown_props

    def wait(self, what: str, is_so: Callable[[], bool], within_s: float | None = None) -> None:
        """Let the kiosk run until `is_so`; raise `RobotStuck` after a while."""
        until = time.monotonic() + (within_s or self._patience_s)
        while not is_so():
            if time.monotonic() > until:
                raise RobotStuck(what, self.screen)
            let_run(_LOOK_EVERY_MS)

    def wait_screen(self, *names: str, within_s: float | None = None) -> str:
        """Wait for one of these screens; take its picture once; return which it is."""
        self.wait(" or ".join(names), lambda: self.screen in names, within_s)
        return self.screen

    def picture(self, label: str = "") -> None:
        """Save what the window shows, once per screen and label."""
        name = f"{self.screen}{'-' + label if label else ''}"
        if self._pictures is None or name in self._taken:
            return
        self._taken.add(name)
        let_run(60)
        self._pictures.mkdir(parents=True, exist_ok=True)
        self.window.grabWindow().save(str(self._pictures / f"{len(self._taken):02}-{name}.png"))

    def press(self, name: str) -> None:
        """Touch the button of that object name, turning pages to find it."""
        self._no_double_touch(name)
        self._touch(self._in_view(name))

    def press_until(self, name: str, what: str, is_so: Callable[[], bool]) -> None:
        """Touch a button, and again after a while if nothing came of it, as anybody would."""
        for _ in range(_TOUCHES):
            if is_so():
                return
            self.press(name)
            try:
                self.wait(what, is_so, _TOUCH_AGAIN_S)
            except RobotStuck:
                continue
            return
        raise RobotStuck(what, self.screen)

    def go(self, name: str, *screens: str) -> None:
        """Touch a button that leads to one of `screens`."""
        self.press_until(name, " or ".join(screens), lambda: self.screen in screens)

    def _no_double_touch(self, name: str) -> None:
        # Buttons ignore a second touch within a quarter of a second, and so they should.
        early_s = self._pressed_at.get(name, 0.0) + _SAME_BUTTON_S - time.monotonic()
        if early_s > 0 and not name.startswith("key:"):
            let_run(round(early_s * 1000))
        self._pressed_at[name] = time.monotonic()

    def shows(self, name: str) -> bool:
        """Whether a button of that name can be seen and touched now."""
        return self._find(name) is not None

    def type_keys(self, text: str) -> None:
        """Press one key after another on the pad that is shown."""
        for character in text:
            self.press(f"key:{character}")

    def draw(self, name: str, strokes: list[list[tuple[float, float]]]) -> None:
        """Draw with a finger on an item; points are shares of its width and height."""
        item = self._in_view(name)
        for stroke in strokes:
            points = [self._at(item, x, y) for x, y in stroke]
            left = Qt.MouseButton.LeftButton
            none = Qt.KeyboardModifier.NoModifier
            QTest.mousePress(self.window, left, none, points[0])
            for point in points[1:]:
                QTest.mouseMove(self.window, point, 4)
            QTest.mouseRelease(self.window, left, none, points[-1])

    def _at(self, item: QQuickItem, x: float, y: float) -> QPoint:
        return item.mapToScene(QPointF(item.width() * x, item.height() * y)).toPoint()

    def _in_view(self, name: str) -> QQuickItem:
        until = time.monotonic() + self._patience_s
        turned_at = time.monotonic()
        while time.monotonic() < until:
            self.window.grabWindow()  # polish and sync: positions are true afterwards
            item = self._find(name)
            if item is not None and not self._is_settling():
                return item
            turn = self._find("page_next")
            if turn is not None and time.monotonic() - turned_at > _LOOK_AT_PAGE_S:
                self._touch(turn)
                turned_at = time.monotonic()
            let_run(_LOOK_EVERY_MS)
        raise RobotStuck(f"button {name}", self.screen)

    def _touch(self, item: QQuickItem) -> None:
        centre = self._at(item, 0.5, 0.5)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.window, left, none, centre)

    def _find(self, name: str) -> QQuickItem | None:
        found = [i for i in visible_items(self.window.contentItem()) if i.objectName() == name]
        return next((i for i in found if i.isEnabled() and self._is_in_sight(i)), None)

    def _is_settling(self) -> bool:
        shield = self.window.findChild(QQuickItem, "settling")
        # A MouseArea has an `enabled` of its own, which isEnabled() does not see.
        return shield is not None and bool(shield.property("enabled"))

    def _is_in_sight(self, item: QQuickItem) -> bool:
        if not item.isVisible() or item.width() <= 0:
            return False
        box = item.mapRectToScene(item.boundingRect())
        parent = item.parentItem()
        while parent is not None:
            bounds = parent.mapRectToScene(parent.boundingRect())
            limits = parent.clip() or parent == self.window.contentItem()
            if limits and not bounds.contains(box.center()):
                return False
            parent = parent.parentItem()
        return True
