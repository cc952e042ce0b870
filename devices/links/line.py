"""A network line that can be cut: a TCP proxy between the kiosk and the platform, for the bench.

Verbs: 'cut' (connections break, new ones are refused), 'stall' (nothing comes through, nothing
breaks: a pulled cable as the kiosk first sees it), 'lose_answers' (questions arrive, answers do
not), 'cut_after' {"bytes"} (cut once that much went up), 'restore'.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from devices.simulation import BenchRefused

_CHUNK = 65536
# Linger 0: closing sends a reset, so both ends notice at once and no half-open socket stays.
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class LineState(StrEnum):
    """How the line is."""

    UP = "up"
    CUT = "cut"
    STALLED = "stalled"
    LOSING_ANSWERS = "losing_answers"


class Line:
    """A proxy on `127.0.0.1:listen_port` to `host:port`. Lives in one asyncio loop."""

    def __init__(self, *, listen_port: int, host: str, port: int) -> None:
        self._listen_port = listen_port
        self._target = (host, port)
        self._server: asyncio.Server | None = None
        self._state = LineState.UP
        self._bytes_left: int | None = None
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._ends: set[asyncio.StreamWriter] = set()

    @property
    def port(self) -> int:
        """The port it listens on; chosen by the system when 0 was asked for."""
        return self._listen_port

    async def start(self) -> None:
        """Begin to listen. Raises `OSError` when the port is taken."""
        self._server = await asyncio.start_server(
            self._carry, "127.0.0.1", self._listen_port, reuse_address=True
        )
        self._listen_port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Break everything and stop listening."""
        self._break()
        if self._server is not None:
            self._server.close()
            self._server = None

    async def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Change how the line is; raise `BenchRefused` for anything it cannot be."""
        match verb:
            case "restore":
                await self._restore()
            case "cut":
                self._cut()
            case "stall":
                await self._restore()
                self._state = LineState.STALLED
                self._flowing.clear()
            case "lose_answers":
                await self._restore()
                self._state = LineState.LOSING_ANSWERS
            case "cut_after":
                if not isinstance(body.get("bytes"), int) or body["bytes"] < 0:
                    raise BenchRefused("'bytes' must be a number")
                await self._restore()
                self._bytes_left = body["bytes"]
            case _:
                raise BenchRefused(f"a line cannot do {verb!r}")
        return self.snapshot()

    def snapshot(self) -> Mapping[str, Any]:
        """How it is now."""
        return {
            "state": self._state.value,
            "plugged": self._state is not LineState.CUT,
            "fault": "" if self._state is LineState.UP else self._state.value,
            "port": self._listen_port,
            "connections": len(self._ends) // 2,
        }

    async def _restore(self) -> None:
        self._state = LineState.UP
        self._bytes_left = None
        self._flowing.set()
        if self._server is None:
            await self.start()

    def _cut(self) -> None:
        self._state = LineState.CUT
        self._bytes_left = None
        self._flowing.set()
        if self._server is not None:
            self._server.close()
            self._server = None
        self._break()

    def _break(self) -> None:
        for end in list(self._ends):
            _reset(end)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        far: asyncio.StreamWriter | None = None
        try:
            await self._flowing.wait()
            far_reader, far = await asyncio.open_connection(*self._target)
            self._ends.add(far)
            await _first_end(
                self._pump(reader, far, is_up=True), self._pump(far_reader, writer, is_up=False)
            )
            writer.close()  # both sides have said all: what is still buffered goes out first
            far.close()
        except (OSError, asyncio.CancelledError):
            # The far end is down, the line was cut, or the bench ends: a reset on both sides.
            _reset(writer)
            if far is not None:
                _reset(far)
        finally:
            self._ends -= {end for end in (writer, far) if end is not None}

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_up: bool
    ) -> None:
        while data := await reader.read(_CHUNK):
            await self._flowing.wait()
            if not is_up and self._state is LineState.LOSING_ANSWERS:
                raise ConnectionAbortedError  # the answer is lost and the connection with it
            allowed = self._allowed(len(data)) if is_up else len(data)
            writer.write(data[:allowed])
            await writer.drain()
            if allowed < len(data) or (is_up and self._bytes_left == 0):
                self._cut()
                raise ConnectionAbortedError
        with contextlib.suppress(OSError):
            writer.write_eof()
        await writer.drain()

    def _allowed(self, wanted: int) -> int:
        if self._bytes_left is None:
            return wanted
        allowed = min(wanted, self._bytes_left)
        self._bytes_left -= allowed
        return allowed


async def _first_end(*pumps: Any) -> None:
    """Run both directions until one fails or both end."""
    tasks = [asyncio.ensure_future(pump) for pump in pumps]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


def _reset(end: asyncio.StreamWriter) -> None:
    raw = end.get_extra_info("socket")
    if raw is not None and raw.fileno() >= 0:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
    end.transport.abort()
