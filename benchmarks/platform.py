"""How many cases a second the platform takes, beside plain INSERTs into the same PostgreSQL."""

from __future__ import annotations

import asyncio
import http.client
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncpg

from benchmarks.figures import Result, figure, ms
from benchmarks.pgbench import inserts_per_second
from benchmarks.posts import TOGETHER, post_all
from benchmarks.sealed_cases import SealedCase, seal_case, sealing_key
from central.cluster import ROLE
from kiosk.demo import running_site
from kiosk.demo_site import KIOSK_ID, DemoSite
from kiosk.settings import parse_settings

_CONNECTIONS = 8
_POSTGRES_PORT = 5432
_TABLE = """
CREATE TABLE benchmark_rows (
    case_id uuid PRIMARY KEY, digest text NOT NULL, body bytea NOT NULL,
    received_at timestamptz NOT NULL
)
"""


class NotTaken(Exception):
    """The platform did not accept a case that it should have. Field: `status`."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


def measure(folder: Path, *, quick: bool) -> Result:
    """Put cases and insert rows in turns."""
    rounds, each, many = (1, 16, 50) if quick else (5, 200, 1000)
    ours, latencies, together, judged, eight, alone, bare = [], [], [], [], [], [], []
    with running_site(DemoSite(folder)) as running:
        path = running.site.kiosk_settings
        key = sealing_key(parse_settings(path.read_bytes(), str(path)))
        token = running.site.token_file.read_text("ascii").strip()
        sockets = running.site.root / "central" / "postgres" / "data"
        asyncio.run(_prepare(sockets))
        for _ in range(rounds):
            cases = [seal_case(key, seq) for seq in range(each)]
            others = [seal_case(key, each + seq) for seq in range(many)]
            took_s, each_s = _put_all(running.platform_url, token, cases)
            ours.append(each / took_s)
            latencies += each_s
            begun = time.monotonic()
            together.append(many / asyncio.run(post_all(running.platform_url, token, others)))
            asyncio.run(_judge_all(sockets))
            judged.append(many / (time.monotonic() - begun))
            eight.append(each / asyncio.run(_insert_all(sockets, cases, _CONNECTIONS)))
            alone.append(each / asyncio.run(_insert_all(sockets, cases, 1)))
            size = len(cases[0].body)
            for_s = 1 if quick else 3
            bare.append(
                inserts_per_second(sockets, folder, size=size, clients=_CONNECTIONS, for_s=for_s)
            )
    return Result(
        "platform",
        f"PUT of cases over {_CONNECTIONS} connections",
        (
            figure(
                "cases per second",
                "",
                ours,
                peer_name=f"INSERT over {_CONNECTIONS} connections",
                peer=eight,
                more_is_better=True,
            ),
            figure(
                "the same",
                "",
                ours,
                peer_name="INSERT over one connection",
                peer=alone,
                more_is_better=True,
            ),
            figure(
                "the same",
                "",
                ours,
                peer_name=f"pgbench, INSERT over {_CONNECTIONS} connections",
                peer=bare,
                more_is_better=True,
            ),
            figure("one PUT", "ms", ms(latencies)),
            figure(
                f"cases per second, {TOGETHER} in a request",
                "",
                together,
                peer_name=f"pgbench, INSERT over {_CONNECTIONS} connections",
                peer=bare,
                more_is_better=True,
            ),
            figure("cases per second, stored and then judged", "", judged, more_is_better=True),
        ),
        (
            f"{rounds} rounds of {each} and {many} cases without pages"
            f" ({len(cases[0].body):,} bytes), each committed,"
            " then signed for; synchronous_commit on for both. Judging goes on beside"
            " it and afterwards, in a process of its own; the last line waits for its end.",
            "The INSERT writes id, digest, the same body and a time, one transaction a row, with"
            " asyncpg.",
            "pgbench is the one of the embedded PostgreSQL, rows of the same size, in the same"
            " rounds.",
            "The makers of the load run on the same two processors as platform and database.",
        ),
    )


def _put_all(url: str, token: str, cases: Sequence[SealedCase]) -> tuple[float, list[float]]:
    """Put the cases; return seconds for all and for each."""
    took: list[float] = []
    faults: list[NotTaken] = []
    threads = [
        threading.Thread(target=_put_some, args=(url, token, cases[n::_CONNECTIONS], took, faults))
        for n in range(_CONNECTIONS)
    ]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return time.monotonic() - begun, took


def _put_some(
    url: str,
    token: str,
    cases: Sequence[SealedCase],
    took: list[float],
    faults: list[NotTaken],
) -> None:
    host = url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {"Authorization": f"Bearer {token}", "X-Menkou-Kiosk": KIOSK_ID}
    for case in cases:
        begun = time.monotonic()
        connection.request("PUT", f"/v1/cases/{case.case_id}", case.body, headers)
        with connection.getresponse() as response:
            said = response.read()
        took.append(time.monotonic() - begun)
        if response.status != 201 or not said:
            faults.append(NotTaken(response.status))
            break
    connection.close()


async def _prepare(sockets: Path) -> None:
    connection = await _connected(sockets)
    await connection.execute(_TABLE)
    await connection.close()


async def _judge_all(sockets: Path) -> None:
    connection = await _connected(sockets)
    while await connection.fetchval("SELECT count(*) FROM arrivals WHERE state = 'waiting'"):
        await asyncio.sleep(0.05)
    await connection.close()


async def _insert_all(sockets: Path, cases: Sequence[SealedCase], connections: int) -> float:
    """Insert one row a case; return the seconds it took. The rows go away afterwards."""
    lines = [await _connected(sockets) for _ in range(connections)]
    begun = time.monotonic()
    await asyncio.gather(*(_insert_some(c, cases[n::connections]) for n, c in enumerate(lines)))
    took_s = time.monotonic() - begun
    await lines[0].execute("TRUNCATE benchmark_rows")
    for line in lines:
        await line.close()
    return took_s


async def _insert_some(connection: Any, cases: Sequence[SealedCase]) -> None:
    insert = "INSERT INTO benchmark_rows VALUES ($1, $2, $3, now())"
    for case in cases:
        await connection.execute(insert, case.case_id, case.digest, case.body)


async def _connected(sockets: Path) -> Any:
    return await asyncpg.connect(
        host=str(sockets), port=_POSTGRES_PORT, user=ROLE, database="postgres"
    )
