"""Writing with a finger or a pen: strokes in millimetres, painted as they grow.

Only the newest piece of a stroke is painted (into an image that is kept), so a long signature
costs no more than a short one. Points are what counts; the picture is only an echo of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QElapsedTimer, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QTouchEvent,
)
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from ui.pen_copy import PenCopy, Sample


class InkItem(QQuickPaintedItem):
    """A field to write in. `pxPerMm` turns pixels into the millimetres a signature is kept in."""

    changed = Signal()
    pxPerMmChanged = Signal()
    inkColorChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[Sample]] = []
        self._writing = False
        self._clock = QElapsedTimer()
        self._px_per_mm = 4.0
        self._ink_color = QColor("#1A1A1A")
        self._picture = QImage()
        self._copied = PenCopy()
        self._pen_sheet: dict[str, Any] = {}
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setAcceptTouchEvents(True)
        # PySide never lets go of the Python half of an item that QML made (seen with 6.11.3):
        # what it holds, a signature among it, is let go when the item is destroyed.
        self.destroyed.connect(vars(self).clear)

    @Slot(result="QVariantList")
    def strokes(self) -> list[list[dict[str, Any]]]:
        """Every stroke as points: `x`, `y` in mm from the top left, `t` in ms since first touch."""
        mm = self._px_per_mm
        return [
            [{"x": round(x / mm, 2), "y": round(y / mm, 2), "t": t} for x, y, t in stroke]
            for stroke in self._strokes
        ]

    @Slot()
    def clear(self) -> None:
        """Forget every stroke, and the picture of them."""
        self._strokes = []
        self._copied.forget_strokes()
        self._writing = False
        self._clock.invalidate()
        self._picture = QImage()
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._extend(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def mouseUngrabEvent(self) -> None:
        self._end()

    def touchEvent(self, event: QTouchEvent) -> None:
        """Follow the first finger; a palm beside it is not ink."""
        point = event.points()[0]
        if event.isBeginEvent():
            self._begin(point.position())
        elif event.isEndEvent():
            self._end()
        else:
            self._extend(point.position())

    def touchUngrabEvent(self) -> None:
        self._end()

    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        """Paint again at the new size: the points are still there."""
        super().geometryChange(new, old)
        if new.size() != old.size():
            self._repaint_all()
            self._take_pen_sheet()

    def paint(self, painter: QPainter) -> None:
        """Show the picture that grows with the strokes."""
        if not self._picture.isNull():
            painter.drawImage(0, 0, self._picture)

    def _begin(self, at: QPointF) -> None:
        if self._writing:
            return
        self._elapsed()
        self._writing = True
        self._strokes.append([])
        self._extend(at)

    def _extend(self, at: QPointF) -> None:
        if not self._writing:
            return
        stroke = self._strokes[-1]
        stroke.append((at.x(), at.y(), self._clock.elapsed()))
        self._paint_newest(stroke)
        self.changed.emit()

    def _end(self) -> None:
        self._writing = False

    def _get_pen_sheet(self) -> dict[str, Any]:
        return {}

    def _set_pen_sheet(self, sheet: dict[str, Any]) -> None:
        self._pen_sheet = sheet
        self._take_pen_sheet()

    def _take_pen_sheet(self) -> None:
        """Add what the pen of a signature pad has written since the last time."""
        sheet, mm = self._pen_sheet, self._px_per_mm
        if not sheet or self.width() <= 0:
            return  # where its middle lies is not known yet
        for number, (x, y, t) in self._copied.news(sheet, self._elapsed()):
            left, top, began = self._copied.margins(sheet, self.width() / mm, self.height() / mm)
            stroke = self._copied.strokes.setdefault(number, [])
            if not stroke:
                self._strokes.append(stroke)
            stroke.append(((x + left) * mm, (y + top) * mm, began + t))
            self._paint_newest(stroke)
        self.changed.emit()

    def _elapsed(self) -> int:
        if not self._clock.isValid():
            self._clock.start()
        return self._clock.elapsed()

    def _pen(self) -> QPen:
        width = 0.9 * self._px_per_mm
        return QPen(
            self._ink_color,
            width,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )

    def _paint_newest(self, stroke: list[Sample]) -> None:
        """Paint the last piece, smoothed between the midpoints of its neighbours."""
        if self._picture.isNull():
            self._picture = QImage(
                max(1, int(self.width())),
                max(1, int(self.height())),
                QImage.Format.Format_ARGB32_Premultiplied,
            )
            self._picture.fill(Qt.GlobalColor.transparent)
        a, b, c = (QPointF(x, y) for x, y, _ in (stroke[-3:] + stroke[-1:] * 2)[:3])
        path = QPainterPath((a + b) / 2 if len(stroke) > 2 else a)
        path.quadTo(b, (b + c) / 2 if len(stroke) > 2 else c + QPointF(0.01, 0))
        pen = self._pen()
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPath(path)
        painter.end()
        margin = pen.widthF() + 1
        dirty = path.boundingRect().adjusted(-margin, -margin, margin, margin)
        self.update(dirty.toAlignedRect())

    def _repaint_all(self) -> None:
        self._picture = QImage()
        for stroke in self._strokes:
            for end in range(1, len(stroke) + 1):
                self._paint_newest(stroke[:end])
        self.update()

    def _get_empty(self) -> bool:
        return not self._strokes

    def _get_point_count(self) -> int:
        return sum(len(stroke) for stroke in self._strokes)

    def _get_px_per_mm(self) -> float:
        return self._px_per_mm

    def _set_px_per_mm(self, value: float) -> None:
        if value != self._px_per_mm:
            self._px_per_mm = value
            self.pxPerMmChanged.emit()

    def _get_ink_color(self) -> QColor:
        return self._ink_color

    def _set_ink_color(self, value: QColor) -> None:
        if value != self._ink_color:
            self._ink_color = value
            self._repaint_all()
            self.inkColorChanged.emit()

    if TYPE_CHECKING:
        empty: bool
        pointCount: int
        pxPerMm: float
        inkColor: QColor
        pen: dict[str, Any]
    else:
        empty = Property(bool, _get_empty, notify=changed)
        pointCount = Property(int, _get_point_count, notify=changed)
        pxPerMm = Property(float, _get_px_per_mm, _set_px_per_mm, notify=pxPerMmChanged)
        pen = Property("QVariantMap", _get_pen_sheet, _set_pen_sheet, notify=changed)
        inkColor = Property(QColor, _get_ink_color, _set_ink_color, notify=inkColorChanged)
