"""`menkou devices conform` and `burn-in`: whether drivers keep the rules, and for how long."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from devices.catalogue import NoSuchDriver, catalogue, dotted, spec_of
from devices.conformance import CHECKS
from devices.conformance_jobs import Cell, conform_together
from devices.driver import Capability, DeviceState
from devices.rig import Ledger, NotApplicable, NotConforming, Rig, rig_for
from devices.watch import WORKING, Watch
from kiosk.cli_devices_table import line
from kiosk.settings import DeviceSection, Settings

_RHYTHM_S = 2.0
_OPEN_S = 20.0
_WITHIN_S = 10.0


def conform_driver(options: argparse.Namespace) -> int:
    """Run the checks against one driver; status 1 when one failed."""
    spec = spec_of(options.name)
    wanted = options.check or list(CHECKS)
    if unknown := sorted(set(wanted) - set(CHECKS)):
        raise NoSuchDriver(options.name, f"no such check: {', '.join(unknown)}")
    failed = 0
    cells = [Cell(spec.name, check) for check in wanted]
    for _, result in conform_together(cells, jobs=options.jobs or 1, slack=options.slack):
        failed += result.outcome == "failed"
        print(line(result), flush=True)
    return 1 if failed else 0


@dataclass(slots=True)
class Tally:
    """One line of the burn-in's table."""

    name: str
    rounds: int = 0
    failed: int = 0
    slowest_s: float = 0.0
    last_fault: str = ""


def burn_in(kiosk: Settings | None, minutes: float) -> int:
    """Exercise every device until the time is over; print a table; status 1 after a failure.

    With settings: the real devices, asked only what needs no hand (does it answer, does its
    process come back). Without: every simulator, with whole readings.
    """
    if kiosk is None:
        # Said first: somebody who forgot the settings would believe that the devices were tried.
        print("menkou devices: no --settings, so simulators are exercised", file=sys.stderr)
    with ExitStack() as stack:
        exercises = dict(_real(kiosk, stack) if kiosk is not None else _simulated(stack))
        tallies = {name: Tally(name) for name in exercises}
        until = time.monotonic() + minutes * 60
        try:
            while time.monotonic() < until:
                for name, exercise in exercises.items():
                    _count(tallies[name], exercise)
                time.sleep(min(_RHYTHM_S, max(0.0, until - time.monotonic())))
        except KeyboardInterrupt:
            print("menkou devices: stopped early", file=sys.stderr)
    print(f"{'device':<20} {'rounds':>7} {'failed':>7} {'slowest':>9}  last fault")
    for tally in tallies.values():
        line = f"{tally.name:<20} {tally.rounds:>7} {tally.failed:>7} {tally.slowest_s:>7.2f} s"
        print(f"{line}  {tally.last_fault}".rstrip())
    return 1 if any(tally.failed for tally in tallies.values()) else 0


def _count(tally: Tally, exercise: Callable[[], None]) -> None:
    began_at = time.monotonic()
    tally.rounds += 1
    try:
        exercise()
    except NotConforming as fault:
        tally.failed += 1
        tally.last_fault = fault.why
    tally.slowest_s = max(tally.slowest_s, time.monotonic() - began_at)


def _simulated(stack: ExitStack) -> Iterator[tuple[str, Callable[[], None]]]:
    for spec in catalogue().values():
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="menkou-burn-in-"))
        try:
            rig = stack.enter_context(rig_for(spec, Path(folder)))
            rig.ready()
        except (NotApplicable, NotConforming) as reason:
            print(f"{spec.name}: left out, {reason.why}", file=sys.stderr)
            continue
        yield spec.name, _whole_reading(rig)


def _whole_reading(rig: Rig) -> Callable[[], None]:
    def exercise() -> None:
        rig.reading()

    return exercise


def _real(kiosk: Settings, stack: ExitStack) -> Iterator[tuple[str, Callable[[], None]]]:
    for device in kiosk.device:
        ledger = Ledger()
        watch = _watch(device, ledger)
        watch.start()
        stack.callback(watch.close)
        ledger.wait(lambda n: n.state in WORKING, since=0, within_s=_OPEN_S)
        yield device.name, _comes_back(watch, ledger)


def _watch(device: DeviceSection, ledger: Ledger) -> Watch:
    config = {"driver": dotted(device.driver), "settings": device.settings, "env": device.env}
    capability = Capability(device.capability)
    return Watch(device.name, capability, config, ledger.write, grace_s=0)


def _comes_back(watch: Watch, ledger: Ledger) -> Callable[[], None]:
    def exercise() -> None:
        mark = ledger.mark()
        watch.renew()
        ledger.wait(lambda n: n.state is DeviceState.STARTING, since=mark, within_s=_WITHIN_S)
        if not ledger.wait(lambda n: n.state in WORKING, since=mark, within_s=_OPEN_S):
            raise NotConforming(f"{watch.snapshot.state} {watch.snapshot.code}".rstrip())

    return exercise
