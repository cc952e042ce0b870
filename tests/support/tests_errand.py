"""A courier over a keeper's store, stepped by hand, with a clock of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from kiosk.gateway.client import PlatformClient
from offline_cache.courier import Courier
from offline_cache.keeper import CaseKeeper
from offline_cache.line_watch import Clock, LineWatch
from offline_cache.settlement import Settlement
from offline_cache.store import Store
from offline_cache.waybill import Waybill


@dataclass
class FakeClock:
    """Time that passes when told to; chance that always takes the longest way."""

    now_s: float = 1_800_000_000.0
    passed_s: float = 0.0

    def clock(self) -> Clock:
        return Clock(lambda: self.now_s + self.passed_s, lambda: self.passed_s, lambda: 1.0)


class Errand:
    """A courier over the keeper's store, stepped by hand."""

    def __init__(self, keeper: CaseKeeper, state: Path, client: PlatformClient) -> None:
        self.time = FakeClock()
        self._keeper, self._state, self._client = keeper, state, client
        self._store: Store | None = None
        self.start()

    def start(self, splay_s: float = 0.0) -> None:
        """A new courier, as after a restart."""
        self.close()
        self._store = Store(self._state / "store.db", self._keeper.store_key)
        waybill, clock = Waybill(self._store), self.time.clock()
        watch = LineWatch(waybill, clock, network_cap_s=5.0, hello_every_s=15.0, splay_s=splay_s)
        cases = self._state / "cases"
        settlement = Settlement(self._store, cases)
        self._courier = Courier(waybill, self._client, cases, clock, watch, settlement)

    def run(self) -> None:
        """Step until nothing is due."""
        for _ in range(50):
            if not self._courier.step():
                return
        raise AssertionError("the courier does not come to rest")

    def after(self, seconds: float) -> None:
        """Let time pass, then run."""
        self.time.passed_s += seconds
        self.run()

    def close(self) -> None:
        if self._store is not None:
            self._store.close()


def row(keeper: CaseKeeper, case_id: UUID) -> tuple:
    """Lane, attempts, last fault, quarantine code."""
    (found,) = keeper._store.rows(
        "SELECT lane, attempts, last_fault, quarantine_code FROM cases WHERE case_id = ?",
        str(case_id),
    )
    return found
