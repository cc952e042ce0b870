"""A line that counts: a TCP relay in front of the platform, which can be cut."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Coroutine, Iterator
from typing import Any

_CHUNK = 65536


class Relay:
    """Relays `127.0.0.1:port` to the platform and counts the bytes of the streams, both ways."""

    def __init__(self, host: str, port: int) -> None:
        self.up = 0
        self.down = 0
        self.port = 0
        self._target = (host, port)
        self._ends: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="relay")

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()
        self.restore()

    def cut(self) -> None:
        """Break every connection and refuse new ones."""
        self._do(self._cut())

    def restore(self) -> None:
        """Let it through again, at the same port."""
        self._do(self._listen())

    def stop(self) -> None:
        """End for good."""
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(
            self._carry, "127.0.0.1", self.port, reuse_address=True
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for end in list(self._ends):
            end.transport.abort()
        await asyncio.sleep(0.05)  # the pumps notice

    async def _carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            far, forth = await asyncio.open_connection(*self._target)
        except OSError:
            back.transport.abort()
            return
        self._ends |= {back, forth}
        pumps = (self._pump(near, forth, is_up=True), self._pump(far, back, is_up=False))
        await asyncio.gather(*pumps)
        self._ends -= {back, forth}

    async def _pump(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, is_up: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(_CHUNK):
                if is_up:
                    self.up += len(data)
                else:
                    self.down += len(data)
                sink.write(data)
                await sink.drain()
        sink.close()


@contextlib.contextmanager
def relay_to(url: str) -> Iterator[Relay]:
    """A relay to a platform's address, for the length of a `with` block."""
    host, _, port = url.removeprefix("http://").partition(":")
    relay = Relay(host, int(port))
    relay.start()
    try:
        yield relay
    finally:
        relay.stop()
