"""The live camera picture: as cheap as it can be, because touches wait behind every frame."""

from __future__ import annotations

from PySide6.QtTest import QTest

from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES

SCAN = next(sample for sample in SAMPLES if sample.name == "scan")
PICTURES = 5


def test_a_picture_with_its_outline_is_one_frame(kiosk: Rehearsal) -> None:
    kiosk.show(SCAN)
    kiosk.wait_ready()
    drawn: list[int] = []
    _until_still(kiosk, drawn)
    for number in range(PICTURES):
        outline = [0.2 + number / 100, 0.12, 0.78, 0.1, 0.82, 0.9, 0.17, 0.91]
        picture = f"image://camera/{100 + number}"
        before = len(drawn)
        kiosk.shell.show_screen(
            "Scan", {**kiosk.shell.shown_props, "previewSource": picture, "outline": outline}
        )
        _until_still(kiosk, drawn)
        assert len(drawn) == before + 1


def _until_still(kiosk: Rehearsal, drawn: list[int]) -> None:
    """Run until nothing is drawn for a while, noting every frame."""

    def note() -> None:
        drawn.append(1)

    kiosk.window.frameSwapped.connect(note)
    before = -1
    while before != len(drawn):
        before = len(drawn)
        QTest.qWait(150)
    kiosk.window.frameSwapped.disconnect(note)
