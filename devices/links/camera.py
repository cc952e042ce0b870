"""Bytes from a UVC camera through V4L2: whole JPEG pictures, and nothing of what they show.

OpenCV opens and streams; the JPEG is taken as the camera sent it (`CAP_PROP_CONVERT_RGB` 0),
because OpenCV's own decoder returns half a picture from a torn frame as a good one. Format by
the "Video for Linux API" (docs.kernel.org/userspace-api/media/v4l).
"""

from __future__ import annotations

import fcntl
import os
import time
from typing import Final

SELECT_TIMEOUT_S: Final = 2
# OpenCV reads it once, when its V4L2 backend is first used; its own default is 10 s.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(SELECT_TIMEOUT_S))
os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")

import cv2  # noqa: E402

from devices.driver import LinkLost  # noqa: E402

_QUERYCAP: Final = 0x80685600
_CAPABILITY_BYTES: Final = 104
_START_OF_IMAGE: Final = b"\xff\xd8"
_END_OF_IMAGE: Final = b"\xff\xd9"
_MJPG: Final = cv2.VideoWriter.fourcc(*"MJPG")
_FRAME_OF_FRAMES: Final = range(0xC0, 0xD0)
_NO_FRAME_HEADER: Final = (0xC4, 0xC8, 0xCC)
_PADDING_LIMIT: Final = 64
_OPEN_TRIES: Final = 10
_BUFFERS: Final = 2

# CameraFault
# ├── NoPicture     nothing came in time
# └── TornPicture   a JPEG without its end


class CameraFault(Exception):
    """One picture could not be had; the link itself may be well."""


class NoPicture(CameraFault):
    """The camera sent nothing in `waited_s`, though it is still there."""

    def __init__(self, waited_s: float) -> None:
        super().__init__(f"no picture in {waited_s:.1f} s")
        self.waited_s = waited_s


class TornPicture(CameraFault):
    """A JPEG came that was cut off or is none at all."""

    def __init__(self, size: int) -> None:
        super().__init__(f"a torn picture of {size} bytes")
        self.size = size


class CameraLink:
    """An open camera that streams MJPG in one size. Close it when nobody looks."""

    def __init__(self, port: str, size: tuple[int, int], frames_per_s: int) -> None:
        """Open `port` and believe it only after a whole picture; raise `LinkLost` otherwise.

        `size` is what is asked for; what the camera really sends is in `size` afterwards.
        """
        require_present(port)
        self._port = port
        self._capture = cv2.VideoCapture(port, cv2.CAP_V4L2)
        try:
            self._configure(size, frames_per_s)
            self.size = self._first_size()
        except LinkLost:
            self.close()
            raise

    def read(self) -> bytes:
        """The next JPEG. Raises `TornPicture`, `NoPicture`, or `LinkLost` when the camera is gone.

        Waits at most `SELECT_TIMEOUT_S`.
        """
        started_at = time.monotonic()
        ok, raw = self._capture.read()
        if not ok:
            require_present(self._port)
            waited_s = time.monotonic() - started_at
            if waited_s >= SELECT_TIMEOUT_S / 2:
                raise NoPicture(waited_s)
            raise LinkLost(self._port, "io_error")
        return whole_jpeg(raw.tobytes())

    def close(self) -> None:
        """Stop streaming and let the device go."""
        self._capture.release()

    def _configure(self, size: tuple[int, int], frames_per_s: int) -> None:
        # The format comes before the size: raw YUYV caps the size on USB 2. What set() answers
        # is not believed (opencv/opencv #9540, #24289); the first picture tells.
        for option, value in (
            (cv2.CAP_PROP_FOURCC, _MJPG),
            (cv2.CAP_PROP_FRAME_WIDTH, size[0]),
            (cv2.CAP_PROP_FRAME_HEIGHT, size[1]),
            (cv2.CAP_PROP_FPS, frames_per_s),
            (cv2.CAP_PROP_BUFFERSIZE, _BUFFERS),
            (cv2.CAP_PROP_CONVERT_RGB, 0),
        ):
            self._capture.set(option, value)
        if not self._capture.isOpened():
            raise LinkLost(self._port, "busy")
        if int(self._capture.get(cv2.CAP_PROP_FOURCC)) != _MJPG:
            raise LinkLost(self._port, "no_mjpg")

    def _first_size(self) -> tuple[int, int]:
        for _ in range(_OPEN_TRIES):
            try:
                return jpeg_size(self.read())
            except TornPicture:
                continue
            except NoPicture as fault:
                raise LinkLost(self._port, "no_picture") from fault
        raise LinkLost(self._port, "only_torn_pictures")


def require_present(port: str) -> None:
    """Raise `LinkLost` unless a capture device answers at `port`. Does not disturb a stream."""
    try:
        node = os.open(port, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        raise LinkLost(port, "absent") from fault
    try:
        fcntl.ioctl(node, _QUERYCAP, bytearray(_CAPABILITY_BYTES))
    except OSError as fault:
        raise LinkLost(port, "unplugged") from fault
    finally:
        os.close(node)


def whole_jpeg(raw: bytes) -> bytes:
    """Return the JPEG in `raw` without the padding some cameras add; raise `TornPicture`."""
    # The end marker cannot occur inside entropy-coded data, where 0xFF is always escaped.
    end = raw.rfind(_END_OF_IMAGE)
    if not raw.startswith(_START_OF_IMAGE) or end < 0 or len(raw) - end > _PADDING_LIMIT:
        raise TornPicture(len(raw))
    jpeg = raw[: end + 2]
    jpeg_size(jpeg)
    return jpeg


def jpeg_size(jpeg: bytes) -> tuple[int, int]:
    """Width and height from the frame header (ITU-T T.81, B.2.2); raise `TornPicture`."""
    place = 2
    while place + 9 <= len(jpeg) and jpeg[place] == 0xFF:
        marker = jpeg[place + 1]
        if marker in _FRAME_OF_FRAMES and marker not in _NO_FRAME_HEADER:
            height = int.from_bytes(jpeg[place + 5 : place + 7], "big")
            width = int.from_bytes(jpeg[place + 7 : place + 9], "big")
            return width, height
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
    raise TornPicture(len(jpeg))
