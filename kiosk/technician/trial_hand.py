"""Begins and ends the trial of a device, and says what its reports are worth."""

from __future__ import annotations

import base64
from collections.abc import Callable

from kiosk import wire
from kiosk.domain.slip import Slip
from kiosk.ports import DeviceNews, Devices
from kiosk.technician.trials import TEST_SHEETS, finding_of, first_command, last_command
from kiosk.technician.values import Device, Finding
from kiosk.technician.world import Camera

_SAW_SOMEBODY = frozenset(
    {
        Device.ID_CARD,
        Device.SOCIAL_CARD,
        Device.CODE,
        Device.SHEET_SCANNER,
        Device.SIGNATURE,
    }
)


class TrialHand:
    """One trial at a time. `new_job` names each test slip, so that an old one proves nothing."""

    def __init__(
        self,
        devices: Devices,
        camera: Camera,
        test_slip: Callable[[], Slip],
        test_page: Callable[[], bytes],
        new_job: Callable[[], str],
    ) -> None:
        self._devices = devices
        self._camera = camera
        self._test_slip = test_slip
        self._test_page = test_page
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
        elif device is Device.DOCUMENT_PRINTER:
            self._job = self._new_job()
            pdf = base64.b64encode(self._test_page()).decode("ascii")
            sent = self._devices.send(device, "print_document", {"job": self._job, "pdf": pdf})
        elif device is Device.SHEET_SCANNER:
            self._job = self._new_job()
            body = {"feed": self._job, "limit": TEST_SHEETS}
            sent = self._devices.send(device, "feed", body)
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
