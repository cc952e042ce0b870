"""Pictures for the bench window: thumbnails of the sample papers, and the last printed slip.

The slip is what a resident would hold in the hand. It is in memory only while it lies in the
printer's tray.
"""

from __future__ import annotations

import threading

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from devices.document_scanner import papers

_THUMBNAIL_PX = (150, 190)


class BenchPictures(QQuickImageProvider):
    """Serves `image://bench/paper/NAME` and `image://bench/slip/N`; unknown ones are one dot."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._lock = threading.Lock()
        self._papers: dict[str, QImage] = {}
        self._slip = QImage()
        self._slip_number = 0

    def draw_papers(self) -> tuple[str, ...]:
        """Draw the thumbnails; takes a moment, so not on the Qt thread. Return their names."""
        for name in papers.NAMES:
            picture = papers.paper(name).picture.convert("RGB")
            picture.thumbnail(_THUMBNAIL_PX, Image.Resampling.LANCZOS)
            image = QImage(
                picture.tobytes(),
                picture.width,
                picture.height,
                picture.width * 3,
                QImage.Format.Format_RGB888,
            ).copy()
            with self._lock:
                self._papers[name] = image
        return papers.NAMES

    def show_slip(self, png: bytes) -> str:
        """Keep this slip instead of the last one; return its address, '' for none."""
        with self._lock:
            self._slip = QImage.fromData(png) if png else QImage()
            if self._slip.isNull():
                return ""
            self._slip_number += 1
            return f"image://bench/slip/{self._slip_number}"

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        """Return one picture, for QML."""
        kind, _, name = id.partition("/")
        with self._lock:
            image = self._papers.get(name, QImage()) if kind == "paper" else self._slip
            return image if not image.isNull() else _dot()


def _dot() -> QImage:
    dot = QImage(1, 1, QImage.Format.Format_ARGB32)
    dot.fill(0)
    return dot
