"""The conservation ledger: proves that nothing was lost, doubled or changed behind our back.

Every durable change of a case or rating has a line, chained to the line before. `verify` walks
the chain, plays the changes again, and compares where that leads with where the rows are now.
Whoever holds the key of the database can write the whole chain anew; what they cannot do is make
it match a head (`Head`) that was noted elsewhere, for instance in an export on a stick.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from kiosk import wire
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from offline_cache.chain import GENESIS, digest_of, link
from offline_cache.outbox import Outbox, OutboxCounts
from offline_cache.store import Store

_PAGE = 2_000

_NOTHING = ""
_ON_THE_WAY = {"kept", "announced", "uploaded", "quarantined"}
_BEFORE: dict[str, dict[str, set[str]]] = {
    "case": {
        "kept": {_NOTHING},
        "announced": {"kept"},
        "uploaded": {"announced", "uploaded"},
        "stored": {"announced", "uploaded"},
        "unknown_there": {"announced", "uploaded"},
        "quarantined": _ON_THE_WAY,
        "released": {"quarantined"},
        "exported": _ON_THE_WAY,
        "ack_imported": _ON_THE_WAY,
        "answered": _ON_THE_WAY,
        "let_go": {"answered"},
        "offered_again": {"answered"},
        "withdrawn": {"kept"},
        "purged": {"answered"},
    },
    "rating": {
        "kept": {_NOTHING},
        "sent": {"kept"},
        "quarantined": {"kept", "quarantined"},
        "released": {"quarantined"},
    },
}
"""Which standings a change may follow."""
_STAYS = {"stored", "exported", "ack_imported", "let_go"}
"""Changes that tell something and leave the subject where it is."""
_LEADS_TO = {"released": "kept", "unknown_there": "kept", "offered_again": "kept"}
_GONE = {"withdrawn", "purged"}
_LANE = {"uploaded": "announced"}


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a ledger: `entry` 0 and an empty link when there is none."""

    entry: int
    link: str


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """Something that must not be. `subject` is a case or rating id, or ''; `entry` 0 is no line.

    `code` is 'gap', 'link_differs', 'illegal_change', 'digest_changed', 'row_missing',
    'row_without_line', 'row_differs', 'body_differs', 'answer_differs', 'not_conserved' or
    'head_differs'.
    """

    code: str
    entry: int
    subject: str


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What `verify` found."""

    head: Head
    counts: OutboxCounts
    faults: tuple[LedgerFault, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the ledger proves what it is there to prove."""
        return not self.faults


@dataclass(slots=True)
class _Replay:
    """Where every subject is after the lines read so far, and what was wrong with them."""

    head: Head = Head(0, GENESIS)
    standing: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    created: int = 0
    purged: int = 0
    faults: list[LedgerFault] = field(default_factory=list)


def head(store: Store) -> Head:
    """The last line of the ledger."""
    rows = store.rows("SELECT entry, link FROM ledger ORDER BY entry DESC LIMIT 1")
    return Head(*rows[0]) if rows else Head(0, GENESIS)


def note(store: Store, case_id: UUID, change: str, digest: str, detail: str = "") -> None:
    """Write a line that changes no row ('exported', 'ack_imported'); inside a transaction."""
    store.rows(
        "INSERT INTO ledger_pen VALUES ('case', ?, ?, ?, ?)", str(case_id), change, detail, digest
    )


def verify(store: Store, noted: Head | None = None) -> LedgerReport:
    """Walk the whole chain and compare it with the rows; `noted` must be one of its lines.

    Reads one moment of the database and holds nobody up. Raises `StoreFault`.
    """
    replay = _Replay()
    with store.snapshot():
        for entry, *fields in _lines(store):
            _check_link(replay, entry, *fields)
            if noted and noted.entry == entry and noted.link != fields[-1]:
                replay.faults.append(LedgerFault("head_differs", entry, ""))
            _play(replay, entry, *fields[1:6])
        if noted and noted.entry > replay.head.entry:
            replay.faults.append(LedgerFault("head_differs", noted.entry, ""))
        _compare_cases(store, replay)
        _compare_ratings(store, replay)
        counts = Outbox(store).counts()
    _prove(replay, counts)
    return LedgerReport(replay.head, counts, tuple(replay.faults))


def _lines(store: Store) -> Iterator[tuple[int, str, str, str, str, str, str, str]]:
    after = -1
    while rows := store.rows(
        "SELECT entry, noted_at, kind, subject, change, detail, digest, link FROM ledger"
        " WHERE entry > ? ORDER BY entry LIMIT ?",
        after,
        _PAGE,
    ):
        yield from rows
        after = rows[-1][0]


def _check_link(replay: _Replay, entry: int, *fields: str) -> None:
    *line, found = fields
    if entry != replay.head.entry + 1:
        replay.faults.append(LedgerFault("gap", entry, ""))
    elif link(replay.head.link, entry, *line) != found:
        replay.faults.append(LedgerFault("link_differs", entry, line[2]))
    replay.head = Head(entry, found)


def _play(
    replay: _Replay, entry: int, kind: str, subject: str, change: str, detail: str, digest: str
) -> None:
    key = (kind, subject)
    before, _, known = replay.standing.get(key, (_NOTHING, "", digest))
    if before not in _BEFORE[kind].get(change, set()):
        replay.faults.append(LedgerFault("illegal_change", entry, subject))
    if digest != known:
        replay.faults.append(LedgerFault("digest_changed", entry, subject))
    if kind == "case":
        replay.created += (change == "kept") - (change == "withdrawn")
        replay.purged += change == "purged"
    if change in _GONE:
        replay.standing.pop(key, None)
    elif change not in _STAYS:
        replay.standing[key] = (_LEADS_TO.get(change, change), detail, known)


def _compare_cases(store: Store, replay: _Replay) -> None:
    rows = store.rows(
        "SELECT case_id, lane, answer_kind || quarantine_code, digest, body, answer FROM cases"
    )
    for case_id, lane, detail, digest, body, answer in rows:
        _compare(replay, ("case", case_id), (lane, detail, digest))
        if body is not None and digest_of(body) != digest:
            replay.faults.append(LedgerFault("body_differs", 0, case_id))
        if answer is not None and not _is_about(answer, case_id, detail, digest):
            replay.faults.append(LedgerFault("answer_differs", 0, case_id))
    _nobody_left(replay, "case")


def _compare_ratings(store: Store, replay: _Replay) -> None:
    for rating_id, lane, code, body in store.rows(
        "SELECT rating_id, lane, quarantine_code, body FROM ratings"
    ):
        _compare(replay, ("rating", rating_id), (lane, code, digest_of(body)))
    _nobody_left(replay, "rating")


def _compare(replay: _Replay, key: tuple[str, str], row: tuple[str, str, str]) -> None:
    told = replay.standing.pop(key, None)
    if told is None:
        replay.faults.append(LedgerFault("row_without_line", 0, key[1]))
        return
    state, detail, digest = told
    if (_LANE.get(state, state), detail, digest) != row:
        replay.faults.append(LedgerFault("row_differs", 0, key[1]))


def _nobody_left(replay: _Replay, kind: str) -> None:
    missing = [subject for of, subject in replay.standing if of == kind]
    replay.faults.extend(LedgerFault("row_missing", 0, subject) for subject in missing)


def _is_about(answer: bytes, case_id: str, kind: str, digest: str) -> bool:
    try:
        said = wire.decode(PlatformAnswer, wire.decode(SignedAnswer, answer).body)
    except wire.BadWireValue:
        return False
    return (str(said.case_id), said.kind.value, said.digest) == (case_id, kind, digest)


def _prove(replay: _Replay, counts: OutboxCounts) -> None:
    """Created = kept + in flight + answered + quarantined + purged, told twice."""
    told_same = (replay.created, replay.purged) == (counts.created, counts.purged)
    if not (told_same and counts.is_conserved):
        replay.faults.append(LedgerFault("not_conserved", 0, ""))
