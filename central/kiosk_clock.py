"""Instants by a kiosk's own clock, as the operators' pages show them: it may say anything."""

from __future__ import annotations

from datetime import datetime, timedelta

from central.decide import CHINA
from kiosk.domain.application import KioskTime


def shown(at: datetime, offset_s: float = 0.0) -> str:
    """In China's time; as it was said where that is beyond the calendar."""
    try:
        return f"{(at + timedelta(seconds=offset_s)).astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
    except (OverflowError, ValueError):
        return at.isoformat()


def sealed_at(at: KioskTime) -> str:
    """When the kiosk says the case was made, in the platform's time; the legal time is ours.

    By its wall clock and what it knew of ours. Unverified: it had not heard our signed time since
    it was started, so this is not evidence of anything.
    """
    note = "（时钟未核实 unverified）" if at.is_unverified else ""
    return shown(at.wall, at.platform_offset_s or 0.0) + note
