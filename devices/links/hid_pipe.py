"""The device's end of an input or hidraw node, for simulators: a named pipe behind a symlink."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from devices.simulation import BenchRefused

_PACKETS_ROOM = 64 * 4096
"""Bytes, which is 64 packets: as many as the kernel keeps for a hidraw node."""
_EVENTS_ROOM = 128 * 4096
"""Bytes: the keys of the longest code, which a real keyboard sends no faster than they are read."""


class PipedDevice:
    """What simulated input devices have in common; see `devices.simulation.Simulator`."""

    name = ""
    FAULTS: ClassVar[frozenset[str]] = frozenset({""})

    def __init__(self) -> None:
        self._fault = ""
        self._node: PipeEndpoint | None = None

    def start(self, run_dir: Path) -> None:
        """See `Simulator`."""
        self._node = PipeEndpoint(run_dir / "dev" / self.name)
        self._node.plug()

    def stop(self) -> None:
        """See `Simulator`."""
        if self._node is not None:
            self._node.unplug()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        node = self._plugged_in()
        return {"plugged": node.is_plugged, "fault": self._fault, "port": str(node.path)}

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`: what every one of them can do."""
        node = self._plugged_in()
        match verb:
            case "plug":
                node.plug()
            case "unplug":
                node.unplug()
            case "fault" if body.get("fault", "") in self.FAULTS:
                self._fault = body.get("fault", "")
            case _:
                raise BenchRefused(f"a {self.name} cannot do {verb!r} like that")
        return {}

    def _plugged_in(self) -> PipeEndpoint:
        if self._node is None:
            raise BenchRefused("not started")
        return self._node


class PipeEndpoint:
    """A node that is reached through the symlink `path`; each plugging-in gets a new one.

    `is_packets`: one write is one read on the other side, as with reports of a hidraw node.
    """

    def __init__(self, path: Path, *, is_packets: bool = False) -> None:
        self.path = path
        self._flags = os.O_RDWR | os.O_NONBLOCK
        self._is_packets = is_packets
        self._lock = threading.Lock()
        self._pluggings = 0
        self._node: Path | None = None
        self._fd = -1

    @property
    def is_plugged(self) -> bool:
        """Whether the cable is in."""
        return self._node is not None

    def plug(self) -> None:
        """Put the cable in: the symlink appears."""
        with self._lock:
            if self._node is not None:
                return
            self._pluggings += 1
            self.path.parent.mkdir(parents=True, exist_ok=True)
            node = self.path.with_name(f".{self.path.name}.{self._pluggings}")
            node.unlink(missing_ok=True)
            os.mkfifo(node, 0o600)
            # Open for both, so that neither end waits for the other or breaks without it.
            self._fd = os.open(node, self._flags)
            room = _PACKETS_ROOM if self._is_packets else _EVENTS_ROOM
            fcntl.fcntl(self._fd, fcntl.F_SETPIPE_SZ, room)
            if self._is_packets:
                flags = fcntl.fcntl(self._fd, fcntl.F_GETFL)
                fcntl.fcntl(self._fd, fcntl.F_SETFL, flags | os.O_DIRECT)
            fresh = self.path.with_name(f".{self.path.name}.new")
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(node)
            fresh.replace(self.path)
            self._node = node

    def unplug(self) -> None:
        """Pull the cable: the symlink goes and whoever has the node open loses it."""
        with self._lock:
            node, self._node = self._node, None
            if node is not None:
                self.path.unlink(missing_ok=True)
                node.unlink(missing_ok=True)
                os.close(self._fd)

    def send(self, data: bytes) -> None:
        """Send to whoever reads; what nobody takes is lost, as events of a device are."""
        with self._lock:
            if self._node is None:
                return
            try:
                os.write(self._fd, data)
            except BlockingIOError:
                return
