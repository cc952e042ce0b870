"""Key screens look as they looked when somebody last looked at them.

Fonts are drawn differently from machine to machine, so the structure is compared: the mean red,
green and blue of each cell of a grid of 8 by 8 pixels of the half-size picture. At most six cells
in a thousand may differ by more than 24 of 255 in any of the three. `--renew` draws the
goldens anew; look at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QGuiApplication

from ui.audit.modes import Mode
from ui.audit.pixels import picture_of
from ui.audit.visit import opened, wearing
from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES

HERE = Path(__file__).parent
KEY_SCREENS = (
    "welcome", "home", "item_list", "guide", "notice", "place_card", "identity", "form_radio",
    "form_digits", "materials", "scan_pages", "check", "sign", "result_accepted", "rate", "help",
)  # fmt: skip
OTHERWISE = (
    (Mode("landscape"), "form_digits"),
    (Mode("landscape", "elder", "en"), "home_elder"),
    (Mode(dress="elder"), "check"),
    (Mode(dress="contrast"), "materials"),
    (Mode(dress="yellow", language="en"), "result_kept"),
)
"""What a standing panel in the plain dress does not show."""
CELL = 8
DIFFERENT = 24
MOST_CELLS = 0.006
MOST_BYTES = 1_000_000
BY_NAME = {sample.name: sample for sample in SAMPLES}


@pytest.fixture(scope="module")
def still(qapp: QGuiApplication) -> Iterator[Rehearsal]:
    """A standing window where nothing moves."""
    with opened(qapp, "portrait") as kiosk:
        yield kiosk


def half(kiosk: Rehearsal, name: str) -> Image.Image:
    """The screen in half its size."""
    kiosk.show(BY_NAME[name])
    whole = Image.fromarray(picture_of(kiosk.window.grabWindow()))
    return whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.BOX)


def cells(picture: Image.Image) -> NDArray[np.float64]:
    """Mean colour of each cell."""
    shown = np.asarray(picture.convert("RGB"), np.float64)
    rows, columns = shown.shape[0] // CELL, shown.shape[1] // CELL
    cut = shown[: rows * CELL, : columns * CELL]
    means: NDArray[np.float64] = cut.reshape(rows, CELL, columns, CELL, 3).mean(axis=(1, 3))
    return means


def difference(one: Image.Image, two: Image.Image) -> float:
    """The share of cells that differ."""
    return float((np.abs(cells(one) - cells(two)) > DIFFERENT).any(axis=2).mean())


@pytest.mark.parametrize("name", KEY_SCREENS)
def test_looks_as_before(still: Rehearsal, name: str, request: pytest.FixtureRequest) -> None:
    compare(half(still, name), name, renews=request.config.getoption("--renew"))


@pytest.mark.parametrize(("mode", "name"), OTHERWISE, ids=str)
def test_looks_as_before_in_another_mode(
    qapp: QGuiApplication, mode: Mode, name: str, request: pytest.FixtureRequest
) -> None:
    with opened(qapp, mode.lie) as kiosk, wearing(qapp, kiosk, mode):
        now = half(kiosk, name)
    compare(now, f"{mode}-{name}", renews=request.config.getoption("--renew"))


def compare(now: Image.Image, name: str, *, renews: bool) -> None:
    """With the golden picture of that name, or draw it anew first."""
    path = HERE / f"{name}.png"
    if renews:
        now.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    with Image.open(path) as golden:
        assert difference(now, golden) <= MOST_CELLS, f"{name}: look at it, then --renew"


def test_another_screen_is_another_picture(still: Rehearsal) -> None:
    """The tolerance forgives fonts, not a missing button."""
    with Image.open(HERE / "rate.png") as golden:
        assert difference(half(still, "notice"), golden) > MOST_CELLS
    changed = half(still, "rate")
    changed.paste((251, 249, 245), (20, 600, 520, 680))
    with Image.open(HERE / "rate.png") as golden:
        assert difference(changed, golden) > MOST_CELLS


def test_a_colour_of_the_same_lightness_is_another_picture(still: Rehearsal) -> None:
    """What was green and is red says something else."""
    now = half(still, "result_accepted")
    green = np.asarray(now.convert("RGB")).copy()
    where = (green[..., 1] > green[..., 0] + 8) & (green[..., 1] > green[..., 2] + 2)
    assert where.mean() > 0.02
    green[where] = green[where][:, [1, 0, 2]]
    with Image.open(HERE / "result_accepted.png") as golden:
        assert difference(Image.fromarray(green), golden) > MOST_CELLS


def test_goldens_stay_small() -> None:
    pictures = list(HERE.glob("*.png"))
    others = {f"{mode}-{name}" for mode, name in OTHERWISE}
    assert {p.stem for p in pictures} == {*KEY_SCREENS, *others}
    assert sum(p.stat().st_size for p in pictures) <= MOST_BYTES
