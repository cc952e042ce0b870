"""What every driver must do, as named checks that run against any driver and its simulator.

    for result in conform(spec_of("sam_v")): ...

A check begins with a plugged-in, faultless device and no driver running. It passes silently,
raises `NotConforming`, or raises `NotApplicable` where it means nothing for that kind of device.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from devices import conformance_faults as faults
from devices.catalogue import DriverSpec
from devices.driver import Capability, Command, DeviceState
from devices.rig import NotApplicable, NotConforming, Rig, rig_for

_CARDS = (Capability.ID_CARD, Capability.SOCIAL_CARD)
_GONE = (DeviceState.ABSENT, DeviceState.FAULT)
_NODES = ("serial", "keys", "pen", "hid_pos")
_MANY = 100
_ABSENT_WITHIN_S = 2.0
_BACK_WITHIN_S = 5.0
_CANCEL_WITHIN_S = 2.0


def absent_when_missing(rig: Rig) -> None:
    """A device that is not there is absent at once, and ready soon after it is plugged in."""
    _needs_a_cable(rig)
    rig.do("unplug")
    mark = rig.ledger.mark()
    rig.open()
    rig.wait_state(DeviceState.STARTING, *_gone(rig), since=mark)
    rig.wait_state(*_gone(rig), since=mark, within_s=_ABSENT_WITHIN_S + _start_s(rig))
    mark = rig.ledger.mark()
    rig.do("plug")
    rig.wait_state(DeviceState.READY, since=mark, within_s=_BACK_WITHIN_S)


def reads(rig: Rig) -> None:
    """What is presented is reported."""
    rig.ready()
    rig.reading()


def reads_a_hundred(rig: Rig) -> None:
    """A hundred readings in a row, all the same."""
    rig.ready()
    first = rig.reading()
    for number in range(2, _MANY + 1):
        if rig.reading() != first and rig.practice.stands_still:
            raise NotConforming(f"reading {number} differs from the first")


def unplugged_while_idle(rig: Rig) -> None:
    """Pulling the cable of an idle device is noticed, and plugging it in mends it."""
    _needs_a_cable(rig)
    rig.ready()
    _unplug_and_plug(rig)
    rig.reading()


def unplugged_while_wanted(rig: Rig) -> None:
    """What was wanted is still wanted when the device comes back; nobody has to ask again."""
    _needs_a_cable(rig)
    if not rig.practice.end:
        raise NotApplicable("a job is never done again by itself")
    rig.ready()
    rig.begin()
    _unplug_and_plug(rig)
    mark = rig.ledger.mark()
    rig.present(since=mark)
    rig.wait_good(mark, again=rig.practice.arms_late)


def replugged_under_another_name(rig: Rig) -> None:
    """The same device at another node of the kernel is the same device."""
    _needs_a_node(rig)
    rig.ready()
    mark = rig.ledger.mark()
    rig.do("unplug")
    rig.wait_state(*_gone(rig), since=mark)
    # Whoever takes the old number first makes the kernel give the device another.
    taken = os.openpty()
    try:
        mark = rig.ledger.mark()
        rig.do("plug")
        rig.wait_state(DeviceState.READY, since=mark, within_s=_BACK_WITHIN_S)
        rig.reading()
    finally:
        for end in taken:
            os.close(end)


def busy_port(rig: Rig) -> None:
    """A port that another program holds is said to be in use, and taken when it is free."""
    _needs_a_node(rig)
    with _held(rig):
        mark = rig.ledger.mark()
        rig.open()
        news = rig.wait_state(*_gone(rig), since=mark)
        if news.code != "in_use":
            raise NotConforming(f"a busy port is reported as {news.code!r}, not 'in_use'")
        mark = rig.ledger.mark()
    rig.wait_state(DeviceState.READY, since=mark)


def unknown_command(rig: Rig) -> None:
    """A command that it does not know does no harm."""
    rig.ready()
    rig.watch.send(Command("no_such_verb", {"x": 1}))
    rig.reading()


def process_killed(rig: Rig) -> None:
    """Its process dies in the middle of a reading: a fresh one goes on."""
    rig.ready()
    rig.begin()
    pid = rig.watch.host_pid
    if pid is None:
        raise NotConforming("no process of its own")
    mark = rig.ledger.mark()
    os.kill(pid, signal.SIGKILL)
    rig.wait_state(DeviceState.STARTING, since=mark)
    rig.wait_state(DeviceState.READY, DeviceState.BUSY, since=mark)
    if rig.practice.end:
        mark = rig.ledger.mark()
        rig.present(since=mark)
        rig.wait_good(mark, again=rig.practice.arms_late)


def leaves_a_left_card_alone(rig: Rig) -> None:
    """A card of the last visit is not read in the next before it was lifted."""
    if rig.spec.capability not in _CARDS:
        raise NotApplicable("nothing is laid into it that could be forgotten")
    rig.ready()
    for is_new in (True, False):
        mark = rig.ledger.mark()
        rig.begin()
        rig.do(*rig.practice.present)
        rig.wait_good(mark)
        rig.end()
        mark = rig.ledger.mark()
        if is_new:
            rig.watch.renew()
        else:
            rig.watch.send(Command("settle"))
        rig.begin()
        news = rig.wait_state(DeviceState.DEGRADED, since=mark)
        rig.take()
        rig.wait_state(DeviceState.READY, since=mark)
        rig.end()
        if news.code != "card_left":
            raise NotConforming(f"a left card is reported as {news.code!r}, not 'card_left'")
        if any(n.kind == rig.practice.good for n in rig.ledger.since(mark)):
            raise NotConforming("a card of the last visit was read in the next")


def cancelled_in_time(rig: Rig) -> None:
    """Ending a visit in the middle of a reading takes two seconds at most, whatever it does."""
    rig.ready()
    rig.begin()
    mark = rig.ledger.mark()
    rig.do(*rig.practice.present)
    rig.watch.renew()
    limit_s = rig.stretched(_CANCEL_WITHIN_S)
    if not rig.ledger.wait(lambda n: n.code == "renewing", since=mark, within_s=limit_s):
        raise NotConforming(f"still going on after {limit_s:g} s")


def nothing_left_behind(rig: Rig) -> None:
    """After the end no process remains and the port can be opened by others."""
    rig.ready()
    rig.begin()
    pid = rig.watch.host_pid
    rig.close()
    if pid is not None and Path(f"/proc/{pid}").exists():
        raise NotConforming("its process is still there")
    if rig.spec.port_kind in _NODES:
        with _held(rig):
            pass


def nothing_personal_said(rig: Rig) -> None:
    """Neither news nor what the process prints hold anything of what was read."""
    if not rig.practice.secrets:
        raise NotApplicable("nothing personal passes this device")
    with _captured_stderr() as printed:
        rig.ready()
        rig.reading()
        rig.close()
        said = printed() + "".join(repr(news) for news in rig.ledger.since(0))
    if any(secret in said for secret in rig.practice.secrets):
        raise NotConforming("something that was read stands in a log or a repr")


Check = Callable[[Rig], None]

CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        absent_when_missing,
        reads,
        unplugged_while_idle,
        unplugged_while_wanted,
        replugged_under_another_name,
        busy_port,
        unknown_command,
        process_killed,
        leaves_a_left_card_alone,
        cancelled_in_time,
        faults.late_is_nobodys,
        faults.survives_every_fault,
        faults.gives_up_in_time,
        faults.reads_in_spite_of_a_bad_line,
        faults.reads_every_sample,
        faults.asked_twice,
        nothing_left_behind,
        nothing_personal_said,
        reads_a_hundred,
    )
}


@dataclass(frozen=True, slots=True)
class Result:
    """How one check went. `outcome`: passed, failed, skipped; `why` for the last two."""

    check: str
    outcome: str
    why: str
    took_s: float


def conform(
    spec: DriverSpec, checks: Sequence[str] = tuple(CHECKS), *, slack: float = 1.0
) -> Iterator[Result]:
    """Run checks against a driver, each with a fresh device and a fresh process."""
    for name in checks:
        began_at = time.monotonic()
        outcome, why = "passed", ""
        with tempfile.TemporaryDirectory(prefix="menkou-conform-") as folder:
            try:
                with rig_for(spec, Path(folder), slack=slack) as rig:
                    CHECKS[name](rig)
            except NotConforming as fault:
                outcome, why = "failed", fault.why
            except NotApplicable as reason:
                outcome, why = "skipped", reason.why
        yield Result(name, outcome, why, time.monotonic() - began_at)


def _gone(rig: Rig) -> tuple[DeviceState, ...]:
    return (*_GONE, DeviceState.DEGRADED) if rig.practice.has_parts else _GONE


def _start_s(rig: Rig) -> float:
    # A camera's process imports OpenCV before it can look for anything.
    return 8.0 if rig.spec.port_kind == "video" else 2.0


def _unplug_and_plug(rig: Rig) -> None:
    mark = rig.ledger.mark()
    rig.do("unplug")
    rig.wait_state(*_gone(rig), since=mark)
    mark = rig.ledger.mark()
    rig.do("plug")
    rig.wait_state(DeviceState.READY, DeviceState.BUSY, since=mark, within_s=_BACK_WITHIN_S)


def _needs_a_cable(rig: Rig) -> None:
    if not rig.simulator.snapshot().get("can_unplug", True):
        raise NotApplicable("its simulator cannot be unplugged here")


def _needs_a_node(rig: Rig) -> None:
    if rig.spec.port_kind not in _NODES:
        raise NotApplicable("not on a node that a program can hold")


@contextlib.contextmanager
def _held(rig: Rig) -> Iterator[None]:
    from devices.driver import LinkLost
    from devices.links.hidraw import HidLink
    from devices.links.serial import SerialLink

    port, kind = str(rig.port), rig.spec.port_kind
    try:
        with SerialLink(port, 9600) if kind == "serial" else HidLink(port, kind):
            yield
    except LinkLost as lost:
        raise NotConforming(f"its port cannot be opened: {lost.why}") from None


@contextlib.contextmanager
def _captured_stderr() -> Iterator[Callable[[], str]]:
    """What this process and its children write to stderr meanwhile, in a file."""
    sys.stderr.flush()
    saved = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)

        def printed() -> str:
            file.seek(0)
            return file.read().decode("utf-8", "replace")

        try:
            yield printed
        finally:
            os.dup2(saved, 2)
            os.close(saved)
