"""Tells when the store was suspected, and when it opened again: log, and a look at everything."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.fleet import StoreAlarm
from kiosk.flight_log import FlightLog, StoreReopened, StoreSuspected


class StoreWatch:
    """Compares the alarm with the last one seen. For one thread; `look_closer` must not block."""

    def __init__(
        self,
        alarm: Callable[[], StoreAlarm | None],
        log: FlightLog,
        look_closer: Callable[[], None],
    ) -> None:
        self._alarm = alarm
        self._log = log
        self._look_closer = look_closer
        self._seen: StoreAlarm | None = None

    def look(self) -> None:
        """Tell what is new since the last look."""
        before, now = self._seen, self._alarm()
        self._seen = now
        if now is None or now == before:
            return
        is_new = before is None or now.times != before.times
        if is_new:
            self._log.write(StoreSuspected(now.code, now.times))
        if not now.is_closed and (is_new or (before is not None and before.is_closed)):
            self._log.write(StoreReopened(now.times))
        self._look_closer()
