"""Submits on a disk made slow: `durable_worker FOLDER TIMES PAGES` with the fault shim loaded.

Prints the seconds of each submit and of each append and sync beside it, in turns, and what was
written, as one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from benchmarks.kept import append_and_sync, keeper_in, submit_one
from drills.faults import Faults
from offline_cache.child import bind_to_parent

_ROW = 4096


def main() -> None:
    """Measure in turns."""
    bind_to_parent()
    folder, times, pages = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    faults = Faults(Path(os.environ["DRILL_CONTROL"]))
    submits, syncs = [], []
    with keeper_in(folder / "kiosk") as keeper, (folder / "peer").open("wb") as peer:
        submit_one(keeper, pages)
        for _ in range(times):
            submits.append(submit_one(keeper, pages)[1])
            syncs.append(append_and_sync(peer.fileno(), _ROW))
    print(json.dumps({"submits": submits, "syncs": syncs, "counted": faults.get("syncs")}))


if __name__ == "__main__":
    main()
