"""The doctor looks at devices from outside: drivers that load, ports that are there.

It opens none of them: the kiosk may be in the middle of a visit. How a device answers is in the
newest self-test, by the device's own evidence.
"""

from __future__ import annotations

import os
import pwd
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from devices.catalogue import dotted
from devices.loading import NotLoadable, load
from kiosk.care.checks import Check, bad, warn
from kiosk.settings import DeviceSection, Settings

_PORT_KEYS = ("port", "device", "switches")
_UNSTABLE = re.compile(r"/dev/(tty(USB|ACM)|video|hidraw|usb/lp|input/event)\d+")


def device_checks(settings: Settings) -> tuple[Check, ...]:
    """Every device of the settings: its driver, the driver's settings, its port."""
    user = settings.processes.devices_user
    return tuple(check for device in settings.device for check in _of(device, user))


def _of(device: DeviceSection, user: str) -> Iterator[Check]:
    try:
        driver = load(dotted(device.driver))
    except NotLoadable as fault:
        yield bad("driver", "broken", device.name, fault.name)
        return
    try:
        driver(device.settings)
    except (ValueError, KeyError, TypeError):
        # What is wrong may be any value; the driver names the place when the device starts.
        yield bad("driver", "settings", device.name)
        return
    yield Check("driver", about=device.name)
    for key in _PORT_KEYS:
        path = device.settings.get(key)
        if isinstance(path, str) and path.startswith("/dev/"):
            yield port_check(device.name, path, user)


def port_check(name: str, path: str, user: str) -> Check:
    """A device file: there, usable by the device service, and of a name that lasts."""
    about = f"{name} {path}"
    try:
        found = Path(path).stat()
    except OSError:
        return bad("port", "missing", about)
    if user and not _may_use(found, user):
        return bad("port", "not_allowed", about, user)
    if _UNSTABLE.fullmatch(path):
        return warn("port", "unstable", about)
    return Check("port", about=about)


def _may_use(found: os.stat_result, user: str) -> bool:
    try:
        entry = pwd.getpwnam(user)
    except KeyError:
        return False
    both = {
        "user": stat.S_IRUSR | stat.S_IWUSR,
        "group": stat.S_IRGRP | stat.S_IWGRP,
        "other": stat.S_IROTH | stat.S_IWOTH,
    }
    if found.st_uid == entry.pw_uid:
        return found.st_mode & both["user"] == both["user"]
    if found.st_gid in os.getgrouplist(user, entry.pw_gid):
        return found.st_mode & both["group"] == both["group"]
    return found.st_mode & both["other"] == both["other"]
