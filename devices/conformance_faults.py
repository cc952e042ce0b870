"""Checks that give a device faults: nothing wrong is ever reported, and it heals."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from devices.catalogue import Body
from devices.driver import DeviceState
from devices.rig import NotApplicable, NotConforming, Rig, without_job

_SUFFER_S = 1.2
_LATE_S = 1.5
_QUIET_S = 0.5


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
