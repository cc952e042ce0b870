"""Submits on a slow disk: `durable_worker FOLDER TIMES PAGES [MARKS]` with the fault shim loaded.

Prints the seconds and syncs of each submit, and the seconds of each append and sync beside it, in
turns, as one line of JSON, and the same of records put into the outbox. In MARKS, if given, it says
when the first case was over and the last.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks.kept import PAGE, append_and_sync, keeper_in
from benchmarks.our_rows import OurRows
from benchmarks.sample import application, new_id
from drills.faults import Faults
from offline_cache.child import bind_to_parent
from offline_cache.keeper import CaseKeeper

_ROW, _RECORD = 4096, 2048


def main() -> None:
    """Measure in turns; the first submit, in a fresh store, does not count."""
    bind_to_parent()
    folder, times, pages = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    marks = sys.argv[4:]
    faults = Faults(Path(os.environ["DRILL_CONTROL"]))
    submits, counted, syncs = [], [], []
    with keeper_in(folder / "kiosk") as keeper, (folder / "peer").open("wb") as peer:
        _submit(keeper, pages, faults)
        _mark(marks, b"begin")
        for _ in range(times):
            took_s, asked = _submit(keeper, pages, faults)
            submits.append(took_s)
            counted.append(asked)
            if not marks:
                syncs.append(append_and_sync(peer.fileno(), _ROW))
        _mark(marks, b"end")
        rows, row_syncs = ([], []) if marks else _race(folder, times, peer.fileno())
    print(json.dumps({"submits": submits, "counted": counted, "syncs": syncs, "rows": rows,
                      "row_syncs": row_syncs}))  # fmt: skip


def _race(folder: Path, times: int, peer: int) -> tuple[list[float], list[float]]:
    """Seconds of each record in the outbox, and of each append and sync, in turns."""
    (folder / "rows").mkdir()
    ours, rows, syncs = OurRows(folder / "rows"), [], []
    ours.keep(0)
    for number in range(1, times + 1):
        begun = time.monotonic()
        ours.keep(number)
        rows.append(time.monotonic() - begun)
        syncs.append(append_and_sync(peer, _RECORD))
    return rows, syncs


def _submit(keeper: CaseKeeper, pages: int, faults: Faults) -> tuple[float, int]:
    case_id = new_id()
    desk = keeper.open_case(case_id)
    refs = [desk.add_page(PAGE, "image/jpeg") for _ in range(pages)]
    confirmed = application(case_id, refs)
    before, begun = faults.get("syncs"), time.monotonic()
    desk.submit(confirmed)
    return time.monotonic() - begun, faults.get("syncs") - before


def _mark(marks: list[str], word: bytes) -> None:
    for path in marks:
        fd = os.open(path, os.O_WRONLY)
        os.write(fd, word)
        os.close(fd)


if __name__ == "__main__":
    main()
