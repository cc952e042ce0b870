"""One visit at a disk that fails at one point: `write_points FOLDER` with the fault shim loaded.

For every line on standard input, `full N` or `eio N`, keeps a case on a fresh store while the disk
is full from the N-th write on, or the N-th sync fails; then the disk is well again, and everything
must go on. Answers with one line of JSON each.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import offline_cache.keeper
from drills import sample_case
from drills.faults import NEVER, Faults
from drills.our_cabinet import RESERVE, SealerInside, look
from kiosk.ports import NotKept
from offline_cache.child import bind_to_parent
from offline_cache.keeper import CaseKeeper
from offline_cache.store import StoreFault

T = TypeVar("T")
NUMBER, NEXT = 1, 2
"""The case of the visit in which the disk fails, and the case after it."""


@dataclass(slots=True)
class Visit:
    """What became of it. `said` are the codes the screen would have shown."""

    said: list[str]
    started: bool = True
    lied: bool = False
    kept: bool = False
    works_again: bool = False
    lost: int = 0
    damaged: int = 0
    writes: int = 0
    syncs: int = 0


class Trial:
    """One visit with one fault."""

    def __init__(self, state: Path, faults: Faults) -> None:
        self._place = state
        self._faults = faults
        self._visit = Visit([])

    def run(self, fault: dict[str, int]) -> Visit:
        """Fail, heal, go on; then restart and look at what is there."""
        self._place.mkdir()
        self._faults.reset()
        self._faults.set(**fault)
        keeper = self._opened()
        self._keep(keeper)
        self._visit.writes = self._faults.get("writes")
        self._visit.syncs = self._faults.get("syncs")
        self._heal()
        with contextlib.suppress(NotKept):
            sample_case.keep(keeper, NEXT)
            self._visit.works_again = True
        keeper.close()
        self._look()
        return self._visit

    def _opened(self) -> CaseKeeper:
        try:
            return self._open()
        except (StoreFault, OSError) as fault:
            self._visit.started = False
            self._visit.said.append(type(fault).__name__)
        self._heal()
        return self._open()

    def _open(self) -> CaseKeeper:
        key = sample_case.drill_key()
        state = self._place / "kiosk"
        return CaseKeeper(state, key, sample_case.KIOSK_ID, reserve=RESERVE)

    def _keep(self, keeper: CaseKeeper) -> None:
        case_id = sample_case.case_id_of(NUMBER)
        desk = self._asking(lambda: keeper.open_case(case_id))
        page = sample_case.page_of(NUMBER)
        try:
            ref = self._asking(lambda: desk.add_page(page, "image/jpeg"))
            self._asking(lambda: desk.submit(sample_case.application_of(NUMBER, (ref,))))
        except NotKept as refused:
            # Asked again on a disk that is well, and refused again: this visit is over.
            self._visit.said.append(f"still {refused.code}")
            desk.abandon()
        else:
            self._visit.kept = True
        self._visit.lied = keeper.has_kept(case_id) != self._visit.kept

    def _asking(self, question: Callable[[], T]) -> T:
        """Ask; when the kiosk says no, let the disk heal and ask the very same again."""
        try:
            return question()
        except NotKept as fault:
            self._visit.said.append(fault.code)
            self._heal()
        return question()

    def _heal(self) -> None:
        self._faults.set(full_from=NEVER, eio_at=NEVER)

    def _look(self) -> None:
        found = look(self._place)
        outcomes = {NUMBER: self._visit.kept, NEXT: self._visit.works_again}
        promised = {number for number, is_kept in outcomes.items() if is_kept}
        self._visit.lost = len(promised - found.whole - found.broken)
        self._visit.damaged = len(found.broken) + bool(found.fault) + len(found.complaints)


def main() -> None:
    """One trial per line."""
    bind_to_parent()
    offline_cache.keeper.SealerProcess = SealerInside  # type: ignore[assignment,misc]
    faults, folder = Faults(Path(os.environ["DRILL_CONTROL"])), Path(sys.argv[1])
    for line in sys.stdin:
        kind, number = line.split()
        fault = {"full_from" if kind == "full" else "eio_at": int(number)}
        visit = Trial(folder / "visit", faults).run(fault)
        print(json.dumps(asdict(visit)), flush=True)
        shutil.rmtree(folder / "visit")


if __name__ == "__main__":
    main()
