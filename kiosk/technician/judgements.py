"""What a person last said about each device, as checks of the readiness report."""

from __future__ import annotations

from kiosk.care.checks import Check, bad, warn
from kiosk.settings import Settings
from kiosk.technician.records import Records
from kiosk.technician.values import Device

NEVER_TRIED = (Device.SENSORS,)
"""Nobody has to open the door for a report; the sensors' own evidence is enough."""


def judgements(records: Records, settings: Settings) -> tuple[Check, ...]:
    """One check for each kind of device of the settings that a person can try."""
    kinds = {device.capability for device in settings.device}
    tried = [d for d in Device if d.value in kinds and d not in NEVER_TRIED]
    return tuple(_judgement(records, device) for device in tried)


def _judgement(records: Records, device: Device) -> Check:
    test = records.test_of(device)
    if test is None:
        return warn("person", "untried", device.value)
    if not test.passed:
        return bad("person", "broken", device.value, test.at[:10])
    return Check("person", about=device.value, figure=test.at[:10])
