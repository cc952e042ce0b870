"""From evidence to checks: what a running kiosk knows of itself, judged. Pure.

Every device is judged by its own evidence: what its driver last said after asking the device.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.care.checks import Check, bad, warn
from kiosk.care.paper import Paper
from kiosk.domain.fleet import DeviceStanding, StoreAlarm

GIB = 1 << 30
LOW_DISK = 2 * GIB
"""Free bytes below which somebody should look, long before intake stops."""
CLOCK_OFF_S = 60.0
OFFLINE_LONG = timedelta(hours=24)
WAITING_LONG = timedelta(hours=72)
CATALOGUE_OLD = timedelta(days=7)
_EVER = timedelta(days=3650)
"""A store that never heard the platform counts from 1970."""
_WORKING = ("ready", "busy")


@dataclass(frozen=True, slots=True)
class StoreEvidence:
    """How the store is. `fault`: '' or why it cannot be used. `disk`: what failed before."""

    fault: str = ""
    is_conserved: bool = True
    quarantined: int = 0
    oldest_unsent: datetime | None = None
    is_online: bool = False
    line_since: datetime | None = None
    alarm: str = ""
    disk: StoreAlarm | None = None


@dataclass(frozen=True, slots=True)
class ClockEvidence:
    """`offset_s`: platform time minus ours. `jumped_s`: how far the clock was set since last seen.

    `is_before_floor`: it shows a time before this program was made, or before one signed for us.
    """

    offset_s: float | None = None
    is_verified: bool = False
    jumped_s: float = 0.0
    is_before_floor: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a running kiosk looked at, at one instant. `seal`: '' or why nothing is sealed.

    `catalogue_at`: when the platform was last asked with success; None where it never was, and
    `is_fetching` says whether it is asked at all.
    """

    at: datetime
    devices: tuple[DeviceStanding, ...]
    free_bytes: int
    reserve: int
    has_ballast: bool
    clock: ClockEvidence
    seal: str
    store: StoreEvidence
    items: int
    is_fetching: bool
    catalogue_at: datetime | None
    fonts_missing: tuple[str, ...]
    paper: Paper


def judge(seen: Evidence) -> tuple[Check, ...]:
    """What the evidence says, the same subjects in the same order each time."""
    return (
        *(device_check(device) for device in seen.devices),
        *paper_checks(seen.paper, seen.devices),
        *disk_checks(seen.free_bytes, seen.reserve, has_ballast=seen.has_ballast),
        clock_check(seen.clock),
        Check("keys") if not seen.seal else bad("keys", seen.seal),
        *store_checks(seen.store),
        line_check(seen.store, seen.at),
        *catalogue_checks(seen),
        *font_checks(seen.fonts_missing),
    )


def device_check(device: DeviceStanding) -> Check:
    """One device by what its driver last said."""
    if device.state in _WORKING:
        return Check("device", about=device.device)
    if device.state == "degraded":
        return warn("device", "degraded", device.device, device.code)
    code = device.state if device.state in ("absent", "fault") else "starting"
    return bad("device", code, device.device, device.code)


def paper_checks(paper: Paper, devices: tuple[DeviceStanding, ...]) -> tuple[Check, ...]:
    """How much of the roll is left by the metres; what the printer's own eye says is its state."""
    if not any(device.capability == "receipt" for device in devices) or not paper.roll_m:
        return ()
    figure = f"{paper.used_m:.1f} / {paper.roll_m:.0f} m"
    if paper.is_near_end:
        return (warn("paper", "near_end", figure=figure),)
    return (Check("paper", figure=figure),)


def disk_checks(free: int, reserve: int, *, has_ballast: bool) -> tuple[Check, ...]:
    """Room for visits, and the megabytes set aside for the worst hour."""
    figure = f"{free / GIB:.1f} GiB"
    if free < reserve:
        disk = bad("disk", "full", figure=figure)
    elif free < LOW_DISK:
        disk = warn("disk", "low", figure=figure)
    else:
        disk = Check("disk", figure=figure)
    return (disk, Check("ballast") if has_ballast else warn("ballast", "gone"))


def clock_check(clock: ClockEvidence) -> Check:
    """The kiosk's clock: residents see it, and slips carry it. The platform's decides."""
    if clock.is_before_floor:
        return bad("clock", "before_floor")
    if abs(clock.jumped_s) > CLOCK_OFF_S:
        return warn("clock", "jumped", figure=f"{clock.jumped_s:+.0f} s")
    if clock.offset_s is None or not clock.is_verified:
        return warn("clock", "unverified")
    figure = f"{clock.offset_s:+.1f} s"
    if abs(clock.offset_s) > CLOCK_OFF_S:
        return warn("clock", "off", figure=figure)
    return Check("clock", figure=figure)


def store_checks(store: StoreEvidence) -> tuple[Check, ...]:
    """Whether every case is where the books say, and none waits for a person."""
    if store.fault:
        return (bad("store", store.fault),)
    if not store.is_conserved:
        return (bad("store", "not_conserved"),)
    if store.disk is not None:
        code = "suspect" if store.disk.is_closed else "failed_before"
        return (bad("store", code, figure=f"× {store.disk.times}"),)
    if store.quarantined:
        return (warn("store", "quarantined", figure=str(store.quarantined)),)
    return (Check("store"),)


def line_check(store: StoreEvidence, at: datetime) -> Check:
    """Whether the platform is there, and for how long it has not been."""
    if store.fault:
        return warn("line", "unknown")
    if store.alarm:
        return bad("line", store.alarm)
    oldest = store.oldest_unsent
    if oldest is not None and at - oldest > WAITING_LONG:
        return bad("line", "waiting_long", figure=_hours(at - oldest))
    if store.is_online:
        return Check("line")
    gone = at - (store.line_since or at)
    if gone > _EVER:
        return warn("line", "never")
    code = "offline_long" if gone > OFFLINE_LONG else "offline"
    return warn("line", code, figure=_hours(gone))


def catalogue_checks(seen: Evidence) -> tuple[Check, ...]:
    """Whether there is anything to offer, and whether it is of these days."""
    if not seen.items:
        return (bad("catalogue", "empty"),)
    figure = str(seen.items)
    if seen.is_fetching and seen.catalogue_at is not None:
        age = seen.at - seen.catalogue_at
        if age > CATALOGUE_OLD:
            return (warn("catalogue", "old", figure=_hours(age)),)
    return (Check("catalogue", figure=figure),)


def font_checks(missing: tuple[str, ...]) -> tuple[Check, ...]:
    """Without these letters the screen, a slip or an A4 page shows boxes."""
    return tuple(bad("fonts", "missing", family) for family in missing) or (Check("fonts"),)


def _hours(span: timedelta) -> str:
    return f"{max(0.0, span.total_seconds()) / 3600:.0f} h"
