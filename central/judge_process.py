"""The judge's own process: it alone holds the keys that open cases. `judge_watch` starts it.

`python -m central.judge_process CONTROL OPENING`: two inherited sockets. On the first it gets the
settings, says which public keys there are, hears nudges and tells of news; on the second it opens
single cases for officers. It ends when the platform does.
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import resource
import signal
import socket
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from central.cluster import Cluster
from central.database import Database, DatabaseDown
from central.judge_loop import JudgeLoop
from central.keys import KeyFault, Keys, load_keys
from central.opening import answer_openings
from central.parts import containers_of, items_of
from central.platform import Platform
from central.settings import Settings
from kiosk.sealed import Unsealer

NEWS = b"n"
LARGEST_WORD = 1 << 20
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_NICER = 15
"""Judging waits for nobody's answer; taking in does."""

log = logging.getLogger(__name__)


class Beginning(msgspec.Struct, frozen=True):
    """What the judge is told first. `is_careful`: its predecessor ended by itself."""

    settings: Settings
    is_careful: bool


class PublicKey(msgspec.Struct, frozen=True):
    """A sealing key as others may know it."""

    key_id: str
    suite: int
    public_key: bytes


class Ready(msgspec.Struct, frozen=True):
    """What the judge says first: its sealing keys, oldest first, or why it cannot begin."""

    keys: tuple[PublicKey, ...] = ()
    fault: tuple[str, str] | None = None


def encode_beginning(beginning: Beginning) -> bytes:
    """As one datagram."""
    return msgspec.json.encode(beginning, enc_hook=str)


def decode_beginning(word: bytes) -> Beginning:
    """The other way."""
    return msgspec.json.decode(word, type=Beginning, dec_hook=_path)


def main() -> int:
    """Judge until the platform closes our line."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.umask(0o077)
    os.nice(_NICER)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level="INFO")
    control, opening = (socket.socket(fileno=int(number)) for number in sys.argv[1:3])
    with control, opening:
        told = control.recv(LARGEST_WORD)
        if not told:
            return 0  # the platform was gone before it had said anything
        beginning = decode_beginning(told)
        settings = beginning.settings
        try:
            keys = load_keys(settings.data_dir / "keys", settings.sealing_suites)
        except KeyFault as fault:
            control.send(msgspec.json.encode(Ready(fault=(str(fault.path), fault.reason))))
            return 2
        control.send(msgspec.json.encode(Ready(keys=tuple(map(_public, keys.sealing)))))
        unsealer = Unsealer(keys.unsealing())
        threading.Thread(target=answer_openings, args=(opening, unsealer), daemon=True).start()
        asyncio.run(_judge(beginning, keys, unsealer, control))
    return 0


def _public(key: Any) -> PublicKey:
    return PublicKey(key.key_id, key.suite, key.public_key)


async def _judge(
    beginning: Beginning, keys: Keys, unsealer: Unsealer, control: socket.socket
) -> None:
    database = await _database(beginning.settings)
    platform = _platform(beginning.settings, keys, unsealer, database)
    control.setblocking(False)
    loop = asyncio.get_running_loop()
    judge = JudgeLoop(platform, lambda: _tell(control), is_careful=beginning.is_careful)
    judging = asyncio.create_task(judge.run())
    hearing = asyncio.create_task(_hear(loop, control, judge))
    await asyncio.wait({judging, hearing}, return_when=asyncio.FIRST_COMPLETED)
    judge.end()
    await judging
    hearing.cancel()
    await database.close()


async def _hear(loop: asyncio.AbstractEventLoop, control: socket.socket, judge: JudgeLoop) -> None:
    """Nudges, until the platform is gone."""
    while await loop.sock_recv(control, 16):
        judge.nudge()


def _tell(control: socket.socket) -> None:
    try:
        control.send(NEWS)
    except BlockingIOError:
        pass  # so much news is under way already that this makes no difference
    except OSError:
        log.info("the platform is gone")


async def _database(settings: Settings) -> Database:
    arguments: dict[str, object] = {"dsn": settings.database.dsn}
    if not settings.database.dsn:
        cluster = Cluster(settings.data_dir / "postgres")
        cluster.attach()
        arguments = cluster.arguments()
    database = Database(arguments, connections=2)
    while True:
        try:
            await database.open()
        except DatabaseDown:
            await asyncio.sleep(1)
        else:
            return database


def _platform(settings: Settings, keys: Keys, unsealer: Unsealer, database: Database) -> Platform:
    return Platform(
        settings=settings,
        keys=keys,
        unsealer=unsealer,
        database=database,
        containers=containers_of(settings),
        items=items_of(settings),
        now=lambda: datetime.now(UTC),
    )


def _path(kind: type, value: object) -> Path:
    if kind is not Path or not isinstance(value, str):
        raise ValueError("Expected a path")
    return Path(value)


if __name__ == "__main__":
    sys.exit(main())
