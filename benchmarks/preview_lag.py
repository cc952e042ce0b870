"""How many pictures behind the camera the screen is, on a whole kiosk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.camera import go_to_scan
from benchmarks.figures import Figure, figure
from benchmarks.stage import Stage, kiosk_on_stage
from kiosk.session.viewfinder import View

_WAIT_S = 120.0


class _Lag:
    """Counts, for each picture that a frame of the screen shows, the newer ones there already."""

    def __init__(self, stage: Stage) -> None:
        self.behind: list[float] = []
        self._newest = 0
        self._number_of: dict[int, int] = {}
        self._shown: int | None = None
        camera, session = stage.terminal.hands.camera, stage.terminal.session
        self._report, self._saw = camera.report, session.saw
        self._finder = camera._viewfinder
        self._look = self._finder.look
        camera.report = self._note_report  # type: ignore[method-assign]
        self._finder.look = self._note_look  # type: ignore[method-assign]
        session.saw = self._note_saw  # type: ignore[method-assign]
        stage.terminal.window.frameSwapped.connect(self._swapped)

    def _note_report(self, kind: str, body: dict[str, Any]) -> None:
        if kind == "frame":
            self._newest = int(body["sequence"])
        self._report(kind, body)

    def _note_look(self, body: dict[str, Any]) -> View | None:
        view = self._look(body)
        if view is not None:
            self._number_of[view.sequence] = int(body["sequence"])
        return view

    def _note_saw(self, view: View) -> None:
        self._shown = self._number_of.pop(view.sequence, None)
        self._saw(view)

    def _swapped(self) -> None:
        if self._shown is not None:
            self.behind.append(float(self._newest - self._shown))
            self._shown = None


def preview_lag(folder: Path, *, pictures: int) -> Figure:
    """Let the scan page show the tray for a while."""
    with kiosk_on_stage(folder) as stage:
        lag = _Lag(stage)
        go_to_scan(stage)
        stage.robot.wait("pictures", lambda: len(lag.behind) >= pictures, _WAIT_S)
        stage.leave()
    return figure("camera: pictures newer than the one on the screen", "", lag.behind)
