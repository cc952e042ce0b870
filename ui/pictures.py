"""Icons and illustrations for QML, recoloured for the theme while they are drawn.

`image://icon/NAME/RRGGBB` draws a line icon; `image://art/NAME/THEME` draws an illustration whose
colours are written as `@role` in the SVG. Both exist once on disk, whatever the theme.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.brand import BadBrand, Brand

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


_LARGEST_LOGO: Final = 1 << 20

# A page has some twenty icons of a few kilobytes and one illustration of up to three megabytes.
# Qt forgets its own copies after every visit; these show nothing of anybody, so they may stay.
_ICONS_KEPT: Final = 256
_ART_KEPT: Final = 4


class BadLogoError(BadBrand):
    """The logo cannot be shown. Field: `path`."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__("logo", path, f"{path}: {why}")
        self.path = path


def _drawn(svg: str, size: QSize) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    target = _within(renderer.defaultSize(), size)
    image = QImage(target, QImage.Format.Format_ARGB32_Premultiplied)
    bits = memoryview(image.bits())
    bits[:] = bytes(len(bits))  # transparent; `fill` would look all of `Qt` up, as below
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


def _within(natural: QSize, room: QSize) -> QSize:
    """The largest size of these proportions in `room`; an empty room is no limit.

    Said in numbers: the first use of PySide's `Qt` makes all its enumerations, which takes three
    times as long as drawing the first picture.
    """
    if room.isEmpty() or natural.isEmpty():
        return natural
    scale = min(room.width() / natural.width(), room.height() / natural.height())
    return QSize(round(natural.width() * scale), round(natural.height() * scale))


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
        return _icon(id, requested_size.width(), requested_size.height())


@lru_cache(_ICONS_KEPT)
def _icon(id: str, width: int, height: int) -> QImage:
    name, _, colour = id.rpartition("/")
    try:
        svg = _known("strokes" if name.startswith("stroke-") else "lucide", name)
    except KeyError:
        svg = _known("lucide", "file-text")
    return _drawn(svg.replace("currentColor", f"#{colour}"), QSize(width, height))


class ArtPictures(QQuickImageProvider):
    """Our own illustrations in the colours of a theme, and the mark or the brand's logo.

    Raises BadLogoError for a logo that is no picture.
    """

    def __init__(self, brand: Brand | None = None) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        brand = brand or Brand()
        self._logo = _logo(brand.logo) if brand.logo else None
        own = {
            "@primary": brand.primary, "@wash": brand.wash, "@accent": brand.accent,
            "@deep": brand.deep,
        }  # fmt: skip
        self._colours = {**_ART, "light": {**_ART["light"], **own}}
        self._kept = lru_cache(_ART_KEPT)(self._picture)

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        """Draw `NAME/THEME`."""
        return self._kept(id, requested_size.width(), requested_size.height())

    def _picture(self, id: str, width: int, height: int) -> QImage:
        name, _, theme = id.partition("/")
        requested_size = QSize(width, height)
        if name == "mark" and self._logo is not None:
            return _on_plate(self._logo, requested_size, is_light=theme == "light")
        svg = _known("art", name)
        for role, colour in self._colours[theme].items():
            svg = svg.replace(role, colour)
        return _drawn(svg, requested_size)


def _logo(path: str) -> QImage:
    """The picture in a file, drawn large enough for any header."""
    try:
        data = Path(path).read_bytes()
    except OSError as fault:
        raise BadLogoError(path, fault.strerror or "cannot be read") from fault
    if len(data) > _LARGEST_LOGO:
        raise BadLogoError(path, "larger than 1 MiB")
    if path.lower().endswith(".svg"):
        if not QSvgRenderer(QByteArray(data)).isValid():
            raise BadLogoError(path, "not an SVG picture")
        return _drawn(data.decode("utf-8", "replace"), QSize(1024, 512))
    image = QImage.fromData(data)
    if image.isNull():
        raise BadLogoError(path, "neither an SVG nor a PNG picture")
    return image


def _on_plate(logo: QImage, size: QSize, *, is_light: bool) -> QImage:
    """A logo in a header's size; on a dark ground it stands on white, as it was drawn for."""
    room = size if not size.isEmpty() else logo.size()
    inner = room if is_light else QSize(room.width() * 7 // 8, room.height() * 7 // 8)
    from PySide6.QtCore import Qt

    small = logo.scaled(
        inner, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    if is_light:
        return small
    edge = (room.height() - small.height()) // 2
    plate = QImage(
        small.width() + 2 * edge, room.height(), QImage.Format.Format_ARGB32_Premultiplied
    )
    plate.fill(Qt.GlobalColor.white)
    painter = QPainter(plate)
    painter.drawImage(edge, edge, small)
    painter.end()
    return plate
