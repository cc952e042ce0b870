"""Open the kiosk window: fonts, pictures, languages, and the warnings nobody may ignore."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError, qmlRegisterType
from PySide6.QtQml import qmlRegisterUncreatableType as _register_uncreatable
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from kiosk.brand import Brand
from kiosk.first_look import NARROWEST_MM, WIDEST_MM
from ui.brand import worn_by_tokens
from ui.pictures import ArtPictures, IconPictures
from ui.shell import Shell

#  KioskWindowError
#  ├── UnknownPanelError     nobody said how large the panel is, so no size can be promised
#  └── QmlNotLoadedError     the screens could not be loaded: a broken installation

_HERE = Path(__file__).parent
FONT_FAMILY = "Noto Sans CJK SC"


class KioskWindowError(Exception):
    """The window cannot be opened."""


class UnknownPanelError(KioskWindowError):
    """The panel's width is missing or absurd. Field: `panel_width_mm`."""

    def __init__(self, panel_width_mm: float | None) -> None:
        super().__init__(f"panel width in mm must be set (100 to 2000), got {panel_width_mm}")
        self.panel_width_mm = panel_width_mm


class QmlNotLoadedError(KioskWindowError):
    """QML refused to load. Field: `messages`."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__("; ".join(messages) or "no window")
        self.messages = messages


def panel_px_per_mm(width_px: int, panel_width_mm: float | None) -> float:
    """Pixels per millimetre of a panel. Sizes of text and targets are promised in millimetres.

    Raises UnknownPanelError: a production kiosk does not start on a guess.
    """
    if panel_width_mm is None or not NARROWEST_MM <= panel_width_mm <= WIDEST_MM:
        raise UnknownPanelError(panel_width_mm)
    return width_px / panel_width_mm


def prefer_software_renderer() -> None:
    """Draw without a GPU: faster here than an emulated one. Call before the application exists."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    # Qt holds every frame back for 5 ms unless told otherwise; animations keep their own 16 ms.
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")


def _load_fonts(app: QGuiApplication) -> None:
    """Fonts that ship with the kiosk come first; else the system's Noto."""
    for path in sorted((_HERE / "fonts").glob("*.[ot]t[fc]")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont(FONT_FAMILY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


class _Languages(QObject):
    """Keeps the installed catalogue equal to the shell's language, live."""

    def __init__(self, app: QGuiApplication, shell: Shell, engine: QQmlApplicationEngine) -> None:
        super().__init__(engine)
        self._app, self._shell, self._engine = app, shell, engine
        self._translator = QTranslator(self)
        self._install()
        shell.languageChanged.connect(self._switch)

    def _install(self) -> None:
        self._app.removeTranslator(self._translator)
        name = {"zh-CN": "menkou_zh_CN", "en": "menkou_en"}[self._shell.language]
        if not self._translator.load(str(_HERE / "i18n" / f"{name}.qm")):
            raise QmlNotLoadedError((f"catalogue {name} is missing",))
        self._app.installTranslator(self._translator)

    def _switch(self) -> None:
        self._install()
        self._engine.retranslate()


def register_types() -> None:
    """Make the shell known to QML. Harmless when repeated."""
    # The stubs ask for bytes here; the binding takes str.
    _register_uncreatable(Shell, "Menkou.Native", 1, 0, "Shell", "made by Python")  # type: ignore[arg-type]


def register_ink() -> None:
    """Make the pad for signatures known to QML. Harmless when repeated."""
    # Not before somebody may need it: the waiting screen does without.
    from ui.ink import InkItem

    qmlRegisterType(InkItem, "Menkou.Native", 1, 0, "InkItem")  # type: ignore[call-overload]


def _new_engine(
    on_warning: Callable[[str], None], image_provider: QQuickImageProvider | None, brand: Brand
) -> QQmlApplicationEngine:
    engine = QQmlApplicationEngine()

    def _report(errors: list[QQmlError]) -> None:
        for error in errors:
            on_warning(error.toString())

    engine.warnings.connect(_report)
    engine.addImportPath(str(_HERE / "qml"))
    engine.addImageProvider("icon", IconPictures())
    engine.addImageProvider("art", ArtPictures(brand))
    if image_provider is not None:
        engine.addImageProvider("camera", image_provider)
    return engine


def open_kiosk_window(  # noqa: PLR0913
    app: QGuiApplication,
    shell: Shell,
    *,
    size: tuple[int, int] = (1080, 1920),
    px_per_mm: float,
    fullscreen: bool = False,
    image_provider: QQuickImageProvider | None = None,
    brand: Brand | None = None,
    still: bool = False,
    on_warning: Callable[[str], None] = lambda _message: None,
    with_ink: bool = True,
) -> tuple[QQmlApplicationEngine, QQuickWindow]:
    """Open the window on a shell. `image_provider` serves `image://camera/…`.

    `on_warning` gets every QML warning. Raises QmlNotLoadedError when nothing could be loaded,
    BadLogoError for a brand whose logo is no picture.
    Close the window before the engine goes. Without ink, `register_ink` comes before a signature.
    `still`: nothing on it moves.
    """
    register_types()
    if with_ink:
        register_ink()
    _load_fonts(app)
    shell.pxPerMm = px_per_mm
    messages: list[str] = []

    def _warn(message: str) -> None:
        messages.append(message)
        on_warning(message)

    brand = brand or Brand()
    engine = _new_engine(_warn, image_provider, brand)
    _Languages(app, shell, engine)
    worn = {**worn_by_tokens(brand), "still": still}
    engine.setInitialProperties(
        {"shell": shell, "brand": worn, "width": size[0], "height": size[1]}
    )
    engine.load(QUrl.fromLocalFile(str(_HERE / "qml" / "Menkou" / "Main.qml")))
    windows = [root for root in engine.rootObjects() if isinstance(root, QQuickWindow)]
    if not windows:
        raise QmlNotLoadedError(tuple(messages))
    (windows[0].showFullScreen if fullscreen else windows[0].show)()
    return engine, windows[0]


def forget_visit(engine: QQmlApplicationEngine, window: QQuickWindow) -> None:
    """Let go of what QML may still hold of a visit that is over: unused values and pictures.

    Freed memory is overwritten by the allocator, if it was told to: `kiosk.forgetful`.
    """
    engine.collectGarbage()
    engine.trimComponentCache()
    window.releaseResources()


def close_kiosk_window(engine: QQmlApplicationEngine, window: QQuickWindow) -> None:
    """Take the window down before the shell and the engine it is bound to."""
    from PySide6.QtCore import QEvent

    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
