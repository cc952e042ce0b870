"""Where the power comes from, as the sensors say: whether a new visit may still begin."""

from __future__ import annotations


class PowerSupply:
    """What was sensed last. A supply that says nothing any more stays as it was."""

    def __init__(self) -> None:
        self._has_mains = True
        self._is_low = False

    def sensed(self, sensor: object, *, is_on: bool) -> None:
        """Take in one report of the sensors."""
        if sensor == "mains":
            self._has_mains = is_on
        elif sensor == "battery_low":
            self._is_low = is_on

    @property
    def is_ending(self) -> bool:
        """On battery, and too little of it left for another visit. Charging is no trouble."""
        return self._is_low and not self._has_mains
