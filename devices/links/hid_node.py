"""An open node of the kernel under /dev, held by us alone: what evdev and hidraw links share.

`EVIOCGRAB` keeps other readers of an input device out, but there is nothing like it for hidraw,
so every node is locked as well (`flock`, as pyserial does with ports): two programs that both
ask are told apart from a cable that is out. A node may be a named pipe, which is how simulators
and recorded streams are served; it reads the same and knows no ioctls.
"""

from __future__ import annotations

import errno
import fcntl
import os
import select
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from devices.discovery import node_of
from devices.driver import LinkLost

_MOST_STALE = 1024
_WHY = {
    errno.ENOENT: "missing",
    errno.ENXIO: "missing",
    errno.EACCES: "no_access",
    errno.EPERM: "no_access",
    errno.EBUSY: "in_use",
    errno.EAGAIN: "in_use",
}


def found_node(port: str, port_kind: str) -> str:
    """The node that `port` names now; raise `LinkLost`."""
    node = node_of(port, port_kind=port_kind)
    if node is None:
        raise LinkLost(port, "missing")
    return node


def is_device(node: str) -> bool:
    """Whether it is a device of the kernel, which knows ioctls, and no pipe."""
    return stat.S_ISCHR(os.stat(node).st_mode)


def claim(fd: int) -> None:
    """Lock an open node for ourselves; raise `OSError` EAGAIN when somebody has."""
    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def losing(port: str) -> Iterator[None]:
    """Turn what the kernel raises at opening into `LinkLost`."""
    try:
        yield
    except OSError as fault:
        raise LinkLost(port, _WHY.get(fault.errno or 0, "unplugged")) from fault


def read_node(fd: int, port: str, *, size: int, timeout_s: float) -> bytes:
    """What has arrived, b'' when nothing did in time; raise `LinkLost`.

    An unplugged input device says ENODEV, an unplugged hidraw EIO, a pipe without a writer ends.
    """
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    if not poll.poll(max(0.0, timeout_s) * 1000):
        return b""
    try:
        data = os.read(fd, size)
    except BlockingIOError:
        return b""
    except OSError as fault:
        raise LinkLost(port, "unplugged") from fault
    if not data:
        raise LinkLost(port, "unplugged")
    return data


def discard_node(fd: int, port: str, *, size: int) -> None:
    """Drop what has arrived so far."""
    for _ in range(_MOST_STALE):
        if not read_node(fd, port, size=size, timeout_s=0):
            return
