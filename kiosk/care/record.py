"""What the self-test remembers over a restart: one small file, replaced as a whole.

It is no evidence of anything: a damaged or missing file is as good as a first start.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk import wire
from kiosk.care.checks import CareReport
from kiosk.file_modes import open_file
from offline_cache.platform_time import Instant

CARE_FILE = "care.json"


@dataclass(frozen=True, slots=True)
class CareRecord:
    """The newest report, the clocks when it was made, and the night of the newest nightly one."""

    report: CareReport | None = None
    seen: Instant | None = None
    night: date | None = None


def load(path: Path) -> CareRecord:
    """What was kept; an empty record where nothing usable is."""
    try:
        return wire.decode(CareRecord, path.read_bytes())
    except (OSError, wire.BadWireValue):
        return CareRecord()


def keep(path: Path, record: CareRecord) -> bool:
    """Replace the file. Whether it worked: a full disk must not end the kiosk's care of itself."""
    fresh = path.with_suffix(".new")
    try:
        fd = open_file(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        with open(fd, "wb") as out:
            out.write(wire.encode(record))
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError:
        return False
    return True
