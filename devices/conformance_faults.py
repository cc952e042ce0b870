"""Checks that give a device faults: nothing wrong is ever reported, and it heals."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping
from typing import Any

from devices.catalogue import Body
from devices.driver import DeviceState
from devices.rig import NotApplicable, NotConforming, Rig, without_job
from devices.simulation import BenchRefused
from devices.watch import News

_SUFFER_S = 1.2
_LATE_S = 1.5
_QUIET_S = 0.5
_GIVES_UP_S = 2.0


def survives_every_fault(rig: Rig) -> None:
    """Under each fault of its simulator nothing wrong is reported, and the next reading is good."""
    if not rig.practice.faults:
        raise NotApplicable("its simulator has no faults")
    rig.ready()
    reference = rig.reading()
    for fault in rig.practice.faults:
        _suffer(rig, fault, reference)


def late_is_nobodys(rig: Rig) -> None:
    """An answer that comes after the visit has ended is reported to nobody."""
    late = next((f for f in rig.practice.faults if f.get("fault") == "late"), None)
    if late is None:
        raise NotApplicable("its simulator is never late")
    rig.ready()
    rig.do("fault", {**late, "delay_s": _LATE_S})
    rig.begin()
    rig.do(*rig.practice.present)
    rig.ledger.wait(lambda n: n.state is DeviceState.BUSY, since=0, within_s=_LATE_S)
    rig.end()
    time.sleep(_QUIET_S)  # the driver has heard it; what comes from here on is late
    mark = rig.ledger.mark()
    # Not stretched: a slow machine makes nothing come that must never come.
    if rig.ledger.wait(lambda n: n.kind == rig.practice.good, since=mark, within_s=_LATE_S * 2):
        raise NotConforming("a late answer was reported after the end")


def reads_every_sample(rig: Rig) -> None:
    """Everything that a device of this kind may have to read is reported as it is."""
    if not rig.practice.samples:
        raise NotApplicable("there is nothing else to present")
    rig.ready()
    verb = rig.practice.present[0]
    for number, (body, wanted) in enumerate(rig.practice.samples, 1):
        found = rig.reading((verb, body))
        if not _holds(found, wanted):
            raise NotConforming(f"sample {number} was not reported as it is")


def reads_in_spite_of_a_bad_line(rig: Rig) -> None:
    """Answers in single bytes, junk before them, one slip: the reading is good all the same."""
    if not rig.practice.nuisances:
        raise NotApplicable("its simulator has no bad line")
    rig.ready()
    reference = rig.reading()
    for verb, body in rig.practice.nuisances:
        rig.do(verb, body)
        found = rig.reading()
        for calm in rig.practice.calm:
            rig.do(*calm)
        if rig.practice.stands_still and without_job(found) != without_job(reference):
            raise NotConforming(f"{verb} {dict(body)}: something wrong was reported as good")


def gives_up_in_time(rig: Rig) -> None:
    """A device that says nothing is given up two seconds after its limit; then it works again."""
    fault, limit_s = rig.practice.silent
    if not fault:
        raise NotApplicable("its silence is no fault")
    rig.ready()
    rig.do("fault", {"fault": fault})
    mark = rig.ledger.mark()
    rig.begin()
    rig.do(*rig.practice.present)
    within_s = rig.stretched(limit_s + _GIVES_UP_S)
    if rig.ledger.wait(lambda n: _is_given_up(rig, n), since=mark, within_s=within_s) is None:
        raise NotConforming(f"nothing was said of a silent device within {within_s:g} s")
    rig.end()
    rig.do("fault", {"fault": ""})
    rig.take()
    _heal(rig, fault)


def asked_twice(rig: Rig) -> None:
    """An order during an order is carried out, takes its place or is refused; no harm is done."""
    rig.ready()
    mark = rig.ledger.mark()
    rig.begin()
    with contextlib.suppress(BenchRefused):  # what has to lie there lies there already
        rig.begin()
    rig.present(since=mark)
    # The second order may have thrown away what was there before it.
    rig.wait_good(mark, again=not rig.practice.present_first)
    rig.take()
    rig.end()
    rig.reading()


def _is_given_up(rig: Rig, news: News) -> bool:
    if news.kind != "state":
        return news.kind != rig.practice.good
    return news.state in (DeviceState.ABSENT, DeviceState.FAULT, DeviceState.DEGRADED)


def _holds(found: Any, wanted: Any) -> bool:
    if not isinstance(wanted, Mapping):
        return bool(found == wanted)
    return isinstance(found, Mapping) and all(
        _holds(found.get(key), value) for key, value in wanted.items()
    )


def _suffer(rig: Rig, fault: Body, reference: Mapping[str, Any]) -> None:
    name = str(fault.get("fault", ""))
    mark = rig.ledger.mark()
    rig.do("fault", fault)
    rig.begin()
    rig.present(since=mark)
    rig.ledger.wait(lambda n: n.kind != "state", since=mark, within_s=_SUFFER_S)
    for news in rig.ledger.since(mark):
        is_wrong = rig.practice.stands_still and news.kind == rig.practice.good
        if is_wrong and without_job(news.body) != without_job(reference):
            raise NotConforming(f"{name}: something wrong was reported as good")
    rig.end()
    rig.do("fault", {"fault": ""})
    rig.take()
    rig.do("plug")  # some faults pull the cable
    _heal(rig, name)


def _heal(rig: Rig, name: str) -> None:
    for verb, body in (("paper", {"level": "ok"}), ("cover", {"open": False})):
        if rig.practice.begin == "print":
            rig.do(verb, body)
    deadline = time.monotonic() + rig.stretched(25.0)
    while time.monotonic() < deadline:
        mark = rig.ledger.mark()
        rig.begin()
        rig.present(since=mark)
        news = rig.ledger.wait(lambda n: n.kind == rig.practice.good, since=mark, within_s=3.0)
        rig.take()
        rig.end()
        if news is not None:
            return
    raise NotConforming(f"{name}: no good reading after the fault was gone")
