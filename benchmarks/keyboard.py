"""A key of the keyboard pressed: how long until the words for it are drawn."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from benchmarks.figures import Result, figure, ms
from ui.app import close_kiosk_window, prefer_software_renderer
from ui.input.pad import Pad
from ui.rehearsal import Rehearsal, open_rehearsal
from ui.samples import SAMPLES

WORDS = ("zhangsan", "ouyangxiuying", "liushuxiang", "xm", "shehuibaozhangka", "wangjianguo")


class _Typist:
    """Types on the pad of a form, as the bridge does, and waits for the frame."""

    def __init__(self, kiosk: Rehearsal) -> None:
        self._shell, self._pad, self._drawn = kiosk.shell, Pad(), 0.0
        kiosk.window.frameSwapped.connect(self._swapped)

    def type(self, letters: str) -> tuple[float, float]:
        """Compose `letters`; seconds until the words are known, and until they are drawn."""
        self._drawn = 0.0
        begun = time.monotonic()
        self._pad.perform("compose", {"letters": letters, "field": "name", "before": ""})
        shown = self._shell.shown_props
        typed = self._pad.props("FormPage", shown, language="zh-CN", visit="1")
        known = time.monotonic()
        self._shell.show_screen("FormPage", {**shown, **typed})
        while not self._drawn:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return known - begun, self._drawn - begun

    def tick(self) -> float:
        """The least a frame costs: the clock in the header changes."""
        self._drawn = 0.0
        begun = time.monotonic()
        self._shell.show_chrome({"site": "", "clock": f"{begun}"})
        while not self._drawn:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return self._drawn - begun

    def _swapped(self) -> None:
        self._drawn = time.monotonic()


def measure(folder: Path, *, quick: bool) -> Result:
    """Type words letter by letter; nothing is written to `folder`."""
    del folder
    prefer_software_renderer()
    app = QGuiApplication.instance() or QGuiApplication(["keyboard"])
    assert isinstance(app, QGuiApplication)
    kiosk = open_rehearsal(app, (1080, 1920))
    kiosk.show(next(sample for sample in SAMPLES if sample.name == "form_text"))
    typist = _Typist(kiosk)
    typist.type("a")  # reads the words, which the kiosk does in the background at its start
    took = [
        typist.type(word[: n + 1])
        for _ in range(1 if quick else 5)
        for word in (WORDS[:1] if quick else WORDS)
        for n in range(len(word))
    ]
    frames = [typist.tick() for _ in range(len(took))]
    close_kiosk_window(kiosk.engine, kiosk.window)
    return Result(
        "keyboard",
        "a key pressed to its words drawn",
        (
            figure(
                "key to words on the screen", "ms", ms([drawn for _, drawn in took]),
                peer_name="a frame in which only the clock changes", peer=ms(frames),
            ),
            figure("of it: words known", "ms", ms([known for known, _ in took])),
        ),
        (f"{len(WORDS)} names and words, letter by letter, 1080x1920.",),
    )  # fmt: skip
