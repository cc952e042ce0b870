"""Writes down what must last, on a thread of its own: the records, the trail, in order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from kiosk.technician.deeds import Deed
from kiosk.technician.records import RecordBook, Records
from kiosk.technician.trail import Trail

Post = Callable[[Callable[[], None]], None]


class Clerk:
    """`records` are always the newest; the disk follows. One thing is done after another."""

    def __init__(
        self, book: RecordBook, trail: Trail, post: Post, on_change: Callable[[], None]
    ) -> None:
        self.records: Records = book.load()
        self.writes_fail = False
        self._book = book
        self._trail = trail
        self._post = post
        self._on_change = on_change
        self._is_closed = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="technician")

    def keep(self, records: Records) -> None:
        """These are the records from now on."""
        self.records = records
        self.do(lambda: self._durably(lambda: self._book.keep(records)))

    def write(self, deed: Deed) -> None:
        """One more line of the trail."""
        self.do(lambda: self._durably(lambda: self._trail.write(deed)))

    def do(self, work: Callable[[], None]) -> None:
        """Do this after everything asked before it, off the owner's thread."""
        if self._is_closed:
            return
        self._pool.submit(work).add_done_callback(self._raise_where_seen)

    def close(self) -> None:
        """Finish what was asked and end the thread."""
        self._is_closed = True
        self._pool.shutdown(wait=True)

    def _durably(self, write: Callable[[], None]) -> None:
        # A full disk must not keep out the person who came to make room; it is shown instead.
        try:
            write()
        except OSError:
            fails = True
        else:
            fails = False
        self._post(lambda: self._wrote(fails=fails))

    def _wrote(self, *, fails: bool) -> None:
        if fails != self.writes_fail:
            self.writes_fail = fails
            self._on_change()

    def _raise_where_seen(self, done: Future[None]) -> None:
        # A bug on the worker must not vanish in a future.
        if done.exception() is not None:
            self._post(done.result)
