"""Drives a small USB keypad as a review pad (好差评): five keys, one for each level.

The keypad is grabbed, so its digits never reach a text field of the screen. Commands and reports
are those of `pad`: a timeout is nobody's answer, never a refusal and never a level.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from devices.driver import Command, Desk, DeviceState
from devices.links.evdev import EV_KEY, EV_SYN, KEY_DOWN, SYN_DROPPED, InputEvent, InputLink
from devices.review_pad.pad import Debounce, asked_seconds
from devices.review_pad.profile import BadProfile
from kiosk import wire
from kiosk.domain.rating import RatingLevel

DIGITS: Mapping[int, str] = {
    **{code: str(code - 1) for code in range(2, 11)},  # KEY_1 .. KEY_9
    **dict(zip((79, 80, 81, 75, 76, 77, 71, 72, 73), "123456789", strict=True)),  # KEY_KP1 ..
}
"""What is printed on a key, by its code in the kernel's input-event-codes.h."""

_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class KeyPadSettings:
    """`levels`: the digit on a key -> its level, 5 very satisfied to 1 very dissatisfied.

    Every level needs exactly one key: a pad without "very dissatisfied" would bend the figures.
    """

    port: str
    levels: dict[str, RatingLevel] = field(
        default_factory=lambda: {str(level.value): level for level in RatingLevel}
    )


class KeyPad:
    """`devices.driver.Driver` of a keypad. Raises `BadProfile` when a level has no key."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(KeyPadSettings, dict(settings))
        levels = self._settings.levels
        if sorted(levels.values()) != sorted(RatingLevel) or not set(levels) <= set("123456789"):
            raise BadProfile("levels")

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with InputLink(self._settings.port, "keys") as link:
            _Service(desk, link, self._settings.levels).run()


class _Service:
    """One opening of the keypad."""

    def __init__(self, desk: Desk, link: InputLink, levels: Mapping[str, RatingLevel]) -> None:
        self._desk = desk
        self._link = link
        self._levels = levels
        self._debounce = Debounce()
        self._ask_until: float | None = None

    def run(self) -> NoReturn:
        self._link.discard()
        self._desk.state(DeviceState.READY)
        while True:
            self._obey(self._desk.next_command(0))
            for event in self._link.read_some(_LOOK_S):
                self._hear(event)
            if self._ask_until is not None and time.monotonic() > self._ask_until:
                self._finish("rating_timeout", {})

    def _obey(self, command: Command | None) -> None:
        if command is None:
            return
        if command.verb == "ask":
            self._link.discard()  # a key from before the question is no answer to it
            self._debounce = Debounce()
            self._ask_until = time.monotonic() + asked_seconds(command)
            self._desk.state(DeviceState.BUSY, "asking")
        elif command.verb == "cancel":
            self._ask_until = None
            self._desk.state(DeviceState.READY)

    def _hear(self, event: InputEvent) -> None:
        if event.kind == EV_SYN and event.code == SYN_DROPPED:
            self._link.discard()  # keys were lost: better no answer than a wrong one
        elif event.kind == EV_KEY and event.value == KEY_DOWN:
            level = self._levels.get(DIGITS.get(event.code, ""))
            bounced = self._debounce.is_bounce(event.code)
            if level is not None and self._ask_until is not None and not bounced:
                self._finish("rated", {"level": int(level)})

    def _finish(self, kind: str, body: Mapping[str, Any]) -> None:
        self._ask_until = None
        self._desk.report(kind, body)
        self._desk.state(DeviceState.READY)
