"""Cases posted many at a time, over several connections: what a fleet's backlog looks like."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from urllib.parse import urlsplit

from benchmarks.sealed_cases import SealedCase
from kiosk.demo_site import KIOSK_ID

TOGETHER = 25
"""As the courier does."""
CONNECTIONS = 8


async def post_all(url: str, token: str, cases: Sequence[SealedCase]) -> float:
    """Post the cases; return the seconds it took. Every one must be new."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    parts = (cases[n::CONNECTIONS] for n in range(CONNECTIONS))
    await asyncio.gather(*(_post_some(url, token, part) for part in parts))
    return loop.time() - begun


async def _post_some(url: str, token: str, cases: Sequence[SealedCase]) -> None:
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    for start in range(0, len(cases), TOGETHER):
        body = b"\n".join(case.body for case in cases[start : start + TOGETHER])
        head = (
            f"POST /v1/kiosks/{KIOSK_ID}/cases HTTP/1.1\r\nHost: benchmark\r\n"
            f"Authorization: Bearer {token}\r\nX-Menkou-Kiosk: {KIOSK_ID}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode("ascii") + body)
        said = (await reader.readuntil(b"\r\n\r\n")).decode("ascii").lower().split("\r\n")
        size = next(int(x.partition(":")[2]) for x in said if x.startswith("content-length:"))
        taken = json.loads(await reader.readexactly(size))
        assert [one["status"] for one in taken] == [201] * len(taken), taken
    writer.close()
