"""The courier's side of the outbox: what is to be sent, and what became of it.

Every step is one durable transaction. Nothing here deletes a row.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from kiosk import wire
from kiosk.domain.envelope import Announcement
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from offline_cache import ledger
from offline_cache.backoff import LONGEST_RETRY_AFTER_S
from offline_cache.parked_shelf import ParkedShelf
from offline_cache.reconciler import quarantine_case
from offline_cache.store import Store

# A due time further away than any delay we ever set means the clock was put back since.
_DUE = f"(due_at <= ?1 OR due_at > ?1 + {LONGEST_RETRY_AFTER_S})"

_SOMEBODY_WAITS_S = 90
_SMALL = 16 * 1024
_TOGETHER = 25
"""Small cases in one request: 400 KB at most, for lines that are cut every 500 KB."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A case on its way. `container_digest` is '' when it has no pages."""

    case_id: UUID
    digest: str
    container_digest: str
    container_size: int
    attempts: int


class Waybill:
    """What the courier reads and writes. `now_s` is wall time in seconds throughout."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.parked = ParkedShelf(store)

    def unanswered(self) -> list[tuple[UUID, str]]:
        """Id and digest of every case without an answer, quarantined ones too."""
        rows = self._store.rows(
            "SELECT case_id, digest FROM cases WHERE lane <> 'answered' ORDER BY seq"
        )
        return [(UUID(case_id), digest) for case_id, digest in rows]

    def to_announce(self, now_s: float, limit: int) -> list[Announcement]:
        """Cases the platform has not heard of, oldest first."""
        rows = self._store.rows(
            "SELECT case_id, seq, digest, size + container_size, item_code FROM cases"
            f" WHERE lane = 'kept' AND {_DUE} ORDER BY seq LIMIT ?2",
            now_s,
            limit,
        )
        return [Announcement(UUID(case_id), *rest) for case_id, *rest in rows]

    def next_parcel(self, now_s: float, set_aside: Collection[UUID] = ()) -> Parcel | None:
        """The announced case whose turn it is. Cases in `set_aside` are passed over.

        Small ones first, newest first: rows without a container, or whose container is there.
        Then the newest of all if it is from this very moment, for somebody waits in front of
        the kiosk. Then containers, oldest first.
        """
        rows = self._store.rows(
            "SELECT case_id, digest, container_digest, container_size, attempts FROM cases"
            f" WHERE lane = 'announced' AND receipt IS NULL AND {_DUE} ORDER BY"
            " (container_digest = '' OR is_uploaded) DESC,"
            f" (unixepoch(kept_at) > ?1 - {_SOMEBODY_WAITS_S}) DESC,"
            " iif(container_digest = '' OR is_uploaded, -seq, seq) LIMIT ?2",
            now_s,
            len(set_aside) + 1,
        )
        parcels = (Parcel(UUID(case_id), *rest) for case_id, *rest in rows)
        return next((parcel for parcel in parcels if parcel.case_id not in set_aside), None)

    def body(self, case_id: UUID) -> bytes | None:
        """The case body exactly as it is stored and sent; None once there is an answer."""
        rows = self._store.rows(
            "SELECT body FROM cases WHERE case_id = ? AND body IS NOT NULL", str(case_id)
        )
        return bytes(rows[0][0]) if rows else None

    def mark_announced(self, case_ids: Sequence[UUID]) -> None:
        """The platform knows of these cases."""
        self._for_each(
            "UPDATE cases SET lane = 'announced', attempts = 0, due_at = 0"
            " WHERE case_id = ? AND lane = 'kept'",
            case_ids,
        )

    def mark_unknown(self, case_ids: Sequence[UUID]) -> None:
        """The platform does not know these cases: announce them (again)."""
        self._for_each(
            "UPDATE cases SET lane = 'kept', is_uploaded = 0"
            " WHERE case_id = ? AND lane = 'announced'",
            case_ids,
        )

    def mark_uploaded(self, case_id: UUID) -> None:
        """The platform holds the whole container of this case."""
        self._for_each(
            "UPDATE cases SET is_uploaded = 1"
            " WHERE case_id = ? AND lane = 'announced' AND is_uploaded = 0",
            [case_id],
        )

    def small_parcels(self, now_s: float) -> list[Parcel]:
        """Untroubled cases of which nothing but a small body has to go, newest first."""
        rows = self._store.rows(
            "SELECT case_id, digest, container_digest, container_size, attempts FROM cases"
            " WHERE lane = 'announced' AND receipt IS NULL AND earlier_answer IS NULL"
            " AND attempts = 0 AND (container_digest = '' OR is_uploaded) AND size <= ?2"
            f" AND {_DUE} ORDER BY seq DESC LIMIT ?3",
            now_s,
            _SMALL,
            _TOGETHER,
        )
        return [Parcel(UUID(case_id), *rest) for case_id, *rest in rows]

    def mark_stored(self, receipts: Mapping[UUID, SignedAnswer]) -> None:
        """The platform signed that it has these cases. Their answers are still to come."""
        if not receipts:
            return
        with self._store.transaction():
            for case_id, receipt in receipts.items():
                self._store.rows(
                    "UPDATE cases SET receipt = ?, attempts = 0, due_at = 0, last_fault = ''"
                    " WHERE case_id = ? AND lane = 'announced'",
                    wire.encode(receipt),
                    str(case_id),
                )

    def stored(self) -> list[tuple[UUID, str]]:
        """Id and digest of the cases the platform has signed for and not answered, newest first.

        For the newest somebody may still be waiting.
        """
        rows = self._store.rows(
            "SELECT case_id, digest FROM cases WHERE lane = 'announced' AND receipt IS NOT NULL"
            " ORDER BY seq DESC"
        )
        return [(UUID(case_id), digest) for case_id, digest in rows]

    def postpone(self, case_id: UUID, *, due_s: float, fault: str) -> None:
        """A try that the platform turned down for now."""
        with self._store.transaction():
            self._store.rows(
                "UPDATE cases SET attempts = attempts + 1, due_at = ?, last_fault = ?"
                " WHERE case_id = ?",
                due_s,
                fault,
                str(case_id),
            )

    def quarantine(self, case_id: UUID, code: str) -> None:
        """Move a case aside for a person to look at; the next one goes on."""
        quarantine_case(self._store, str(case_id), code)

    def earlier_answer(self, case_id: UUID) -> SignedAnswer | None:
        """What the platform answered before it was restored from a backup without this case."""
        rows = self._store.rows(
            "SELECT earlier_answer FROM cases WHERE case_id = ? AND earlier_answer IS NOT NULL",
            str(case_id),
        )
        return wire.decode(SignedAnswer, rows[0][0]) if rows else None

    def is_held(self, case_id: UUID) -> bool:
        """Whether body and container of this case must stay."""
        return self.body(case_id) is not None

    def store_answer(
        self, case_id: UUID, signed: SignedAnswer, answer: PlatformAnswer, *, by_stick: bool = False
    ) -> bool:
        """Keep a verified answer; return whether what was sent may be let go of at once.

        It is, and the row is a tombstone, when a backup of the platform already reaches this far
        or it waits for none; and when it has never told us of its backups (epoch 0).
        """
        with self._store.transaction():
            if by_stick and self.body(case_id) is not None:
                ledger.note(self._store, case_id, "ack_imported", answer.digest)
            self._store.rows(
                "UPDATE cases SET lane = 'answered', answer = ?1, answer_kind = ?2,"
                " body = iif((SELECT epoch = 0 OR epoch = ?3 AND ?4 <= watermark"
                " FROM line_state), NULL, body), epoch = ?3, server_seq = ?4,"
                " quarantine_code = '', last_fault = '' WHERE case_id = ?5 AND lane <> 'answered'",
                wire.encode(signed),
                answer.kind.value,
                answer.epoch,
                answer.server_seq,
                str(case_id),
            )
        return not self.is_held(case_id)

    def next_rating(self, now_s: float) -> tuple[Rating, int] | None:
        """The oldest rating that is due, and how often it was tried."""
        rows = self._store.rows(
            f"SELECT body, attempts FROM ratings WHERE lane = 'kept' AND {_DUE}"
            " ORDER BY rowid LIMIT 1",
            now_s,
        )
        return (wire.decode(Rating, rows[0][0]), rows[0][1]) if rows else None

    def settle_rating(self, rating_id: UUID, quarantine_code: str = "") -> None:
        """The platform has the rating, or will never take it (`quarantine_code`)."""
        with self._store.transaction():
            self._store.rows(
                "UPDATE ratings SET lane = ?, quarantine_code = ? WHERE rating_id = ?",
                "quarantined" if quarantine_code else "sent",
                quarantine_code,
                str(rating_id),
            )

    def postpone_rating(self, rating_id: UUID, *, due_s: float, fault: str) -> None:
        """A try that the platform turned down for now."""
        with self._store.transaction():
            self._store.rows(
                "UPDATE ratings SET attempts = attempts + 1, due_at = ?, last_fault = ?"
                " WHERE rating_id = ?",
                due_s,
                fault,
                str(rating_id),
            )

    def write_line(self, *, is_online: bool, now_s: float, alarm: str) -> None:
        """Note that the line came, went, or that somebody must look at it."""
        with self._store.transaction():
            self._store.rows(
                "UPDATE line_state SET since = iif(is_online = ?1, since, ?2), is_online = ?1,"
                " alarm = ?3",
                int(is_online),
                datetime.fromtimestamp(now_s, UTC).isoformat(),
                alarm,
            )

    def _for_each(self, sql: str, case_ids: Sequence[UUID]) -> None:
        if not case_ids:
            return
        with self._store.transaction():
            for case_id in case_ids:
                self._store.rows(sql, str(case_id))
