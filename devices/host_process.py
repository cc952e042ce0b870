"""The starter's end of one host process: start it, write to it without waiting, read, end it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from devices import pipe
from devices.host_line import HostEnded, HostUnstartable

_ROOT = str(Path(__file__).resolve().parents[1])
_CHUNK = 65536


class HostProcess:
    """One running `devices.host`, a child of ours. Use it from one thread, which must outlive it.

    Fulfils `devices.host_line.Host`.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        """Start it; raise `HostUnstartable`."""
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "devices.host"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(config),
            )
        except OSError as fault:
            raise HostUnstartable("host_unstartable") from fault
        os.set_blocking(self.in_fd, False)
        self._unsent = bytearray()
        self._buffer = pipe.MessageBuffer()
        self.say({"driver": config["driver"], "settings": dict(config.get("settings", {}))})

    @property
    def pid(self) -> int:
        """Process id, for the log and for tests that kill it."""
        return self._process.pid

    @property
    def in_fd(self) -> int:
        """What to wait on for writing while `has_unsent`."""
        return _open(self._process.stdin).fileno()

    @property
    def out_fd(self) -> int:
        """What to wait on for reading."""
        return _open(self._process.stdout).fileno()

    @property
    def has_unsent(self) -> bool:
        """Whether something still waits for room in the pipe."""
        return bool(self._unsent)

    @property
    def unsent(self) -> int:
        """How many bytes wait."""
        return len(self._unsent)

    def say(self, message: Mapping[str, Any]) -> None:
        """Queue a message for the host; never waits."""
        self.pass_on(pipe.encode(message))

    def pass_on(self, frames: bytes) -> None:
        """Queue what is in frames already, or a part of one; never waits."""
        self._unsent += frames
        self.flush()

    def flush(self) -> None:
        """Write as much as the pipe takes now."""
        try:
            while self._unsent:
                del self._unsent[: os.write(self.in_fd, self._unsent)]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._unsent.clear()  # its end shows on the reading side

    def read(self) -> list[dict[str, Any]]:
        """Return what arrived; raise `HostEnded` at the end, `BadPipeFrame` on nonsense."""
        return self._buffer.feed(self.take())

    def take(self) -> bytes:
        """Return the bytes that arrived, for somebody else to read; raise `HostEnded`."""
        data = os.read(self.out_fd, _CHUNK)
        if not data:
            raise HostEnded
        return data

    def ask_to_leave(self) -> None:
        """Close its standard input: a driver that listens ends by that. Nothing can follow."""
        self._unsent.clear()
        _open(self._process.stdin).close()

    def end(self, *, within_s: float) -> int:
        """Ask the host to leave, make it leave after `within_s`; return its exit code."""
        try:
            self.ask_to_leave()
            return self._process.wait(timeout=within_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            _open(self._process.stdout).close()


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _environment(config: Mapping[str, Any]) -> dict[str, str]:
    added = {**config.get("settings", {}).get("env", {}), **config.get("env", {})}
    search = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": search, **added}
