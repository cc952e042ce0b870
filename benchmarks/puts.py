"""Cases put one by one over several connections: the least a client can cost beside a platform.

The makers of load share the machine's processors with what they measure. This one writes bytes
that were made before the clock started, and reads just enough of a reply to find its end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import cast
from urllib.parse import urlsplit

import uvloop

from benchmarks.sealed_cases import SealedCase
from kiosk.demo_site import KIOSK_ID

_LENGTH = b"content-length:"


class NotTaken(Exception):
    """The platform did not accept a case that it should have. Field: `reply`, its beginning."""

    def __init__(self, reply: bytes) -> None:
        super().__init__(repr(reply))
        self.reply = reply


def put_all(
    url: str, token: str, cases: Sequence[SealedCase], connections: int
) -> tuple[float, list[float]]:
    """Put the cases, every one of which must be new; seconds for all, and for each."""
    return uvloop.run(_put_all(url, token, cases, connections))


async def _put_all(
    url: str, token: str, cases: Sequence[SealedCase], connections: int
) -> tuple[float, list[float]]:
    where, loop = urlsplit(url), asyncio.get_running_loop()
    assert where.hostname
    assert where.port
    requests = [_request(token, case) for case in cases]
    lines = [_Line(loop, iter(requests[n::connections])) for n in range(connections)]
    begun = loop.time()
    for line in lines:
        await loop.create_connection(lambda line=line: line, where.hostname, where.port)
    await asyncio.gather(*(line.done for line in lines))
    return loop.time() - begun, [took for line in lines for took in line.took]


def _request(token: str, case: SealedCase) -> bytes:
    head = (
        f"PUT /v1/cases/{case.case_id} HTTP/1.1\r\nHost: benchmark\r\n"
        f"Authorization: Bearer {token}\r\nX-Menkou-Kiosk: {KIOSK_ID}\r\n"
        f"Content-Length: {len(case.body)}\r\n\r\n"
    )
    return head.encode("ascii") + case.body


class _Line(asyncio.Protocol):
    """One connection: the next request when the reply to the last one is whole."""

    def __init__(self, loop: asyncio.AbstractEventLoop, requests: Iterator[bytes]) -> None:
        self.done: asyncio.Future[None] = loop.create_future()
        self.took: list[float] = []
        self._loop = loop
        self._requests = requests
        self._said = b""
        self._begun = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none by its class
        self._next()

    def data_received(self, data: bytes) -> None:
        self._said += data
        head, parted, body = self._said.partition(b"\r\n\r\n")
        if not parted or len(body) < _length(head):
            return
        if not head.startswith(b"HTTP/1.1 201"):
            self.done.set_exception(NotTaken(self._said[:200]))
            return
        self.took.append(self._loop.time() - self._begun)
        self._said = b""
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionResetError())

    def _next(self) -> None:
        assert self._transport is not None
        request = next(self._requests, None)
        if request is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._begun = self._loop.time()
        self._transport.write(request)


def _length(head: bytes) -> int:
    lowered = head.lower()
    begin = lowered.index(_LENGTH) + len(_LENGTH)
    return int(lowered[begin:].split(b"\r\n", 1)[0])
