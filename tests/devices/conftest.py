"""A log of news that tests can wait on."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from devices.bay import DeviceConfig
from devices.broker import Broker
from devices.broker_line import BrokerLine
from devices.driver import DeviceState
from devices.watch import News


class NewsLog:
    """Collects news from the threads of watches."""

    def __init__(self) -> None:
        self.all: list[News] = []
        self._changed = threading.Condition()

    def __call__(self, news: News) -> None:
        with self._changed:
            self.all.append(news)
            self._changed.notify_all()

    def mark(self) -> int:
        with self._changed:
            return len(self.all)

    def wait(
        self, wanted: Callable[[News], bool], *, since: int = 0, within_s: float = 15.0
    ) -> News:
        """The first news after the mark that is wanted; fails after a bounded wait."""

        def found() -> News | None:
            return next((news for news in self.all[since:] if wanted(news)), None)

        with self._changed:
            self._changed.wait_for(lambda: found() is not None, within_s)
            news = found()
        assert news is not None, [(n.kind, n.state, n.code) for n in self.all[since:]]
        return news

    def wait_kind(self, kind: str, *, since: int = 0, within_s: float = 15.0) -> News:
        return self.wait(lambda n: n.kind == kind, since=since, within_s=within_s)

    def wait_state(
        self, state: DeviceState, *, code: str | None = None, since: int = 0, within_s: float = 15.0
    ) -> News:
        return self.wait(
            lambda n: n.state is state and code in (None, n.code), since=since, within_s=within_s
        )


class RunningService:
    """A device service on a thread of this process, and a line to it."""

    def __init__(self, path: Path, configs: Iterable[DeviceConfig], uid: int) -> None:
        self._told, self._over = socket.socketpair()
        self.broker = Broker(path, configs, uid)
        self.line = BrokerLine(path, os.getuid())
        self._thread = threading.Thread(target=self.broker.serve, args=(self._told,))
        self._thread.start()

    def close(self) -> None:
        self._over.close()
        self._thread.join()
        self._told.close()
        self.broker.close()


@pytest.fixture
def service_of(tmp_path: Path) -> Iterator[Callable[..., RunningService]]:
    """Starts device services for the devices it is given; ends them after the test."""
    running: list[RunningService] = []

    def start(*configs: DeviceConfig, uid: int | None = None) -> RunningService:
        path = tmp_path / f"devices-{len(running)}.sock"
        running.append(RunningService(path, configs, os.getuid() if uid is None else uid))
        return running[-1]

    yield start
    for service in running:
        service.close()


@pytest.fixture
def news() -> NewsLog:
    return NewsLog()
