"""Keeps records on a disk under record: `power_worker KIND PLACE MARKS FIRST COUNT`.

Every promise is a mark in the diary of the disk, written when the cabinet had returned.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from drills.cabinets import PEERS
from drills.our_cabinet import KINDS
from offline_cache.child import bind_to_parent


def main() -> None:
    """Keep, promise, and end without closing anything: the plug is pulled."""
    bind_to_parent()
    kind, place, marks, first, count = sys.argv[1:]
    cabinet = KINDS[kind].open(Path(place))
    if kind in PEERS:
        # What a library makes when it is opened is not what it is asked about here.
        os.sync()
    diary = os.open(marks, os.O_WRONLY)
    os.write(diary, b"ready")
    for number in range(int(first), int(first) + int(count)):
        cabinet.keep(number)
        os.write(diary, str(number).encode())
    os._exit(0)


if __name__ == "__main__":
    main()
