"""A loop of the courier: one duty, done again and again, whatever becomes of the others.

Its due time is in the database, so a restart neither forgets it nor makes every kiosk of a city
call at once. A fault of the line never uses anything up: it only makes the next try later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from kiosk.line import LineFault, NotAuthorised, PlatformBusy
from offline_cache.backoff import LONGEST_DELAY_S, after_network_fault, after_platform_fault
from offline_cache.line_watch import Clock
from offline_cache.store import Store, StoreBusy, StoreFull

_SPREAD = 0.2
_STORE_PAUSE_S = 5.0


@dataclass(frozen=True, slots=True)
class Duty:
    """What a loop does: `work` raises `LineFault` when the line fails it; again in `every_s`."""

    name: str
    every_s: float
    work: Callable[[], None]


class Loop:
    """Keeps one duty's due time. For one thread, with a store of its own."""

    def __init__(self, duty: Duty, store: Store, clock: Clock) -> None:
        self._duty = duty
        self._store = store
        self._clock = clock
        rows = store.rows("SELECT due_at, faults FROM loops WHERE name = ?", duty.name)
        due_s: float = rows[0][0] if rows else clock.wall()
        self._faults: int = rows[0][1] if rows else 0
        # A due time further away than we ever set means that the clock was put back since.
        wait_s: float = min(max(0.0, due_s - clock.wall()), duty.every_s * (1 + _SPREAD))
        self._due_s: float = clock.monotonic() + wait_s

    def run(self, over: Event) -> None:
        """Do the duty whenever it is due, until `over`. Raises `StoreFault` and bugs."""
        while not over.wait(self.step()):
            pass

    def step(self) -> float:
        """Do the duty if it is due; return the seconds until it is again."""
        left_s: float = self._due_s - self._clock.monotonic()
        if left_s > 0:
            return left_s
        try:
            delay_s = self._try()
        except (StoreBusy, StoreFull):
            delay_s = _STORE_PAUSE_S
        self._due_s = self._clock.monotonic() + delay_s
        return delay_s

    def _try(self) -> float:
        chance = self._clock.fraction()
        try:
            self._duty.work()
        except LineFault as fault:
            delay_s = self._after(fault, chance)
            self._faults += 1
            self._note(delay_s, fault.code)
            return delay_s
        self._faults = 0
        delay_s = self._duty.every_s * (1 - _SPREAD / 2 + _SPREAD * chance)
        self._note(delay_s, "")
        return delay_s

    def _after(self, fault: LineFault, chance: float) -> float:
        if isinstance(fault, PlatformBusy):
            return after_platform_fault(self._faults + 1, fault.retry_after_s, chance)
        if isinstance(fault, NotAuthorised):
            return LONGEST_DELAY_S * (0.1 + 0.9 * chance)
        return after_network_fault(self._faults, min(self._duty.every_s, LONGEST_DELAY_S), chance)

    def _note(self, delay_s: float, fault: str) -> None:
        now_s = self._clock.wall()
        with self._store.transaction():
            self._store.rows(
                "INSERT INTO loops VALUES (?1, ?2, ?3, iif(?5 = '', ?4, NULL), ?5)"
                " ON CONFLICT (name) DO UPDATE SET due_at = ?2, faults = ?3,"
                " done_at = iif(?5 = '', ?4, done_at), last_fault = ?5",
                self._duty.name,
                now_s + delay_s,
                self._faults,
                now_s,
                fault,
            )
