"""How many cases a second the platform takes in and judges, beside what PostgreSQL commits here."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.pgbench import TABLE, inserts_per_second
from benchmarks.posts import CONNECTIONS as POSTING
from benchmarks.posts import TOGETHER, post_all
from benchmarks.puts import put_all
from benchmarks.sealed_cases import seal_case, sealing_key
from central.cluster import ROLE
from kiosk.demo import running_site
from kiosk.demo_site import DemoSite, RunningSite
from kiosk.sealed import PlatformKey
from kiosk.settings import parse_settings

CONNECTIONS = (8, 32)
_POSTGRES_PORT = 5432


@dataclass(slots=True)
class _Samples:
    """What the rounds gave: cases a second, by number of connections where that counts."""

    single: dict[int, list[float]] = field(default_factory=lambda: {c: [] for c in CONNECTIONS})
    pgbench: dict[int, list[float]] = field(default_factory=lambda: {c: [] for c in CONNECTIONS})
    one_put_s: list[float] = field(default_factory=list)
    cpu_single_us: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    cpu_together_us: list[float] = field(default_factory=list)
    judged: list[float] = field(default_factory=list)
    body: int = 0


@dataclass(frozen=True, slots=True)
class _Bench:
    """A running site and what its rounds need of it."""

    running: RunningSite
    folder: Path
    key: PlatformKey
    token: str = field(repr=False)
    sockets: Path

    @property
    def url(self) -> str:
        return self.running.platform_url

    def cpu_s(self) -> float:
        """Processor time of the process that serves."""
        (pid,) = _serving()
        spent = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def measure(folder: Path, *, quick: bool) -> Result:
    """Put cases and insert rows in turns."""
    rounds, each, many = (1, 64, 50) if quick else (5, 1000, 1000)
    found = _Samples()
    with running_site(DemoSite(folder)) as running:
        path = running.site.kiosk_settings
        key = sealing_key(parse_settings(path.read_bytes(), str(path)))
        token = running.site.token_file.read_text("ascii").strip()
        sockets = running.site.root / "central" / "postgres" / "data"
        bench = _Bench(running, folder, key, token, sockets)
        asyncio.run(_execute(sockets, TABLE))
        for _ in range(rounds):
            _round(bench, found, each, many, for_s=1 if quick else 3)
    return Result(
        "platform", "taking cases in, and judging them", _figures(found), _notes(found, each, many)
    )


def _round(bench: _Bench, found: _Samples, each: int, many: int, *, for_s: int) -> None:
    for connections in CONNECTIONS:
        cases = [seal_case(bench.key, seq) for seq in range(each)]
        found.body = len(cases[0].body)
        cpu_s = bench.cpu_s()
        took_s, each_s = put_all(bench.url, bench.token, cases, connections)
        found.cpu_single_us.append((bench.cpu_s() - cpu_s) / each * 1e6)
        found.single[connections].append(each / took_s)
        found.one_put_s += each_s
        found.pgbench[connections].append(
            inserts_per_second(
                bench.sockets, bench.folder, size=found.body, clients=connections, for_s=for_s
            )
        )
        asyncio.run(_judge_all(bench.sockets))
    cases = [seal_case(bench.key, seq) for seq in range(many)]
    cpu_s, begun = bench.cpu_s(), time.monotonic()
    found.together.append(many / asyncio.run(post_all(bench.url, bench.token, cases)))
    found.cpu_together_us.append((bench.cpu_s() - cpu_s) / many * 1e6)
    asyncio.run(_judge_all(bench.sockets))
    found.judged.append(many / (time.monotonic() - begun))


def _figures(found: _Samples) -> tuple[Figure, ...]:
    singles = [
        figure(
            f"cases per second, one in a request, {connections} connections",
            "",
            found.single[connections],
            peer_name=f"pgbench, {connections} connections",
            peer=found.pgbench[connections],
            more_is_better=True,
        )
        for connections in CONNECTIONS
    ]
    together = figure(
        f"cases per second, {TOGETHER} in a request, {POSTING} connections",
        "",
        found.together,
        peer_name=f"pgbench, {POSTING} connections",
        peer=found.pgbench[POSTING],
        more_is_better=True,
    )
    return (
        *singles,
        together,
        figure("one PUT", "ms", ms(found.one_put_s)),
        figure("processor of the serving process, one in a request", "µs", found.cpu_single_us),
        figure("the same, together", "µs", found.cpu_together_us),
        figure("cases per second, stored and then judged", "", found.judged, more_is_better=True),
    )


def _notes(found: _Samples, each: int, many: int) -> tuple[str, ...]:
    return (
        f"Rounds of {each} and {many} cases without pages ({found.body:,} bytes), each committed,"
        " then signed for; synchronous_commit on for both. Judging goes on beside it and"
        " afterwards, in a process of its own that steps back; the last line waits for its end.",
        "pgbench is the one of the embedded PostgreSQL, in the same rounds. It inserts what a put"
        " inserts: the same table, indexes and bytes, one transaction a row, prepared.",
        "The makers of the load run on the same two processors as platform and database.",
    )


def _serving() -> list[int]:
    """The platform's process: the child of ours that serves."""
    ours = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    return [int(p) for p in ours if b"central" in Path(f"/proc/{p}/cmdline").read_bytes()]


async def _execute(sockets: Path, sql: str) -> None:
    connection = await _connected(sockets)
    await connection.execute(sql)
    await connection.close()


async def _judge_all(sockets: Path) -> None:
    connection = await _connected(sockets)
    while await connection.fetchval("SELECT count(*) FROM arrivals WHERE state = 'waiting'"):
        await asyncio.sleep(0.05)
    await connection.close()


async def _connected(sockets: Path) -> Any:
    return await asyncpg.connect(
        host=str(sockets), port=_POSTGRES_PORT, user=ROLE, database="postgres"
    )
