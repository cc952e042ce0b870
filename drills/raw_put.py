"""Puts cases over many connections at once, without a courier's patience: load for a platform."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from drills.platform_site import Situation

MOST_TRIES = 200


class PutRefused(Exception):
    """The platform will never take this case: the drill itself is wrong. Fields: what it said."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(f"{status} {body!r}")
        self.status = status
        self.body = body


@dataclass(frozen=True, slots=True)
class Put:
    """One case to be put."""

    case_id: UUID
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and after how many tries."""

    status: int
    body: bytes = field(repr=False)
    tries: int


async def put_all(
    port: int, situation: Situation, puts: Sequence[Put], connections: int
) -> list[Answer]:
    """Put every case until it is answered; the answers in the order of the cases."""
    waiting = list(enumerate(puts))[::-1]
    answers: list[Answer | None] = [None] * len(puts)

    async def carry() -> None:
        line = _Line(port, situation.token, situation.kiosk_id)
        while waiting:
            number, put = waiting.pop()
            answers[number] = await line.put(put)
        line.close()

    await asyncio.gather(*(carry() for _ in range(connections)))
    return [answer for answer in answers if answer is not None]


class _Line:
    def __init__(self, port: int, token: str, kiosk_id: str) -> None:
        self._port = port
        self._token = token
        self._kiosk_id = kiosk_id
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def put(self, put: Put) -> Answer:
        for tried in range(1, MOST_TRIES + 1):
            try:
                status, body = await self._once(put)
            except (OSError, EOFError, ValueError):
                self.close()
                continue
            if status in (200, 201):
                return Answer(status, body, tried)
            if 400 <= status < 500:
                raise PutRefused(status, body)
            await asyncio.sleep(0.05)
        return Answer(0, b"", MOST_TRIES)

    async def _once(self, put: Put) -> tuple[int, bytes]:
        if self._ends is None:
            self._ends = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._ends
        head = (
            f"PUT /v1/cases/{put.case_id} HTTP/1.1\r\nHost: drill\r\n"
            f"Authorization: Bearer {self._token}\r\nX-Menkou-Kiosk: {self._kiosk_id}\r\n"
            f"Content-Type: application/json\r\n"
            f"Idempotency-Key: {put.case_id}\r\nContent-Length: {len(put.body)}\r\n\r\n"
        )
        writer.write(head.encode("ascii") + put.body)
        await writer.drain()
        said = (await reader.readuntil(b"\r\n\r\n")).decode("ascii").lower()
        lines = said.split("\r\n")
        size = next(int(x.partition(":")[2]) for x in lines if x.startswith("content-length:"))
        return int(lines[0].split()[1]), await reader.readexactly(size)

    def close(self) -> None:
        if self._ends is not None:
            self._ends[1].transport.abort()
            self._ends = None
