"""What the window shows, as one object QML can watch, and the one way back: `act`.

The shell decides nothing. Python puts a screen on it (`show_screen`), QML shows it and answers
with verbs; whoever listens to `acted` decides what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QJSValue

from ui.chrome import Chrome

SizeMode = Literal["standard", "large", "extra"]
Theme = Literal["light", "dark", "yellow"]
Language = Literal["zh-CN", "en"]


class UnknownSettingError(ValueError):
    """A size, theme or language the screens do not have. Fields: `setting`, `value`."""

    def __init__(self, setting: str, value: str) -> None:
        super().__init__(f"no such {setting}: {value}")
        self.setting = setting
        self.value = value


def _checked(setting: str, value: str, kind: Any) -> str:
    if value not in get_args(kind):
        raise UnknownSettingError(setting, value)
    return value


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {name: v for name, v in new.items() if name not in old or old[name] != v}


def _as_many_lines(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether each list has as many entries: what is bound to one that is taken out complains."""
    lists = ((value, new.get(name)) for name, value in old.items() if isinstance(value, list))
    return all(isinstance(then, list) and len(now) == len(then) for now, then in lists)


class Shell(QObject):
    """The state of the window. QML reads the properties and calls `act`; Python does the rest."""

    acted = Signal(str, object)
    screenNameChanged = Signal()
    screenTurned = Signal(str)
    screenPatched = Signal("QVariantMap")  # type: ignore[arg-type]
    screenForeseen = Signal(str, "QVariantMap")  # type: ignore[arg-type]
    screenExpected = Signal(str, "QVariantMap")  # type: ignore[arg-type]
    expectedDropped = Signal()
    foreseenDropped = Signal()
    overlayChanged = Signal()
    sizeModeChanged = Signal()
    themeChanged = Signal()
    languageChanged = Signal()
    pxPerMmChanged = Signal()
    loweredChanged = Signal()
    reachShareChanged = Signal()
    spokenChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen_name = ""
        self._screen_props: dict[str, Any] = {}
        self._prepared: dict[str, dict[str, Any]] = {}
        self._expected: tuple[str, dict[str, Any]] | None = None
        self._still_to_say: dict[str, Any] = {}
        self._chrome = Chrome(self)
        self._overlay: dict[str, Any] = {}
        self._size_mode = "standard"
        self._theme = "light"
        self._language = "zh-CN"
        self._px_per_mm = 4.0
        self._lowered = False
        self._reach_share = 1.0
        self._spoken = ""

    def show_screen(self, name: str, props: Mapping[str, Any]) -> None:
        """Show a screen, or hand the screen that is already there what changed on it.

        Only changed properties travel, so a live camera picture does not rebuild a list beside it.
        Another `spot` is another page of the same kind: it is made anew, too.
        """
        old, self._screen_props = self._screen_props, dict(props)
        if name == self._screen_name and props.get("spot") == old.get("spot"):
            changed = _changed(old, self._screen_props)
            if changed:
                self.screenPatched.emit(changed)
            return
        renamed, self._screen_name = name != self._screen_name, name
        made, said = self._take_made(name)
        self._still_to_say = _changed(said, self._screen_props)
        self.screenTurned.emit(made)
        self._still_to_say = {}
        self.expect_nothing()
        if renamed:
            self.screenNameChanged.emit()

    def _take_made(self, name: str) -> tuple[str, dict[str, Any]]:
        """Which of the pages made ahead is used, and what stands on it."""
        if self._expected is not None and self._expected[0] == name:
            expected = self._expected[1]
            same_spot = expected.get("spot") == self._screen_props.get("spot")
            if same_spot and _as_many_lines(expected, self._screen_props):
                self._expected = None
                return "expected", expected
        if name in self._prepared:
            return "blank", self._prepared.pop(name)
        return "", {}

    def prepare_screen(self, name: str, props: Mapping[str, Any]) -> None:
        """Have a screen made that is likely to come. Nothing of anybody may be in `props`."""
        self._prepared[name] = dict(props)
        self.screenForeseen.emit(name, self._prepared[name])

    def is_prepared(self, name: str) -> bool:
        """Whether such a screen waits, made already."""
        return name in self._prepared

    def expect_screen(self, name: str, props: Mapping[str, Any]) -> None:
        """Have the one screen made that comes if the resident goes on, with its words on it.

        It is thrown away with the next turn if another one came.
        """
        if self._expected != (name, props):
            self._expected = name, dict(props)
            self.screenExpected.emit(name, self._expected[1])

    @property
    def expected(self) -> tuple[str, dict[str, Any]] | None:
        """The screen that waits with its words on it, for Python."""
        return self._expected

    def expect_nothing(self) -> None:
        """Throw away what was expected."""
        if self._expected is not None:
            self._expected = None
            self.expectedDropped.emit()

    def show_chrome(self, chrome: Mapping[str, Any]) -> None:
        """Set what header, steps and footer say. Left-out keys take their quiet defaults."""
        self._chrome.tell(chrome)

    def show_overlay(self, overlay: Mapping[str, Any]) -> None:
        """Lay the idle warning or the help sheet over the screen; empty takes it away."""
        if dict(overlay) != self._overlay:
            self._overlay = dict(overlay)
            self.overlayChanged.emit()

    def wear(self, *, size: str, theme: str, language: str, lowered: bool = False) -> None:
        """Set how the window looks, speaks and stands, all at once."""
        if (size, theme, language, lowered) != self._worn():
            # What was made for another look would have to be laid out anew.
            self.expect_nothing()
            self._prepared.clear()
            self.foreseenDropped.emit()
        self._set_lowered(lowered)
        self._set_size_mode(size)
        self._set_theme(theme)
        self._set_language(language)

    def _worn(self) -> tuple[str, str, str, bool]:
        return self._size_mode, self._theme, self._language, self._lowered

    @property
    def shown_name(self) -> str:
        """The name of the screen that is shown, for Python."""
        return self._screen_name

    @property
    def shown_props(self) -> dict[str, Any]:
        """What it shows, for Python."""
        return dict(self._screen_props)

    def _get_screen_name(self) -> str:
        return self._screen_name

    def _get_screen_props(self) -> dict[str, Any]:
        return self._screen_props

    def _get_still_to_say(self) -> dict[str, Any]:
        return self._still_to_say

    def _get_chrome(self) -> QObject:
        return self._chrome

    def _get_overlay(self) -> dict[str, Any]:
        return self._overlay

    def _get_size_mode(self) -> str:
        return self._size_mode

    def _set_size_mode(self, value: str) -> None:
        if _checked("size mode", value, SizeMode) != self._size_mode:
            self._size_mode = value
            self.sizeModeChanged.emit()

    def _get_theme(self) -> str:
        return self._theme

    def _set_theme(self, value: str) -> None:
        if _checked("theme", value, Theme) != self._theme:
            self._theme = value
            self.themeChanged.emit()

    def _get_language(self) -> str:
        return self._language

    def _set_language(self, value: str) -> None:
        if _checked("language", value, Language) != self._language:
            self._language = value
            self.languageChanged.emit()

    def _get_px_per_mm(self) -> float:
        return self._px_per_mm

    def _set_px_per_mm(self, value: float) -> None:
        if value != self._px_per_mm:
            self._px_per_mm = value
            self.pxPerMmChanged.emit()

    def _get_lowered(self) -> bool:
        return self._lowered

    def _set_lowered(self, value: bool) -> None:
        if value != self._lowered:
            self._lowered = value
            self.loweredChanged.emit()

    def _get_reach_share(self) -> float:
        return self._reach_share

    def _set_reach_share(self, value: float) -> None:
        if value != self._reach_share:
            self._reach_share = value
            self.reachShareChanged.emit()

    def _get_spoken(self) -> str:
        return self._spoken

    def _set_spoken(self, value: str) -> None:
        if value != self._spoken:
            self._spoken = value
            self.spokenChanged.emit()

    if TYPE_CHECKING:
        screenName: str
        screenProps: dict[str, Any]
        stillToSay: dict[str, Any]
        chrome: Chrome
        overlay: dict[str, Any]
        sizeMode: str
        theme: str
        language: str
        pxPerMm: float
        lowered: bool
        reachShare: float
        spoken: str
    else:
        screenName = Property(str, _get_screen_name, notify=screenNameChanged)
        screenProps = Property("QVariantMap", _get_screen_props, notify=screenNameChanged)
        stillToSay = Property("QVariantMap", _get_still_to_say, notify=screenNameChanged)
        chrome = Property(QObject, _get_chrome, constant=True)
        overlay = Property("QVariantMap", _get_overlay, notify=overlayChanged)
        sizeMode = Property(str, _get_size_mode, _set_size_mode, notify=sizeModeChanged)
        theme = Property(str, _get_theme, _set_theme, notify=themeChanged)
        language = Property(str, _get_language, _set_language, notify=languageChanged)
        pxPerMm = Property(float, _get_px_per_mm, _set_px_per_mm, notify=pxPerMmChanged)
        lowered = Property(bool, _get_lowered, _set_lowered, notify=loweredChanged)
        reachShare = Property(float, _get_reach_share, _set_reach_share, notify=reachShareChanged)
        spoken = Property(str, _get_spoken, _set_spoken, notify=spokenChanged)

    @Slot(str, "QVariant")
    def act(self, verb: str, detail: Any = None) -> None:
        """What the resident did, in plain Python values (dict, list, str, int, bool, None)."""
        plain = detail.toVariant() if isinstance(detail, QJSValue) else detail
        self.acted.emit(verb, plain)
