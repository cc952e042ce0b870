"""A site's name, logo and colours on the real screens: seen in the pixels, found in no fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage

from kiosk.brand import Brand
from ui.audit.modes import Mode
from ui.audit.report import report_of
from ui.audit.visit import looks, opened
from ui.gallery import GALLERY
from ui.pictures import ArtPictures, BadLogoError

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="64" viewBox="0 0 128 64">'
    '<rect width="128" height="64" fill="#123456"/></svg>'
)
SOME = tuple(s for s in GALLERY if s.name in {"welcome", "form_problem", "check"})


@pytest.fixture
def green(tmp_path: Path) -> Brand:
    path = tmp_path / "logo.svg"
    path.write_text(LOGO, encoding="utf-8")
    name = {"zh-CN": "示例市政务服务", "en": "Example City Services"}
    return Brand(name=name, logo=str(path), primary="#0F5132", accent="#8A5A00")


def colours(image: QImage) -> set[str]:
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    points = ((x, y) for x in range(0, small.width(), 4) for y in range(0, small.height(), 4))
    return {small.pixelColor(x, y).name() for x, y in points}


def test_screens_wear_the_brand(qapp: QGuiApplication, green: Brand) -> None:
    with opened(qapp, "portrait", green) as kiosk:
        # Qt keeps pictures by their names, of other windows, too.
        kiosk.shell.wear(size="standard", theme="dark", language="zh-CN")
        kiosk.window.releaseResources()
        kiosk.shell.wear(size="standard", theme="light", language="zh-CN")
        kiosk.show(SOME[0])
        assert any(text.startswith("示例市政务服务\n") for text in kiosk.texts())
        seen = colours(kiosk.window.grabWindow())
    assert {"#0f5132", "#8a5a00", "#123456"} <= seen
    assert not {"#0b4f9e", "#b5341c"} & seen


@pytest.mark.parametrize("mode", [Mode(), Mode(dress="contrast", language="en")], ids=str)
def test_branded_screens_have_no_fault(qapp: QGuiApplication, green: Brand, mode: Mode) -> None:
    assert report_of(looks(qapp, (mode,), SOME, green)).findings == ()


def test_logo_stands_on_white_where_the_ground_is_dark(green: Brand) -> None:
    art = ArtPictures(green)
    image = art.requestImage("mark/dark", QSize(), QSize(120, 60))
    assert image.pixelColor(1, 1) == QColor("white")
    assert image.pixelColor(image.width() // 2, 30) == QColor("#123456")


@pytest.mark.parametrize(
    ("name", "data"), [("gone.svg", None), ("broken.svg", b"<svg"), ("broken.png", b"PNG?")]
)
def test_logo_that_is_no_picture_is_refused(tmp_path: Path, name: str, data: bytes | None) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadLogoError, match=name) as refused:
        ArtPictures(Brand(logo=str(path)))
    assert refused.value.path == str(path)
