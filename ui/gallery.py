"""Draw every screen from sample contents into PNG files: `python -m ui.gallery --out DIR`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QImage
    from PySide6.QtQuick import QQuickImageProvider

    from ui.samples import Sample
    from ui.shell import Shell

_PANEL_LONG_MM = 476.0  # a 21.5" panel


def sample_camera() -> QQuickImageProvider:
    """Stands in for the camera: a sheet of paper, or a pattern that looks like a code."""
    from PySide6.QtCore import QPoint, QRect, QSize, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPolygon
    from PySide6.QtQuick import QQuickImageProvider

    class SampleCamera(QQuickImageProvider):
        def __init__(self) -> None:
            super().__init__(QQuickImageProvider.ImageType.Image)

        def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
            if id == "qr":
                return self._pattern()
            paper_only = id.startswith("page")
            image = QImage(600 if paper_only else 1200, 850, QImage.Format.Format_RGB32)
            image.fill(QColor("#FDFCF8" if paper_only else "#59606B"))
            painter = QPainter(image)
            left, right = (60, 540) if paper_only else (290, 890)
            if not paper_only:
                painter.setBrush(QColor("#FDFCF8"))
                painter.drawPolygon(
                    QPolygon(
                        [QPoint(240, 102), QPoint(936, 85), QPoint(984, 765), QPoint(204, 773)]
                    )
                )
            for row in range(14):
                width = (right - left) * (9 - row % 4) // 10
                painter.fillRect(QRect(left, 150 + row * 40, width, 10), QColor("#8D939C"))
            painter.end()
            return image

        def _pattern(self) -> QImage:
            image = QImage(29, 29, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            for y in range(29):
                for x in range(29):
                    if (x * 7 + y * 13 + x * y) % 5 < 2:
                        image.setPixel(x, y, 0)
            return image

    return SampleCamera()


def apply_mode(shell: Shell, mode: str) -> None:
    """Set size and theme by the name of a gallery mode."""
    shell.sizeMode = {"elder": "large", "extra": "extra"}.get(mode, "standard")
    shell.theme = {"contrast": "dark", "yellow": "yellow"}.get(mode, "light")


def show_sample(shell: Shell, sample: Sample) -> None:
    """Put one sample on the shell, with header and steps as they would stand around it."""
    from ui.i18n import Words

    words = Words(shell.language)
    names = ("find", "identity", "form", "materials", "check", "sign", "finish")
    shell.show_overlay({})
    shell.show_chrome(
        {
            "site": "柳树巷社区政务服务站" if shell.language == "zh-CN" else "Liushu Lane Services",
            "clock": "11 月 21 日 周五 09:41",
            "deviceLine": words("chrome.devices_ok")
            if sample.device_ok
            else words("chrome.devices_missing", names=words("device.id_card_reader")),
            "deviceOk": sample.device_ok,
            "online": sample.online,
            "steps": [words(f"step.{n}") for n in names] if sample.step >= 0 else [],
            "step": max(0, sample.step),
            "identified": sample.identified,
            "canGoBack": sample.step >= 0,
            "canLeave": sample.step >= 0,
        }
    )
    shell.show_screen(sample.screen, sample.props)
    shell.show_overlay(sample.overlay or {})


def _settled(app: QGuiApplication) -> None:
    for _ in range(4):
        app.processEvents()


def main(argv: list[str] | None = None) -> int:
    """Draw the gallery. Returns 1 when QML warned about anything."""
    parser = argparse.ArgumentParser(prog="ui.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="samples whose name begins with this")
    parser.add_argument("--mode", default="", choices=["", "elder", "extra", "contrast", "yellow"])
    parser.add_argument("--lang", default="zh-CN", choices=["zh-CN", "en"])
    parser.add_argument("--size", default="1080x1920")
    asked = parser.parse_args(argv)
    width, height = (int(n) for n in asked.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtGui import QGuiApplication

    from ui.app import close_kiosk_window, open_kiosk_window, prefer_software_renderer
    from ui.samples import SAMPLES
    from ui.shell import Shell

    prefer_software_renderer()
    app = QGuiApplication(sys.argv[:1])
    shell = Shell()
    shell.language = asked.lang
    apply_mode(shell, asked.mode)
    warnings: list[str] = []
    engine, window = open_kiosk_window(
        app, shell, size=(width, height), px_per_mm=max(width, height) / _PANEL_LONG_MM,
        image_provider=sample_camera(), on_warning=warnings.append,
    )  # fmt: skip
    asked.out.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        if not sample.name.startswith(asked.only):
            continue
        shell.show_screen("", {})
        show_sample(shell, sample)
        _settled(app)
        window.grabWindow().save(str(asked.out / f"{sample.name}.png"))
    close_kiosk_window(engine, window)
    for message in warnings:
        print(message, file=sys.stderr)
    return 1 if warnings else 0


if __name__ == "__main__":
    raise SystemExit(main())
