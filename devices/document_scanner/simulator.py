"""The simulated document camera: renders what lies on the tray into the fake UVC device."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import cv2

from devices.document_scanner import papers, shim
from devices.document_scanner.scene import SENSOR, Picture, Placing, expose, render
from devices.simulation import BenchRefused

SIZES: Final = (SENSOR, (1920, 1080), (1280, 960))
"""The MJPG sizes offered, as cameras of this class do. The middle one sees less of the tray."""

FAULTS: Final = ("", "stall", "eio", "torn", "busy")
_NODE: Final = "/dev/video0"
_FRAMES_PER_SIZE: Final = 3
_JPEG_QUALITY: Final = 88
_LONGEST_CODE: Final = 400
_MAY_TURN_DEG: Final = 360.0


@dataclass(frozen=True, slots=True)
class _OnTray:
    paper: str = ""
    code: str = field(default="", repr=False)
    placing: Placing = field(default_factory=Placing)


class SimulatedCamera:
    """A document camera on the bench (see `devices.simulation.Simulator`).

    Verbs: put_paper {"paper", "angle"?, "blur"?, "light"?, "glare"?, "x"?, "y"?, "tilt"?},
    put_phone {"text", and how it lies as above}, take_paper, plug, unplug,
    fault {"fault": "" | "stall" | "eio" | "torn" | "busy"}.

    Drawing takes a moment and happens on a thread of its own; `settled` waits for it.
    """

    name = "document_scanner"

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._library = Path()
        self._linked = ExitStack()
        self._tray = _OnTray()
        self._fault = ""
        self._is_plugged = False
        self._orders: queue.SimpleQueue[_OnTray | None] = queue.SimpleQueue()
        self._drawn = threading.Event()
        self._painter: threading.Thread | None = None

    def start(self, run_dir: Path) -> None:
        """Plug the camera in; raise `shim.ShimUnavailable` when it cannot be built."""
        self._folder = run_dir / "camera"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._library = self._linked.enter_context(shim.preloadable(shim.build(self._folder)))
        self._is_plugged = True
        self._script()
        self._painter = threading.Thread(target=self._paint, name="camera-painter", daemon=True)
        self._painter.start()
        self._order(_OnTray())

    def stop(self) -> None:
        """Unplug for good; frames are removed."""
        if self._folder is None or self._painter is None:
            return
        self._is_plugged = False
        self._script()
        self._orders.put(None)
        self._painter.join()
        self._painter = None
        for frame in self._folder.glob("*.jpg*"):
            frame.unlink()
        self._linked.close()

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Act on the camera or its tray; raise `BenchRefused` for what cannot be done."""
        if self._folder is None:
            raise BenchRefused("the camera has not been started")
        match verb:
            case "put_paper":
                self._order(_laid(body))
            case "put_phone":
                self._order(_shown(body))
            case "take_paper":
                self._order(_OnTray())
            case "plug" | "unplug":
                self._is_plugged = verb == "plug"
                self._script()
            case "fault":
                self._fail(str(body.get("fault", "")))
            case _:
                raise BenchRefused(f"the camera knows no {verb!r}")
        return self.snapshot()

    def snapshot(self) -> Mapping[str, Any]:
        """State for the bench window, and the exact `env` a driver's host must be started with."""
        return {
            "plugged": self._is_plugged,
            "fault": self._fault,
            "paper": self._tray.paper,
            "papers": list(papers.NAMES),
            "faults": list(FAULTS[1:]),
            "device": _NODE,
            "env": {
                "LD_PRELOAD": str(self._library),
                "MENKOU_FAKE_UVC": str(self._folder.absolute()) if self._folder else "",
                "MENKOU_FAKE_UVC_NODE": _NODE,
            },
        }

    def settled(self, timeout_s: float) -> bool:
        """Whether the frames show what lies on the tray; waits for it."""
        return self._drawn.wait(timeout_s)

    def _fail(self, fault: str) -> None:
        fault = "" if fault == "ok" else fault
        if fault not in FAULTS:
            raise BenchRefused(f"the camera cannot fail by {fault!r}")
        self._fault = fault
        self._script()

    def _script(self) -> None:
        assert self._folder is not None
        word = (self._fault or "ok") if self._is_plugged else "unplug"
        _replace(self._folder / "ctl", word.encode())

    def _order(self, tray: _OnTray) -> None:
        self._tray = tray
        self._drawn.clear()
        self._orders.put(tray)

    def _paint(self) -> None:
        while (order := self._orders.get()) is not None:
            if not self._orders.empty():
                continue
            self._draw(order)
            if self._orders.empty():
                self._drawn.set()

    def _draw(self, tray: _OnTray) -> None:
        assert self._folder is not None
        paper = papers.phone(tray.code) if tray.code else None
        if tray.paper:
            paper = papers.paper(tray.paper)
        scene = render(paper, tray.placing)
        for number in range(_FRAMES_PER_SIZE):
            for size in reversed(SIZES):
                frame = _jpeg(expose(scene, size, seed=number))
                _replace(self._folder / f"{size[0]}x{size[1]}-{number}.jpg", frame)


def _laid(body: Mapping[str, Any]) -> _OnTray:
    paper = str(body.get("paper", ""))
    if paper not in papers.NAMES:
        raise BenchRefused(f"no sample paper called {paper!r}")
    return _OnTray(paper, placing=_placing(body))


def _shown(body: Mapping[str, Any]) -> _OnTray:
    text = body.get("text")
    if not isinstance(text, str) or not 0 < len(text) <= _LONGEST_CODE:
        raise BenchRefused(f"a phone shows 1 to {_LONGEST_CODE} characters")
    return _OnTray(code=text, placing=_placing(body))


def _placing(body: Mapping[str, Any]) -> Placing:
    numbers: dict[str, float] = {}
    for word, low, high in (
        ("angle", -_MAY_TURN_DEG, _MAY_TURN_DEG),
        ("blur", 0.0, 20.0),
        ("light", 0.05, 3.0),
        ("x", -0.5, 1.5),
        ("y", -0.5, 1.5),
        ("tilt", -0.2, 0.2),
    ):
        if word in body:
            numbers[word] = _number(word, body[word], low, high)
    return Placing(glare=bool(body.get("glare", False)), **numbers)


def _number(word: str, value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise BenchRefused(f"{word} must be a number from {low} to {high}")
    return float(value)


def _jpeg(frame: Picture) -> bytes:
    quality = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    ok, coded = cv2.imencode(".jpg", cv2.cvtColor(frame, cv2.COLOR_RGB2BGR), quality)
    if not ok:
        raise MemoryError("a frame could not be coded as JPEG")
    return coded.tobytes()


def _replace(path: Path, content: bytes) -> None:
    """Readers in the driver's process see the old file or the new one, never a half."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)
