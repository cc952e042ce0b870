"""A visit as the kiosk's window has it: its pages, what moves on them, and what is made ahead.

Without a session behind it, so that thousands can be played.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from benchmarks.keyboard import WORDS
from ui.app import forget_visit
from ui.audit.modes import DRESSES
from ui.compiled import CompiledScreens
from ui.foresight import BLANK
from ui.gallery import GALLERY
from ui.i18n import Words
from ui.input.pad import Pad
from ui.rehearsal import Rehearsal, open_rehearsal, show_sample
from ui.residents import SIGNATURE
from ui.samples import SAMPLES, STARTING, Sample
from ui.samples_en import spoken_in

WAY = ("Welcome", "Home", "ItemList", "Guide", "Notice", "PlaceCard", "ConfirmIdentity",
        "FormPage", "Materials", "Scan", "CheckAnswers", "Sign", "Keeping", "Result", "Rate",
        "TakeThings", "Finished")  # fmt: skip
LIVE_PICTURES = 10
_DRESSED = 3
_DIFFERENT = 180
"""So many visits differ. A page met for the first time in some size and language costs memory once,
for its letters; whether visits cost any is seen from when all have been met."""
_EXPECTED = frozenset(("Notice", "FormPage", "Materials", "CheckAnswers"))
_FIRST = {sample.screen: sample for sample in reversed(SAMPLES)}
_SEEN = [sample for sample in GALLERY if sample is not STARTING]
_FORMS = [sample for sample in SAMPLES if sample.screen == "FormPage"]
_TYPED = next(sample for sample in _FORMS if sample.name == "form_text")


class WindowVisits:
    """Plays visits on one window; every third changes dress and language on its third page."""

    def __init__(self, size: tuple[int, int]) -> None:
        app = QGuiApplication.instance() or QGuiApplication(["visits"])
        assert isinstance(app, QGuiApplication)
        self._kiosk: Rehearsal = open_rehearsal(app, size)
        self._pad = Pad()
        self._words = {language: Words(language) for language in ("zh-CN", "en")}
        CompiledScreens(self._kiosk.engine)
        # A page just come takes no touch yet; nobody waits for that here.
        shield = self._kiosk.window.findChild(QQuickItem, "settling")
        assert shield is not None
        shield.setVisible(False)

    @property
    def kiosk(self) -> Rehearsal:
        """The window."""
        return self._kiosk

    def play(self, number: int) -> None:
        """Play visit `number` and forget it as the kiosk does."""
        number %= _DIFFERENT
        for name in WAY:
            if name == "ItemList" and number % _DRESSED == 0:
                self._wear(number // _DRESSED)
            self._show(_FIRST[name])
            if name == "FormPage":
                self._fill_in(number)
            elif name == "Scan":
                self._watch_the_tray()
            elif name == "Sign":
                self._sign()
        # What most visits do not come to: help, faults, another way, the technician's pages.
        self._show(_SEEN[number % len(_SEEN)])
        self._kiosk.shell.wear(size="standard", theme="light", language="zh-CN")
        self._forget()

    def _show(self, sample: Sample) -> None:
        kiosk = self._kiosk
        kiosk.words = self._words[kiosk.shell.language]
        if sample.screen in _EXPECTED and sample.made is None:
            said = spoken_in(kiosk.shell.language, sample)
            kiosk.shell.expect_screen(said.screen, said.props)
            show_sample(kiosk.shell, sample, kiosk.words)
            kiosk.settle()
        else:
            kiosk.show(sample)
        self._make_ahead()

    def _make_ahead(self) -> None:
        """As `Foresight` does, but without its pauses."""
        shell = self._kiosk.shell
        made = {"Home": _FIRST["Home"].props, **BLANK}
        for name, blank in made.items():
            if not shell.is_prepared(name) and name != shell.shown_name:
                shell.prepare_screen(name, blank)

    def _wear(self, number: int) -> None:
        dresses = list(DRESSES.values())
        size, theme = dresses[number % len(dresses)]
        self._kiosk.shell.wear(
            size=size,
            theme=theme,
            language="en" if number // len(dresses) % 2 else "zh-CN",
            lowered=number % 3 == 2,
        )

    def _fill_in(self, number: int) -> None:
        """One page with questions of another kind, and a name, letter by letter."""
        self._show(_FORMS[number % len(_FORMS)])
        self._show(_TYPED)
        word = WORDS[number % len(WORDS)]
        for end in range(1, len(word) + 1):
            said = {"letters": word[:end], "field": "name", "before": ""}
            self._pad.perform("compose", said)
            self._patch(
                self._pad.props(
                    "FormPage",
                    self._kiosk.shell.shown_props,
                    language="zh-CN",
                    visit=str(number),
                )
            )

    def _watch_the_tray(self) -> None:
        """Live pictures; each comes from a new address."""
        for picture in range(LIVE_PICTURES):
            self._patch({"previewSource": f"image://camera/{picture}"})

    def _sign(self) -> None:
        kiosk = self._kiosk
        ink = kiosk.find("ink")
        for stroke in SIGNATURE:
            points = [
                ink.mapToScene(QPointF(ink.width() * x, ink.height() * y)).toPoint()
                for x, y in stroke
            ]
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QTest.mousePress(kiosk.window, left, none, points[0])
            for point in points[1:]:
                QTest.mouseMove(kiosk.window, point)
            QTest.mouseRelease(kiosk.window, left, none, points[-1])
        kiosk.settle()
        assert not ink.property("empty"), "something was written"

    def _patch(self, changed: dict[str, object]) -> None:
        shell = self._kiosk.shell
        shell.show_screen(shell.shown_name, {**shell.shown_props, **changed})
        self._kiosk.settle()

    def _forget(self) -> None:
        """As `ui.forgetting.Forgetting` does."""
        kiosk = self._kiosk
        kiosk.acts.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        forget_visit(kiosk.engine, kiosk.window)
