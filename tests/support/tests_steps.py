"""Time, log and workers that do what a test says, when it says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from kiosk.flight_log import LogEvent
from kiosk.session.worker import Worker


class ListLog:
    """A flight log in memory."""

    def __init__(self) -> None:
        self.events: list[LogEvent] = []

    def write(self, event: LogEvent) -> None:
        self.events.append(event)


class FakeClock:
    """Monotonic seconds, moved by hand."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class Owner:
    """The owner's thread: what is posted runs at the next turn."""

    def __init__(self) -> None:
        self.posted: deque[Callable[[], None]] = deque()

    def post(self, work: Callable[[], None]) -> None:
        self.posted.append(work)

    def turn(self) -> bool:
        """Run what was posted; say whether there was anything."""
        had = bool(self.posted)
        while self.posted:
            self.posted.popleft()()
        return had


class _Steps(Executor):
    def __init__(self) -> None:
        self.jobs: deque[Callable[[], None]] = deque()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def run() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as fault:  # noqa: BLE001 - what an executor does
                future.set_exception(fault)

        self.jobs.append(run)
        return future


class StepWorker(Worker):
    """A worker that works when the test says so."""

    def __init__(self, post: Callable[[Callable[[], None]], None]) -> None:
        self._steps = _Steps()
        self._pool = self._steps  # type: ignore[assignment]
        self._post = post

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        return len(self._steps.jobs)

    def step(self) -> bool:
        """Do one job; say whether there was one."""
        if not self._steps.jobs:
            return False
        self._steps.jobs.popleft()()
        return True
