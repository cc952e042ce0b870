"""Pictures of the running visit for QML: the live camera, the scanned pages, the slip's code.

They are asked for by number and drawn from memory; when the visit is over there is nothing to
draw any more.
"""

from __future__ import annotations

from collections.abc import Callable

import qrcode
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.domain.card_photo import PHOTO_HEIGHT, PHOTO_WIDTH
from kiosk.session.session import Session
from kiosk.session.viewfinder import View

_KIND = QQuickImageProvider.ImageType.Image
_NOTHING = QImage()
_MASK = 3
_FORMATS = {"png": "PNG", "jpg": "JPG", "webp": "WEBP"}


def image_of(view: View) -> QImage:
    """A preview frame as a Qt image that owns its pixels."""
    height, width, _ = view.image.shape
    rgb = QImage(view.image.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return rgb.copy()


class LivePicture(QQuickImageProvider):
    """image://camera/N: the newest frame, whatever N says; N only makes QML ask again."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(_KIND)
        self._session = session

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw the newest frame."""
        view = self._session().view
        return _NOTHING if view is None else image_of(view)


class PagePictures(QQuickImageProvider):
    """image://tray/N: the thumbnail of shot N."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(_KIND)
        self._session = session

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw one page."""
        picture = self._session().visit.tray.get(int(id)) if id.isdecimal() else None
        return _NOTHING if picture is None else QImage.fromData(picture.thumbnail)


class CardPictures(QQuickImageProvider):
    """image://card/N: the picture out of the chip of the card whose holder is asked now."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(_KIND)
        self._session = session

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw it, unless it is another one by now."""
        photo = self._session().visit.photo
        if photo is None or str(photo.number) != id:
            return _NOTHING
        line, kind = 3 * PHOTO_WIDTH, QImage.Format.Format_RGB888
        return QImage(photo.rgb, PHOTO_WIDTH, PHOTO_HEIGHT, line, kind).copy()


class SamplePictures(QQuickImageProvider):
    """image://sample/CODE/pictures/NAME: a sample out of the item's signed package."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(_KIND)
        self._session = session

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw one picture; nothing where it is not to be had."""
        code, _, file = id.partition("/")
        source = self._session().catalogue.pictures
        content = None if source is None else source.read(code, file)
        if content is None:
            return _NOTHING
        # The format is that of the name, as it was checked: no other reader is tried.
        kind = _FORMATS[file.rpartition(".")[2]]
        return QImage.fromData(content, kind)  # type: ignore[arg-type]  # PySide refuses bytes


class CodePictures(QQuickImageProvider):
    """image://code/TEXT: TEXT as a QR code, to keep a receipt by phone when no paper came."""

    def __init__(self) -> None:
        super().__init__(_KIND)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw one code, crisp at the asked size."""
        # Any mask can be read. Trying all eight for the most even one takes most of the time, and
        # the page waits for it; a screen is drawn evenly enough.
        code = qrcode.QRCode(
            border=4, error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=_MASK
        )
        code.add_data(id)
        code.make(fit=True)
        rows = code.get_matrix()
        count = len(rows)
        dots = b"".join(bytes(0 if dark else 255 for dark in row) for row in rows)
        image = QImage(dots, count, count, count, QImage.Format.Format_Grayscale8)
        side = max(requestedSize.width(), count * 8)
        return image.scaled(side, side, mode=Qt.TransformationMode.FastTransformation)
