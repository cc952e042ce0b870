"""Drives a UVC document camera: live preview, and single pictures on demand.

The camera streams only while somebody looks. Preview and still come from one stream in the
still's size: switching sizes would cost a second and a new exposure with every picture.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np

from devices.document_scanner.frames import PREVIEW_SIDE, Picture
from devices.document_scanner.orientation import turned_by
from devices.document_scanner.ring import PictureRing, StillTooLarge
from devices.driver import Desk, DeviceState, LinkLost
from devices.links.camera import CameraLink, NoPicture, TornPicture, jpeg_size, require_present

_IDLE_S: Final = 1.0
_SHOT_LIMIT_S: Final = 4.0
_STALE_PICTURES: Final = 2  # the driver's buffers were filled before the shutter was asked for
_CANDIDATES: Final = 3
_TORN_IN_A_ROW: Final = 10
_TURNS: Final = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


class BadCameraSettings(ValueError):
    """A setting of the camera makes no sense."""

    def __init__(self, word: str) -> None:
        super().__init__(f"camera setting {word!r} is not usable")
        self.word = word


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """Settings of one camera. Name the device by /dev/v4l/by-id: numbers change.

    `turn` is how far the picture is turned clockwise, in degrees; a camera mounted with its long
    side along an upright A4 sheet needs 90. `settle_frames` are thrown away while the exposure
    finds itself; five is customary, not specified.
    """

    device: str = "/dev/video0"
    size: tuple[int, int] = (2592, 1944)
    turn: int = 90
    frames_per_s: int = 15
    settle_frames: int = 5

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> CameraSettings:
        """Read settings; raise `BadCameraSettings`. Words of other layers are left alone."""
        usual = cls()
        size = settings.get("size", usual.size)
        if not isinstance(size, list | tuple) or len(size) != 2:
            raise BadCameraSettings("size")
        made = cls(
            device=str(settings.get("device", usual.device)),
            size=(_within("size", size[0], 160, 8192), _within("size", size[1], 120, 8192)),
            turn=_within("turn", settings.get("turn", usual.turn), 0, 270),
            frames_per_s=_within(
                "frames_per_s", settings.get("frames_per_s", usual.frames_per_s), 1, 60
            ),
            settle_frames=_within(
                "settle_frames", settings.get("settle_frames", usual.settle_frames), 0, 60
            ),
        )
        if made.turn % 90:
            raise BadCameraSettings("turn")
        return made


class UvcCamera:
    """A document camera (`devices.driver.Driver`).

    Commands: preview_on, preview_off, shoot. Reports: 'frame' and 'still' (see `frames.py`),
    'shot_failed' {"code": "camera_lost" | "torn" | "timeout"}.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = CameraSettings.of(settings)
        self._ring = PictureRing()
        cv2.setNumThreads(1)  # the screen needs the other cores

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`. Nothing of a picture outlives the call."""
        try:
            desk.state(DeviceState.STARTING)
            self._open().close()
            desk.state(DeviceState.READY)
            while True:
                self._idle(desk)
        finally:
            self._ring.wipe()

    def _open(self) -> CameraLink:
        wanted = self._settings
        return CameraLink(wanted.device, wanted.size, wanted.frames_per_s)

    def _idle(self, desk: Desk) -> None:
        command = desk.next_command(_IDLE_S)
        if command is None:
            require_present(self._settings.device)
        elif command.verb == "preview_on":
            with closing(self._open()) as link:
                self._look(desk, link)
            self._ring.wipe()
        elif command.verb == "preview_off":
            self._ring.wipe()
        elif command.verb == "shoot":
            self._shoot_alone(desk)

    def _shoot_alone(self, desk: Desk) -> None:
        """A picture without a preview: open for it, and let the exposure settle."""
        try:
            link = self._open()
        except LinkLost:
            desk.report("shot_failed", {"code": "camera_lost"})
            raise
        with closing(link):
            self._shoot(desk, link, stale=self._settings.settle_frames)

    def _look(self, desk: Desk, link: CameraLink) -> None:
        """Preview until it is switched off."""
        to_settle, torn, next_at = self._settings.settle_frames, 0, 0.0
        while True:
            command = desk.next_command(0.0)
            if command is not None and command.verb == "preview_off":
                return
            if command is not None and command.verb == "shoot":
                self._shoot(desk, link, stale=max(to_settle, _STALE_PICTURES))
                to_settle = 0
            try:
                jpeg = link.read()
            except TornPicture:
                torn += 1
                if torn == _TORN_IN_A_ROW:
                    desk.state(DeviceState.DEGRADED, "torn_pictures")
                continue
            except NoPicture as fault:
                raise LinkLost(self._settings.device, "stalled") from fault
            if torn >= _TORN_IN_A_ROW:
                desk.state(DeviceState.READY)
            torn = 0
            now = time.monotonic()
            if to_settle > 0:
                to_settle -= 1
            elif now >= next_at:
                next_at = now + 0.5 / self._settings.frames_per_s
                self._show(desk, jpeg)

    def _show(self, desk: Desk, jpeg: bytes) -> None:
        picture = _reduced(jpeg, self._settings.turn)
        if picture is not None:
            desk.report("frame", self._ring.put_preview(picture))

    def _shoot(self, desk: Desk, link: CameraLink, *, stale: int) -> None:
        """Report the sharpest of three pictures, or why there is none."""
        try:
            jpeg = self._sharpest(desk, link, stale)
            turned = turned_by(jpeg, self._settings.turn)
            desk.report("still", self._ring.put_still(turned))
        except (TornPicture, StillTooLarge):
            desk.report("shot_failed", {"code": "torn"})
        except NoPicture as fault:
            desk.report("shot_failed", {"code": "timeout"})
            raise LinkLost(self._settings.device, "stalled") from fault
        except LinkLost:
            desk.report("shot_failed", {"code": "camera_lost"})
            raise

    def _sharpest(self, desk: Desk, link: CameraLink, stale: int) -> bytes:
        until = time.monotonic() + _SHOT_LIMIT_S
        best, best_sharpness, good = b"", 0.0, 0
        while good < _CANDIDATES and time.monotonic() < until:
            desk.beat()
            try:
                jpeg = link.read()
            except TornPicture:
                continue
            if stale > 0:
                stale -= 1
                continue
            sharpness = _sharpness(jpeg)
            if sharpness is not None:
                good += 1
                if sharpness >= best_sharpness:
                    best, best_sharpness = jpeg, sharpness
        if not best:
            raise TornPicture(0)
        return best


def _reduced(jpeg: bytes, turn: int) -> Picture | None:
    """The preview of a JPEG: at most `PREVIEW_SIDE` long, turned, RGB."""
    # Decoding at half size costs a third; smaller cameras need their full size.
    halves = max(jpeg_size(jpeg)) >= 2 * PREVIEW_SIDE
    colour = cv2.IMREAD_REDUCED_COLOR_2 if halves else cv2.IMREAD_COLOR
    coded = np.frombuffer(jpeg, np.uint8)
    picture = cv2.imdecode(coded, colour | cv2.IMREAD_IGNORE_ORIENTATION)
    if picture is None:
        return None
    height, width = picture.shape[:2]
    scale = PREVIEW_SIDE / max(height, width)
    if scale < 1:
        size = (round(width * scale), round(height * scale))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    if turn:
        picture = cv2.rotate(picture, _TURNS[turn])
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8)


def _sharpness(jpeg: bytes) -> float | None:
    """Variance of the Laplacian: good enough to order pictures of one scene, and no more."""
    grey = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_REDUCED_GRAYSCALE_2)
    if grey is None:
        return None
    return float(cv2.Laplacian(grey, cv2.CV_16S).var())


def _within(word: str, value: object, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise BadCameraSettings(word)
    return value
