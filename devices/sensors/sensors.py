"""Mains power, headset socket, door contact and lamps, in one small driver.

Commands: 'look' asks for everything at once, 'lamp' {"lamp", "is_on"} switches one. Reports:
'sensed' {"sensor", "is_on"} when one changes (and at the start), 'sensors' {"sensors"} after
'look', 'lamp_failed' {"lamp", "code"}. Sensors: mains, battery_low, headset, door (is_on: open).

It never gives up: a part that is away makes the device 'degraded', with the gravest code first.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from devices.driver import Command, Desk, DeviceState, LinkLost
from devices.sensors.nut import UpsLine, UpsName, UpsSilent, read_name
from devices.sensors.switches import SW_HEADPHONE_INSERT, SW_MACHINE_COVER, SwitchPanel
from kiosk import wire

_LOOK_S = 0.1
_LAMP_TEXT = 16


@dataclass(frozen=True, slots=True)
class SensorSettings:
    """Which parts this kiosk has; an empty one is not there.

    `ups` is NUT's name@host[:port]; its battery is low when it says so (LB), or on battery at
    `low_at_percent` already, 0 for never. `switches` is an input device, best under
    /dev/input/by-path. `door_closed_when` is the value of the door's switch that means closed.
    `lamps` maps a name to a folder under /sys/class/leds.
    """

    ups: str = ""
    low_at_percent: int = 0
    switches: str = ""
    headset_code: int = SW_HEADPHONE_INSERT
    door_code: int = SW_MACHINE_COVER
    door_closed_when: bool = True
    lamps: Mapping[str, str] = field(default_factory=dict)
    poll_s: float = 2.0
    answer_timeout_s: float = 1.0


class Sensors:
    """`devices.driver.Driver` of the small things around the screen."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(SensorSettings, dict(settings))
        self._ups = read_name(self._settings.ups) if self._settings.ups else None

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        _Service(desk, self._settings, self._ups).run()


class _Service:
    def __init__(self, desk: Desk, settings: SensorSettings, ups: UpsName | None) -> None:
        self._desk = desk
        self._settings = settings
        self._ups = ups
        self._known: dict[str, bool] = {}
        self._missing: set[str] = set()
        self._panel: SwitchPanel | None = None
        self._ask_at = 0.0

    def run(self) -> NoReturn:
        while True:
            if time.monotonic() >= self._ask_at:
                self._ask_at = time.monotonic() + self._settings.poll_s
                self._ask_ups()
                self._find_panel()
            self._watch_panel()
            self._say_state()
            self._obey(self._desk.next_command(_LOOK_S))

    def _obey(self, command: Command | None) -> None:
        match command:
            case Command("look"):
                told = [{"sensor": s, "is_on": on} for s, on in sorted(self._known.items())]
                self._desk.report("sensors", {"sensors": told})
            case Command("lamp", body):
                self._light(str(body.get("lamp", "")), is_on=body.get("is_on") is True)

    def _ask_ups(self) -> None:
        if self._ups is None:
            return
        try:
            with UpsLine(self._ups, timeout_s=self._settings.answer_timeout_s) as line:
                power = line.power()
                is_low = power.battery_low or (power.on_battery and self._is_nearly_empty(line))
        except UpsSilent:
            self._missing.add("ups_silent")
            return
        self._missing.discard("ups_silent")
        self._sense("mains", not power.on_battery)
        self._sense("battery_low", is_low)

    def _is_nearly_empty(self, line: UpsLine) -> bool:
        limit = self._settings.low_at_percent
        if limit <= 0:
            return False
        try:
            return line.charge() <= limit
        except UpsSilent:
            return False  # not every UPS knows; its own "low" is what counts then

    def _find_panel(self) -> None:
        if not self._settings.switches or self._panel is not None:
            return
        try:
            self._panel = SwitchPanel(self._settings.switches)
        except LinkLost:
            self._missing.add("switches_missing")
            return
        self._missing.discard("switches_missing")
        self._switched(
            self._panel.standing((self._settings.headset_code, self._settings.door_code))
        )

    def _watch_panel(self) -> None:
        if self._panel is None:
            return
        try:
            self._switched(self._panel.changes())
        except LinkLost:
            self._panel.close()
            self._panel = None
            self._missing.add("switches_missing")

    def _switched(self, changes: list[tuple[int, bool]]) -> None:
        for code, is_set in changes:
            if code == self._settings.headset_code:
                self._sense("headset", is_set)
            elif code == self._settings.door_code:
                self._sense("door", is_set is not self._settings.door_closed_when)

    def _sense(self, sensor: str, is_on: bool) -> None:
        if self._known.get(sensor) is not is_on:
            self._known[sensor] = is_on
            self._desk.report("sensed", {"sensor": sensor, "is_on": is_on})

    def _say_state(self) -> None:
        grave = (
            ("door_open", self._known.get("door", False)),
            ("battery_low", self._known.get("battery_low", False)),
            ("on_battery", not self._known.get("mains", True)),
            ("ups_silent", "ups_silent" in self._missing),
            ("switches_missing", "switches_missing" in self._missing),
        )
        code = next((code for code, holds in grave if holds), "")
        self._desk.state(DeviceState.DEGRADED if code else DeviceState.READY, code)

    def _light(self, lamp: str, *, is_on: bool) -> None:
        folder = self._settings.lamps.get(lamp)
        if folder is None:
            self._desk.report("lamp_failed", {"lamp": lamp[:_LAMP_TEXT], "code": "unknown_lamp"})
            return
        try:
            brightest = Path(folder, "max_brightness").read_text("ascii").strip()
            Path(folder, "brightness").write_text(brightest if is_on else "0", "ascii")
        except OSError:
            self._desk.report("lamp_failed", {"lamp": lamp, "code": "lamp_missing"})
