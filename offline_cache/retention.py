"""How long tombstones stay: id, digest and answer of a case the platform has answered.

Time is the platform's own, from its signed answers: a tombstone is old when a much newer answer
has come. A kiosk whose clock is wrong, or whose line is down, forgets nothing.

The container is gone when the answer is stored, and with it the only copy of the wrapped case
key on this machine: whatever flash cells still hold of the pages opens for nobody here, and never
did (crypto-shredding). A tombstone holds nothing personal.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from kiosk import wire
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from offline_cache.reconciler import container_path
from offline_cache.store import Store

KEEP_DAYS = 180


def prune(store: Store, cases: Path, keep_days: int = KEEP_DAYS) -> int:
    """Delete tombstones older than `keep_days`; return how many. Raises `StoreFault`.

    Only of cases that are answered and whose container has been freed. The ledger keeps a line.
    """
    with store.transaction():
        answered_at = {
            case_id: _answered_at(answer)
            for case_id, answer in store.rows(
                "SELECT case_id, answer FROM cases WHERE lane = 'answered' AND body IS NULL"
            )
        }
        if not answered_at:
            return 0
        horizon = max(answered_at.values()) - timedelta(days=keep_days)
        old = [
            case_id
            for case_id, at in answered_at.items()
            if at < horizon and not container_path(cases, case_id).exists()
        ]
        for case_id in old:
            store.rows("DELETE FROM cases WHERE case_id = ? AND lane = 'answered'", case_id)
        return len(old)


def _answered_at(answer: bytes) -> datetime:
    return wire.decode(PlatformAnswer, wire.decode(SignedAnswer, answer).body).answered_at
