"""What header, steps and footer say, name by name: what stays as it was is not looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Property, QObject, Signal

_QUIET: Final[Mapping[str, Any]] = {
    "site": "", "language": "zh-CN", "clock": "", "deviceLine": "", "deviceOk": True,
    "online": True, "steps": [], "step": 0, "identified": False, "canGoBack": False,
    "canLeave": False, "voice": "", "restX": 0, "restY": 0, "restVeil": 0.0,
}  # fmt: skip


class Chrome(QObject):
    """Properties for QML; `tell` sets them. Each has a signal of its own."""

    siteChanged = Signal()
    languageChanged = Signal()
    clockChanged = Signal()
    deviceLineChanged = Signal()
    deviceOkChanged = Signal()
    onlineChanged = Signal()
    stepsChanged = Signal()
    stepChanged = Signal()
    identifiedChanged = Signal()
    canGoBackChanged = Signal()
    canLeaveChanged = Signal()
    voiceChanged = Signal()
    restXChanged = Signal()
    restYChanged = Signal()
    restVeilChanged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: dict[str, Any] = dict(_QUIET)

    def tell(self, chrome: Mapping[str, Any]) -> None:
        """Say this. Left-out names take their quiet defaults; KeyError for one that is unknown."""
        new = {**_QUIET, **chrome}
        old, self.told = self.told, new
        for name, value in new.items():
            if old[name] != value:
                getattr(self, f"{name}Changed").emit()

    site = Property(str, lambda self: self.told["site"], notify=siteChanged)
    language = Property(str, lambda self: self.told["language"], notify=languageChanged)
    clock = Property(str, lambda self: self.told["clock"], notify=clockChanged)
    deviceLine = Property(str, lambda self: self.told["deviceLine"], notify=deviceLineChanged)
    deviceOk = Property(bool, lambda self: self.told["deviceOk"], notify=deviceOkChanged)
    online = Property(bool, lambda self: self.told["online"], notify=onlineChanged)
    steps = Property("QStringList", lambda self: self.told["steps"], notify=stepsChanged)  # type: ignore[arg-type]
    step = Property(int, lambda self: self.told["step"], notify=stepChanged)
    identified = Property(bool, lambda self: self.told["identified"], notify=identifiedChanged)
    canGoBack = Property(bool, lambda self: self.told["canGoBack"], notify=canGoBackChanged)
    canLeave = Property(bool, lambda self: self.told["canLeave"], notify=canLeaveChanged)
    voice = Property(str, lambda self: self.told["voice"], notify=voiceChanged)
    restX = Property(int, lambda self: self.told["restX"], notify=restXChanged)
    restY = Property(int, lambda self: self.told["restY"], notify=restYChanged)
    restVeil = Property(float, lambda self: self.told["restVeil"], notify=restVeilChanged)
