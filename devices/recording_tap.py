"""A tap on a serial line: the driver opens our pseudo terminal, we open the device, and listen.

The speed the driver chooses is set on the device too. A pulled cable is passed on by closing the
pseudo terminal, and ends the recording.
"""

from __future__ import annotations

import os
import select
import termios
import threading
import time
import tty
from contextlib import suppress
from pathlib import Path

from devices.driver import LinkLost
from devices.links.serial import SerialLink
from devices.recording import Mask, Piece, Said, Side

_BAUDS = {
    getattr(termios, f"B{speed}"): speed for speed in (9600, 19200, 38400, 57600, 115200, 230400)
}
_LOOK_S = 0.01
_CHUNK = 4096


class SerialTap:
    """Use as a context manager. `port` is what the driver must open; `said` grows meanwhile.

    Raises `LinkLost` from the beginning when the device is not there.
    """

    def __init__(self, device_port: str, mask: Mask, run_dir: Path) -> None:
        self._link = SerialLink(device_port, 9600)
        self._mask = mask
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self.port = str(run_dir / "tap")
        Path(self.port).symlink_to(os.ttyname(self._slave))
        self.said: list[Said] = []
        self.baud = 9600
        self._begun = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._relay, name="serial tap", daemon=True)

    def __enter__(self) -> SerialTap:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._over.set()
        self._thread.join()
        Path(self.port).unlink(missing_ok=True)
        self._link.close()
        for end in (self._master, self._slave):
            os.close(end)

    def _relay(self) -> None:
        with suppress(LinkLost):
            while not self._over.is_set():
                self._follow_speed()
                link = self._link.fileno()
                ready, _, _ = select.select([self._master, link], [], [], _LOOK_S)
                if self._master in ready:
                    asked = os.read(self._master, _CHUNK)
                    self._note("host", self._mask.host(asked))
                    self._link.write(asked)
                elif link in ready and (answered := self._link.read_some(0)):
                    self._note("device", self._mask.device(answered))
                    self._pass_on(answered)

    def _pass_on(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and not self._over.is_set():
            with suppress(BlockingIOError):
                rest = rest[os.write(self._master, rest) :]
            select.select([], [self._master], [], _LOOK_S)

    def _follow_speed(self) -> None:
        speed = _BAUDS.get(termios.tcgetattr(self._master)[5], self.baud)
        if speed != self.baud:
            self.baud = speed
            self._link.set_baud(speed)

    def _note(self, side: Side, pieces: list[Piece]) -> None:
        at_ms = round((time.monotonic() - self._begun) * 1000)
        self.said += [Said(at_ms, side, piece) for piece in pieces if piece]
