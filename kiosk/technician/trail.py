"""The trail of what operators did here: append-only lines, each bound to the one before.

A line holds the digest of the line before it, so that a line taken out or changed later shows.
Cutting lines off the end does not show here; the central platform's copy is for that.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kiosk import wire
from kiosk.technician.deeds import Deed

_TAIL = 64 << 10


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One deed as it was written. `before` is the SHA-256 (hex) of the line before, or ''."""

    at: str
    deed: str
    fields: Mapping[str, str | int | bool] = field(default_factory=dict)
    before: str = ""


class Trail:
    """One file. Not for use by several threads at once."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path = path
        self._now = now

    def write(self, deed: Deed) -> None:
        """Append one deed; durable when this returns. Raises `OSError`."""
        fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            tail = _tail(fd)
            torn = b"" if not tail or tail.endswith(b"\n") else b"\n"
            last = (tail + torn).splitlines(keepends=True)[-1:]
            before = hashlib.sha256(last[0]).hexdigest() if last else ""
            line = TrailLine(
                self._now().isoformat(timespec="seconds"),
                type(deed).__name__,
                wire.to_builtins(deed),
                before,
            )
            os.write(fd, torn + wire.encode(line) + b"\n")
            os.fsync(fd)
        finally:
            os.close(fd)

    def latest(self, most: int) -> tuple[TrailLine, ...]:
        """The newest lines, newest first. A line torn by a power cut is left out."""
        try:
            fd = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return ()
        try:
            lines = _tail(fd).splitlines()
        finally:
            os.close(fd)
        read = [line for raw in lines if (line := _read(raw)) is not None]
        return tuple(reversed(read[-most:]))

    def first_break(self) -> int | None:
        """The number of the first line that does not follow from the one before; None if sound.

        Raises `OSError` when the trail cannot be read.
        """
        before = ""
        with self._path.open("rb") as lines:
            for number, raw in enumerate(lines, start=1):
                line = _read(raw)
                # A torn line is followed by one that knows it was torn.
                if line is not None and line.before != before:
                    return number
                before = hashlib.sha256(raw).hexdigest()
        return None


def _tail(fd: int) -> bytes:
    size = os.fstat(fd).st_size
    return os.pread(fd, _TAIL, max(0, size - _TAIL))


def _read(raw: bytes) -> TrailLine | None:
    try:
        return wire.decode(TrailLine, raw)
    except wire.BadWireValue:
        return None
