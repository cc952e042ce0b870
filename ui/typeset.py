"""Sets a notice on one A4 page, as PDF in memory. The fonts are those of the screens.

Sizes are points on an A4 page. What does not fit its line is broken into further ones, and a
page is set as large as it allows: a notice is one page, whatever an authority writes.
"""

from __future__ import annotations

import io
from typing import Final

import qrcode
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextOption,
)

from kiosk.domain.notice import Notice

_FAMILIES: Final = ("Noto Sans CJK SC", "Noto Sans SC", "Noto Sans")
_DOTS_PER_INCH: Final = 300
_POINTS_PER_INCH: Final = 72
_MARGIN_MM: Final = 22.0
_GAP: Final = 10.0
_LABEL_SHARE: Final = 0.3
_CODE_SIDE: Final = 110.0
_CODE_WHITE: Final = 2
"""Modules of white around the code; the paper around gives the rest."""
_DOTS_OF_CODE: Final = 8
_SCALES: Final = (1.2, 1.0, 0.85, 0.7, 0.55, 0.4)
_INK, _SOFT, _RED = QColor(20, 20, 24), QColor(90, 90, 98), QColor(196, 36, 40)
_ENDLESS: Final = 100_000.0


def typeset(notice: Notice) -> bytes:
    """The notice as a PDF of one page. Any thread; a `QGuiApplication` must exist."""
    for scale in _SCALES[:-1]:
        pdf, fits = _set(notice, scale)
        if fits:
            return pdf
    return _set(notice, _SCALES[-1])[0]


def _set(notice: Notice, scale: float) -> tuple[bytes, bool]:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Menkou")
    writer.setTitle("")
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margin = _MARGIN_MM
    writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    page = _Page(painter, writer.width(), writer.height(), scale)
    _fill(page, notice)
    painter.end()
    buffer.close()
    return bytes(content.data()), page.fits


class _Page:
    """A page being filled from the top, in points."""

    def __init__(self, painter: QPainter, width: int, height: int, scale: float) -> None:
        self._painter = painter
        self._dots = _DOTS_PER_INCH / _POINTS_PER_INCH
        self.width, self.height = width / self._dots, height / self._dots
        self.scale = scale
        self.y = 0.0
        self.bottom = self.height
        painter.scale(self._dots, self._dots)

    @property
    def fits(self) -> bool:
        return self.y <= self.bottom

    def font(self, points: float, *, bold: bool = False) -> QFont:
        font = QFont(list(_FAMILIES))
        # The painter is scaled to points already, so a pixel is one.
        font.setPixelSize(max(4, round(points * self.scale)))
        font.setBold(bold)
        return font

    def text(
        self,
        words: str,
        points: float,
        *,
        x: float = 0.0,
        width: float | None = None,
        bold: bool = False,
        ink: QColor = _INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Words at the present height; return how high they became. Does not move on."""
        painter = self._painter
        painter.setFont(self.font(points, bold=bold))
        painter.setPen(ink)
        option = QTextOption(align)
        # Words stay whole; only what is longer than a line is cut.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        room = QRectF(x, self.y, self.width - x if width is None else width, _ENDLESS)
        used = painter.boundingRect(room, words, option)
        painter.drawText(room, words, option)
        return float(used.height())

    def move(self, points: float) -> None:
        self.y += points * self.scale

    def rule(self) -> None:
        self._painter.setPen(QPen(_SOFT, 0.6))
        self._painter.drawLine(0, round(self.y), round(self.width), round(self.y))

    def picture(self, image: QImage, x: float, y: float, side: float) -> None:
        self._painter.drawImage(QRectF(x, y, side, side), image)


def _fill(page: _Page, notice: Notice) -> None:
    centre = Qt.AlignmentFlag.AlignHCenter
    page.bottom = page.height - _CODE_SIDE - 3 * _GAP
    if notice.mark:
        right = Qt.AlignmentFlag.AlignRight
        page.y += page.text(notice.mark, 16, bold=True, ink=_RED, align=right)
    page.y += page.text(notice.site, 13, ink=_SOFT, align=centre)
    page.move(_GAP)
    page.y += page.text(notice.title, 26, bold=True, align=centre)
    page.move(2 * _GAP)
    page.rule()
    page.move(_GAP)
    for label, value in notice.rows:
        _row(page, label, value)
    page.rule()
    page.move(_GAP)
    if notice.lead:
        page.y += page.text(notice.lead, 14, bold=True)
        page.move(_GAP / 2)
    for number, point in enumerate(notice.points, 1):
        page.y += page.text(f"{number}. {point}", 13)
        page.move(_GAP / 2)
    page.move(_GAP / 2 if notice.points else 0)
    for paragraph in notice.paragraphs:
        page.y += page.text(
            paragraph, 13, bold=not notice.lead and paragraph is notice.paragraphs[0]
        )
        page.move(_GAP)
    _foot(page, notice)


def _row(page: _Page, label: str, value: str) -> None:
    split = page.width * _LABEL_SHARE
    left = page.text(label, 13, width=split - _GAP, ink=_SOFT)
    right = page.text(value, 14, x=split, bold=True)
    page.y += max(left, right)
    page.move(_GAP * 0.8)


def _foot(page: _Page, notice: Notice) -> None:
    """The code and where to ask, always at the foot of the page."""
    end = page.y
    top = page.height - _CODE_SIDE
    image, beside = _code_image(notice.code), _CODE_SIDE + 2 * _GAP
    # Its black begins where the text does.
    white = _CODE_SIDE * _CODE_WHITE * _DOTS_OF_CODE / image.width()
    page.picture(image, -white, top, _CODE_SIDE)
    page.y = top + _GAP
    page.y += page.text(notice.code_note, 13, x=beside)
    page.move(_GAP)
    if notice.phone:
        page.y += page.text(notice.phone, 16, x=beside, bold=True)
        page.move(_GAP)
    page.text(notice.footer, 11, x=beside, ink=_SOFT)
    page.y = end


def _code_image(payload: str) -> QImage:
    out = io.BytesIO()
    qrcode.make(payload, box_size=_DOTS_OF_CODE, border=_CODE_WHITE).save(out, "PNG")
    return QImage.fromData(out.getvalue())
