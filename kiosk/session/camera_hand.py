"""The document camera's hand: live view, shutter, and the finished page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.journey.effects import ForgetPage, HidePreview, ShowPreview, TakePicture
from kiosk.journey.events import Event, PictureFailed, PictureTaken
from kiosk.materials.finish import finish_page
from kiosk.materials.judge import WHOLE
from kiosk.materials.page import find_page
from kiosk.materials.picture import thumbnail, to_jpeg
from kiosk.ports import Devices, FrameSource, PictureGone
from kiosk.session.code_hand import CodeHand
from kiosk.session.tray import Picture
from kiosk.session.tray_hand import TrayHand
from kiosk.session.viewfinder import View, Viewfinder
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session


class CameraHand:
    """Frames come in as device reports; at most one is looked at and none is queued."""

    session: Session

    def __init__(
        self,
        devices: Devices,
        frames: FrameSource,
        worker: Worker,
    ) -> None:
        self._devices = devices
        self._frames = frames
        self._worker = worker
        self.empty_tray = TrayHand(devices, frames, worker)
        self.codes = CodeHand(devices, frames, worker)
        self._viewfinder = Viewfinder(frames, self.empty_tray.memory)
        self._looking = False
        self._live = False
        self._wanted = TakePicture("a4")

    def perform(self, effect: ShowPreview | HidePreview | TakePicture | ForgetPage) -> None:
        """Begin one of the camera's effects."""
        match effect:
            case ShowPreview():
                self.empty_tray.stop()
                self.codes.stop()
                self._live = True
                self._viewfinder.restart()
                self._devices.send("document", "preview_on")
            case HidePreview():
                self._live = False
                self.session.view = None
                self._devices.send("document", "preview_off")
            case TakePicture():
                self._wanted = effect
                if not self._devices.send("document", "shoot"):
                    self.session.happen(PictureFailed("camera_lost"))
            case ForgetPage(shot):
                self.session.visit.tray.forget(shot)

    def report(self, kind: str, body: dict[str, Any]) -> None:
        """A 'frame' or a 'still' came."""
        visit = self.session.visit
        if not self._live:
            if kind == "frame":
                self.empty_tray.report(visit, body)
                self.codes.report(visit, body, self.session)
            return
        if kind == "still":
            self._worker.then(visit, lambda: self._finish(visit, body), self.session.happen)
        elif not self._looking:
            self._looking = True
            self._worker.show(visit, lambda: self._viewfinder.look(body), self._saw)

    def rest(self, now: float, *, is_quiet: bool) -> None:
        """Between visits the camera learns its empty tray (see `TrayHand.rest`)."""
        self.empty_tray.rest(now, is_quiet=is_quiet and not self._live)

    def forget(self) -> None:
        """The visit is over."""
        self._live = False
        self.codes.stop()
        self._worker.start(self._frames.forget)

    def close(self) -> None:
        """End the worker and let go of the shared memory."""
        self._worker.close()
        self._frames.forget()

    def _saw(self, view: View | None) -> None:
        self._looking = False
        if view is not None and self._live:
            self.session.saw(view)

    def _finish(self, visit: Visit, body: dict[str, Any]) -> Event:
        try:
            frame = self._frames.still(body)
        except PictureGone:
            return PictureFailed("camera_lost")
        found = find_page(frame, self.empty_tray.memory.for_frame(frame))
        if found is None:
            return PictureFailed("scan_no_page")
        wanted = self._wanted
        known = visit.tray.fingerprints()
        done = finish_page(frame, found, known, shape=wanted.shape, front=wanted.front)
        verdicts = done.verdicts
        picture = Picture(to_jpeg(done.page), thumbnail(done.page), done.mark)
        number = visit.tray.put(picture)
        self._viewfinder.page_taken()
        where = verdicts[0].where if verdicts and verdicts[0].where != WHOLE else ()
        return PictureTaken(number, tuple(v.code.value for v in verdicts), where)
