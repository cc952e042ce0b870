"""The simulated printer's serial cable: a pty whose other end appears as a symlink."""

from __future__ import annotations

import os
import tty
from pathlib import Path
from select import select


class Cable:
    """A plugged cable. The driver opens `place`; this end reads and writes the master."""

    def __init__(self, place: Path) -> None:
        self._place = place
        # The driver's end stays open here too: without it, reading fails until a driver comes.
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self._wake_out, self._wake_in = os.pipe()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(os.ttyname(self._slave))

    def received(self, *, is_deaf: bool) -> bytes:
        """Wait for bytes or for `wake`; a deaf printer waits for `wake` only."""
        ears = [self._wake_out] if is_deaf else [self._wake_out, self._master]
        ready, _, _ = select(ears, [], [])
        if self._wake_out in ready:
            os.read(self._wake_out, 64)
        return os.read(self._master, 4096) if self._master in ready else b""

    def pause(self, seconds: float) -> None:
        """Be slow, but not to `wake`."""
        select([self._wake_out], [], [], seconds)

    def answer(self, byte: int) -> None:
        """Send one byte to the driver; lost when nobody has read the last thousands."""
        try:
            os.write(self._master, bytes((byte,)))
        except BlockingIOError:
            return

    def wake(self) -> None:
        """Make `received` return now."""
        os.write(self._wake_in, b"!")

    def pull(self) -> None:
        """Unplug: the driver's next read or write fails."""
        self._place.unlink(missing_ok=True)
        for end in (self._master, self._slave, self._wake_out, self._wake_in):
            os.close(end)
