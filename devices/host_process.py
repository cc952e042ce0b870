"""The kiosk's end of one host process: start it, write to it without waiting, read, end it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from devices import pipe

_ROOT = str(Path(__file__).resolve().parents[1])
_CHUNK = 65536


class HostEnded(Exception):
    """The host process closed its pipe: it has exited or is about to."""


class HostProcess:
    """One running `devices.host`. Use it from one thread, which must outlive it."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "devices.host"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(config),
        )
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

    def say(self, message: Mapping[str, Any]) -> None:
        """Queue a message for the host; never waits."""
        self._unsent += pipe.encode(message)
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
        data = os.read(self.out_fd, _CHUNK)
        if not data:
            raise HostEnded
        return self._buffer.feed(data)

    def end(self, *, within_s: float) -> int:
        """Ask the host to leave, make it leave after `within_s`; return its exit code."""
        try:
            _open(self._process.stdin).close()
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
