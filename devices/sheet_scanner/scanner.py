"""The sheet scanner's driver: one scan at a time, each in a process that can be killed.

Cancelling is killing: whatever SANE or the network does, the feed is over well within two
seconds. A page reaches the kiosk only when it came whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any, Final

from devices.driver import Command, Desk, DeviceState, LinkLost
from devices.links.escl import EsclFailed
from devices.sheet_scanner.faults import AT_THE_SCANNER, ScanCode, ScanFault
from devices.sheet_scanner.feeds import ScannerSettings, escl_fault, escl_of, feeder_fault
from devices.sheet_scanner.job import ScanJob
from devices.sheet_scanner.sheaf import PageSheaf, SheafFull

_LOOK_S: Final = 3.0
_PROBE_S: Final = 20.0
_STEP_S: Final = 0.1
_PAGE_S: Final = 45.0
_MOST_PAGES: Final = 50
_GONE: Final = frozenset(
    {ScanCode.UNREACHABLE, ScanCode.TIMEOUT, ScanCode.NO_SUCH_DEVICE, ScanCode.IO_ERROR}
)


class SheetScanner:
    """A scanner with a feeder (`devices.driver.Driver`). Settings as in `ScannerSettings`.

    Commands: feed {"feed": id, "limit": pages}, cancel. Reports, each with that "feed": 'page'
    (see `frames.py`), 'fed' {"pages"}, 'feed_failed' {"code", "pages"}.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = ScannerSettings.of(settings)
        self._sheaf = PageSheaf()
        self._place = self._settings.url or self._settings.device or "sane"

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        try:
            desk.state(DeviceState.STARTING)
            self._look(desk)
            while True:
                self._idle(desk)
        finally:
            self._sheaf.wipe()

    def _idle(self, desk: Desk) -> None:
        pause_s = _LOOK_S if self._settings.link == "escl" else _PROBE_S
        command = desk.next_command(pause_s)
        if command is None:
            self._look(desk)
        elif command.verb == "feed":
            self._feed(desk, command)
            self._look(desk)
        elif command.verb == "cancel":
            self._sheaf.wipe()

    def _look(self, desk: Desk) -> None:
        """Say how the scanner is; raise `LinkLost` when nobody answers."""
        code = self._trouble(desk)
        if code in _GONE:
            raise LinkLost(self._place, code)
        if code in (None, ScanCode.NO_PAPER, ScanCode.BUSY):
            desk.state(DeviceState.READY)
        else:
            desk.state(DeviceState.DEGRADED if code in AT_THE_SCANNER else DeviceState.FAULT, code)

    def _trouble(self, desk: Desk) -> ScanCode | None:
        if self._settings.link == "sane":
            return self._probed(desk)
        try:
            return feeder_fault(escl_of(self._settings).status())
        except EsclFailed as failed:
            return escl_fault(failed).code

    def _probed(self, desk: Desk) -> ScanCode | None:
        job = ScanJob("probe", self._settings)
        try:
            until = monotonic() + _PROBE_S
            while True:
                if job.step(_STEP_S) is not None:
                    return None
                desk.beat()
                if monotonic() > until:
                    return ScanCode.TIMEOUT
        except ScanFault as fault:
            return fault.code
        finally:
            job.kill()

    def _feed(self, desk: Desk, command: Command) -> None:
        feed = str(command.body.get("feed", ""))
        limit = command.body.get("limit", _MOST_PAGES)
        limit = max(1, min(limit, _MOST_PAGES)) if isinstance(limit, int) else _MOST_PAGES
        desk.state(DeviceState.BUSY, "feeding")
        self._sheaf.wipe()
        job = ScanJob("feed", self._settings, limit)
        pages = 0
        try:
            for page in job.pages(lambda: self._may_go_on(desk), page_s=_PAGE_S):
                desk.report("page", {"feed": feed, **self._sheaf.put(page)})
                pages += 1
        except (ScanFault, SheafFull) as fault:
            code = fault.code if isinstance(fault, ScanFault) else ScanCode.NO_MEMORY
            desk.report("feed_failed", {"feed": feed, "code": code.value, "pages": pages})
            if code is ScanCode.CANCELLED:
                self._sheaf.wipe()
        else:
            desk.report("fed", {"feed": feed, "pages": pages})
        finally:
            self._end(job)

    def _may_go_on(self, desk: Desk) -> bool:
        command = desk.next_command(0.0)
        if command is not None and command.verb == "feed":
            # One scan at a time; whoever asks for another hears so at once.
            other = str(command.body.get("feed", ""))
            busy = {"feed": other, "code": ScanCode.BUSY.value, "pages": 0}
            desk.report("feed_failed", busy)
        return command is None or command.verb != "cancel"

    def _end(self, job: ScanJob) -> None:
        """Kill what runs and tell the scanner that nobody waits any more."""
        job.kill()
        if job.path and not job.is_complete:
            try:
                escl_of(self._settings).end(job.path)
            except EsclFailed:
                return  # its own fault shows at the next look
