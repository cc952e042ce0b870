"""One plain QML window per test, audited like a screen of the kiosk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from ui.app import register_types
from ui.audit.collect import view_of
from ui.audit.facts import Look
from ui.audit.visit import stops_in
from ui.pictures import IconPictures

QML = Path(__file__).parents[3] / "ui" / "qml"
PX_PER_MM = 4.0
Snippet = Callable[[str], Look]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """QML needs no widgets."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return QGuiApplication


@pytest.fixture
def look(qapp: QGuiApplication) -> Iterator[Snippet]:
    """Show the body of a window of 800 by 600 pixels, 4 pixels to the millimetre, and look."""
    register_types()
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    engine.addImageProvider("icon", IconPictures())
    windows: list[QQuickWindow] = []
    components: list[QQmlComponent] = []

    def show(body: str) -> Look:
        source = (
            "import QtQuick\nimport Menkou\n"
            f'Window {{ width: 800; height: 600; visible: true; color: "#ffffff"\n{body}\n}}'
        )
        component = QQmlComponent(engine)
        components.append(component)
        component.setData(QByteArray(source.encode()), QUrl())
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        # Ours, or the engine's garbage collector takes it first.
        QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
        windows.append(window)
        QGuiApplication.processEvents()
        window.requestActivate()
        QGuiApplication.processEvents()
        view = view_of(window, px_per_mm=PX_PER_MM, least_text_mm=5.6)
        return Look("Snippet", "snippet", "plain", (view,), tuple(stops_in(window, PX_PER_MM)))

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
