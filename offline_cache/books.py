"""What this kiosk reports about its books: the heartbeat's figures, and the daily comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from kiosk.domain.fleet import LedgerCheck, LedgerPage, LedgerRow, OutboxStanding
from kiosk.lookups import Nothing, Topic
from offline_cache import ledger
from offline_cache.outbox import Outbox
from offline_cache.store import Store

_PAGE = 400
_TOP = 2**53 - 1


@dataclass(frozen=True, slots=True)
class BooksCompared:
    """What came of a comparison. `missing_there` has those that are offered again already."""

    compared: int
    missing_there: tuple[UUID, ...]
    differing: tuple[UUID, ...]
    unknown_here: int
    purged_here: int
    entry: int
    link: str

    @property
    def agrees(self) -> bool:
        """Whether both books tell the same story: what we no longer name, we have purged."""
        nothing_odd = not (self.missing_there or self.differing)
        return nothing_odd and self.unknown_here <= self.purged_here


COMPARE_BOOKS: Topic[Nothing, BooksCompared] = Topic(
    "books.compare", Nothing, BooksCompared, patience_s=120.0
)


def standing_of(store: Store) -> OutboxStanding:
    """The outbox in a heartbeat's words."""
    outbox = Outbox(store)
    counts, head, line = outbox.counts(), ledger.head(store), outbox.line_report()
    return OutboxStanding(
        created=counts.created,
        unanswered=counts.kept + counts.in_flight,
        quarantined=counts.quarantined,
        answered=counts.accepted + counts.corrections + counts.refused,
        held=counts.held,
        purged=counts.purged,
        ratings_waiting=counts.ratings_waiting,
        oldest_unsent=line.oldest_unsent,
        ledger_entry=head.entry,
        ledger_link=head.link,
        parked_waiting=counts.parked_waiting,
        parked_sent=counts.parked_sent,
        parked_refused=counts.parked_refused,
    )


def compare(store: Store, ask: Callable[[LedgerPage], LedgerCheck]) -> BooksCompared:
    """Compare every case with the platform, page by page. Raises `LineFault`, `StoreFault`.

    Cases may come and go meanwhile: each page is true when it is sent.
    """
    from_seq, compared, unknown = 0, 0, 0
    missing: list[UUID] = []
    differing: list[UUID] = []
    while True:
        page = _page(store, from_seq)
        check = ask(page)
        compared += len(page.rows)
        missing += check.missing_there
        differing += check.differing
        unknown += len(check.unknown_here)
        if page.is_last:
            break
        from_seq = page.to_seq + 1
    purged = Outbox(store).counts().purged
    return BooksCompared(
        compared, tuple(missing), tuple(differing), unknown, purged, page.entry, page.link
    )


def _page(store: Store, from_seq: int) -> LedgerPage:
    with store.snapshot():
        rows = store.rows(
            "SELECT case_id, seq, digest, lane = 'answered' FROM cases WHERE seq >= ?"
            " ORDER BY seq LIMIT ?",
            from_seq,
            _PAGE,
        )
        head = ledger.head(store)
    is_last = len(rows) < _PAGE
    return LedgerPage(
        from_seq=from_seq,
        to_seq=_TOP if is_last else rows[-1][1],
        rows=tuple(LedgerRow(UUID(i), seq, digest, bool(a)) for i, seq, digest, a in rows),
        entry=head.entry,
        link=head.link,
        is_last=is_last,
    )
