"""A test rig: one simulated device, its driver in a process of its own, and all that they say."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from devices.catalogue import Body, DriverSpec, Practice
from devices.driver import Command, DeviceState
from devices.loading import load
from devices.simulation import BenchRefused, Simulator
from devices.watch import News, Watch

BUSY = DeviceState.BUSY
_AGAIN_S, _STANDING_S = 0.2, 0.5
_NO = ("_refused", "_failed", "_timeout")
"""How the kinds of reports end that say no."""
OPENING_S = 15.0
"""Longest a process with a heavy library may take to start on a slow machine."""


class NotConforming(Exception):
    """The driver did not do what every driver must. `why` names nothing of a payload."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotApplicable(Exception):
    """This check means nothing for this kind of device, or not on this machine."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Refused(Exception):
    """A driver said no to what a healthy device was shown."""


class Ledger:
    """Everything a driver said, in order; safe to write from the watch's thread."""

    def __init__(self) -> None:
        self._all: list[News] = []
        self._changed = threading.Condition()

    def write(self, news: News) -> None:
        """Take one piece of news down."""
        with self._changed:
            self._all.append(news)
            self._changed.notify_all()

    def mark(self) -> int:
        """How much has been said so far."""
        with self._changed:
            return len(self._all)

    def since(self, mark: int) -> tuple[News, ...]:
        """What was said after a mark."""
        with self._changed:
            return tuple(self._all[mark:])

    def wait(self, wanted: Callable[[News], bool], *, since: int, within_s: float) -> News | None:
        """The first wanted news after the mark, or None after the time."""

        def found() -> News | None:
            return next((news for news in self._all[since:] if wanted(news)), None)

        with self._changed:
            self._changed.wait_for(lambda: found() is not None, within_s)
            return found()


class Rig:
    """What a check works with. `slack` stretches every limit, for slow machines."""

    def __init__(
        self, spec: DriverSpec, simulator: Simulator, run_dir: Path, *, slack: float
    ) -> None:
        if spec.practice is None:
            raise NotApplicable("the driver says nothing about how to practise with it")
        self.spec = spec
        self.simulator = simulator
        self.practice: Practice = spec.practice
        self.port = run_dir / "dev" / simulator.name
        self.ledger = Ledger()
        self._slack = slack
        self._jobs = 0
        self._watch: Watch | None = None

    @property
    def watch(self) -> Watch:
        """The watch over the driver's process."""
        assert self._watch is not None
        return self._watch

    def open(self) -> None:
        """Start the driver; it finds its device, or not."""
        self._watch = Watch(
            self.simulator.name, self.spec.capability, self._config(), self.ledger.write, grace_s=0
        )
        self._watch.start()

    def close(self) -> None:
        """End the driver."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def do(self, verb: str, body: Body | None = None) -> None:
        """Do something to the simulated device; '' is nothing."""
        if verb:
            self.simulator.do(verb, body or {})

    def begin(self) -> None:
        """Have the driver want something. A job gets a number of its own: it is done once."""
        if self.practice.present_first:
            self.do(*self.practice.present)
        body = dict(self.practice.begin_body)
        if "job" in body:
            self._jobs += 1
            body["job"] = f"conform-{self._jobs}"
        self.watch.send(Command(self.practice.begin, body))

    def end(self) -> None:
        """Have it want nothing any more."""
        if self.practice.end:
            self.watch.send(Command(self.practice.end))

    def wait_state(self, *states: DeviceState, since: int, within_s: float = OPENING_S) -> News:
        """Wait for a state; raise `NotConforming`."""
        limit_s = within_s * self._slack
        news = self.ledger.wait(lambda n: n.state in states, since=since, within_s=limit_s)
        if news is None:
            wanted = " or ".join(state.value for state in states)
            raise NotConforming(f"not {wanted} within {limit_s:g} s")
        return news

    def wait_good(
        self, since: int, *, again: bool = False, or_refused: bool = False
    ) -> Mapping[str, Any]:
        """Wait for the report that a healthy device gives; raise `NotConforming`.

        `again`: present once more while nothing comes, as anybody would. `or_refused`: a
        report that says no ends the waiting, with `_Refused`.
        """
        good = self.practice.good

        def wanted(news: News) -> bool:
            return news.kind == good or (or_refused and news.kind.endswith(_NO))

        limit_s = self.stretched(OPENING_S)
        until, patience_s = time.monotonic() + limit_s, _AGAIN_S if again else limit_s
        news = self.ledger.wait(wanted, since=since, within_s=patience_s)
        while news is None and time.monotonic() < until:
            self.do(*self.practice.present)
            patience_s = min(2 * patience_s, 1.0)
            news = self.ledger.wait(wanted, since=since, within_s=patience_s)
        if news is not None and news.kind != good:
            raise _Refused
        if news is None:
            raise NotConforming(f"no {good} within {limit_s:g} s")
        return news.body

    def reading(self, sample: tuple[str, Body] | None = None) -> Mapping[str, Any]:
        """One whole good reading: want, present, report, take, stop.

        On a slow machine (`slack`) a driver may honestly give up on a healthy device, whose
        simulator had no turn in time: what it refuses is tried again, twice, as anybody would.
        """
        for is_last in (False, False, True) if self._slack > 1 else (True,):
            mark = self.ledger.mark()
            self.begin()
            self.present(since=mark, sample=sample)
            try:
                body = self.wait_good(mark, again=self.practice.arms_late, or_refused=not is_last)
            except _Refused:
                self.take()
                self.end()
                continue
            self.take()
            self.end()
            return without_job(body)
        raise AssertionError("the last try returns or raises")

    def take(self) -> None:
        """Take away what was presented or came out, if there is anything."""
        with contextlib.suppress(BenchRefused):
            self.do(*self.practice.take)

    def present(self, since: int, sample: tuple[str, Body] | None = None) -> None:
        """Present what is to be read, once the device can take it."""
        if self.practice.present_first:
            return
        if self.practice.busy_first:
            # It may have been busy all along, after a cable came back with the order standing.
            self.ledger.wait(lambda n: n.state is BUSY, since=since, within_s=_STANDING_S)
            if self.watch.snapshot.state is not BUSY:
                limit_s = self.stretched(5.0)
                self.ledger.wait(lambda n: n.state is BUSY, since=since, within_s=limit_s)
        self.do(*(sample or self.practice.present))

    def ready(self) -> None:
        """Open the driver and wait until it can be used."""
        mark = self.ledger.mark()
        self.open()
        self.wait_state(DeviceState.READY, since=mark)

    def stretched(self, seconds: float) -> float:
        """A limit of this many seconds, as this machine deserves it."""
        return seconds * self._slack

    def _config(self) -> dict[str, Any]:
        snapshot = self.simulator.snapshot()
        settings = {**self.spec.settings, **snapshot.get("settings", {})}
        if self.spec.port_kind == "serial":
            settings["port"] = str(self.port)
        settings |= {key: snapshot[key] for key in ("port", "url") if key in snapshot}
        return {
            "driver": self.spec.driver,
            "settings": settings,
            "env": dict(snapshot.get("env", {})),
        }


def without_job(body: Mapping[str, Any]) -> dict[str, Any]:
    """A report without the number of its job, so that two can be compared."""
    return {key: value for key, value in body.items() if key != "job"}


@contextmanager
def rig_for(spec: DriverSpec, run_dir: Path, *, slack: float = 1.0) -> Iterator[Rig]:
    """A rig with its simulator plugged in. Raise `NotApplicable` where it cannot run."""
    if not spec.simulator:
        raise NotApplicable("the driver has no simulator")
    simulator: Simulator = load(spec.simulator)()
    simulator.start(run_dir)
    try:
        if not simulator.snapshot().get("service", True):
            raise NotApplicable(f"{spec.needs} does not run here")
        rig = Rig(spec, simulator, run_dir, slack=slack)
        try:
            yield rig
        finally:
            rig.close()
    finally:
        simulator.stop()
