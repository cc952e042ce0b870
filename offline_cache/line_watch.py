"""What the courier knows about the line, and how long it leaves it alone.

One fault is nothing: an idle connection the other side has closed looks the same. Two in a row
mean the line is down. The kiosk reads the result from the database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.line import BadAnswer, LineFault, Refused
from offline_cache.backoff import LONGEST_DELAY_S, after_network_fault, after_platform_fault
from offline_cache.waybill import Waybill

NOT_AUTHORISED = "not_authorised"
NOT_THE_PLATFORM = "not_the_platform"
"""Somebody answers for the platform: a login page of the network, or a wrong address."""
EPOCH_WENT_BACK = "epoch_went_back"
_FAULTS_BEFORE_DOWN = 2


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
        splay_s: float = 0.0,
    ) -> None:
        """`splay_s`: after an outage, how long this kiosk may let others go first."""
        self._splay_s = splay_s
        self._down_since: float | None = clock.monotonic()
        self._waybill = waybill
        self._clock = clock
        self._network_cap_s = network_cap_s
        self._hello_every_s = hello_every_s
        self._pause_until = self._hello_due = clock.monotonic()
        self._faults = 0
        self._busy = 0
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

    def greeted(self, *, is_of_now: bool = True) -> None:
        """The platform signed its word: it is there, and it is it. That takes no token of ours.

        After an outage many kiosks hear it at the same moment; each waits a random part of as
        long as the line was gone, so they do not all send at once.
        """
        down_since, told = self._down_since, self._written[1]
        alarm = told if told == NOT_AUTHORISED else ""
        self._alive(alarm=alarm if is_of_now else EPOCH_WENT_BACK)
        if down_since is not None:
            outage_s = self._clock.monotonic() - down_since
            self._pause(self._clock.fraction() * min(self._splay_s, outage_s))

    def is_down(self) -> bool:
        """Whether the line was gone when it was last tried: ask who is there before sending."""
        return self._down_since is not None

    def lost(self, fault: LineFault) -> None:
        """A request got no answer, or somebody else's."""
        self._pause(after_network_fault(self._faults, self._network_cap_s, self._clock.fraction()))
        self._faults += 1
        if self._faults < _FAULTS_BEFORE_DOWN:
            return
        if self._down_since is None:
            self._down_since = self._clock.monotonic()
        is_stranger = isinstance(fault, BadAnswer | Refused) or fault.code == "redirected"
        kept = self._written[1] if self._written[1] != NOT_THE_PLATFORM else ""
        self._write(is_online=False, alarm=NOT_THE_PLATFORM if is_stranger else kept)

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
        self._down_since = None
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
