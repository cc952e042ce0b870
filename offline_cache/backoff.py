"""How long the courier waits. Pure: chance comes in as a fraction between 0 and 1."""

from __future__ import annotations

LONGEST_DELAY_S = 300.0
LONGEST_RETRY_AFTER_S = 900.0
_FIRST_NETWORK_DELAY_S = 0.2


def after_platform_fault(attempts: int, retry_after_s: float | None, fraction: float) -> float:
    """Seconds until a row is due again, after the platform said "not now" `attempts` times.

    Full jitter over a doubling span (Brooker, "Exponential Backoff and Jitter", AWS 2015). A
    Retry-After (RFC 9110 10.2.3) is honoured, up to a quarter of an hour.
    """
    if retry_after_s is not None:
        return min(max(retry_after_s, 0.0), LONGEST_RETRY_AFTER_S)
    return fraction * min(LONGEST_DELAY_S, 2.0 ** min(attempts, 30))


def after_network_fault(faults_in_a_row: int, cap_s: float, fraction: float) -> float:
    """Seconds until the line is tried again. No row pays for a dead line with an attempt."""
    return fraction * min(cap_s, _FIRST_NETWORK_DELAY_S * 2.0 ** min(faults_in_a_row, 30))
