"""A form kept for later at a disk that fails at one point: `form_points FOLDER` with the shim.

For every line on standard input (`full N`, `eio N`: the disk; `kill N`: SIGKILL before the N-th
write or sync) keeps a form on a fresh store and looks at what is there after a restart. Answers
with one line of JSON each.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import offline_cache.keeper
from drills import sample_case
from drills.faults import NEVER, Faults
from drills.our_cabinet import RESERVE, SealerInside
from kiosk.ports import NotKept
from offline_cache.child import bind_to_parent
from offline_cache.keeper import CaseKeeper
from offline_cache.store import Store, StoreFault

NUMBER, NEXT = 1, 2
_FIELDS = {"full": "full_from", "eio": "eio_at", "kill": "kill_at"}


@dataclass(slots=True)
class FormVisit:
    """What became of it. `said`: what the screen would have told, "kept" or codes of refusal."""

    said: list[str]
    lost: int = 0
    double: int = 0
    damaged: int = 0
    false_kept: int = 0
    works_again: bool = False
    points: int = 0


class FormTrial:
    """One form with one fault."""

    def __init__(self, state: Path, faults: Faults) -> None:
        self._state = state
        self._faults = faults

    def run(self, kind: str, number: int) -> FormVisit:
        """Fail, heal, look."""
        self._state.mkdir()
        CaseKeeper(self._state, sample_case.drill_key(), "drill-1", reserve=RESERVE).close()
        self._faults.reset()
        self._faults.set(**{_FIELDS[kind]: number})
        visit = FormVisit(self._killed() if kind == "kill" else self._keep())
        visit.points = self._faults.get("writes") + (kind != "full") * self._faults.get("syncs")
        if kind == "eio":
            visit.points = self._faults.get("syncs")
        self._heal()
        self._look(visit)
        return visit

    def _keep(self) -> list[str]:
        said: list[str] = []
        try:
            keeper = self._open()
        except (StoreFault, OSError) as fault:
            return [type(fault).__name__]
        for _ in range(2):  # the resident asks once more, when the disk is well again
            try:
                keeper.keep_form(sample_case.form_of(NUMBER))
                said.append("kept")
                break
            except NotKept as fault:
                said.append(fault.code)
                self._heal()
        keeper.close()
        return said

    def _killed(self) -> list[str]:
        """Keep in a process that is killed on the way, perhaps after it has said "kept"."""
        hear, say = os.pipe()
        child = os.fork()
        if child == 0:
            keeper = self._open()
            keeper.keep_form(sample_case.form_of(NUMBER))
            os.write(say, b"kept")
            keeper.close()
            os._exit(0)
        os.close(say)
        os.waitpid(child, 0)
        with open(hear, "rb") as heard:
            return [word for word in [heard.read().decode()] if word]

    def _open(self) -> CaseKeeper:
        return CaseKeeper(self._state, sample_case.drill_key(), "drill-1", reserve=RESERVE)

    def _heal(self) -> None:
        self._faults.set(full_from=NEVER, eio_at=NEVER, kill_at=NEVER)

    def _look(self, visit: FormVisit) -> None:
        keeper = self._open()
        store = Store(self._state / "store.db", keeper.store_key, migrate=False)
        found = [bytes(body) for (body,) in store.rows("SELECT body FROM parked")]
        whole = [body for body in found if sample_case.is_form_whole(body, NUMBER)]
        is_kept, is_refused = "kept" in visit.said, bool(visit.said) and visit.said[-1] != "kept"
        visit.lost = is_kept and not whole
        visit.double = max(0, len(found) - 1)
        visit.damaged = len(found) - len(whole) + len(list((self._state / "cases").iterdir()))
        visit.false_kept = is_refused and bool(found)
        with contextlib.suppress(NotKept):
            keeper.keep_form(sample_case.form_of(NEXT))
            visit.works_again = True
        store.close()
        keeper.close()


def main() -> None:
    """One trial per line."""
    bind_to_parent()
    offline_cache.keeper.SealerProcess = SealerInside  # type: ignore[assignment,misc]
    faults, folder = Faults(Path(os.environ["DRILL_CONTROL"])), Path(sys.argv[1])
    for line in sys.stdin:
        kind, number = line.split()
        visit = FormTrial(folder / "visit", faults).run(kind, int(number))
        print(json.dumps(asdict(visit)), flush=True)
        shutil.rmtree(folder / "visit")


if __name__ == "__main__":
    main()
