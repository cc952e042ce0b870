"""One worker thread whose outcomes come back to the visit that asked, or to nobody."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from kiosk.journey.events import Event
from kiosk.session.visit import Visit

T = TypeVar("T")
Post = Callable[[Callable[[], None]], None]
"""Run something on the owner's thread, soon."""


class Worker:
    """Does one thing after another on a thread of its own."""

    def __init__(self, name: str, post: Post) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._post = post

    def start(self, work: Callable[[], T]) -> Future[T]:
        """Begin `work`; its result is in the future."""
        return self._pool.submit(work)

    def then(
        self,
        visit: Visit,
        work: Callable[[], Event | None],
        happen: Callable[[Event], None],
    ) -> None:
        """Do `work`; let its event happen if `visit` is not over by then."""

        def run() -> None:
            event = work()
            if event is not None:
                self._post(lambda: None if visit.over.is_set() else happen(event))

        _fail_loudly(self._pool.submit(run), self._post)

    def tell(
        self,
        visit: Visit,
        work: Callable[[Callable[[Event], None]], None],
        happen: Callable[[Event], None],
    ) -> None:
        """Do `work`; let the events it tells happen as they come, while `visit` is not over."""

        def told(event: Event) -> None:
            self._post(lambda: None if visit.over.is_set() else happen(event))

        _fail_loudly(self._pool.submit(lambda: work(told)), self._post)

    def show(
        self, visit: Visit, look: Callable[[], T | None], saw: Callable[[T | None], None]
    ) -> None:
        """Do `look` and hand what was seen to `saw`; None when `visit` is over by then."""

        def run() -> None:
            seen = look()
            self._post(lambda: saw(None if visit.over.is_set() else seen))

        _fail_loudly(self._pool.submit(run), self._post)

    def close(self) -> None:
        """Finish what is running and end the thread."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _fail_loudly(future: Future[None], post: Post) -> None:
    # A bug on a worker must not vanish in a future: raise it again where it is seen.
    def look(done: Future[None]) -> None:
        if done.cancelled():
            return
        fault = done.exception()
        if fault is not None:
            post(lambda: _raise(fault))

    future.add_done_callback(look)


def _raise(fault: BaseException) -> None:
    raise fault
