"""Begins and ends the trial of a device, and says what its reports are worth."""

from __future__ import annotations

from collections.abc import Callable

from kiosk import wire
from kiosk.domain.slip import Slip
from kiosk.ports import DeviceNews, Devices
from kiosk.technician.trials import finding_of, first_command, last_command
from kiosk.technician.values import Device, Finding
from kiosk.technician.world import Camera

_SAW_SOMEBODY = frozenset({Device.ID_CARD, Device.SOCIAL_CARD, Device.CODE})


class TrialHand:
    """One trial at a time. `new_job` names each test slip, so that an old one proves nothing."""

    def __init__(
        self,
        devices: Devices,
        camera: Camera,
        test_slip: Callable[[], Slip],
        new_job: Callable[[], str],
    ) -> None:
        self._devices = devices
        self._camera = camera
        self._test_slip = test_slip
        self._new_job = new_job
        self._job = ""

    def begin(self, device: Device) -> Finding | None:
        """Ask the device; the finding when there is no such device at all."""
        if device is Device.DOCUMENT:
            self._camera.try_camera(on=True)
            return None
        if device is Device.RECEIPT:
            self._job = self._new_job()
            slip = wire.to_builtins(self._test_slip())
            sent = self._devices.send(device, "print", {"job": self._job, "slip": slip})
        else:
            sent = self._devices.send(device, *first_command(device))
        return None if sent else Finding("not_there", False)

    def end(self, device: Device) -> None:
        """Let it rest. A test card may be somebody's own: its process goes, memory and all."""
        if device is Device.DOCUMENT:
            self._camera.try_camera(on=False)
            return
        verb = last_command(device)
        if verb is not None:
            self._devices.send(device, verb)
        if device in _SAW_SOMEBODY:
            self._devices.renew(device)

    def finding(self, device: Device, news: DeviceNews) -> Finding | None:
        """What a report of that device means for its trial."""
        if news.capability != device:
            return None
        return finding_of(device, news.kind, news.body, job=self._job)
