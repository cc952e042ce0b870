"""The kiosk's own store as a cabinet: whole, and weakened in ways a drill has to notice.

The sealer works inside this process instead of in its own: it writes the same bytes with the same
calls, and a case takes milliseconds instead of a Python start.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import offline_cache.container
import offline_cache.keeper
from drills import sample_case
from drills.cabinets import PEERS, Cabinet, Found, Kind
from kiosk.domain.application import PageRef
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, SignedAnswer
from kiosk.ports import NotKept
from kiosk.sealed import PlatformKey
from offline_cache import ledger
from offline_cache.container import ContainerFault
from offline_cache.keeper import CaseKeeper
from offline_cache.reconciler import container_path
from offline_cache.sealer import CaseSealer, Finished, OpenOrder
from offline_cache.sealer_process import SealerFault
from offline_cache.store import Store, StoreFault
from offline_cache.store_key import StoreKeyUnusable
from offline_cache.waybill import Waybill

T = TypeVar("T")
RESERVE = 1 << 20
_ANSWER_EVERY = 3


class SealerInside:
    """Speaks like `SealerProcess`, without a process: opened by the first question, too."""

    def __init__(self, case_id: UUID, path: Path, platform_key: PlatformKey) -> None:
        self._order = OpenOrder(case_id, str(path), platform_key)
        self._opened: CaseSealer | None = None

    def page(self, data: bytes, media_type: str) -> PageRef:
        """Seal and append."""
        return self._asked(lambda sealer: sealer.page(media_type, data))

    def finish(self, form: bytes) -> tuple[Finished, bytes]:
        """Close the container and seal the form."""
        return self._asked(lambda sealer: sealer.finish(form))

    def _asked(self, question: Callable[[CaseSealer], T]) -> T:
        try:
            self._opened = self._opened or CaseSealer(self._order)
            return question(self._opened)
        except ContainerFault as fault:
            raise SealerFault(fault.code) from None

    def end(self) -> None:
        """Nothing to kill."""

    def close(self) -> None:
        """Nothing to close but the file, which ends with this object."""


class OurCabinet:
    """Cases through the keeper; now and then one is answered, as a courier would do it."""

    def __init__(self, place: Path, weaken: Callable[[CaseKeeper], None] | None = None) -> None:
        offline_cache.keeper.SealerProcess = SealerInside  # type: ignore[assignment,misc]
        key = sample_case.drill_key()
        self._keeper = CaseKeeper(place / "kiosk", key, sample_case.KIOSK_ID, reserve=RESERVE)
        if weaken:
            weaken(self._keeper)
        self._cases = place / "kiosk" / "cases"
        self._courier = Store(place / "kiosk" / "store.db", self._keeper.store_key, migrate=False)
        self._waybill = Waybill(self._courier)
        self._kept: list[int] = []

    def keep(self, number: int) -> None:
        """Hand in a case; before, sometimes, have an older one answered."""
        if len(self._kept) > 4 and number % _ANSWER_EVERY == 0:
            self._answer(self._kept.pop(0), number)
        sample_case.keep(self._keeper, number)
        self._kept.append(number)

    def _answer(self, number: int, server_seq: int) -> None:
        case_id = sample_case.case_id_of(number)
        self._waybill.mark_announced([case_id])
        self._waybill.mark_uploaded(case_id)
        digest = dict(self._waybill.unanswered())[case_id]
        answer = PlatformAnswer(
            case_id, digest, AnswerKind.ACCEPTED, f"C-{number}", _RECEIVED, None, 1, server_seq
        )
        signed = SignedAnswer(sample_case.wire.encode(answer), b"", "drill")
        if self._waybill.store_answer(case_id, signed, answer):
            container_path(self._cases, case_id).unlink(missing_ok=True)


_RECEIVED = sample_case.received_at()


def look(place: Path) -> Found:
    """Start the kiosk's store as after a reboot, and look at every case."""
    state = place / "kiosk"
    try:
        keeper = CaseKeeper(state, sample_case.drill_key(), sample_case.KIOSK_ID, reserve=RESERVE)
    except (StoreFault, StoreKeyUnusable, NotKept, OSError) as fault:
        return Found(fault=type(fault).__name__)
    try:
        return _looked_at(Store(state / "store.db", keeper.store_key), state / "cases")
    finally:
        keeper.close()


def _looked_at(store: Store, cases: Path) -> Found:
    report = ledger.verify(store)
    lanes = dict(store.rows("SELECT case_id, lane FROM cases"))
    files = {path.stem: path.read_bytes() for path in cases.iterdir()}
    numbers = {str(sample_case.case_id_of(n)): n for n in range(sample_case.MOST)}
    whole = {
        number
        for case_id, lane in lanes.items()
        if (number := numbers[case_id]) is not None
        and (lane == "answered" or sample_case.is_whole(store, files, number))
    }
    store.close()
    known = frozenset(numbers[case_id] for case_id in lanes)
    complaints = tuple(sorted({fault.code for fault in report.faults}))
    return Found(frozenset(whole), known - whole, complaints=complaints)


def _normal(keeper: CaseKeeper) -> None:
    keeper._store._connection.pragma("synchronous", "NORMAL")


def _pages_not_synced(_: CaseKeeper) -> None:
    offline_cache.container.os = _NoSync()  # type: ignore[attr-defined]
    offline_cache.container.sync_directory = lambda _: None


class _NoSync:
    """`os`, but its syncs do nothing."""

    def __getattr__(self, name: str) -> object:
        return (lambda _: None) if name in ("fsync", "fdatasync") else getattr(os, name)


def _ours(weaken: Callable[[CaseKeeper], None] | None = None) -> Kind:
    def opened(place: Path) -> Cabinet:
        return OurCabinet(place, weaken)

    return Kind(opened, look)


OURS = "menkou"
KINDS: dict[str, Kind] = {
    OURS: _ours(),
    "menkou, commits not synced": _ours(_normal),
    "menkou, pages not synced": _ours(_pages_not_synced),
    **PEERS,
}
