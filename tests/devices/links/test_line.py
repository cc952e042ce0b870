"""The network line over real sockets: cut, stalled, forgetful, cut in the middle."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from devices.links.line import Line
from devices.simulation import BenchRefused

REQUEST = b"0123456789"


class Platform:
    """Answers ten bytes with ten bytes, and remembers what it heard."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.told = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while request := await reader.read(10):
                self.heard += request
                self.told.set()
                writer.write(b"answer" + request[:4])
                await writer.drain()
        writer.close()


@contextlib.asynccontextmanager
async def lined() -> AsyncIterator[tuple[Line, Platform]]:
    platform = Platform()
    server = await asyncio.start_server(platform.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    line = Line(listen_port=0, host="127.0.0.1", port=port)
    await line.start()
    try:
        yield line, platform
    finally:
        await line.stop()
        server.close()


async def asked(line: Line, request: bytes = REQUEST) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
    try:
        writer.write(request)
        return await asyncio.wait_for(reader.readexactly(10), 5)
    finally:
        writer.transport.abort()


def lasting(test: Callable[[], Awaitable[None]]) -> Callable[[], None]:
    def run() -> None:
        asyncio.run(test())

    run.__name__ = test.__name__
    return run


@lasting
async def test_a_line_that_is_up_carries_both_ways():
    async with lined() as (line, platform):
        assert await asked(line) == b"answer0123"
        assert platform.heard == REQUEST
        assert line.snapshot()["plugged"]


@lasting
async def test_a_large_answer_arrives_whole_when_the_platform_closes_behind_it():
    answer = bytes(range(256)) * 20_000

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    line = Line(listen_port=0, host="127.0.0.1", port=server.sockets[0].getsockname()[1])
    await line.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
    writer.write_eof()
    assert await asyncio.wait_for(reader.read(), 10) == answer
    writer.close()
    await line.stop()
    server.close()


@lasting
async def test_a_cut_breaks_what_is_open_and_refuses_what_comes_until_it_is_restored():
    async with lined() as (line, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
        writer.write(REQUEST)
        await reader.readexactly(10)
        await line.do("cut", {})
        with pytest.raises(ConnectionResetError):
            await asyncio.wait_for(reader.read(1), 5)
        writer.transport.abort()
        with pytest.raises(ConnectionRefusedError):
            await asked(line)
        assert not line.snapshot()["plugged"]
        port = line.port
        await line.do("restore", {})
        assert line.port == port
        assert await asked(line) == b"answer0123"


@lasting
async def test_a_lost_answer_leaves_the_platform_told_and_the_kiosk_in_doubt():
    async with lined() as (line, platform):
        await line.do("lose_answers", {})
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await asked(line)
        assert platform.heard == REQUEST
        await line.do("restore", {})
        assert await asked(line) == b"answer0123"


@lasting
async def test_a_line_cut_after_some_bytes_lets_exactly_those_through():
    async with lined() as (line, platform):
        await line.do("cut_after", {"bytes": 4})
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await asked(line)
        await asyncio.wait_for(platform.told.wait(), 5)
        assert platform.heard == REQUEST[:4]
        assert line.snapshot()["state"] == "cut"


@lasting
async def test_a_stalled_line_breaks_nothing_and_delivers_when_restored():
    async with lined() as (line, platform):
        await line.do("stall", {})
        waiting = asyncio.ensure_future(asked(line))
        done, _ = await asyncio.wait([waiting], timeout=0.1)
        assert not done
        assert not platform.heard
        await line.do("restore", {})
        assert await waiting == b"answer0123"


@lasting
async def test_a_platform_that_is_down_is_a_reset_and_not_a_hang():
    line = Line(listen_port=0, host="127.0.0.1", port=9)
    await line.start()
    with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
        await asked(line)
    await line.stop()


@pytest.mark.parametrize("body", [{}, {"bytes": -1}, {"bytes": "4"}])
def test_a_cut_after_nothing_sensible_is_refused(body):
    line = Line(listen_port=0, host="127.0.0.1", port=9)
    with pytest.raises(BenchRefused):
        asyncio.run(line.do("cut_after", body))
