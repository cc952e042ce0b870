"""From 21.5 inches with 1080 lines to 43 inches with 3840: the same screens, nothing smaller."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.audit.modes import Mode
from ui.audit.panel import USUAL, Panel
from ui.audit.rules import judge
from ui.audit.visit import looks, opened
from ui.samples import SAMPLES

LARGE = Panel.of("2160x3840@529")
FEW = ("welcome", "form_text", "scan_order", "check", "sign", "result_accepted")
BY_NAME = {sample.name: sample for sample in SAMPLES}


@pytest.mark.parametrize(
    ("written", "inches", "body_mm", "title_mm"),
    [
        ("1080x1920@268", 21.5, 7, 15.5),
        ("1200x1920@296", 22.2, 7, 15.5),
        ("2160x3840@336", 27, 8.5, 18.9),
        ("2160x3840@529", 43, 11.2, 24.8),
    ],
)
def test_letters_are_never_smaller_and_grow_with_a_large_panel(
    qapp: QGuiApplication, written: str, inches: float, body_mm: float, title_mm: float
) -> None:
    panel = Panel.of(written)
    diagonal = (panel.width_mm**2 + panel.height_mm**2) ** 0.5 / 25.4
    assert diagonal == pytest.approx(inches, abs=0.6)
    with opened(qapp, "portrait", panel=panel) as kiosk:
        tokens = kiosk.engine.singletonInstance("Menkou", "Tokens")
        assert isinstance(tokens, QObject)
        drawn = [tokens.property(name) / panel.px_per_mm for name in ("body", "title")]
        assert drawn == pytest.approx([body_mm, title_mm], abs=0.2)
        assert tokens.property("truePxPerMm") == pytest.approx(panel.px_per_mm)


@pytest.fixture(params=["portrait", "landscape"])
def mode(request: pytest.FixtureRequest) -> Mode:
    """Standing and lying."""
    return Mode(request.param)


@pytest.mark.timeout(120)
def test_a_panel_of_43_inches_has_no_finding(qapp: QGuiApplication, mode: Mode) -> None:
    samples = [BY_NAME[name] for name in FEW]
    found = [f for look in looks(qapp, [mode], samples, None, LARGE) for f in judge(look)]
    assert found == []


def test_ink_is_measured_in_millimetres_of_the_glass(qapp: QGuiApplication) -> None:
    with opened(qapp, "portrait", panel=LARGE) as kiosk:
        kiosk.show(BY_NAME["sign"])
        ink = kiosk.find("ink")
        assert ink.property("pxPerMm") == pytest.approx(LARGE.px_per_mm)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2160x3840",
        "2160x3840@",
        "2160x3840@5",
        "0x0@529",
        "2160x3840@0",
        "axb@c",
        "2160x3840@52900",
    ],
)
def test_what_is_no_panel_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="panel"):
        Panel.of(written)


def test_a_panel_may_be_written_either_way_round() -> None:
    lying = Panel.of("3840x2160@940")
    assert (lying.width, lying.height) == (2160, 3840)
    assert lying.width_mm == pytest.approx(528.75)
    assert lying.size("landscape") == (3840, 2160)
    assert USUAL.px_per_mm == pytest.approx(1920 / 476)
