"""Screens are compiled before anybody needs them, each of them, without a fault."""

from __future__ import annotations

from PySide6.QtQml import QQmlComponent
from pytestqt.qtbot import QtBot

from ui.compiled import CompiledScreens
from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES


def test_every_screen_is_compiled_and_stays_so(kiosk: Rehearsal, qtbot: QtBot) -> None:
    compiled = CompiledScreens(kiosk.engine)
    qtbot.waitUntil(lambda: compiled.is_done, timeout=30_000)
    kiosk.engine.trimComponentCache()
    names = {c.url().fileName().removesuffix(".qml") for c in compiled.components}
    assert {sample.screen.rpartition("/")[2] for sample in SAMPLES} <= names
    assert all(c.status() is QQmlComponent.Status.Ready for c in compiled.components)


def test_a_screen_is_laid_out_at_the_size_of_the_stage(kiosk: Rehearsal) -> None:
    for sample in SAMPLES[:3]:
        kiosk.show(sample)
        stage = kiosk.find("screen")
        item = stage.property("item")
        assert (item.width(), item.height()) == (stage.width(), stage.height())


def test_the_screen_before_is_gone(kiosk: Rehearsal) -> None:
    kiosk.show(next(s for s in SAMPLES if s.screen == "ConfirmIdentity"))
    kiosk.show(next(s for s in SAMPLES if s.screen == "Finished"))
    assert len(kiosk.find("screen").childItems()) == 1
