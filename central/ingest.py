"""Taking cases in, many at a time: what came while one commit was under way shares the next.

A receipt leaves after the commit that holds its case, never before. Nothing is opened here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from uuid import UUID

from central.arrivals import (
    ASIDE,
    DECIDED,
    WAITING,
    Held,
    NewArrival,
    held_of,
    last_number,
    take_in,
    write_down,
)
from central.cases import Arrival, CaseConflict
from central.database import Database, DatabaseDown
from central.keys import Keys
from kiosk import wire
from kiosk.domain.receipt import SignedAnswer, StoredReceipt

_MOST = 128
"""Cases in one transaction. The reference point is a batch of 50; more gains little."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The receipt of a case, and whether it was written for this very request."""

    receipt: SignedAnswer
    is_new: bool


Outcome = TakenIn | CaseConflict | DatabaseDown
_Waiter = tuple[Arrival, "asyncio.Future[TakenIn]"]


class Ingest:
    """One writer for all requests of this process."""

    def __init__(
        self, database: Database, keys: Keys, epoch: int, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._keys = keys
        self._epoch = epoch
        self._now = now
        self._waiting: list[_Waiter] = []
        self._last: int | None = None
        """The last number of the book where we drew it ourselves; None: to be looked up."""
        self._writing: asyncio.Task[None] | None = None

    async def take(self, arrival: Arrival) -> TakenIn:
        """Keep a case durably and return its receipt: always the same one for the same bytes.

        Raises `CaseConflict` where other bytes are here under its id, or `DatabaseDown`.
        """
        future: asyncio.Future[TakenIn] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, future))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await future

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
            outcomes: Sequence[Outcome] = ()
            try:
                outcomes = await self._keep([arrival for arrival, _ in batch])
            except DatabaseDown as fault:
                outcomes = [fault] * len(batch)
            finally:
                # After a bug the requests end with it: nobody waits for ever.
                for (_, future), outcome in zip_longest(batch, outcomes):
                    _tell(future, outcome)

    async def _keep(self, batch: Sequence[Arrival]) -> Sequence[Outcome]:
        last, self._last = self._last, None
        if last is not None:
            # Nearly always everything is new and nobody else writes: one trip to the database.
            new, outcomes = self._sorted(batch, last, {})
            async with self._database.connection() as connection:
                if await take_in(connection, last, new):
                    self._last = last + len(new)
                    return outcomes
        async with self._database.transaction() as connection:
            last = await last_number(connection)
            held = await held_of(connection, list({a.header.case_id for a in batch}))
            new, outcomes = self._sorted(batch, last, held)
            if new:
                await write_down(connection, new)
        if not held:
            self._last = last + len(new)
        return outcomes

    def _sorted(
        self, batch: Sequence[Arrival], last: int, held: dict[UUID, Held]
    ) -> tuple[list[NewArrival], list[Outcome]]:
        """What is to be written down after number `last`, and what to say of each."""
        held = dict(held)
        new: list[NewArrival] = []
        outcomes: list[Outcome] = []
        for arrival in batch:
            case_id = arrival.header.case_id
            found = held.get(case_id)
            if found is not None and _is_other(found, arrival):
                outcomes.append(CaseConflict())
                continue
            if found is not None and found.receipt is not None and found.digest == arrival.digest:
                outcomes.append(TakenIn(found.receipt, is_new=False))
                continue
            # A case from before there were receipts gets one now; it has its answer already.
            state = DECIDED if found is not None and found.state == DECIDED else WAITING
            entry = self._signed(arrival, last + len(new) + 1, state)
            new.append(entry)
            held[case_id] = Held(arrival.digest, state, entry.receipt)
            outcomes.append(TakenIn(entry.receipt, is_new=state == WAITING))
        return new, outcomes

    def _signed(self, arrival: Arrival, number: int, state: str) -> NewArrival:
        header = arrival.header
        receipt = StoredReceipt(
            header.case_id, arrival.digest, header.seq, number, self._epoch, self._now()
        )
        body = wire.encode(receipt)
        signature, key_id = self._keys.sign(body)
        return NewArrival(arrival, number, SignedAnswer(body, signature, key_id), state)


def _is_other(held: Held, arrival: Arrival) -> bool:
    """Other bytes; what could not be judged does not keep the true case out."""
    return held.digest != arrival.digest and held.state != ASIDE


def _tell(future: asyncio.Future[TakenIn], outcome: Outcome | None) -> None:
    if future.done():
        return  # who asked is gone
    if outcome is None:
        future.cancel()
    elif isinstance(outcome, TakenIn):
        future.set_result(outcome)
    else:
        future.set_exception(outcome)
