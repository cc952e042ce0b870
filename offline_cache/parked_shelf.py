"""Forms kept for later, sealed, on their way to the platform. Nothing here can be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.domain.parked import ParkStanding
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

    def settle(self, parked_id: UUID, until: datetime) -> None:
        """The platform has it: our bytes go."""
        self._end(parked_id, "sent", until=until.isoformat(), fault="")

    def refuse(self, parked_id: UUID, code: str) -> None:
        """The platform will never take it: nobody could open it, so our bytes go as well."""
        self._end(parked_id, "refused", until="", fault=code)

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
            self._store.rows("DELETE FROM parked WHERE lane = 'sent'")

    def _end(self, parked_id: UUID, lane: str, *, until: str, fault: str) -> None:
        with self._store.transaction():
            self._store.rows(
                "UPDATE parked SET lane = ?, body = NULL, until = ?, last_fault = ?"
                " WHERE parked_id = ?",
                lane,
                until,
                fault,
                str(parked_id),
            )
