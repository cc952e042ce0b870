"""What the courier knows about the line, and how long it leaves it alone.

One fault is nothing: an idle connection the other side has closed looks the same. Two in a row
mean the line is down. The kiosk reads the result from the database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.line import Hello
from offline_cache.backoff import LONGEST_DELAY_S, after_network_fault, after_platform_fault
from offline_cache.waybill import Waybill

NOT_AUTHORISED = "not_authorised"
_FAULTS_BEFORE_DOWN = 2
_OFFSET_STEP_S = 2.0


@dataclass(frozen=True, slots=True)
class Clock:
    """The clocks and the chance the courier uses. `wall` is for rows, `monotonic` for waiting."""

    wall: Callable[[], float]
    monotonic: Callable[[], float]
    fraction: Callable[[], float]


class LineWatch:
    """Tells the courier when to try, and the kiosk whether the line is there."""

    def __init__(
        self,
        waybill: Waybill,
        clock: Clock,
        *,
        network_cap_s: float,
        hello_every_s: float,
    ) -> None:
        self._waybill = waybill
        self._clock = clock
        self._network_cap_s = network_cap_s
        self._hello_every_s = hello_every_s
        self._pause_until = self._hello_due = clock.monotonic()
        self._faults = 0
        self._busy = 0
        self._offset_s: float | None = None
        self._written: tuple[bool, str] = (False, "")
        waybill.write_line(is_online=False, now_s=clock.wall(), alarm="")

    def is_pausing(self) -> bool:
        """Whether the line is to be left alone for now."""
        return self._clock.monotonic() < self._pause_until

    def pause_left_s(self) -> float:
        """How long the line is still to be left alone, in seconds; 0 when it is not."""
        return max(0.0, self._pause_until - self._clock.monotonic())

    def wants_hello(self) -> bool:
        """Whether the line has been silent so long that we should ask if it is there."""
        return self._clock.monotonic() >= self._hello_due

    def heard(self) -> None:
        """The platform answered a request that needs our token, whatever it said."""
        self._alive(alarm="")

    def greeted(self, hello: Hello) -> None:
        """The platform said hello; a greeting needs no token, so an alarm stays."""
        self._alive(alarm=self._written[1])
        offset_s = hello.platform_time_s - self._clock.wall()
        if self._offset_s is None or abs(offset_s - self._offset_s) > _OFFSET_STEP_S:
            self._offset_s = offset_s
            self._waybill.write_platform_offset(offset_s)

    def lost(self) -> None:
        """A request got no answer, or somebody else's."""
        self._pause(after_network_fault(self._faults, self._network_cap_s, self._clock.fraction()))
        self._faults += 1
        if self._faults >= _FAULTS_BEFORE_DOWN:
            self._write(is_online=False, alarm=self._written[1])

    def busy(self, retry_after_s: float | None) -> None:
        """The platform asked for patience before any case was touched."""
        busy_before = self._busy
        self._alive(alarm=self._written[1])
        self._busy = busy_before + 1
        self._pause(after_platform_fault(self._busy, retry_after_s, self._clock.fraction()))

    def not_authorised(self) -> None:
        """The platform does not know us: keep everything, raise the alarm, try again slowly."""
        self._alive(alarm=NOT_AUTHORISED)
        # Never soon, whatever chance says.
        self._pause(LONGEST_DELAY_S * (0.1 + 0.9 * self._clock.fraction()))

    def _alive(self, *, alarm: str) -> None:
        self._faults = 0
        self._hello_due = self._clock.monotonic() + self._hello_every_s
        self._busy = 0
        self._write(is_online=True, alarm=alarm)

    def _pause(self, seconds: float) -> None:
        self._pause_until = self._clock.monotonic() + seconds

    def _write(self, *, is_online: bool, alarm: str) -> None:
        if (is_online, alarm) == self._written:
            return
        self._waybill.write_line(is_online=is_online, now_s=self._clock.wall(), alarm=alarm)
        self._written = (is_online, alarm)
