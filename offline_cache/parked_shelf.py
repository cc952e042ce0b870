"""Forms kept for later, sealed, on their way to the platform. Nothing here can be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.domain.parked import ParkStanding, ParkTaken
from offline_cache.backoff import LONGEST_RETRY_AFTER_S
from offline_cache.store import Store


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """A form that is due to be sent, and how often the platform put it off."""

    parked_id: UUID
    body: bytes = field(repr=False)
    attempts: int


class ParkedShelf:
    """Both sides use it: the kiosk keeps, the courier sends. Every method raises `StoreFault`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, parked_id: UUID, body: bytes) -> None:
        """Make a sealed form durable. The same form again changes nothing."""
        with self._store.transaction():
            self._store.rows(
                "INSERT INTO parked (parked_id, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                str(parked_id),
                body,
            )

    def standing(self, parked_id: UUID) -> ParkStanding:
        """Whether the platform has it."""
        rows = self._store.rows(
            "SELECT lane, until, last_fault FROM parked WHERE parked_id = ?", str(parked_id)
        )
        if not rows or rows[0][0] == "kept":
            return ParkStanding()
        lane, until, fault = rows[0]
        if lane == "refused":
            return ParkStanding(refused=fault)
        return ParkStanding(until=datetime.fromisoformat(until))

    def waiting(self) -> int:
        """How many are not at the platform yet."""
        ((number,),) = self._store.rows("SELECT count(*) FROM parked WHERE lane = 'kept'")
        return int(number)

    def next(self, now_s: float) -> WaitingForm | None:
        """The oldest that is due; a due time too far ahead means that the clock was set back."""
        rows = self._store.rows(
            "SELECT parked_id, body, attempts FROM parked WHERE lane = 'kept'"
            " AND (due_at <= ?1 OR due_at > ?1 + ?2) ORDER BY rowid LIMIT 1",
            now_s,
            LONGEST_RETRY_AFTER_S,
        )
        return WaitingForm(UUID(rows[0][0]), rows[0][1], rows[0][2]) if rows else None

    def withdraw(self, parked_id: UUID) -> bool:
        """Undo a `keep` nobody was told of. Whether it is gone now."""
        with self._store.transaction():
            self._store.rows(
                "DELETE FROM parked WHERE parked_id = ? AND lane = 'kept' AND attempts = 0",
                str(parked_id),
            )
            return not self._store.rows("SELECT 1 FROM parked WHERE parked_id = ?", str(parked_id))

    def settle(self, parked_id: UUID, taken: ParkTaken) -> None:
        """The platform has it. Our bytes go, at once or when a backup has its `server_seq`.

        Held under the epoch in which it was taken: an answer from before a restore may come after
        the word of the restored platform, which has nothing of it.
        """
        with self._store.transaction():
            self._store.rows(
                "UPDATE parked SET lane = 'sent', until = ?2, last_fault = '', server_seq = ?3,"
                " body = iif(?3 = 0, NULL, body),"
                " epoch = iif(?4 > 0, ?4, (SELECT epoch FROM line_state)) WHERE parked_id = ?1",
                str(parked_id),
                taken.until.isoformat(),
                taken.server_seq,
                taken.epoch,
            )

    def heard(self) -> None:
        """The platform's word is new: let go of what its backups have, offer the rest again.

        After a restore (a later epoch) it may not have what it had. The same form again changes
        nothing there, so nobody is asked first.
        """
        if not self._store.rows("SELECT 1 FROM parked WHERE lane = 'sent' AND body IS NOT NULL"):
            return
        with self._store.transaction():
            self._store.rows(
                "UPDATE parked SET body = NULL WHERE lane = 'sent'"
                " AND epoch = (SELECT epoch FROM line_state)"
                " AND server_seq <= (SELECT watermark FROM line_state)"
            )
            self._store.rows(
                "UPDATE parked SET lane = 'kept', until = '', attempts = 0, due_at = 0"
                " WHERE lane = 'sent' AND body IS NOT NULL"
                " AND epoch < (SELECT epoch FROM line_state)"
            )

    def refuse(self, parked_id: UUID, code: str) -> None:
        """The platform will never take it: nobody could open it, so our bytes go as well."""
        with self._store.transaction():
            self._store.rows(
                "UPDATE parked SET lane = 'refused', body = NULL, last_fault = ?"
                " WHERE parked_id = ?",
                code,
                str(parked_id),
            )

    def postpone(self, parked_id: UUID, *, due_s: float, fault: str) -> None:
        """A try that the platform turned down for now."""
        with self._store.transaction():
            self._store.rows(
                "UPDATE parked SET attempts = attempts + 1, due_at = ?, last_fault = ?"
                " WHERE parked_id = ?",
                due_s,
                fault,
                str(parked_id),
            )

    def forget_sent(self) -> None:
        """Delete the rows nobody asks for any more: their visit is long over."""
        with self._store.transaction():
            self._store.rows("DELETE FROM parked WHERE lane = 'sent' AND body IS NULL")
