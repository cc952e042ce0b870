"""Wires the devices by the settings: children of the kiosk, or of a service that reads the same.

Nothing of the store or the courier is loaded here: the device service has none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from devices.bay import DeviceConfig
from devices.broker_line import BrokerLine
from devices.catalogue import dotted
from devices.driver import Capability
from devices.hand_over import Fetch, fetch
from devices.host_line import HostStarter
from devices.host_process import HostProcess
from kiosk.settings import Settings
from kiosk.users import uid_of


def device_configs(settings: Settings) -> list[DeviceConfig]:
    """Every device of the settings."""
    return [
        DeviceConfig(d.name, Capability(d.capability), dotted(d.driver), d.settings, d.env)
        for d in settings.device
    ]


@dataclass(frozen=True, slots=True)
class Hosts:
    """Who starts the drivers' processes, and how their pictures come over."""

    start: HostStarter
    fetch: Fetch


def hosts_of(settings: Settings) -> Hosts:
    """The kiosk's own children, or those of the device service. Raises `BadSettings`."""
    users = settings.processes
    if users.devices == "child":
        return Hosts(HostProcess, fetch)
    line = BrokerLine(Path(users.devices_socket), uid_of(users.devices_user, "devices_user"))
    return Hosts(line.start_host, line.fetch)
