"""Whom a file of the state directory is for: its owner alone, or two users of one group.

The folder itself says it. A deployer who runs the screen and the courier as two users makes the
state directory with mode 2770 and gives it their group (inode(7): what is made in a folder with
the set-group-ID bit has the folder's group); then everything made in there is for the group too.
Any other folder is private. So no setting can say one thing and the disk another.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

_SHARED_BITS = stat.S_ISGID | stat.S_IRWXG
_FOR_THE_GROUP = 0o007
"""The umask under which a shared folder is made."""


@dataclass(frozen=True, slots=True)
class FileModes:
    """Modes of what is made in a folder. `strangers` are the bits a secret there may not have."""

    file: int
    folder: int
    strangers: int

    @property
    def is_shared(self) -> bool:
        """Whether another user of the folder's group may come in."""
        return self is SHARED


PRIVATE = FileModes(file=0o600, folder=0o700, strangers=0o077)
SHARED = FileModes(file=0o660, folder=0o770, strangers=0o007)


def modes_in(folder: Path) -> FileModes:
    """The modes of what is made in an existing folder. Raises `OSError`."""
    return SHARED if folder.stat().st_mode & _SHARED_BITS == _SHARED_BITS else PRIVATE


def open_file(path: Path, flags: int) -> int:
    """Open a file; if it is made, then for whom its folder is. Raises `OSError`."""
    modes = modes_in(path.parent)
    fd = os.open(path, flags | os.O_CLOEXEC, modes.file)
    # The umask of whoever starts us must not lock the other user out.
    found = os.fstat(fd)
    if modes.is_shared and found.st_uid == os.geteuid() and found.st_mode & 0o777 != modes.file:
        os.fchmod(fd, modes.file)
    return fd


def make_folder(path: Path) -> None:
    """Make a folder, if it is not there, for whom the folder above it is. Raises `OSError`.

    Sets the process's umask for a moment: for the time before there are threads that make files.
    """
    if not path.parent.exists() or not modes_in(path.parent).is_shared:
        path.mkdir(parents=True, exist_ok=True, mode=PRIVATE.folder)
        return
    # mkdir passes the set-group-ID bit on; setting it is forbidden to a sandboxed service
    # (RestrictSUIDSGID in systemd.exec(5)), and so is losing it here by a chmod.
    before = os.umask(_FOR_THE_GROUP)
    try:
        path.mkdir(exist_ok=True, mode=SHARED.folder)
    finally:
        os.umask(before)
