"""Drives social security card readers over PC/SC, contact and contactless at once.

Commands: 'arm' reads every card that is put in until 'disarm'; 'settle' says that a visit is over:
a card that lies in a reader was left, as one is that lies there when the process starts. It is not
touched before it was taken out; until then the state is 'degraded' 'card_left'. Reports:
'social_card_read' {"card"}, 'social_card_refused' {"code"} with 'not_social_card',
'needs_platform' (generation 3, or a card that wants a PIN: none is ever tried), 'card_locked',
'unreadable', 'card_moved', 'card_silent', 'in_use'.

The card is read on a thread of its own, because a mute card blocks the call for ever: after
`card_timeout_s` the resident is told, commands are obeyed as before, and the late end of that
conversation is dropped. What a visit leaves behind goes with the process after it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from devices.driver import Command, Desk, DeviceState, LinkLost
from devices.links.pcsc import CardLost, PcscService, Slot
from devices.social_card_reader.conversation import CardRefused, CardSwapped, Conversation
from devices.social_card_reader.frames import BadAnswer
from devices.social_card_reader.left_cards import LeftCards
from kiosk import wire
from kiosk.domain.social_card import SocialCard

_TRIES = 3
_LOOK_FOR_SERVICE_S = 1.0
_PEACE_AFTER_REFUSAL_S = 3.0
_WORTH_ANOTHER_TRY = frozenset({"card_moved", "unreadable", "in_use"})


@dataclass(frozen=True, slots=True)
class SocialReaderSettings:
    """`port`: text that the names of the readers hold; empty means every reader there is."""

    port: str = ""
    poll_s: float = 0.25
    card_timeout_s: float = 3.0


class PcscReader:
    """`devices.driver.Driver` of the social security card readers of this kiosk."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(SocialReaderSettings, dict(settings))

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        attendant = _Attendant(desk, self._settings)
        while True:
            # A socket file may be there without its service, so the file's coming says little:
            # look again every second, rather than back off.
            try:
                service = PcscService()
            except LinkLost as lost:
                desk.state(DeviceState.ABSENT, lost.why)
                attendant.obey(desk.next_command(_LOOK_FOR_SERVICE_S))
                continue
            try:
                attendant.attend(service)
            except LinkLost as lost:
                desk.state(DeviceState.ABSENT, lost.why)
            finally:
                service.close()


class _Reading(threading.Thread):
    """One conversation with one card, on a thread that may be left behind."""

    def __init__(self, slot: Slot) -> None:
        super().__init__(daemon=True, name="social card")
        self.slot = slot
        self.card: SocialCard | None = None
        self.refusal = ""
        self.was_moved = False
        self.is_told = False
        self.is_mute = False
        self.began_at = time.monotonic()

    def run(self) -> None:
        try:
            service = PcscService()  # contexts serve one thread at a time
        except LinkLost:
            self.was_moved = True
            return
        try:
            self._read(service)
        except CardRefused as refused:
            self.refusal = refused.code
        except LinkLost:
            self.was_moved = True
        finally:
            service.close()

    def _read(self, service: PcscService) -> None:
        for tries_left in reversed(range(_TRIES)):
            try:
                with service.card_in(self.slot.reader) as line:
                    self.card = Conversation(line.transmit).read()
                    return
            except CardLost as lost:
                if lost.why != "gone":
                    self.refusal = "unreadable" if lost.why != "in_use" else "in_use"
                    return
                self.was_moved = True
            except (BadAnswer, CardSwapped):
                self.was_moved = False
                self.refusal = "" if tries_left else "unreadable"


class _Attendant:
    """Looks at the readers, obeys, and reads what lies there while it is wanted."""

    def __init__(self, desk: Desk, settings: SocialReaderSettings) -> None:
        self._desk = desk
        self._settings = settings
        self._is_armed = False
        self._dealt_with: dict[str, int] = {}
        self._left = LeftCards()
        self._again_at: float | None = None
        self._reading: _Reading | None = None

    def obey(self, command: Command | None) -> None:
        """Arm or disarm; a card that lies there already is then read (again)."""
        if command is not None and command.verb in ("arm", "disarm", "settle"):
            if command.verb == "settle":
                self._left.settle()
            self._is_armed = command.verb == "arm"
            self._dealt_with.clear()
            self._again_at = None
            if self._reading is not None:
                self._reading.is_told = True  # it belongs to whoever was here before

    def attend(self, service: PcscService) -> NoReturn:
        """Work until the service is gone: `LinkLost`."""
        while True:
            self.obey(self._desk.next_command(0))
            slots = service.look(self._wanted(service.readers()))
            self._left.look(slots, time.monotonic())
            self._say_state(slots)
            self._follow(slots)
            if self._reading is None:
                service.wait(slots, self._settings.poll_s)
            else:
                self._reading.join(min(self._settings.poll_s, 0.05))

    def _wanted(self, names: list[str]) -> list[str]:
        return [name for name in names if self._settings.port in name]

    def _say_state(self, slots: list[Slot]) -> None:
        if not slots:
            self._desk.state(DeviceState.ABSENT, "reader_missing")
        elif self._reading is None and self._left.are_there:
            self._desk.state(DeviceState.DEGRADED, "card_left")
        elif self._reading is None and any(self._left.is_settled(s.reader) for s in slots):
            self._desk.state(DeviceState.READY)
        elif self._reading is not None and self._reading.is_mute:
            self._desk.state(DeviceState.DEGRADED, "card_silent")

    def _follow(self, slots: list[Slot]) -> None:
        reading = self._reading
        if reading is not None:
            if not reading.is_alive():
                self._reading = None
                self._finish(reading)
            elif time.monotonic() - reading.began_at > self._settings.card_timeout_s:
                reading.is_mute = True
                self._tell(reading, "social_card_refused", {"code": "card_silent"})
            return
        if not self._is_armed:
            return
        if self._again_at is not None and time.monotonic() >= self._again_at:
            self._again_at = None
            self._dealt_with.clear()  # a card with a bad contact, or swapped too fast to be seen
        for slot in slots:
            if not self._left.is_settled(slot.reader):
                continue
            if not slot.has_card:
                self._dealt_with.pop(slot.reader, None)
            elif self._dealt_with.get(slot.reader) != slot.card_count:
                self._dealt_with[slot.reader] = slot.card_count
                self._begin(slot)
                return

    def _begin(self, slot: Slot) -> None:
        self._desk.state(DeviceState.BUSY, "reading")
        self._reading = _Reading(slot)
        self._reading.start()

    def _finish(self, reading: _Reading) -> None:
        # 'disarm' may have come while the card was being read: its holder has left.
        while (command := self._desk.next_command(0)) is not None:
            self.obey(command)
        if reading.card is not None:
            self._tell(reading, "social_card_read", {"card": wire.to_builtins(reading.card)})
        elif reading.refusal or reading.was_moved:
            code = reading.refusal or "card_moved"
            if code in _WORTH_ANOTHER_TRY:
                self._again_at = time.monotonic() + _PEACE_AFTER_REFUSAL_S
            self._tell(reading, "social_card_refused", {"code": code})

    def _tell(self, reading: _Reading, kind: str, body: Mapping[str, Any]) -> None:
        if self._is_armed and not reading.is_told:
            self._desk.report(kind, body)
        reading.is_told = True
