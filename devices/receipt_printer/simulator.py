"""The simulated receipt printer: ESC/POS over a pty, slips as pictures.

The pictures hold what residents' receipts hold. They live in `run_dir/slips` only, readable by
their owner only, and go when the slip is taken, when the bench stops and when it starts again.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from devices.receipt_printer.cable import Cable
from devices.receipt_printer.picture import Paper, PrintedSlip
from devices.receipt_printer.status import PrinterStatus, StatusBytes, answers_for, fence_for
from devices.receipt_printer.stream import REAL_TIME, Order, OrderStream
from devices.simulation import BenchRefused

FAULTS = (
    "freeze", "freeze_mid_job", "cut_mid_job", "paper_out_mid_job", "cutter_jam",
    "late", "half", "double", "garbled", "wrong_status",
)  # fmt: skip
"""'freeze' is silence at once. Those 'mid job' strike once, at the third line of a slip: silence,
a pulled cable, the end of the paper. 'cutter_jam' lasts until it is cleared, and so do those of
the answers: 1.2 s 'late', every other one lost ('half'), each of them twice ('double'), 'garbled',
or bytes that no status can be ('wrong_status')."""

_STRIKES_AT_ROW = 3
_LATE_S = 1.2
_ROWS = frozenset({"line_feed", "raster", "symbol"})


class SimulatedPrinter:
    """One printer for the bench. Verbs: plug, unplug, fault, take_slip, paper, cover."""

    name = "receipt_printer"

    def __init__(self) -> None:
        self._lock = Lock()
        self._cable: Cable | None = None
        self._thread: Thread | None = None
        self._level, self._cover_open, self._fault, self._jammed = "ok", False, "", False
        self._place, self._tray = Path(), Path()
        self._is_started = False
        self._slips: list[Path] = []
        self._lines: tuple[str, ...] = ()
        self._printed = self._rows = self._answers = 0
        self._paper, self._orders = Paper(), deque[Order]()

    def start(self, run_dir: Path) -> None:
        """Plug the printer in as `run_dir/dev/receipt_printer`, with an empty tray."""
        self._place = run_dir / "dev" / self.name
        self._tray = run_dir / "slips"
        shutil.rmtree(self._tray, ignore_errors=True)
        self._tray.mkdir(parents=True, mode=0o700)
        self._is_started = True
        self._plug()

    def stop(self) -> None:
        """Unplug for good; the pictures of slips go too."""
        if not self._is_started:
            return
        self._unplug()
        self._empty_tray()
        shutil.rmtree(self._tray, ignore_errors=True)

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Act; raises `BenchRefused` for what a printer cannot do."""
        match verb:
            case "plug":
                self._plug()
            case "unplug":
                self._unplug()
            case "fault":
                self._set_fault(str(body.get("fault", "")))
            case "paper":
                self._set_level(str(body.get("level", "")))
            case "cover":
                self._cover_open = bool(body.get("open", False))
            case "take_slip":
                self._take_slip()
            case _:
                raise BenchRefused(f"a receipt printer cannot {verb!r}")
        self._wake()
        return self.snapshot()

    def snapshot(self) -> Mapping[str, Any]:
        """How it is now; `lines` and what `picture` shows are personal."""
        with self._lock:
            return {
                "plugged": self._cable is not None,
                "fault": self._fault,
                "faults": list(FAULTS),
                "paper": self._level,
                "cover_open": self._cover_open,
                "slips": len(self._slips),
                "printed": self._printed,
                "picture": str(self._slips[-1]) if self._slips else "",
                "lines": list(self._lines),
                "unknown": self._paper.unknown,
            }

    def _plug(self) -> None:
        if self._cable is not None:
            return
        self._join()
        self._orders.clear()
        self._cable = Cable(self._place)
        self._thread = Thread(target=self._run, args=(self._cable,), name=self.name, daemon=True)
        self._thread.start()

    def _unplug(self) -> None:
        with self._lock:
            cable, self._cable = self._cable, None
            if cable is not None:
                cable.wake()
        self._join()

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _wake(self) -> None:
        with self._lock:
            if self._cable is not None:
                self._cable.wake()

    def _set_fault(self, fault: str) -> None:
        if fault and fault not in FAULTS:
            raise BenchRefused(f"no such fault: {fault!r}")
        self._fault, self._jammed = fault, False

    def _set_level(self, level: str) -> None:
        if level not in ("ok", "near_end", "out"):
            raise BenchRefused(f"paper is ok, near_end or out, not {level!r}")
        self._level = level

    def _take_slip(self) -> None:
        if not self._slips:
            raise BenchRefused("there is no slip to take")
        self._empty_tray()

    def _empty_tray(self) -> None:
        with self._lock:
            for slip in self._slips:
                slip.unlink(missing_ok=True)
            self._slips, self._lines = [], ()

    # From here on: the printer's own thread.

    def _run(self, cable: Cable) -> None:
        stream = OrderStream()
        while self._cable is cable:
            received = cable.received(is_deaf=self._fault == "freeze")
            for order in stream.feed(received):
                if order.name in REAL_TIME:
                    self._answer_at_once(order, cable)
                else:
                    self._orders.append(order)
            self._work_off(cable)
        with self._lock:
            cable.pull()

    def _status(self) -> PrinterStatus:
        if self._cover_open:
            return PrinterStatus.COVER_OPEN
        if self._level == "out":
            return PrinterStatus.PAPER_OUT
        if self._jammed:
            return PrinterStatus.CUTTER_ERROR
        return PrinterStatus.PAPER_NEAR_END if self._level == "near_end" else PrinterStatus.OK

    def _answer_at_once(self, order: Order, cable: Cable) -> None:
        match order.name:
            case "status":
                answers: StatusBytes = answers_for(self._status())
                by_question = {
                    1: answers.printer,
                    2: answers.offline_cause,
                    3: answers.error,
                    4: answers.paper,
                }
                if order.value in by_question:
                    self._say(by_question[order.value], cable)
            case "clear" | "recover":
                self._orders.clear()
                self._paper.clear()
                self._rows = 0

    def _say(self, byte: int, cable: Cable) -> None:
        self._answers += 1
        match self._fault:
            case "half" if self._answers % 2:
                return
            case "late":
                cable.pause(_LATE_S)
            case "double":
                cable.answer(byte)
            case "garbled":
                byte ^= 0x5A
            case "wrong_status":
                byte = 0xF3
        cable.answer(byte)

    def _work_off(self, cable: Cable) -> None:
        """Print what waits, as long as the printer can; the rest stays in its buffer."""
        while self._orders and self._may_go_on(cable):
            if self._strikes(self._orders[0]):
                continue
            order = self._orders.popleft()
            if order.name == "fence":
                self._say(fence_for(self._status()), cable)
                continue
            self._rows += order.name in _ROWS
            slip = self._paper.take(order)
            if slip is not None:
                self._drop_in_tray(slip)

    def _may_go_on(self, cable: Cable) -> bool:
        return self._cable is cable and self._fault != "freeze" and self._status().can_print

    def _strikes(self, order: Order) -> bool:
        """Let the chosen fault happen if this is its moment; True when it did."""
        if self._fault == "cutter_jam" and order.name == "cut":
            self._jammed = True
            return True
        if not self._fault.endswith("_mid_job") or self._rows < _STRIKES_AT_ROW:
            return False
        fault, self._fault = self._fault, ""
        match fault:
            case "freeze_mid_job":
                self._fault = "freeze"
            case "cut_mid_job":
                with self._lock:
                    self._cable = None
            case "paper_out_mid_job":
                self._level = "out"
        return True

    def _drop_in_tray(self, slip: PrintedSlip) -> None:
        with self._lock:
            self._printed += 1
            path = self._tray / f"slip-{self._printed:04d}.png"
            path.touch(mode=0o600)
            slip.page.save(path)
            self._slips.append(path)
            self._lines = slip.lines
            self._rows = 0
