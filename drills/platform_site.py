"""A central platform that a drill may kill, start again, and read the books of."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import functools
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import asyncpg

from central.cluster import ROLE
from drills.waiting import wait_until
from kiosk.demo_site import KIOSK_ID, DemoSite, free_port, prepare
from kiosk.sealed import PlatformKey
from offline_cache.courier_process import CourierSettings

_ROOT = Path(__file__).parents[1]
_START_S = 90.0


@dataclass(frozen=True, slots=True)
class Booked:
    """One case as the platform has it."""

    case_id: str
    digest: str
    server_seq: int
    case_number: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What a kiosk has to know of its platform."""

    kiosk_id: str
    url: str
    token: str = field(repr=False)
    sealing_key: PlatformKey
    answer_keys: dict[str, bytes]

    def courier_settings(
        self, state: Path, store_key: bytes, url: str = "", *, network_cap_s: float = 0.5
    ) -> CourierSettings:
        """Settings of a courier that does not wait long: a drill has no days."""
        return CourierSettings(
            state_dir=str(state),
            store_key=store_key,
            url=url or self.url,
            kiosk_id=self.kiosk_id,
            token=self.token,
            answer_keys=self.answer_keys,
            network_cap_s=network_cap_s,
            hello_every_s=1.0,
        )


class DrillPlatform:
    """The platform as a process, always at the same address."""

    def __init__(self, folder: Path) -> None:
        self.site = DemoSite(folder)
        self.port = free_port()
        prepare(self.site)
        self.set(port=self.port)
        self.operator: dict[str, str] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def folder(self) -> Path:
        """All it keeps: database, containers, keys."""
        return self.site.root / "central"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = self._begun(subprocess.PIPE)
        assert self._process.stdout is not None
        # Its one line says who may look at its pages; none comes if it does not start.
        ready = json.loads(self._process.stdout.readline() or b"{}")
        self.operator = ready.get("operator", self.operator)
        wait_until(self._answers, _START_S, "the platform to answer")

    def begin_again(self) -> None:
        """Start it without waiting; a platform that still runs is left alone."""
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = self._begun(subprocess.DEVNULL)

    def _begun(self, output: int) -> subprocess.Popen[bytes]:
        settings = str(self.site.central_settings)
        with (self.site.root / "central.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "central", "--attached", "--settings", settings],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=log,
            )

    def set(self, **numbers: int | bool) -> None:
        """Write settings, for the next start."""
        settings = self.site.central_settings
        lines = settings.read_text("utf-8").split("\n")
        kept = [line for line in lines if line.partition(" = ")[0] not in numbers]
        head = [f"{name} = {str(number).lower()}" for name, number in numbers.items()]
        settings.write_text("\n".join((*head, *kept)), "utf-8")

    def note_backup(self, through: int) -> None:
        """Tell it that a backup holds everything up to this number of its books."""
        pair = f"{self.operator['name']}:{self.operator['password']}".encode()
        request = urllib.request.Request(
            f"{self.url}/v1/backups",
            json.dumps({"through": through}).encode(),
            {"Authorization": "Basic " + base64.b64encode(pair).decode()},
        )
        with urllib.request.urlopen(request, timeout=10) as reply:
            reply.read()

    def kill(self) -> bool:
        """SIGKILL. Whether there was anything to kill."""
        if self._process is None or self._process.poll() is not None:
            return False
        self._process.kill()
        self._process.wait()
        return True

    def kill_database(self) -> bool:
        """SIGKILL PostgreSQL's first process. Whether there was one."""
        try:
            note = (self.folder / "postgres/data/postmaster.pid").read_text()
            pid = int(note.split("\n", 1)[0])
            is_postgres = Path(f"/proc/{pid}/comm").read_text().strip() == "postgres"
        except (OSError, ValueError):
            return False
        if is_postgres:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return is_postgres

    def stop(self) -> None:
        """End it politely."""
        if self._process is None:
            return
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None

    def situation(self) -> Situation:
        """What a kiosk has to know."""
        hello = self.hello()
        key = hello["sealing_keys"][0]
        return Situation(
            KIOSK_ID,
            self.url,
            self.site.token_file.read_text("ascii"),
            PlatformKey(key["key_id"], key["suite"], bytes.fromhex(key["public_key"])),
            {one["key_id"]: bytes.fromhex(one["public_key"]) for one in hello["answer_keys"]},
        )

    def hello(self) -> Any:
        """What it says of itself."""
        with urllib.request.urlopen(f"{self.url}/v1/hello", timeout=10) as reply:
            return json.load(reply)

    def books(self) -> list[Booked]:
        """Every case in its database, once everything it has taken in is judged."""
        # A backlog may be long; a judge that does not get on at all has failed.
        while left := self._unjudged():
            fewer = functools.partial(self._are_fewer, left)
            wait_until(fewer, _START_S, "the platform to judge")
        rows = self.query("SELECT case_id::text, digest, server_seq, case_number FROM cases")
        return [Booked(*row) for row in rows]

    def _are_fewer(self, before: int) -> bool:
        return self._unjudged() < before

    def _unjudged(self) -> int:
        ((count,),) = self.query("SELECT count(*) FROM arrivals WHERE state = 'waiting'")
        return int(count)

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database itself."""
        return asyncio.run(self._query(sql))

    async def _query(self, sql: str) -> list[tuple[Any, ...]]:
        # Through a descriptor of the folder the socket's path is short wherever the folder is.
        sockets = os.open(self.folder / "postgres/data", os.O_PATH | os.O_CLOEXEC)
        try:
            connection = await asyncpg.connect(
                host=f"/proc/self/fd/{sockets}", port=5432, user=ROLE, database="postgres"
            )
            try:
                return [tuple(row) for row in await connection.fetch(sql)]
            finally:
                await connection.close()
        finally:
            os.close(sockets)

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, "the platform ended; see central.log"
        try:
            self.hello()
        except (OSError, urllib.error.URLError):
            return False
        return True
