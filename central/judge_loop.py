"""The judge's day: nudged when a case arrives, looking by itself every second otherwise."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from central.arrivals import aside_for, judge_again
from central.bench import Bench
from central.database import DatabaseDown
from central.judge import BATCH, ITEM_UNKNOWN, judge_alone, judge_some
from central.platform import Platform
from kiosk import wire
from kiosk.domain.envelope import CaseEnvelope

_LOOK_EVERY_S = 1.0


class JudgeLoop:
    """Judges in this event loop until told to end. `on_news` is called after each batch.

    `is_careful`: our predecessor ended by itself, perhaps of a case; begin with one at a time.
    """

    def __init__(
        self, platform: Platform, on_news: Callable[[], None], *, is_careful: bool = False
    ) -> None:
        self._platform = platform
        self._on_news = on_news
        self._is_careful = is_careful
        self._nudged = asyncio.Event()
        self._is_ending = False

    def end(self) -> None:
        """End after the batch at hand: a transaction is never cut in the middle."""
        self._is_ending = True
        self._nudged.set()

    def nudge(self) -> None:
        """A case has arrived."""
        self._nudged.set()

    async def run(self) -> None:
        """Judge until `end`. A database that is away is waited for."""
        while not self._is_ending:
            self._nudged.clear()
            count = 0
            with contextlib.suppress(DatabaseDown):
                judge_them = judge_alone if self._is_careful else judge_some
                count = await judge_them(self._platform)
                self._is_careful = False
                if not count:
                    await self._call_back()
            if count:
                self._on_news()
            if count < BATCH and not self._is_ending:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._nudged.wait(), _LOOK_EVERY_S)

    async def _call_back(self) -> None:
        """Cases whose item has come since wait no longer for it."""
        async with self._platform.database.transaction() as connection:
            for case_id, body in await aside_for(connection, ITEM_UNKNOWN):
                header = wire.decode(CaseEnvelope, body).header
                if self._platform.items.get(header.item_code, header.item_version):
                    await judge_again(connection, case_id)


class NearBench(Bench):
    """A judge in this process and event loop, for platforms that are opened for one errand."""

    def __init__(self) -> None:
        super().__init__()
        self._loop: JudgeLoop | None = None

    def nudge(self) -> None:
        """A case has arrived."""
        if self._loop is not None:
            self._loop.nudge()

    @contextlib.asynccontextmanager
    async def judging(self, platform: Platform) -> AsyncIterator[None]:
        """Judge for this platform meanwhile."""
        self._loop = JudgeLoop(platform, self.spread)
        task = asyncio.create_task(self._loop.run())
        try:
            yield
        finally:
            self._loop.end()
            await task
