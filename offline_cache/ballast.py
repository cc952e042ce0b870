"""A few megabytes set aside, so that a full disk still lets the kiosk write what it must.

With no room at all SQLite in WAL mode cannot even delete. The ballast is given up then, and
taken back once there is room again.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.file_modes import open_file

BALLAST_SIZE = 4 << 20
RESERVE = 96 << 20
"""Free bytes a new visit needs: the largest case twice, the journal, and some air."""


def take(path: Path, *, reserve: int) -> bool:
    """Set the ballast aside if there is room for it and the reserve. Whether it is there now."""
    if path.exists():
        return True
    if free_bytes(path.parent) < BALLAST_SIZE + reserve:
        return False
    fd = open_file(path, os.O_WRONLY | os.O_CREAT)
    try:
        os.posix_fallocate(fd, 0, BALLAST_SIZE)
    except OSError:
        path.unlink()
        return False
    finally:
        os.close(fd)
    return True


def release(path: Path) -> bool:
    """Give the ballast up. Whether there was any."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def free_bytes(directory: Path) -> int:
    """Bytes an unprivileged process may still write in the file system of `directory`."""
    numbers = os.statvfs(directory)
    return numbers.f_bavail * numbers.f_frsize
