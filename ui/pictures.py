"""Icons and illustrations for QML, recoloured for the theme while they are drawn.

`image://icon/NAME/RRGGBB` draws a line icon; `image://art/NAME/THEME` draws an illustration whose
colours are written as `@role` in the SVG. Both exist once on disk, whatever the theme.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

_ICONS = Path(__file__).parent / "icons"

_ART: dict[str, dict[str, str]] = {
    "light": {
        "@ground": "#FBF9F5", "@paper": "#FFFFFF", "@ink": "#1A1A1A", "@line": "#6B7785",
        "@primary": "#0B4F9E", "@wash": "#E6EEF7", "@accent": "#B5341C", "@deep": "#8E2713",
        "@glow": "#FFF1CF", "@stone": "#E9E1D2",
    },
    "dark": {
        "@ground": "#000000", "@paper": "#000000", "@ink": "#FFFFFF", "@line": "#FFFFFF",
        "@primary": "#FFFFFF", "@wash": "#2B2B2B", "@accent": "#FFFFFF", "@deep": "#BDBDBD",
        "@glow": "#3A3A3A", "@stone": "#5A5A5A",
    },
    "yellow": {
        "@ground": "#000000", "@paper": "#000000", "@ink": "#FFFF00", "@line": "#FFFF00",
        "@primary": "#FFFF00", "@wash": "#2B2B00", "@accent": "#FFFF00", "@deep": "#BDBD00",
        "@glow": "#3A3A00", "@stone": "#5A5A00",
    },
}  # fmt: skip


def _drawn(svg: str, size: QSize) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    natural = renderer.defaultSize()
    target = natural if size.isEmpty() else natural.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(target, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


def _known(folder: str, name: str) -> str:
    """The SVG text of a picture that ships with the kiosk. Raises KeyError for any other name."""
    path = _ICONS / folder / f"{name}.svg"
    if not name.replace("-", "").isalnum() or not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


class IconPictures(QQuickImageProvider):
    """Line icons in any colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        """Draw `NAME/RRGGBB`. An icon a service item names but we do not have is a plain file."""
        name, _, colour = id.rpartition("/")
        try:
            svg = _known("lucide", name)
        except KeyError:
            svg = _known("lucide", "file-text")
        return _drawn(svg.replace("currentColor", f"#{colour}"), requested_size)


class ArtPictures(QQuickImageProvider):
    """Our own illustrations in the colours of a theme."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        """Draw `NAME/THEME`."""
        name, _, theme = id.partition("/")
        svg = _known("art", name)
        for role, colour in _ART[theme].items():
            svg = svg.replace(role, colour)
        return _drawn(svg, requested_size)
