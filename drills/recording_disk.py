"""A disk that keeps a diary: one file in a FUSE file system, with a loop device on top.

`python -m drills.recording_disk IMAGE LOG MOUNTPOINT [SYNC_DELAY_MS]` serves `disk` (the image)
and `mark`. The loop driver turns the flushes of the file system above into fsync calls, so what
is in the diary between two of them is what a volatile write cache would hold at a power cut. With a
delay every flush takes that much longer, as on tired flash.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import time
import warnings
from pathlib import Path
from typing import Any

from drills.block_log import FLUSH, MARK, WRITE, packed
from offline_cache.child import bind_to_parent

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import mfusepy

DISK, MARKS = "/disk", "/mark"


class RecordingDisk(mfusepy.Operations):  # type: ignore[misc]
    """The file system's answers."""

    use_ns = True

    def __init__(self, image: Path, log: Path, delay_s: float) -> None:
        self._image = os.open(image, os.O_RDWR)
        self._log = log.open("wb", buffering=1 << 20)
        self._size = image.stat().st_size
        self._delay_s = delay_s

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        """stat(2)."""
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o755, "st_nlink": 2}
        if path == DISK:
            return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": self._size}
        if path == MARKS:
            return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": 0}
        raise mfusepy.FuseOSError(errno.ENOENT)

    def readdir(self, path: str, fh: int) -> list[str]:
        """readdir(3)."""
        return [".", "..", DISK[1:], MARKS[1:]]

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        """read(2)."""
        return os.pread(self._image, size, offset) if path == DISK else b""

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        """write(2): noted, then done."""
        if path == MARKS:
            self._log.write(packed(MARK, 0, data))
        else:
            self._log.write(packed(WRITE, offset, data))
            os.pwrite(self._image, data, offset)
        return len(data)

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        """fsync(2): what was noted before is now safe."""
        if self._delay_s:
            time.sleep(self._delay_s)
        self._log.write(packed(FLUSH))
        return 0

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        """truncate(2): a disk keeps its size."""
        return 0

    def destroy(self, path: str) -> None:
        """The last word."""
        self._log.close()
        os.close(self._image)


def main() -> None:
    """Serve until unmounted."""
    bind_to_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    image, log, place, *delay = sys.argv[1:]
    disk = RecordingDisk(Path(image), Path(log), float(delay[0]) / 1000 if delay else 0.0)
    mfusepy.FUSE(disk, place, foreground=True, nothreads=True, fsname="drill")


if __name__ == "__main__":
    main()
