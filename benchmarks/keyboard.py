"""A key of the keyboard pressed: how long until the words for it are drawn."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.hand import Hand, written
from ui.app import close_kiosk_window, prefer_software_renderer
from ui.forgetting import set_aside_what_lasts
from ui.input.pad import Pad
from ui.rehearsal import Rehearsal, open_rehearsal
from ui.samples import SAMPLES

WORDS = ("zhangsan", "ouyangxiuying", "liushuxiang", "xm", "shehuibaozhangka", "wangjianguo")
STROKES = ("1121", "341251", "*12", "41112", "51531", "2512", "3115")
SHAPES = ("王", "氵", "艹", "钅", "亻", "木")
_BETWEEN_KEYS_S = 0.01
"""Nobody types faster; and a program at real-time priority is held up if it never rests."""
Took = tuple[float, float, float]


class _Typist:
    """Types on the pad of a form, as the bridge does, and waits for the frame."""

    def __init__(self, kiosk: Rehearsal) -> None:
        self._shell, self._pad, self._drawn = kiosk.shell, Pad(), 0.0
        kiosk.window.frameSwapped.connect(self._swapped)

    def choose(self, mode: str) -> None:
        """Another way of input."""
        self._pad.perform("input_mode", mode)

    def type(self, letters: str) -> Took:
        """Compose `letters`; seconds until the words are known and are drawn, and at work."""
        return self._do("compose", {"letters": letters, "field": "name", "before": ""})

    def write(self, hand: Hand) -> Took:
        """Write a character."""
        points = [[{"x": x, "y": y} for x, y in stroke] for stroke in hand]
        return self._do("write", points)

    def _do(self, verb: str, detail: Any) -> Took:
        time.sleep(_BETWEEN_KEYS_S)
        self._drawn = 0.0
        begun, at_work = time.monotonic(), time.process_time()
        self._pad.perform(verb, detail)
        shown = self._shell.shown_props
        typed = self._pad.props("FormPage", shown, language="zh-CN", visit="1")
        known = time.monotonic()
        self._shell.show_screen("FormPage", {**shown, **typed})
        while not self._drawn:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return known - begun, self._drawn - begun, time.process_time() - at_work

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
    figures = list(_figures(_Typist(kiosk), quick=quick))
    close_kiosk_window(kiosk.engine, kiosk.window)
    note = f"{len(WORDS)} names and words, letter by letter, 1080x1920; 10 ms between keys."
    return Result("keyboard", "a key pressed to its words drawn", tuple(figures), (note,))


def _figures(typist: _Typist, *, quick: bool) -> Iterator[Figure]:
    hands = list(written().values())[: 4 if quick else None]
    _warm(typist, hands[0])
    times = 1 if quick else 5
    took = _typed(typist, WORDS[:1] if quick else WORDS, times)
    frames = [typist.tick() for _ in range(len(took))]
    yield figure(
        "key to words on the screen", "ms", ms([shown for _, shown, _ in took]),
        peer_name="a frame in which only the clock changes", peer=ms(frames),
    )  # fmt: skip
    yield figure("of it: words known", "ms", ms([known for known, _, _ in took]))
    yield figure("of it: processor time", "ms", ms([work for _, _, work in took]))
    typist.choose("strokes")
    stroked = _typed(typist, STROKES[:1] if quick else STROKES, times)
    yield figure("a stroke to characters on the screen", "ms", ms([s for _, s, _ in stroked]))
    typist.choose("radicals")
    asked = [w for s in SHAPES[: 1 if quick else None] for w in ("4", s, f"{s}3", f"{s}6", f"{s}9")]
    looked_up = [typist.type(wanted) for _ in range(times) for wanted in asked]
    yield figure("radical or number to characters", "ms", ms([s for _, s, _ in looked_up]))
    typist.choose("handwriting")
    drawn = [typist.write(hand) for _ in range(times) for hand in hands]
    yield figure("a written character to its candidates", "ms", ms([s for _, s, _ in drawn]))


def _warm(typist: _Typist, hand: Hand) -> None:
    """What the kiosk does at its start: read everything, and spare the garbage collector it."""
    for mode, asked in (("pinyin", "a"), ("strokes", "1"), ("radicals", "4")):
        typist.choose(mode)
        typist.type(asked)
    typist.choose("handwriting")
    typist.write(hand)
    set_aside_what_lasts()
    typist.choose("pinyin")


def _typed(typist: _Typist, words: Sequence[str], times: int) -> list[Took]:
    """Every beginning of every word."""
    return [
        typist.type(word[: n + 1]) for _ in range(times) for word in words for n in range(len(word))
    ]
