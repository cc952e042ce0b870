"""A worker process from the driver's side: its records in, its end."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Final

import msgspec

from devices.sheet_scanner.faults import ScanCode, ScanFault, code_of
from devices.sheet_scanner.feeds import ScannerSettings
from devices.sheet_scanner.pictures import PAGE_BYTES
from devices.sheet_scanner.worker import RECORD, order_line

_ROOT: Final = str(Path(__file__).resolve().parents[2])
_CHUNK: Final = 1024 * 1024
_STEP_S: Final = 0.1


class ScanJob:
    """One worker. `path` is the scan job's, once known; `is_complete` when it ended by itself."""

    def __init__(self, what: str, settings: ScannerSettings, limit: int = 0) -> None:
        self.path = ""
        self.is_complete = False
        self._pending = bytearray()
        search = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH", "")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "devices.sheet_scanner.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": search},
        )
        assert self._process.stdin is not None
        self._process.stdin.write(order_line(what, msgspec.to_builtins(settings), limit))
        self._process.stdin.flush()

    @property
    def pid(self) -> int:
        """Process id of the worker."""
        return self._process.pid

    def pages(self, may_go_on: Callable[[], bool], *, page_s: float) -> Iterator[bytes]:
        """The pages as they come. Raises `ScanFault`: 'cancelled' when `may_go_on` says no,
        'timeout' when no page comes for `page_s`."""
        until = monotonic() + page_s
        while may_go_on():
            record = self.step(_STEP_S)
            if record is not None:
                letter, content = record
                if letter == b"D":
                    return
                if letter == b"P":
                    yield content
                until = monotonic() + page_s
            elif monotonic() > until:
                raise ScanFault(ScanCode.TIMEOUT, "no page came")
        raise ScanFault(ScanCode.CANCELLED)

    def step(self, timeout_s: float) -> tuple[bytes, bytes] | None:
        """The next record, None when none has come in time. Raises `ScanFault`: the worker's,
        or 'crashed' when it ended without a word."""
        record = self._taken()
        if record is None:
            self._receive(timeout_s)
            record = self._taken()
        if record is None:
            return None
        letter, content = record
        if letter == b"F":
            said = json.loads(content)
            raise ScanFault(code_of(str(said["code"])), str(said["detail"]))
        if letter == b"J":
            self.path = content.decode("ascii")
        self.is_complete = self.is_complete or letter == b"D"
        return record

    def kill(self) -> None:
        """End the process now, whatever it does; what it had read is gone."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._pending.clear()

    def _receive(self, timeout_s: float) -> None:
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        ready, _, _ = select.select([handle], [], [], timeout_s)
        if not ready:
            return
        data = os.read(handle, _CHUNK)
        if not data:
            raise ScanFault(ScanCode.CRASHED, "the worker ended without a word")
        self._pending += data

    def _taken(self) -> tuple[bytes, bytes] | None:
        if len(self._pending) < RECORD.size:
            return None
        letter, length = RECORD.unpack_from(self._pending)
        if length > PAGE_BYTES:
            raise ScanFault(ScanCode.TOO_LARGE, f"{length} bytes")
        end = RECORD.size + length
        if len(self._pending) < end:
            return None
        content = bytes(self._pending[RECORD.size : end])
        del self._pending[:end]
        return letter, content
