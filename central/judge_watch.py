"""Keeping the judge's process running, from the process that serves requests and has no keys."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from central.bench import Bench
from central.judge_process import LARGEST_WORD, Beginning, Ready, encode_beginning
from central.keys import KeyFault, KeyPair
from central.opening import AskingOpener
from central.settings import Settings

_PAUSES_S = (0.2, 1.0, 5.0)
"""Before a judge that ended by itself is replaced; the last one again and again."""
_END_S = 3.0

log = logging.getLogger(__name__)


class JudgeProcess(Bench):
    """One judge, replaced when it dies. Cases that arrive meanwhile wait in the database."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.opener = AskingOpener()
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._is_nudging = False

    def nudge(self) -> None:
        """A case has arrived. Those of one commit are answered together: one word for them."""
        if not self._is_nudging:
            self._is_nudging = True
            asyncio.get_running_loop().call_soon(self._nudge)

    def _nudge(self) -> None:
        self._is_nudging = False
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.send(b".")

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[tuple[KeyPair, ...]]:
        """Start; gives the public halves of the sealing keys. Raises `KeyFault`."""
        try:
            ready = await self._start(is_careful=False)
            if ready is None:
                raise KeyFault(self._settings.data_dir / "keys", "the judge did not start")
            if ready.fault is not None:
                raise KeyFault(Path(ready.fault[0]), ready.fault[1])
            watching = asyncio.create_task(self._watch())
            try:
                yield tuple(KeyPair(k.key_id, k.public_key, b"", k.suite) for k in ready.keys)
            finally:
                watching.cancel()
        finally:
            await self._end()

    async def _start(self, *, is_careful: bool) -> Ready | None:
        """Start a judge; its first word, None if it ended before that."""
        control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        opening, asked = socket.socketpair()
        with theirs, asked:
            numbers = (theirs.fileno(), asked.fileno())
            # From the main thread: PR_SET_PDEATHSIG fires when the thread that forked ends.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "central.judge_process", *map(str, numbers)],
                # The program we are: whoever started us may reach it, and we perhaps not.
                executable="/proc/self/exe",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=numbers,
            )
        self._control = control
        self.opener.connect(opening)
        control.send(encode_beginning(Beginning(self._settings, is_careful)))
        control.setblocking(False)
        said = await _heard(control)
        return msgspec.json.decode(said, type=Ready) if said else None

    async def _watch(self) -> None:
        deaths = 0
        while True:
            assert self._control is not None
            while await _heard(self._control):
                deaths = 0
                self.spread()
            await self._end()
            log.error("the judge ended by itself; starting it again")
            await asyncio.sleep(_PAUSES_S[min(deaths, len(_PAUSES_S) - 1)])
            deaths += 1
            await self._start(is_careful=True)
            self.spread()

    async def _end(self) -> None:
        self.opener.connect(None)
        control, self._control = self._control, None
        if control is not None:
            control.close()
        process, self._process = self._process, None
        if process is None:
            return
        try:
            await asyncio.to_thread(process.wait, _END_S)
        except subprocess.TimeoutExpired:
            # Every step of it is one transaction, so it may be killed at any of them.
            process.kill()
            process.wait()


async def _heard(control: socket.socket) -> bytes:
    """The next word of the judge; b'' when it is gone."""
    try:
        return await asyncio.get_running_loop().sock_recv(control, LARGEST_WORD)
    except OSError:
        return b""
