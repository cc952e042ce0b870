"""Where cases are judged, as those see it who take them in: nudged, and heard of."""

from __future__ import annotations

import asyncio


class Bench:
    """Nobody judges here. `NearBench` and `JudgeProcess` do."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def nudge(self) -> None:
        """A case has arrived. Never waits, never fails: a judge looks by himself as well."""

    def next_news(self) -> asyncio.Event:
        """Set when something was decided. Take it before you look, and nothing is missed."""
        return self._next

    def spread(self) -> None:
        """Something was decided: tell everybody who waits."""
        told, self._next = self._next, asyncio.Event()
        told.set()
