"""Colours keep their contrast and text its size, in every dress (WCAG 2.2 formula)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QGuiApplication

from ui.app import close_kiosk_window, open_kiosk_window
from ui.rehearsal import PX_PER_MM, Rehearsal
from ui.samples import SAMPLES
from ui.shell import Shell

TEXT_ON = [
    ("ink", "ground"), ("ink", "surface"), ("ink", "sunk"), ("ink", "wash"), ("soft", "ground"),
    ("soft", "surface"), ("soft", "sunk"), ("primaryInk", "primary"), ("link", "surface"),
    ("link", "wash"), ("success", "successWash"), ("success", "sunk"), ("warning", "warningWash"),
    ("warning", "muted"), ("error", "errorWash"), ("error", "surface"),
]  # fmt: skip
LINES_ON = [("border", "surface"), ("border", "ground"), ("accent", "surface"), ("accent", "sunk")]


def tokens(kiosk: Rehearsal) -> QObject:
    return kiosk.engine.singletonInstance("Menkou", "Tokens")


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, two: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "yellow"])
def test_text_stands_out(kiosk: Rehearsal, theme: str) -> None:
    kiosk.shell.theme = theme
    all_tokens = tokens(kiosk)
    weak = [
        (fore, back)
        for pairs, least in ((TEXT_ON, 7.0), (LINES_ON, 3.0))
        for fore, back in pairs
        if contrast(all_tokens.property(fore), all_tokens.property(back)) < least
    ]
    assert weak == []


@pytest.mark.parametrize(
    ("size", "body_mm", "least_mm"), [("standard", 7, 5.6), ("large", 9, 6.6), ("extra", 12, 6.6)]
)
def test_no_text_is_smaller_than_promised(
    kiosk: Rehearsal, size: str, body_mm: float, least_mm: float
) -> None:
    kiosk.shell.sizeMode = size
    assert tokens(kiosk).property("body") == round(body_mm * PX_PER_MM)
    for sample in SAMPLES:
        kiosk.show(sample)
        small = [
            item.property("text")
            for item in kiosk.items()
            if item.property("contentWidth") is not None
            and item.property("text")
            and item.property("font").pixelSize() < round(least_mm * PX_PER_MM)
        ]
        assert small == [], sample.name


def test_nothing_moves_in_large_text(kiosk: Rehearsal) -> None:
    assert tokens(kiosk).property("motion") is True
    kiosk.shell.sizeMode = "large"
    assert tokens(kiosk).property("motion") is False


@pytest.mark.parametrize("theme", ["dark", "yellow"])
def test_nothing_moves_in_high_contrast(kiosk: Rehearsal, theme: str) -> None:
    kiosk.shell.theme = theme
    assert tokens(kiosk).property("motion") is False
    kiosk.shell.theme = "light"
    assert tokens(kiosk).property("motion") is True


def test_nothing_moves_where_the_site_wants_it_still(qapp: QGuiApplication) -> None:
    shell = Shell()
    shell.show_screen("Starting", {})
    engine, window = open_kiosk_window(qapp, shell, px_per_mm=4.0, still=True)
    try:
        still = engine.singletonInstance("Menkou", "Tokens")
        assert still.property("motion") is False
    finally:
        close_kiosk_window(engine, window)
