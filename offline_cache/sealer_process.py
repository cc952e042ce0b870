"""The kiosk's end of a sealer process: ask, wait, kill."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn
from uuid import UUID

from kiosk import wire
from kiosk.domain.application import PageRef
from kiosk.sealed import PlatformKey
from offline_cache import frames
from offline_cache.child import bury, start_child
from offline_cache.frames import Frame, PipeClosed
from offline_cache.sealer import DONE, FAULT, FINISH, OPEN, PAGE, Finished, OpenOrder

ANSWER_TIMEOUT_S = 20.0
"""A page is sealed in milliseconds and synced in at most a second or two on tired flash."""


class SealerFault(Exception):
    """The sealer said no, or is gone. `code` is 'no_key', 'disk_full', 'io_error' or
    'sealer_lost'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SealerProcess:
    """One sealer. Starting returns at once; the first question waits until it is up."""

    def __init__(self, case_id: UUID, path: Path, platform_key: PlatformKey) -> None:
        """Start the process and tell it which case; raise `SealerFault`."""
        try:
            self._process, self._pipe = start_child("offline_cache.sealer")
        except OSError:
            raise SealerFault("sealer_lost") from None
        self._pipe.settimeout(ANSWER_TIMEOUT_S)
        self._is_opened = False
        order = OpenOrder(case_id=case_id, path=str(path), platform_key=platform_key)
        self._open_order = Frame(OPEN, wire.encode(order))
        self._send(self._open_order)
        self._is_asked_to_open = True

    def page(self, data: bytes, media_type: str) -> PageRef:
        """Have a page sealed and appended durably; raise `SealerFault`."""
        answer = self._ask(Frame(PAGE, media_type.encode("ascii"), data))
        return wire.decode(PageRef, answer.head)

    def finish(self, form: bytes) -> tuple[Finished, bytes]:
        """Have the container closed and the form sealed; raise `SealerFault`."""
        answer = self._ask(Frame(FINISH, body=form))
        return wire.decode(Finished, answer.head), answer.body

    def end(self) -> None:
        """Kill the process and wait until its memory is gone. Safe from any thread, and again."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Kill the process and close our side of the pipe; nobody may be asking any more.

        Returns at once: giving back all its memory takes the system a millisecond or two.
        """
        self._process.kill()
        self._pipe.close()
        bury(self._process)

    def _ask(self, order: Frame) -> Frame:
        if not self._is_opened:
            self._open()
        self._send(order)
        return self._answer()

    def _open(self) -> None:
        """Wait until the container is made. After a fault, a full disk say, it is asked again."""
        if not self._is_asked_to_open:
            self._send(self._open_order)
        self._is_asked_to_open = False
        self._answer()
        self._is_opened = True

    def _send(self, order: Frame) -> None:
        try:
            frames.send(self._pipe, order)
        except (PipeClosed, TimeoutError):
            self._lose()

    def _answer(self) -> Frame:
        try:
            answer = frames.receive(self._pipe)
        except (PipeClosed, TimeoutError):
            self._lose()
        if answer.verb == FAULT:
            raise SealerFault(answer.head.decode("ascii"))
        if answer.verb != DONE:
            self._lose()
        return answer

    def _lose(self) -> NoReturn:
        # Out of step is as bad as gone: the next answer could belong to the last question.
        self.end()
        raise SealerFault("sealer_lost")
