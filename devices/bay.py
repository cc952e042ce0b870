"""All devices of one kiosk, asked for by capability and never by model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from devices.driver import Capability, Command
from devices.host_line import HostStarter
from devices.host_process import HostProcess
from devices.standing import is_lasting
from devices.watch import News, Snapshot, Watch


@dataclass(frozen=True, slots=True)
class DeviceConfig:
    """One device of the settings: which driver serves which capability, and how.

    `driver` is 'package.module:Class'; `env` is added to the environment of its process.
    """

    name: str
    capability: Capability
    driver: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    env: Mapping[str, str] = field(default_factory=dict)


class DeviceBay:
    """Starts, watches and ends every device.

    `on_news` is called on the threads of the watches: hand it over to your own thread at once.
    """

    def __init__(
        self,
        configs: Iterable[DeviceConfig],
        on_news: Callable[[News], None],
        *,
        grace_s: float = 10.0,
        hang_s: float = 5.0,
        start_host: HostStarter = HostProcess,
    ) -> None:
        self.watches = tuple(
            Watch(
                config.name,
                config.capability,
                {
                    "name": config.name,
                    "driver": config.driver,
                    "settings": config.settings,
                    "env": config.env,
                },
                on_news,
                grace_s=grace_s,
                hang_s=hang_s,
                start_host=start_host,
            )
            for config in configs
        )

    def start(self) -> None:
        """Start every device's process."""
        for watch in self.watches:
            watch.start()

    def send(self, capability: Capability, command: Command) -> bool:
        """Pass a command to the devices of a capability; return whether there is any.

        Lasting commands ('arm', 'disarm', 'ask' ...) go to all of them and the first valid answer
        wins. A command that makes something ('print', 'shoot') goes to one: the first that works.
        """
        able = [watch for watch in self.watches if watch.capability is capability]
        if not is_lasting(command.verb):
            able = sorted(able, key=lambda watch: not watch.snapshot.is_working)[:1]
        for watch in able:
            watch.send(command)
        return bool(able)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """How every device is now. Any thread, no lock."""
        return tuple(watch.snapshot for watch in self.watches)

    def is_working(self, capability: Capability) -> bool:
        """Whether some device of that capability can be asked for something now."""
        return any(s.capability is capability and s.is_working for s in self.snapshots())

    def renew(self, capability: Capability) -> None:
        """Give the devices of a capability fresh processes, so that no visit is left in memory."""
        for watch in self.watches:
            if watch.capability is capability:
                watch.renew()

    def close(self) -> None:
        """End every device's process within two seconds, all at the same time."""
        for watch in self.watches:
            watch.begin_close()
        for watch in self.watches:
            watch.close()
