"""What is to be mended, and what is wrong with it, stand above the keyboard: in every dress."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtQuick import QQuickItem

from ui.audit.modes import DRESSES
from ui.gallery import GALLERY
from ui.rehearsal import Rehearsal
from ui.samples_en import spoken_in

BY_NAME = {sample.name: sample for sample in GALLERY}
WRONG = {"form_problem": "field:mobile", "form_problem_words": "field:detail"}
EVERY_DRESS = [
    pytest.param(size, theme, language, id=f"{dress}-{language}")
    for (dress, (size, theme)), language in product(DRESSES.items(), ("zh-CN", "en"))
]


def in_sight(kiosk: Rehearsal, item: QQuickItem) -> bool:
    """Wholly inside what the page shows of itself; the frame of the screen always is."""
    page = kiosk.find("fold")
    parent = item.parentItem()
    while parent is not None and parent != page:
        parent = parent.parentItem()
    return parent is None or kiosk.rect(page).adjusted(-1, -1, 1, 1).contains(kiosk.rect(item))


def assert_wrong_answer_in_sight(kiosk: Rehearsal, sample: str) -> None:
    kiosk.show(BY_NAME[sample])
    assert in_sight(kiosk, kiosk.find(WRONG[sample]))
    problem = spoken_in(kiosk.shell.language, BY_NAME[sample]).props["problems"][0]["text"]
    said = [i for i in kiosk.items() if i.property("text") == problem and i.inherits("QQuickText")]
    assert any(in_sight(kiosk, item) for item in said)


@pytest.mark.parametrize("sample", WRONG)
@pytest.mark.parametrize(("size", "theme", "language"), EVERY_DRESS)
def test_a_wrong_answer_and_its_problem_are_in_sight(
    kiosk: Rehearsal, sample: str, size: str, theme: str, language: str
) -> None:
    kiosk.shell.wear(size=size, theme=theme, language=language)
    assert_wrong_answer_in_sight(kiosk, sample)


@pytest.mark.parametrize("sample", WRONG)
@pytest.mark.parametrize(("size", "theme", "language"), EVERY_DRESS)
def test_a_wrong_answer_is_in_sight_on_a_panel_that_lies(
    lying_kiosk: Rehearsal, sample: str, size: str, theme: str, language: str
) -> None:
    lying_kiosk.shell.wear(size=size, theme=theme, language=language)
    assert_wrong_answer_in_sight(lying_kiosk, sample)


@pytest.mark.parametrize(("size", "theme", "language"), EVERY_DRESS)
def test_all_six_tiles_of_the_elder_home_are_seen_at_once(
    lying_kiosk: Rehearsal, size: str, theme: str, language: str
) -> None:
    lying_kiosk.shell.wear(size=size, theme=theme, language=language)
    lying_kiosk.show(BY_NAME["home_elder"])
    tiles = [i for i in lying_kiosk.items() if i.objectName().startswith("choose_item:")]
    assert len(tiles) == 6
    assert all(in_sight(lying_kiosk, tile) for tile in tiles)
