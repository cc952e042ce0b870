"""Drives a SAM_V identity card reader on a serial line (UART, RS-232, USB-CDC).

Commands: 'arm' reads every card that is put down until 'disarm'; 'settle' says that a visit is
over: a card that lies there was left, as one is that lies there when the process starts. It is not
read before it was lifted; until then the state is 'degraded' 'card_left'. Reports: 'card_read'
{"card", "photo_follows"}, 'card_refused' {"code"} with 'unreadable', 'bad_check_digit',
'not_identity_card', 'card_moved'; 'device_identified' {"module_id"} once per opening. With a
decoder for the chip's picture (see photo.py) 'card_photo' {"rgb"} comes after 'card_read', "rgb" in
base64, null when there is none. The order of questions is that of the SAM_V protocol pages (see
frames.py): status, module number, then find - select - read.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from devices.driver import Command, Desk, DeviceState, LinkLost
from devices.id_card_reader.card_text import BadCardText, decode_card
from devices.id_card_reader.conversation import Conversation, NoAnswer
from devices.id_card_reader.frames import (
    CHECK_STATUS,
    FIND_CARD,
    READ_MODULE_ID,
    READ_TEXT_AND_PHOTO,
    SELECT_CARD,
    BadFrame,
    Status,
    card_photo_of,
    card_text_of,
    decode_module_id,
)
from devices.id_card_reader.left_card import LeftCard
from devices.id_card_reader.photo import Darkroom
from devices.links.serial import SerialLink
from kiosk import wire
from kiosk.domain.identity import IdentityCard, is_valid_id_number

BAUDS = (115200, 57600, 38400, 19200, 9600)

_TRIES = 3
_LOOK_S = 0.05
_CHECK_AGAIN_S = 2.0
_PEACE_AFTER_REFUSAL_S = 3.0

_FAULTS: Mapping[int, str] = {
    Status.SELF_TEST_FAILED: "self_test_failed",
    Status.SAM_NOT_AUTHORISED: "not_authorised",
    Status.NOT_AUTHORISED: "not_authorised",
}
_REFUSALS: Mapping[int, str] = {
    Status.UNKNOWN_CARD_TYPE: "not_identity_card",
    Status.READ_FAILED: "card_moved",
    Status.FIND_FAILED: "card_moved",
    Status.SELECT_FAILED: "card_moved",
}


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """`port` is a device path. `baud` is tried first; the others follow.

    `photo_decoder` is a name registered under `menkou.wlt`; '' shows no pictures.
    """

    port: str
    baud: int = BAUDS[0]
    poll_s: float = 0.3
    answer_timeout_s: float = 1.0
    read_timeout_s: float = 3.0
    photo_decoder: str = ""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """What was read off one card. `wlt` is its picture, as it is."""

    card: IdentityCard = field(repr=False)
    wlt: bytes = field(repr=False)


class CardRefused(Exception):
    """This card cannot be used. `code` is one of the four of 'card_refused'.

    `is_gone` is true when it does not even lie there any more: the next card is another try.
    """

    def __init__(self, code: str, *, is_gone: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.is_gone = is_gone


class ModuleFaulty(Exception):
    """The module itself needs a person. `code` goes into the device state."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SamVReader:
    """`devices.driver.Driver` of a SAM_V reader."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(ReaderSettings, dict(settings))
        self._baud = self._settings.baud
        self._left = LeftCard()
        self._darkroom = Darkroom(self._settings.photo_decoder)

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with SerialLink(self._settings.port, self._baud) as link:
            conversation = Conversation(link, desk.beat)
            self._find_speed(link, conversation)
            settings = self._settings
            waits = Waits(settings.poll_s, settings.answer_timeout_s, settings.read_timeout_s)
            ModuleService(desk, conversation, waits, self._left, self._darkroom).run()

    def _find_speed(self, link: SerialLink, conversation: Conversation) -> None:
        timeout_s = self._settings.answer_timeout_s / 2
        for baud in self._speeds():
            link.set_baud(baud)
            if conversation.is_answering(timeout_s=timeout_s):
                self._baud = baud
                return
        raise LinkLost(self._settings.port, "silent")

    def _speeds(self) -> Iterator[int]:
        yield self._baud
        yield from (baud for baud in BAUDS if baud != self._baud)


@dataclass(frozen=True, slots=True)
class Waits:
    """How often to look for a card, and how long answers may take, in seconds."""

    poll_s: float
    answer_timeout_s: float
    read_timeout_s: float


class ModuleService:
    """One opening of a link, of whatever kind: the module is there and answers."""

    def __init__(
        self,
        desk: Desk,
        conversation: Conversation,
        settings: Waits,
        left: LeftCard,
        darkroom: Darkroom,
    ) -> None:
        self._desk = desk
        self._talk = conversation
        self._settings = settings
        self._left = left
        self._darkroom = darkroom
        self._is_armed = False
        self._check_at: float | None = None
        self._peace_until: float | None = None
        self._reported: IdentityCard | None = None

    def run(self) -> NoReturn:
        try:
            self._serve()
        finally:
            self._darkroom.drop()
            if not self._is_armed:
                self._left.settle()  # nobody watched the field while the cable was out

    def _serve(self) -> NoReturn:
        self._talk.reset(timeout_s=self._settings.answer_timeout_s)
        self._check_module()
        while True:
            self._obey(self._desk.next_command(self._pause_s()))
            self._hand_out_photo()
            self._talk.link.read_some(0)  # shows at once that the cable was pulled
            try:
                self._work()
            except NoAnswer:
                self._make_sure_it_lives()
            except BadFrame:
                self._talk.reset(timeout_s=self._settings.answer_timeout_s)
            except ModuleFaulty as fault:
                self._desk.state(DeviceState.FAULT, fault.code)
                self._check_at = time.monotonic() + _CHECK_AGAIN_S

    def _pause_s(self) -> float:
        # Whether the field is empty is settled fast: nobody can be served before.
        is_looking = self._left.is_possible and not self._left.is_seen
        is_looking = is_looking or self._darkroom.is_busy
        return min(self._settings.poll_s, _LOOK_S) if is_looking else self._settings.poll_s

    def _obey(self, command: Command | None) -> None:
        if command is None or command.verb not in ("arm", "disarm", "settle"):
            return
        if command.verb != "disarm":  # which only says that a card convinced
            self._darkroom.drop()
        self._is_armed = command.verb == "arm"
        self._reported = None
        self._peace_until = None
        if command.verb == "settle":
            self._left.settle()
            self._talk.reset(timeout_s=self._settings.answer_timeout_s)

    def _work(self) -> None:
        if self._check_at is not None:
            if time.monotonic() >= self._check_at:
                self._check_module()
        elif self._left.is_possible:
            self._look()
        elif self._is_armed:
            self._poll()

    def _look(self) -> None:
        # A card that was read is "not found" by many modules although it lies there; whether it
        # can be selected is the second witness. Nothing of it is read.
        request, wait_s = SELECT_CARD, self._settings.answer_timeout_s
        is_there = (
            self._finds_card() or self._talk.ask(request, timeout_s=wait_s).status == Status.OK
        )
        self._left.look(is_there=is_there)
        self._say_well()

    def _say_well(self) -> None:
        if self._left.is_seen:
            self._desk.state(DeviceState.DEGRADED, "card_left")
        elif not self._left.is_possible:
            trouble = self._darkroom.trouble
            self._desk.state(DeviceState.DEGRADED if trouble else DeviceState.READY, trouble)

    def _hand_out_photo(self) -> None:
        if not self._darkroom.is_busy or (rgb := self._darkroom.look()) is None:
            return
        shown = base64.b64encode(rgb).decode("ascii") if rgb else None
        self._desk.report("card_photo", {"rgb": shown})
        if self._check_at is None:
            self._say_well()

    def _check_module(self) -> None:
        """Ask for the self-test and the module's number; then it is ready."""
        try:
            status = self._talk.ask(CHECK_STATUS, timeout_s=self._settings.answer_timeout_s).status
            if status != Status.OK:
                raise ModuleFaulty(_FAULTS.get(status, "self_test_failed"))
            number = self._talk.ask(READ_MODULE_ID, timeout_s=self._settings.answer_timeout_s)
        except (NoAnswer, BadFrame):
            raise LinkLost(self._talk.link.port, "silent") from None
        if number.status == Status.OK:
            module_id = str(decode_module_id(number.data))
            self._desk.report("device_identified", {"module_id": module_id})
        self._check_at = None
        self._say_well()

    def _make_sure_it_lives(self) -> None:
        if not self._talk.is_answering(timeout_s=self._settings.answer_timeout_s, tries=2):
            raise LinkLost(self._talk.link.port, "silent")
        self._talk.reset(timeout_s=self._settings.answer_timeout_s)

    def _poll(self) -> None:
        if not self._finds_card():
            self._reported = None
            self._peace_until = None
            return
        if self._peace_until is not None and time.monotonic() < self._peace_until:
            return  # the refused card still lies there
        self._desk.state(DeviceState.BUSY, "reading")
        try:
            found = self._card()
        except CardRefused as refused:
            if not refused.is_gone:
                self._peace_until = time.monotonic() + _PEACE_AFTER_REFUSAL_S
            self._report("card_refused", {"code": refused.code})
        else:
            self._give(found)
        self._say_well()

    def _give(self, found: ReadCard) -> None:
        # Some modules find a card again that was read and still lies there: say it once.
        if found.card != self._reported:
            has_photo = self._darkroom.can_decode and any(found.wlt)
            body = {"card": wire.to_builtins(found.card), "photo_follows": has_photo}
            if self._report("card_read", body) and has_photo:
                self._darkroom.begin(found.wlt)
        self._reported = found.card if self._is_armed else None

    def _report(self, kind: str, body: Mapping[str, Any]) -> bool:
        # The kiosk may have said 'disarm' while the card was being read: its holder has left.
        while (command := self._desk.next_command(0)) is not None:
            self._obey(command)
        if self._is_armed:
            self._desk.report(kind, body)
        return self._is_armed

    def _finds_card(self) -> bool:
        status = self._talk.ask(FIND_CARD, timeout_s=self._settings.answer_timeout_s).status
        _raise_fault(status)
        if status == Status.UNRECOGNISED_ERROR:
            self._talk.reset(timeout_s=self._settings.answer_timeout_s)
        return status == Status.CARD_FOUND

    def _card(self) -> ReadCard:
        """Read the card that was just found, three times at most; raise `CardRefused`."""
        for tries_left in reversed(range(_TRIES)):
            try:
                return self._read_once()
            except CardRefused as refused:
                if tries_left == 0 or refused.code not in ("unreadable", "card_moved"):
                    raise
            except NoAnswer:
                self._make_sure_it_lives()
            except BadFrame:
                self._talk.reset(timeout_s=self._settings.answer_timeout_s)
            if not self._finds_card():
                raise CardRefused("card_moved", is_gone=True)
        raise CardRefused("unreadable")

    def _read_once(self) -> ReadCard:
        status = self._talk.ask(SELECT_CARD, timeout_s=self._settings.answer_timeout_s).status
        _raise_refusal(status)
        answer = self._talk.ask(READ_TEXT_AND_PHOTO, timeout_s=self._settings.read_timeout_s)
        _raise_refusal(answer.status)
        try:
            card = decode_card(card_text_of(answer.data))
        except BadCardText:
            raise CardRefused("not_identity_card") from None
        if not is_valid_id_number(card.id_number):
            raise CardRefused("bad_check_digit")
        return ReadCard(card, card_photo_of(answer.data))


def _raise_fault(status: int) -> None:
    if status in (Status.SELF_TEST_FAILED, Status.SAM_NOT_AUTHORISED):
        raise ModuleFaulty(_FAULTS[status])


def _raise_refusal(status: int) -> None:
    _raise_fault(status)
    if status != Status.OK:
        raise CardRefused(_REFUSALS.get(status, "unreadable"))
