"""Look at samples in modes: turn every page, walk the focus, and hand back what was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.brand import Brand
from ui.app import close_kiosk_window
from ui.audit.collect import box_of, named, view_of
from ui.audit.facts import Box, Look, Stop, View
from ui.audit.long_words import LongTranslator, LongWords
from ui.audit.modes import LEAST_TEXT_MM, Mode
from ui.audit.panel import USUAL, Panel
from ui.audit.pixels import ring_contrast
from ui.audit.tree import address
from ui.reach import reach_share
from ui.rehearsal import Rehearsal, open_rehearsal
from ui.samples import Sample

_MOST_PAGES = 40
_MOST_STOPS = 300
# The lower edge of an upright panel above the floor.
_BOTTOM_MM = 840.0
_NOWHERE = Box(0, 0, 0, 0)
# Keys and the buttons at both ends: the ground they stand on is the same on every screen.
_EVERYWHERE = ("header", "footer", "below")
_REGIONS = ("header", "footer", "body", "actions", "below", "stage", "overlay")


def looks(
    app: QGuiApplication,
    modes: Iterable[Mode],
    samples: Iterable[Sample],
    brand: Brand | None = None,
    panel: Panel = USUAL,
) -> Iterator[Look]:
    """Every sample in every mode. One window serves all modes of a lie."""
    wanted = tuple(samples)
    for lie, some in groupby(sorted(modes, key=lambda m: m.lie), key=lambda m: m.lie):
        with opened(app, lie, brand, panel) as kiosk:
            for mode in some:
                yield from _looks_in(app, kiosk, mode, wanted)


@contextmanager
def opened(
    app: QGuiApplication, lie: str, brand: Brand | None = None, panel: Panel = USUAL
) -> Iterator[Rehearsal]:
    """A window that lies or stands, where nothing moves."""
    kiosk = open_rehearsal(app, panel.size(lie), brand, px_per_mm=panel.px_per_mm)
    tokens = kiosk.engine.singletonInstance("Menkou", "Tokens")
    assert isinstance(tokens, QObject)
    tokens.setProperty("motion", False)
    try:
        yield kiosk
    finally:
        close_kiosk_window(kiosk.engine, kiosk.window)


def _drawn_px_per_mm(kiosk: Rehearsal) -> float:
    """What a ring is drawn with: more than a millimetre's own pixels on a large panel."""
    tokens = kiosk.engine.singletonInstance("Menkou", "Tokens")
    assert isinstance(tokens, QObject)
    return float(tokens.property("pxPerMm"))


def _share(kiosk: Rehearsal) -> float:
    return reach_share(kiosk.window.height() / kiosk.shell.pxPerMm, _BOTTOM_MM)


@contextmanager
def wearing(app: QGuiApplication, kiosk: Rehearsal, mode: Mode) -> Iterator[None]:
    """The window in a mode; long words only for as long as that."""
    kiosk.shell.reachShare = _share(kiosk) if mode.is_lowered else 1.0
    kiosk.shell.wear(
        size=mode.text_size, theme=mode.theme, language=mode.language, lowered=mode.is_lowered
    )
    if not mode.is_long:
        yield
        return
    translator = LongTranslator(mode.language)
    kiosk.words = LongWords(mode.language)
    app.installTranslator(translator)
    kiosk.engine.retranslate()
    try:
        yield
    finally:
        kiosk.words = None
        app.removeTranslator(translator)
        kiosk.engine.retranslate()


def _looks_in(
    app: QGuiApplication, kiosk: Rehearsal, mode: Mode, samples: tuple[Sample, ...]
) -> Iterator[Look]:
    with wearing(app, kiosk, mode):
        rings: dict[Stop, float] = {}
        for sample in samples:
            yield look_at(kiosk, sample, mode, rings)


def look_at(
    kiosk: Rehearsal, sample: Sample, mode: Mode, rings: dict[Stop, float] | None = None
) -> Look:
    """One sample in the mode the window is already in."""
    kiosk.warnings.clear()
    kiosk.show(sample)
    views = tuple(_pages(kiosk, mode))
    is_endless = _pager(kiosk, "page_next") is not None
    stops: tuple[Stop, ...] = ()
    if not mode.is_long:
        # Whatever was turned is begun anew.
        if len(views) > 1:
            kiosk.show(sample)
        stops = tuple(stops_in(kiosk.window, _drawn_px_per_mm(kiosk), rings))
        _drop_focus(kiosk)
    return Look(
        sample.screen,
        sample.name,
        str(mode),
        views,
        stops,
        tuple(kiosk.warnings),
        mode.is_long,
        is_endless,
    )


def _drop_focus(kiosk: Rehearsal) -> None:
    """No ring of the last sample may shine on the next."""
    focused = kiosk.window.activeFocusItem()
    # Of the window itself it must not be taken: Tab would lead nowhere from then on.
    if focused is not None and focused.activeFocusOnTab():
        focused.setFocus(False)
    kiosk.find("screen").setFocus(True)


def _pages(kiosk: Rehearsal, mode: Mode) -> Iterator[View]:
    least_text_mm = LEAST_TEXT_MM[mode.text_size]
    reach_top = kiosk.window.height() * (1 - _share(kiosk)) if mode.is_lowered else 0.0

    def seen() -> View:
        view = view_of(
            kiosk.window,
            px_per_mm=kiosk.shell.pxPerMm,
            least_text_mm=least_text_mm,
            is_measured=not mode.is_long,
        )
        return replace(view, reach_top=reach_top)

    # A page may open where something is to be mended: what stands above it is seen as well.
    if _pager(kiosk, "page_previous") is not None:
        yield seen()
    for _ in range(_MOST_PAGES):
        if not _turned(kiosk, "page_previous"):
            break
    for _ in range(_MOST_PAGES):
        yield seen()
        if not _turned(kiosk, "page_next"):
            return


def _turned(kiosk: Rehearsal, button: str) -> bool:
    turn = _pager(kiosk, button)
    if turn is None:
        return False
    QMetaObject.invokeMethod(turn, "click")
    kiosk.settle()
    # Rows that a long list let go of: nobody returns to an event loop here to delete them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return True


def _pager(kiosk: Rehearsal, button: str) -> QQuickItem | None:
    pagers = (i for i in kiosk.items() if i.objectName().startswith(button))
    return next((item for item in pagers if item.isEnabled()), None)


def stops_in(
    window: QQuickWindow, px_per_mm: float, known: dict[Stop, float] | None = None
) -> Iterator[Stop]:
    """Press Tab until the focus is back where it began.

    `known`: the rings around what stands in the same place on every screen of a mode.
    """
    first = 0
    known = {} if known is None else known
    for _ in range(_MOST_STOPS):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        item = window.activeFocusItem()
        if item is None or not item.activeFocusOnTab():
            yield Stop("", _NOWHERE, _NOWHERE, _NOWHERE)
            return
        if address(item) == first:
            return
        first = first or address(item)
        box = box_of(item)
        region, place = _region(item, box)
        stop = Stop(named(item), box, _in_sight(item, box), place, region)
        ring = known.get(stop)
        if ring is None:
            room = _in_sight(item, box.grown(3 * px_per_mm))
            ring = ring_contrast(window.grabWindow(), box, room, px_per_mm)
            if region in _EVERYWHERE:
                known[stop] = ring
        yield replace(stop, ring=ring)


def _ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


def _in_sight(item: QQuickItem, box: Box) -> Box:
    for parent in _ancestors(item):
        if parent.clip() or parent.parentItem() is None:
            box = box.cut(box_of(parent))
    return box


def _region(item: QQuickItem, box: Box) -> tuple[str, Box]:
    """The part of the window an item belongs to, and where it stands there, however turned."""
    for parent in _ancestors(item):
        if parent.inherits("QQuickFlickable"):
            moved = Box(
                box.left + float(parent.property("contentX")),
                box.top + float(parent.property("contentY")),
                box.width,
                box.height,
            )
            return "the pages", moved
        if parent.objectName() in _REGIONS:
            return parent.objectName(), box
    return "the window", box
