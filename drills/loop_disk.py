"""Loop devices and mounts, without a program started for each: thousands of disks are looked at.

loop(4): LOOP_CTL_GET_FREE, LOOP_SET_FD, LOOP_CLR_FD; mount(2), umount2(2).
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drills.outcome import NotPossibleHere

_SET_FD, _CLR_FD, _GET_FREE = 0x4C00, 0x4C01, 0x4C82
_LOOP_MAJOR = 7
_DETACH = 2
_TRIES = 200
_ROOT = Path(__file__).parents[1]


def require_disks() -> None:
    """Raise `NotPossibleHere` unless FUSE, loop devices and mounts are permitted."""
    for path in ("/dev/fuse", "/dev/loop-control"):
        if not os.access(path, os.R_OK | os.W_OK):
            raise NotPossibleHere(f"{path} may not be used")
    if os.geteuid() != 0:
        raise NotPossibleHere("mounting needs root")


def make_ext4(image: Path, size: int) -> None:
    """A fresh ext4 in an image file, every table written, so that two images differ by use only."""
    with image.open("wb") as file:
        file.truncate(size)
    settled = "lazy_itable_init=0,lazy_journal_init=0,nodiscard"
    command = ["mkfs.ext4", "-q", "-F", "-b", "4096", "-E", settled, str(image)]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def loop_device(backing: Path) -> Iterator[str]:
    """A block device over a file."""
    device, fd = _attach(backing)
    try:
        yield device
    finally:
        fcntl.ioctl(fd, _CLR_FD)
        os.close(fd)


def _attach(backing: Path) -> tuple[str, int]:
    control = os.open("/dev/loop-control", os.O_RDWR | os.O_CLOEXEC)
    file = os.open(backing, os.O_RDWR | os.O_CLOEXEC)
    try:
        for _ in range(_TRIES):
            device, fd = _free_device(control)
            try:
                fcntl.ioctl(fd, _SET_FD, file)
            except OSError as fault:
                # Somebody else was quicker.
                os.close(fd)
                if fault.errno != errno.EBUSY:
                    raise
                time.sleep(0.01)
                continue
            return device, fd
        raise NotPossibleHere("no loop device is free")
    finally:
        os.close(file)
        os.close(control)


def _free_device(control: int) -> tuple[str, int]:
    number = fcntl.ioctl(control, _GET_FREE)
    device = f"/dev/loop{number}"
    if not os.path.exists(device):
        os.mknod(device, stat.S_IFBLK | 0o600, os.makedev(_LOOP_MAJOR, number))
    return device, os.open(device, os.O_RDWR | os.O_CLOEXEC)


@contextmanager
def mounted(device: str, place: Path) -> Iterator[Path]:
    """An ext4 on a device, mounted: its journal is played back as after a reboot."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(device.encode(), bytes(place), b"ext4", 0, b"") != 0:
        code = ctypes.get_errno()
        raise OSError(code, "mount", device)
    try:
        yield place
    finally:
        _unmount(libc, place)


def _unmount(libc: ctypes.CDLL, place: Path) -> None:
    for _ in range(_TRIES):
        if libc.umount2(bytes(place), 0) == 0:
            return
        time.sleep(0.01)
    libc.umount2(bytes(place), _DETACH)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A disk under record: where it is mounted, and where marks are written."""

    place: Path
    marks: Path


@contextmanager
def recorded_disk(
    folder: Path, image: Path, log: Path, *, sync_delay_ms: float = 0.0
) -> Iterator[Recorded]:
    """An image as a mounted disk that keeps a diary in `log`. The image is changed."""
    below, above = folder / "fuse", folder / "mount"
    below.mkdir(exist_ok=True)
    above.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "drills.recording_disk"]
    arguments = [str(image), str(log), str(below), str(sync_delay_ms)]
    with subprocess.Popen([*command, *arguments], cwd=_ROOT) as server:
        try:
            _wait_for(below / "disk", server)
            with loop_device(below / "disk") as device, mounted(device, above):
                yield Recorded(above, below / "mark")
        finally:
            _unmount(ctypes.CDLL(None, use_errno=True), below)


def _wait_for(disk: Path, server: subprocess.Popen[bytes]) -> None:
    while not disk.exists():
        if server.poll() is not None:
            raise NotPossibleHere("the FUSE file system did not start")
        time.sleep(0.01)
