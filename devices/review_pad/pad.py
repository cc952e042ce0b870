"""Drives a button pad for reviews (好差评), as its profile says.

Commands: 'ask' {"seconds"} once, 'cancel'. Reports: 'rated' {"level": 1..5} or 'rating_timeout'.
A timeout is nobody's answer, never a refusal and never a level: rating is voluntary.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from devices.driver import Command, Desk, DeviceState, LinkLost
from devices.links.serial import SerialLink
from devices.review_pad.frames import PadBuffer, PadFrame, encode
from devices.review_pad.profile import DEMO, PadProfile, read_profile
from kiosk import wire

LONGEST_ASK_S = 255

_LOOK_S = 0.05
_BOUNCE_S = 0.3
_STATUS_EVERY_S = 3.0
_SILENT_AFTER = 3
_PAD_IS_LATE_S = 2.0


@dataclass(frozen=True, slots=True)
class PadSettings:
    """`profile` is the path of a TOML profile; empty is the simulator's."""

    port: str
    profile: str = ""
    answer_timeout_s: float = 0.5


def asked_seconds(command: Command) -> int:
    """How long an 'ask' lets the resident think; 30 s if it does not say."""
    return max(1, min(int(command.body.get("seconds", 30)), LONGEST_ASK_S))


class Debounce:
    """Tells a key that bounces from one that is pressed again. Worn keys bounce for 0.3 s."""

    def __init__(self) -> None:
        self._last: tuple[int, float] = (-1, 0.0)

    def is_bounce(self, key: int) -> bool:
        """Whether this key was pressed a moment ago already."""
        (last, at), now = self._last, time.monotonic()
        self._last = (key, now)
        return last == key and now - at < _BOUNCE_S


class ReviewPad:
    """`devices.driver.Driver` of a button pad. Raises `BadProfile` when made with one."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(PadSettings, dict(settings))
        path = Path(self._settings.profile) if self._settings.profile else DEMO
        self._profile = read_profile(path)

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with SerialLink(self._settings.port, self._profile.baud) as link:
            _Service(desk, link, self._profile, self._settings).run()


class _Service:
    """One opening of the port."""

    def __init__(
        self, desk: Desk, link: SerialLink, profile: PadProfile, settings: PadSettings
    ) -> None:
        self._desk = desk
        self._link = link
        self._profile = profile
        self._settings = settings
        self._buffer = PadBuffer(profile)
        self._ask_until: float | None = None
        self._status_at = 0.0
        self._unanswered = 0
        self._debounce = Debounce()

    def run(self) -> NoReturn:
        self._link.discard()
        self._say(self._profile.commands.cancel)
        while True:
            self._obey(self._desk.next_command(0))
            self._check_it_lives()
            for frame in self._buffer.feed(self._link.read_some(_LOOK_S)):
                self._hear(frame)
            if self._ask_until is not None and time.monotonic() > self._ask_until:
                self._say(self._profile.commands.cancel)
                self._finish("rating_timeout", {})

    def _obey(self, command: Command | None) -> None:
        if command is None:
            return
        if command.verb == "ask":
            self._link.discard()  # a key from before the question is no answer to it
            self._buffer.clear()
            self._debounce = Debounce()  # and the key of the last answer bounces no more
            seconds = asked_seconds(command)
            self._say(self._profile.commands.ask, bytes((seconds,)))
            # The pad counts itself; only a pad that forgot is overtaken.
            self._ask_until = time.monotonic() + seconds + _PAD_IS_LATE_S
            self._desk.state(DeviceState.BUSY, "asking")
        elif command.verb == "cancel":
            self._say(self._profile.commands.cancel)
            self._ask_until = None
            self._desk.state(DeviceState.READY)

    def _hear(self, frame: PadFrame) -> None:
        answers = self._profile.answers
        if frame.number == answers.status:
            self._unanswered = 0
            if self._ask_until is None:
                self._desk.state(DeviceState.READY)
        elif frame.number == answers.key and len(frame.data) == 1:
            self._key(frame.data[0])
        elif frame.number == answers.timeout and self._ask_until is not None:
            self._finish("rating_timeout", {})

    def _key(self, key: int) -> None:
        bounced = self._debounce.is_bounce(key)
        level = self._profile.levels.get(key)
        if level is not None and self._ask_until is not None and not bounced:
            self._finish("rated", {"level": int(level)})

    def _finish(self, kind: str, body: Mapping[str, Any]) -> None:
        self._ask_until = None
        self._desk.report(kind, body)
        self._desk.state(DeviceState.READY)

    def _check_it_lives(self) -> None:
        now = time.monotonic()
        if now < self._status_at:
            return
        if self._unanswered >= _SILENT_AFTER:
            raise LinkLost(self._settings.port, "silent")
        self._say(self._profile.commands.status)
        is_urgent = self._unanswered > 0 or self._status_at == 0.0
        self._unanswered += 1
        self._status_at = now + (self._settings.answer_timeout_s if is_urgent else _STATUS_EVERY_S)

    def _say(self, number: int, payload: bytes = b"") -> None:
        self._link.write(encode(self._profile, PadFrame(number, payload)))
