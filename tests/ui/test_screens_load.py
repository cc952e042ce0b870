"""Every screen loads in every dress without a warning, has named buttons large enough to hit."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from ui.gallery import GALLERY
from ui.rehearsal import PX_PER_MM, Rehearsal
from ui.samples import STARTING, Sample
from ui.samples_technician import TECHNICIAN_SAMPLES

SCREENS = Path(__file__).parents[2] / "ui" / "qml" / "Menkou" / "screens"
DRESSES = [
    ("standard", "light", "zh-CN"),
    ("extra", "light", "zh-CN"),
    ("large", "dark", "en"),
    ("extra", "yellow", "en"),
]
SAMPLES = tuple(s for s in GALLERY if s not in TECHNICIAN_SAMPLES and s is not STARTING)
ids = [sample.name for sample in SAMPLES]
_PRESSABLE = {
    QAccessible.Role.Button, QAccessible.Role.RadioButton, QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
}  # fmt: skip


def test_every_screen_has_a_sample() -> None:
    assert {p.stem for p in SCREENS.glob("*.qml")} == {s.screen for s in SAMPLES}


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_loads_upright_in_every_dress(kiosk: Rehearsal, sample: Sample) -> None:
    for size, theme, language in DRESSES:
        kiosk.shell.wear(size=size, theme=theme, language=language)
        kiosk.show(sample)
        assert kiosk.warnings == []
        assert _loaded(kiosk) is not None
        assert _too_wide(kiosk) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_loads_lying_small_and_large(lying_kiosk: Rehearsal, sample: Sample) -> None:
    for size, theme, language in (DRESSES[0], DRESSES[3]):
        lying_kiosk.shell.wear(size=size, theme=theme, language=language)
        lying_kiosk.show(sample)
        assert lying_kiosk.warnings == []
        assert _too_wide(lying_kiosk) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_every_button_has_a_name_and_is_large_enough(kiosk: Rehearsal, sample: Sample) -> None:
    kiosk.show(sample)
    for item in pressable(kiosk):
        where = f"{item.objectName()} on {sample.name}"
        assert item.objectName(), f"a button without objectName on {sample.name}"
        assert _spoken(item), f"{where} says nothing"
        # 12.7 mm is the smallest target VVSG 2.0 allows.
        assert min(item.width(), item.height()) / PX_PER_MM >= 12.7, where


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_targets_keep_their_distance(kiosk: Rehearsal, sample: Sample) -> None:
    kiosk.show(sample)
    if sample.overlay:
        return
    # What is scrolled under the edge is clipped there, and cannot be hit.
    seen = [(i.objectName(), kiosk.rect(i)) for i in pressable(kiosk) if not _clipped(kiosk, i)]
    grown = [(n, r.adjusted(0, 0, 2.54 * PX_PER_MM, 2.54 * PX_PER_MM)) for n, r in seen]
    for (one, a), (two, b) in itertools.combinations(grown, 2):
        assert not a.intersects(b), f"{one} and {two} on {sample.name}"


def _too_wide(kiosk: Rehearsal) -> list[str]:
    """Words that run out of the window: what they need, whatever width they were given."""
    return [
        item.property("text")
        for item in kiosk.items()
        if item.property("text")
        and item.property("contentWidth") is not None
        and not (_inside_list(item) or _entry(item))
        and kiosk.rect(item).left() + item.property("contentWidth") > kiosk.window.width() + 1
    ]


def pressable(kiosk: Rehearsal) -> list[QQuickItem]:
    """Every enabled item that can be pressed."""
    QAccessible.setActive(True)
    return [
        item
        for item in kiosk.items()
        if item.metaObject().indexOfSignal("tapped()") >= 0 and item.isEnabled()
    ]


def _spoken(item: QQuickItem) -> str:
    interface = QAccessible.queryAccessibleInterface(item)
    assert interface is not None
    assert interface.role() in _PRESSABLE, f"{item.objectName()} is a {interface.role()}"
    return interface.text(QAccessible.Text.Name)


def _loaded(kiosk: Rehearsal) -> QQuickItem | None:
    return kiosk.find("screen").property("item")


def _parents(item: QQuickItem) -> list[QQuickItem]:
    parent = item.parentItem()
    return [] if parent is None else [parent, *_parents(parent)]


def _clipped(kiosk: Rehearsal, item: QQuickItem) -> bool:
    return any(
        p.clip() and not kiosk.rect(p).contains(kiosk.rect(item).center()) for p in _parents(item)
    ) or any(p.clip() and not kiosk.rect(p).contains(kiosk.rect(item)) for p in _parents(item))


def _inside_list(item: QQuickItem) -> bool:
    return any("ListView" in (p.metaObject().className() or "") for p in _parents(item))


def _entry(item: QQuickItem) -> bool:
    # An entry box scrolls its text to the caret, inside its own edges.
    return any("EntryBox" in (p.metaObject().className() or "") for p in _parents(item))
