"""The outbox: sealed cases and ratings wait here, on disk, until the platform has them.

Progress is a query over durable rows, never a counter in memory. An answered case leaves a
tombstone with its id, digest and answer; every change of a row writes its line in the ledger.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from kiosk import wire
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from offline_cache.platform_time import instant, offset_at
from offline_cache.settlement import standing_of
from offline_cache.store import Store


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """Where every case this kiosk ever kept is now, and its ratings."""

    created: int
    kept: int
    in_flight: int
    accepted: int
    corrections: int
    refused: int
    quarantined: int
    ratings_waiting: int
    ratings_sent: int
    ratings_quarantined: int
    purged: int
    held: int = 0
    """Answered, and still here until a backup of the platform has them. Counted above, too."""
    parked_waiting: int = 0
    parked_sent: int = 0
    parked_refused: int = 0
    """Forms kept for later, no cases: on their way, arrived since the last start, not taken."""

    @property
    def is_conserved(self) -> bool:
        """Whether every case ever created is accounted for in exactly one place."""
        answered = self.accepted + self.corrections + self.refused
        waiting = self.kept + self.in_flight + self.quarantined
        return self.created == waiting + answered + self.purged


@dataclass(frozen=True, slots=True)
class LineReport:
    """The line to the platform as the courier last saw it.

    `alarm` is '' or a code a technician must see. `platform_offset_s` is the platform's signed
    time minus our wall clock, by the clock nobody can set; see `platform_time`.
    """

    is_online: bool
    since: datetime
    oldest_unsent: datetime | None
    alarm: str
    platform_offset_s: float | None
    is_time_verified: bool = False
    epoch: int = 0
    backup_watermark: int = 0


class Outbox:
    """The kiosk's side of the outbox: put, count, look up."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, case_id: UUID, envelope_with: Callable[[int], CaseEnvelope]) -> None:
        """Give the case its sequence number and make it durable. This is the commit point.

        Keeping the same case again changes nothing. Raises `StoreFault`; then it is not kept,
        except after `StoreSuspect`, when only a new connection can tell.
        """
        with self._store.transaction():
            if self.has(case_id):
                return
            ((seq,),) = self._store.rows(
                "UPDATE kiosk_sequence SET last_seq = last_seq + 1 RETURNING last_seq"
            )
            envelope = envelope_with(seq)
            body = wire.encode(envelope)
            header = envelope.header
            self._store.rows(
                "INSERT INTO cases (case_id, seq, item_code, digest, size, body,"
                " container_digest, container_size, kept_at) VALUES (?,?,?,?,?,?,?,?,?)",
                str(case_id),
                seq,
                header.item_code,
                hashlib.sha256(body).hexdigest(),
                len(body),
                body,
                header.container_digest,
                header.container_size,
                header.sealed_at.wall.isoformat(),
            )

    def withdraw(self, case_id: UUID) -> bool:
        """Undo a `keep` nobody was told of. Whether the case is gone now."""
        with self._store.transaction():
            gone = self._store.rows(
                "DELETE FROM cases WHERE case_id = ? AND lane = 'kept' AND attempts = 0"
                " AND seq = (SELECT last_seq FROM kiosk_sequence) RETURNING seq",
                str(case_id),
            )
            if gone:
                self._store.rows("UPDATE kiosk_sequence SET last_seq = last_seq - 1")
            return not self.has(case_id)

    def has(self, case_id: UUID) -> bool:
        """Whether this case has been kept, whatever became of it since."""
        return bool(self._store.rows("SELECT 1 FROM cases WHERE case_id = ?", str(case_id)))

    def keep_rating(self, rating: Rating) -> None:
        """Make a rating durable. The same rating again changes nothing."""
        with self._store.transaction():
            self._store.rows(
                "INSERT INTO ratings (rating_id, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                str(rating.rating_id),
                wire.encode(rating),
            )

    def answer(self, case_id: UUID) -> PlatformAnswer | None:
        """The platform's answer, verified by the courier before it was stored; None so far."""
        rows = self._store.rows(
            "SELECT coalesce(answer, earlier_answer) FROM cases WHERE case_id = ?", str(case_id)
        )
        if not rows or rows[0][0] is None:
            return None
        return wire.decode(PlatformAnswer, wire.decode(SignedAnswer, rows[0][0]).body)

    def counts(self) -> OutboxCounts:
        """Count all durable states in one consistent read."""
        ((*numbers,),) = self._store.rows(_COUNTS)
        return OutboxCounts(*numbers)

    def waiting(self) -> int:
        """How many cases have no answer yet. Cheap: asked several times a second."""
        ((number,),) = self._store.rows(f"SELECT count(*) FROM cases WHERE {_UNANSWERED}")
        return int(number)

    def release(self, case_id: UUID) -> bool:
        """Send a quarantined case on its way again, once a person has seen to the reason."""
        with self._store.transaction():
            return bool(
                self._store.rows(
                    "UPDATE cases SET lane = 'kept', quarantine_code = '', is_uploaded = 0,"
                    " attempts = 0, due_at = 0"
                    " WHERE case_id = ? AND lane = 'quarantined' RETURNING seq",
                    str(case_id),
                )
            )

    def release_rating(self, rating_id: UUID) -> bool:
        """Send a quarantined rating again. Whether there was one."""
        with self._store.transaction():
            return bool(
                self._store.rows(
                    "UPDATE ratings SET lane = 'kept', quarantine_code = '', attempts = 0,"
                    " due_at = 0 WHERE rating_id = ? AND lane = 'quarantined' RETURNING 1",
                    str(rating_id),
                )
            )

    def hasten(self) -> None:
        """Make everything that waits for its next try due now."""
        with self._store.transaction():
            self._store.rows("UPDATE cases SET due_at = 0 WHERE lane IN ('kept', 'announced')")
            self._store.rows("UPDATE ratings SET due_at = 0 WHERE lane = 'kept'")

    def done_at(self, loop: str) -> datetime | None:
        """When a duty of the courier last succeeded, by the kiosk's clock; None if it never did."""
        rows = self._store.rows("SELECT done_at FROM loops WHERE name = ?", loop)
        done_s = rows[0][0] if rows else None
        return None if done_s is None else datetime.fromtimestamp(done_s, UTC)

    def line_report(self) -> LineReport:
        """What the courier last wrote about the line."""
        standing = standing_of(self._store)
        offset = offset_at(standing.learnt, instant())
        ((online, since, alarm, oldest),) = self._store.rows(
            "SELECT is_online, since, alarm,"
            f" (SELECT min(kept_at) FROM cases WHERE {_UNANSWERED}) FROM line_state"
        )
        return LineReport(
            is_online=bool(online),
            since=datetime.fromisoformat(since),
            oldest_unsent=None if oldest is None else datetime.fromisoformat(oldest),
            alarm=alarm,
            platform_offset_s=offset.offset_s,
            is_time_verified=offset.is_verified,
            epoch=standing.epoch,
            backup_watermark=standing.watermark,
        )


# As a list, so that the index is used and a year of tombstones is not read.
_UNANSWERED = "lane IN ('kept', 'announced', 'quarantined')"
_COUNTS = """
SELECT
    (SELECT last_seq FROM kiosk_sequence),
    count(*) FILTER (WHERE lane = 'kept'),
    count(*) FILTER (WHERE lane = 'announced'),
    count(*) FILTER (WHERE answer_kind = 'accepted'),
    count(*) FILTER (WHERE answer_kind = 'correction_needed'),
    count(*) FILTER (WHERE answer_kind = 'not_accepted'),
    count(*) FILTER (WHERE lane = 'quarantined'),
    (SELECT count(*) FROM ratings WHERE lane = 'kept'),
    (SELECT count(*) FROM ratings WHERE lane = 'sent'),
    (SELECT count(*) FROM ratings WHERE lane = 'quarantined'),
    (SELECT purged FROM kiosk_sequence),
    count(*) FILTER (WHERE lane = 'answered' AND body IS NOT NULL),
    (SELECT count(*) FROM parked WHERE lane = 'kept'),
    (SELECT count(*) FROM parked WHERE lane = 'sent'),
    (SELECT count(*) FROM parked WHERE lane = 'refused')
FROM cases
"""
