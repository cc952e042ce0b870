"""A desk for a driver that is measured inside our own process: notes when it says what."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from devices.driver import Command, DeviceClosed, DeviceState, Driver


@dataclass(slots=True)
class NotingDesk:
    """`devices.driver.Desk` that keeps (what, when); `wait` for one of them."""

    said: list[tuple[str, float]] = field(default_factory=list)
    _commands: queue.SimpleQueue[Command | None] = field(default_factory=queue.SimpleQueue)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def next_command(self, timeout_s: float) -> Command | None:
        """See `Desk`."""
        try:
            command = self._commands.get(timeout=max(0.0, timeout_s))
        except queue.Empty:
            return None
        if command is None:
            raise DeviceClosed
        return command

    def beat(self) -> None:
        """See `Desk`."""

    def state(self, state: DeviceState, code: str = "") -> None:
        """See `Desk`."""
        self._note(state.value)

    def report(self, kind: str, body: Mapping[str, Any]) -> None:
        """See `Desk`."""
        self._note(kind)

    def _note(self, what: str) -> None:
        with self._changed:
            self.said.append((what, time.perf_counter()))
            self._changed.notify_all()

    def send(self, verb: str) -> None:
        """Ask the driver for something."""
        self._commands.put(Command(verb))

    def end(self) -> None:
        """Have it leave `serve`."""
        self._commands.put(None)

    def wait(self, what: str, since: int, within_s: float = 30.0) -> float:
        """When it was said after that mark; raise TimeoutError."""

        def found() -> float | None:
            return next((at for said, at in self.said[since:] if said == what), None)

        with self._changed:
            if not self._changed.wait_for(lambda: found() is not None, within_s):
                raise TimeoutError(what)
            at = found()
            assert at is not None
            return at

    def last_before(self, what: str, at: float) -> float:
        """When that was said last before a moment."""
        return max(said_at for said, said_at in self.said if said == what and said_at <= at)


def serving(driver: Driver, desk: NotingDesk) -> Callable[[], None]:
    """Let a driver serve on a thread; call the result to end it."""

    def serve() -> None:
        try:
            driver.serve(desk)
        except DeviceClosed:
            return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()

    def stop() -> None:
        desk.end()
        thread.join(10)

    return stop
