"""A real window on real QML, drawn without a screen. Any warning of QML fails the test."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from ui.app import close_kiosk_window
from ui.rehearsal import Rehearsal, open_rehearsal


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """QML needs no widgets."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return QGuiApplication


@pytest.fixture(scope="module")
def _portrait(qapp: QGuiApplication) -> Iterator[Rehearsal]:
    kiosk = open_rehearsal(qapp, (1080, 1920))
    yield kiosk
    close_kiosk_window(kiosk.engine, kiosk.window)


@pytest.fixture
def kiosk(_portrait: Rehearsal) -> Iterator[Rehearsal]:
    """A portrait kiosk in its ordinary dress. QML warnings during the test fail it."""
    _portrait.warnings.clear()
    _portrait.shell.wear(size="standard", theme="light", language="zh-CN")
    yield _portrait
    assert _portrait.warnings == []


@pytest.fixture(scope="module")
def _landscape(qapp: QGuiApplication) -> Iterator[Rehearsal]:
    kiosk = open_rehearsal(qapp, (1920, 1080))
    yield kiosk
    close_kiosk_window(kiosk.engine, kiosk.window)


@pytest.fixture
def lying_kiosk(_landscape: Rehearsal) -> Iterator[Rehearsal]:
    """The same in landscape."""
    _landscape.warnings.clear()
    _landscape.shell.wear(size="standard", theme="light", language="zh-CN")
    yield _landscape
    assert _landscape.warnings == []
