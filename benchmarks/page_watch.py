"""Notes when something happened, and when the first frame that shows it was handed over."""

from __future__ import annotations

import time
from dataclasses import dataclass

from kiosk.compose import Terminal
from kiosk.journey.events import Event


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page came on the screen. Times are monotonic seconds."""

    screen: str
    happened_at: float
    shown_at: float

    @property
    def took_s(self) -> float:
        """From the event that led here to its first frame."""
        return self.shown_at - self.happened_at


class PageWatch:
    """Watches a terminal from outside. Everything runs on the Qt thread."""

    def __init__(self, terminal: Terminal) -> None:
        self.shown: list[PageShown] = []
        self.happened: list[tuple[float, Event]] = []
        self.frames: list[float] = []
        self._session = terminal.session
        self._shell = terminal.shell
        self._happen = terminal.session.happen
        self._begun_at = time.monotonic()
        self._awaiting = ""
        # Bridge and hands look the method up at each call, so the session's own is shadowed.
        terminal.session.happen = self._note  # type: ignore[method-assign]
        terminal.shell.screenTurned.connect(self._turned)
        terminal.window.frameSwapped.connect(self._swapped)

    def last(self, screen: str) -> PageShown | None:
        """The newest showing of a screen."""
        return next((page for page in reversed(self.shown) if page.screen == screen), None)

    def when(self, kind: type[Event], since: float) -> float | None:
        """When the first event of that kind since a moment happened."""
        return next((at for at, e in self.happened if at >= since and isinstance(e, kind)), None)

    def _note(self, event: Event) -> None:
        now = time.monotonic()
        self.happened.append((now, event))
        if not self._awaiting:
            self._begun_at = now
        self._happen(event)

    def _turned(self) -> None:
        self._awaiting = self._shell.shown_name

    def _swapped(self) -> None:
        now = time.monotonic()
        self.frames.append(now)
        if self._awaiting:
            self.shown.append(PageShown(self._awaiting, self._begun_at, now))
            self._awaiting = ""
