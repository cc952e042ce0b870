"""A simulated SAM_V reader: the same bytes on a pseudo terminal, with faults on command.

Verbs: tap_card {"card": a name of `sample_cards` or all fields of a card}, lift_card,
set_baud {"baud"}, pace {"on"} (send no faster than the line could), forgetful {"on"} (whether a
reset makes it find a card again that it has read), line {"piece", "noise"} (see
`PtyEndpoint.disturb`), plug, unplug, and
fault {"fault", "on": "read"|"any", "times", "delay_s"}: '' clears it; 'late', 'half', 'double',
'garbled', 'wrong_checksum', 'freeze', 'unplug' (in the middle of a frame) or 'sw3_41' with any
status. A fault stays until it is cleared, or for `times` answers.

After a good read it answers "no card" until the card is lifted, as most modules do. That a reset
ends this, and that an unread card can be asked for twice, is assumed, not documented.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from devices.id_card_reader.card_text import BadCardText
from devices.id_card_reader.card_text import encode_card as encode_text
from devices.id_card_reader.frames import (
    CHECK_STATUS,
    FIND_CARD,
    READ_MODULE_ID,
    READ_TEXT_AND_PHOTO,
    RESET,
    SELECT_CARD,
    Answer,
    BadFrame,
    FrameBuffer,
    ModuleId,
    Request,
    Status,
    decode_request,
    encode_answer,
    encode_card,
    encode_module_id,
)
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.links.pty import PtyEndpoint
from devices.simulation import BenchRefused
from kiosk import wire
from kiosk.domain.identity import IdentityCard

PHOTO = b"SIMWLT01".ljust(1024, b"\0")
MODULE_ID = ModuleId(5, 1, 20200101, 1234567, 987654321)

_SPEEDS = {0: 115200, 1: 57600, 2: 38400, 3: 19200, 4: 9600}
_FAULTS = frozenset({"late", "half", "double", "garbled", "wrong_checksum", "freeze", "unplug"})
_STATUS_FAULT = re.compile(r"sw3_([0-9a-f]{2})")
_MODULE_STATUSES = (Status.SELF_TEST_FAILED, Status.SAM_NOT_AUTHORISED)


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, with which answers ('read' or 'any'), how often (None: until cleared)."""

    fault: str = ""
    on: str = "read"
    times: int | None = None
    delay_s: float = 4.0

    @property
    def status(self) -> int | None:
        """The status that a 'sw3_XX' fault answers with."""
        match = _STATUS_FAULT.fullmatch(self.fault)
        return int(match[1], 16) if match else None

    def hits(self, request: Request) -> bool:
        """Whether this request's answer goes wrong."""
        if not self.fault or self.times == 0:
            return False
        if self.fault == "freeze":
            return True
        if self.status in _MODULE_STATUSES:
            return request == CHECK_STATUS or self.on == "any"
        return self.on == "any" or request == READ_TEXT_AND_PHOTO


class Cable(Protocol):
    """What the module hangs on; see `devices.links.pty.PtyEndpoint`."""

    baud: int | None
    is_paced: bool

    @property
    def is_plugged(self) -> bool:
        """Whether it is in."""

    def plug(self) -> None:
        """Put it in."""

    def unplug(self) -> None:
        """Pull it."""

    def post(self, job: Callable[[], None]) -> None:
        """Have a job run on the module's thread."""

    def send(self, data: bytes) -> None:
        """Send bytes to the host."""

    def pause(self, seconds: float) -> None:
        """Be slow."""

    def disturb(self, body: Mapping[str, Any]) -> None:
        """Be a bad line; raise `BenchRefused` where there is none."""


class SimulatedReader:
    """`devices.simulation.Simulator` of an identity card reader."""

    name = "id_card_reader"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._frames = FrameBuffer()
        self._fault = Fault()
        self._card = ""
        self._text = b""
        self._is_read = False
        self._is_selected = False
        self._was_swapped = False
        self._is_forgetful = True
        self._endpoint: Cable | None = None

    def start(self, run_dir: Path) -> None:
        """See `Simulator`."""
        self._endpoint = self._made(run_dir / "dev" / self.name)
        self._endpoint.baud = _SPEEDS[0]
        self._endpoint.plug()

    def stop(self) -> None:
        """See `Simulator`."""
        if self._endpoint is not None:
            self._endpoint.unplug()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        endpoint = self._plugged_in()
        return {
            "plugged": endpoint.is_plugged,
            "fault": self._fault.fault,
            "card": self._card,
            "cards": list(SAMPLE_CARDS),
            "baud": endpoint.baud,
        }

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        endpoint = self._plugged_in()
        match verb:
            case "plug":
                endpoint.plug()
            case "unplug":
                endpoint.unplug()
            case "fault":
                self._set_fault(body)
            case "tap_card":
                self._tap(body.get("card"))
            case "lift_card":
                self._tap(None)
            case "set_baud" if body.get("baud") in _SPEEDS.values():
                endpoint.baud = body["baud"]
            case "pace":
                endpoint.is_paced = bool(body.get("on", True))
            case "line":
                endpoint.disturb(body)
            case "forgetful":
                self._is_forgetful = bool(body.get("on", True))
            case _:
                raise BenchRefused(f"an identity card reader cannot do {verb!r} like that")
        return {"card": self._card}

    def _made(self, path: Path) -> Cable:
        return PtyEndpoint(path, self._hear)

    def _plugged_in(self) -> Cable:
        if self._endpoint is None:
            raise BenchRefused("not started")
        return self._endpoint

    def _set_fault(self, body: Mapping[str, Any]) -> None:
        try:
            fault = wire.convert(Fault, dict(body))
        except wire.BadWireValue as bad:
            raise BenchRefused(str(bad)) from None
        if fault.fault and fault.fault not in _FAULTS and fault.status is None:
            raise BenchRefused(f"no such fault: {fault.fault}")
        with self._lock:
            self._fault = fault

    def _tap(self, card: object) -> None:
        name, text = ("", b"") if card is None else _named_text(card)
        with self._lock:
            self._was_swapped = bool(self._text) and bool(text)
            self._card, self._text = name, text
            self._is_read = self._is_selected = False

    def _hear(self, data: bytes) -> None:
        for frame in self._frames.feed(data):
            try:
                request = decode_request(frame)
            except BadFrame:
                self._say(encode_answer(Answer(Status.REQUEST_CHECKSUM_ERROR)), Fault())
                continue
            with self._lock:
                fault = self._fault if self._fault.hits(request) else Fault()
                answer = self._answer(request, fault)
                self._count_fault(fault)
            self._say(encode_answer(answer), fault)
            self._change_speed(request)

    def _count_fault(self, fault: Fault) -> None:
        if fault.fault and fault.times is not None:
            self._fault = Fault(fault.fault, fault.on, fault.times - 1, fault.delay_s)
            if fault.times == 1:
                self._fault = Fault()

    def _answer(self, request: Request, fault: Fault) -> Answer:
        if fault.status is not None:
            return Answer(fault.status)
        match request:
            case _ if request == RESET:
                self._is_read = self._is_read and not self._is_forgetful
                self._is_selected = False
                return Answer(Status.OK)
            case Request(0x60 | 0x61, _) | Request(0x11, 0xFF):
                return Answer(Status.OK)
        if request == READ_MODULE_ID:
            return Answer(Status.OK, encode_module_id(MODULE_ID))
        if request == FIND_CARD:
            return self._find()
        if request == SELECT_CARD:
            self._is_selected = bool(self._text)
            return Answer(Status.OK, bytes(8)) if self._text else Answer(Status.SELECT_FAILED)
        if request == READ_TEXT_AND_PHOTO:
            return self._read()
        return Answer(Status.UNKNOWN_COMMAND)

    def _find(self) -> Answer:
        # A card cannot replace another without a moment of neither.
        swapped, self._was_swapped = self._was_swapped, False
        if not self._text or self._is_read or swapped:
            return Answer(Status.FIND_FAILED)
        return Answer(Status.CARD_FOUND, bytes(4))

    def _read(self) -> Answer:
        if not self._text or not self._is_selected:
            return Answer(Status.READ_FAILED)
        self._is_read = True
        return Answer(Status.OK, encode_card(self._text, PHOTO))

    def _say(self, frame: bytes, fault: Fault) -> None:
        endpoint = self._plugged_in()
        match fault.fault:
            case "freeze":
                return
            case "late":
                endpoint.pause(fault.delay_s)
            case "half" | "unplug":
                frame = frame[: len(frame) // 2]
            case "double":
                frame += frame
            case "garbled":
                frame = bytes((byte * 31 + 7) & 0xFF for byte in frame)
            case "wrong_checksum":
                frame = frame[:-1] + bytes((frame[-1] ^ 0xFF,))
        endpoint.send(frame)
        if fault.fault == "unplug":
            endpoint.unplug()

    def _change_speed(self, request: Request) -> None:
        if request.command == 0x60 and request.parameter in _SPEEDS:
            self._plugged_in().baud = _SPEEDS[request.parameter]


def _named_text(card: object) -> tuple[str, bytes]:
    try:
        if isinstance(card, str):
            return card, encode_text(SAMPLE_CARDS[card])
        return "custom", encode_text(wire.convert(IdentityCard, card))
    except KeyError:
        raise BenchRefused("no card of that name") from None
    except (wire.BadWireValue, BadCardText) as bad:
        raise BenchRefused(str(bad)) from None
