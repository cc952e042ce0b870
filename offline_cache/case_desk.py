"""The desk of one visit: takes pages while the resident goes on, and the application at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from kiosk import wire
from kiosk.domain.application import Application, PageRef
from kiosk.ports import NotKept
from offline_cache.sealer_process import SealerFault, SealerProcess

if TYPE_CHECKING:
    from offline_cache.keeper import CaseKeeper

T = TypeVar("T")


class CaseDesk:
    """One case being put together. May be used from worker threads, one call at a time each."""

    def __init__(
        self, keeper: CaseKeeper, case_id: UUID, path: Path, sealer: SealerProcess
    ) -> None:
        self._keeper = keeper
        self._case_id = case_id
        self._path = path
        self._sealer = sealer
        self._lock = RLock()
        self._is_abandoned = False
        self._is_kept = False
        self._is_broken = False

    def add_page(self, data: bytes, media_type: str) -> PageRef:
        """Seal a page into the container; it is durable when this returns. Raises `NotKept`."""
        return self._asking(lambda: self._sealer.page(data, media_type))

    def submit(self, application: Application) -> None:
        """Keep the application. When this returns it is durable and on its way.

        Raises `NotKept`, and then nothing is kept and the same call may be tried again. The
        application's id must be the id the case was opened with. Calling it again after it
        returned changes nothing.
        """
        if application.application_id != self._case_id:
            raise ValueError("this desk was opened for another case")
        with self._lock:
            if self._is_kept:
                return
            finished, sealed = self._asking(lambda: self._sealer.finish(wire.encode(application)))
            if self._is_abandoned:
                raise NotKept("sealer_lost")
            self._keeper.keep_case(application, finished, sealed)
            self._is_kept = True
            self._sealer.close()
            if finished.pages == 0:
                self._path.unlink(missing_ok=True)

    def abandon(self) -> None:
        """End the sealer and delete the container of a case that was not submitted.

        Safe at any time, from any thread, and again; a kept case stays kept.
        """
        self._is_abandoned = True
        self._sealer.end()
        with self._lock:
            if not self._is_kept:
                self._sealer.close()
                self._path.unlink(missing_ok=True)

    def _asking(self, question: Callable[[], T]) -> T:
        with self._lock:
            if self._is_abandoned or self._is_kept:
                raise NotKept("sealer_lost")
            try:
                return question()
            except SealerFault as fault:
                # A container that failed once says so to every later question.
                if not self._is_broken:
                    self._keeper.note_unsealed(fault)
                self._is_broken = True
                raise NotKept(fault.code) from None
