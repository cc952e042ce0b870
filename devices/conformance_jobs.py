"""Many checks of many drivers at a time, each in a process with simulators of its own.

Most of a check is waiting: for a device to be missed, for a fault to pass. Side by side the whole
table takes minutes on two cores. Social security cards get a pcscd of their own.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from devices.catalogue import spec_of
from devices.conformance import CHECKS, Result
from devices.social_card_reader.private_service import in_private_service, why_not

JOBS: Final = 4
"""Workers beside the two for social security cards, as two cores bear them."""
_LONG: Final = (
    "reads_a_hundred",
    "survives_every_fault",
    "gives_up_in_time",
    "leaves_a_left_card_alone",
)
_ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cell:
    """One check of one driver."""

    driver: str
    check: str


def conform_together(
    cells: Iterable[Cell], *, jobs: int = JOBS, slack: float = 1.0
) -> Iterator[tuple[Cell, Result]]:
    """Play the cells; each comes when it is done. With several jobs the long ones are first.

    Raise `NoSuchDriver` for a name that nobody registered. A worker that dies fails its cell.
    """
    wanted = sorted(cells, key=lambda cell: _rank(cell.check)) if jobs > 1 else list(cells)
    served = {cell for cell in wanted if spec_of(cell.driver).port_kind == "pcsc"}
    free = _Heap(cell for cell in wanted if cell not in served)
    beside = _Heap(cell for cell in wanted if cell in served)
    # Without a service of its own such a card is tried all the same: there may be one already.
    private = bool(served) and not why_not()
    many = min(2, jobs) if private else 1
    done: queue.SimpleQueue[tuple[Cell, Result]] = queue.SimpleQueue()
    crews = [_Crew(free, done, slack, private=False) for _ in range(min(jobs, free.size))]
    crews += [_Crew(beside, done, slack, private=private) for _ in range(min(many, beside.size))]
    try:
        for _ in wanted:
            yield done.get()
    finally:
        for crew in crews:
            crew.stop()


class _Heap:
    """Cells that nobody has taken yet."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._lock = threading.Lock()
        self._cells = list(cells)
        self.size = len(self._cells)

    def take(self) -> Cell | None:
        """The next one; None at the end."""
        with self._lock:
            return self._cells.pop(0) if self._cells else None


class _Crew:
    """One worker and the thread that hands it cells; the worker dies with the thread."""

    def __init__(
        self,
        heap: _Heap,
        done: queue.SimpleQueue[tuple[Cell, Result]],
        slack: float,
        *,
        private: bool,
    ) -> None:
        self._heap = heap
        self._done = done
        self._slack = slack
        self._private = private
        self._is_over = threading.Event()
        self._worker: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._run, name="conformance", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Play nothing further; what is being played is given up."""
        self._is_over.set()
        worker = self._worker
        if worker is not None:
            worker.kill()
        self._thread.join()

    def _run(self) -> None:
        try:
            while not self._is_over.is_set() and (cell := self._heap.take()) is not None:
                self._done.put((cell, self._play(cell)))
        finally:
            self._end()

    def _play(self, cell: Cell) -> Result:
        began_at = time.monotonic()
        worker = self._worker = self._worker or self._new_worker()
        assert worker.stdin is not None
        assert worker.stdout is not None
        line = ""
        try:
            worker.stdin.write(json.dumps({"driver": cell.driver, "check": cell.check}) + "\n")
            worker.stdin.flush()
            line = worker.stdout.readline()
        except BrokenPipeError:
            pass  # it is gone, as the missing answer says
        if line:
            return _result(json.loads(line))
        status = self._end()
        why = f"the process that played it ended with status {status}"
        return Result(cell.check, "failed", why, time.monotonic() - began_at)

    def _new_worker(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "devices.conformance_worker", str(self._slack)]
        if self._private:
            command = in_private_service(command)
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT
        )

    def _end(self) -> int:
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        assert worker.stdin is not None
        assert worker.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            worker.stdin.close()
        status = worker.wait()
        worker.stdout.close()
        return status


def _rank(check: str) -> int:
    return _LONG.index(check) if check in _LONG else len(_LONG) + list(CHECKS).index(check)


def _result(plain: Mapping[str, object]) -> Result:
    return Result(
        check=str(plain["check"]),
        outcome=str(plain["outcome"]),
        why=str(plain["why"]),
        took_s=float(str(plain["took_s"])),
    )
