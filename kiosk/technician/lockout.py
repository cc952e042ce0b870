"""How long the door stays shut after wrong secrets: 5 free tries, then 15 s, doubling.

Only the number of failures is kept over a restart, never a time: the wall clock may be set, so
after a restart the whole wait begins anew. Waiting is measured with the monotonic clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

FREE_TRIES = 5
FIRST_WAIT_S = 15
LONGEST_WAIT_S = 24 * 3600


def wait_after(failures: int) -> int:
    """Seconds the door stays shut after that many wrong secrets in a row."""
    if failures < FREE_TRIES:
        return 0
    doublings = min(failures - FREE_TRIES, 32)
    return int(min(FIRST_WAIT_S * 2**doublings, LONGEST_WAIT_S))


@dataclass(frozen=True, slots=True)
class Lockout:
    """The failures so far, and the monotonic second until which the door stays shut."""

    failures: int = 0
    until_s: float = 0.0

    @classmethod
    def after_restart(cls, failures: int, now_s: float) -> Lockout:
        """What is known after a restart: the whole wait once more."""
        return cls(failures, now_s + wait_after(failures))

    def wait_s(self, now_s: float) -> float:
        """How long still."""
        return max(0.0, self.until_s - now_s)

    def failed(self, now_s: float) -> Lockout:
        """One more wrong secret."""
        failures = self.failures + 1
        return replace(self, failures=failures, until_s=now_s + wait_after(failures))

    @property
    def tries_left(self) -> int:
        """Tries before the door shuts; 0 when each further one shuts it."""
        return max(0, FREE_TRIES - self.failures)
