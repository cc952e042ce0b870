"""A simulated social security card in the virtual reader of a real pcscd (vpcd).

Verbs: insert {"card": a name of `sample_cards`}, remove, swap {"card"} (so fast that pcscd sees
nothing of it), mute (answers no more; only removing the card helps), yank (out in the middle of the
next answer), plug, unplug, and
fault {"fault", "times"}: '' clears it; 'late' {"delay_s"}, 'half', 'garbled', 'freeze' (as mute),
'unplug' (as yank) or 'sw_6982' with any status word. A fault stays until it is cleared, or for
`times` answers.

A virtual reader itself cannot be unplugged. Where pcscd is the bench's own (`private_service`),
unplugging ends it, so that there is no reader; elsewhere only cards are kept out.

The virtual reader listens on a TCP port and the card connects to it: two bytes of length, then a
control (00 off, 01 on, 02 reset, 04 "your ATR?") or a command. vpcd writes length and body apart,
so without TCP_QUICKACK every exchange costs the 40 ms of a delayed acknowledgement.
"""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devices.simulation import BenchRefused
from devices.social_card_reader.sample_cards import SAMPLE_CARDS
from devices.social_card_reader.virtual_card import VirtualCard
from devices.social_card_reader.virtual_reader import (
    VPCD_PORT,
    end_service,
    is_reader_listening,
    is_service_ours,
    start_service,
)
from kiosk import wire

_ASK_ATR = 4
_HAND_S = 0.6
"""A hand is slower than this, and pcscd, which looks every 0.4 s, would miss a quicker one."""

_FAULTS = frozenset({"late", "half", "garbled", "freeze", "unplug", "no_atr", "bad_atr"})
_ATRS = {"no_atr": b"", "bad_atr": bytes(8)}
"""How a card that is worn or of another make answers to being put in."""
_STATUS_FAULT = re.compile(r"sw_([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with answers, and how often (None: until cleared)."""

    fault: str = ""
    times: int | None = None
    delay_s: float = 4.0


class SimulatedSocialCard:
    """`devices.simulation.Simulator` of a social security card reader."""

    name = "social_card_reader"

    def __init__(self, port: int = VPCD_PORT) -> None:
        self._port = port
        self._fault = Fault()
        self._name = ""
        self._slot: _InSlot | None = None
        self._is_plugged = False
        self._left_at = -_HAND_S

    def start(self, run_dir: Path) -> None:
        """See `Simulator`. Nothing is in the reader yet."""
        del run_dir
        self._is_plugged = is_reader_listening(self._port) or not is_service_ours()
        self._plug()

    def stop(self) -> None:
        """See `Simulator`."""
        self._remove()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`. `service`: whether a virtual reader listens."""
        return {
            "plugged": self._is_plugged,
            "fault": self._fault.fault,
            "card": self._name,
            "cards": list(SAMPLE_CARDS),
            "service": self._slot is not None or is_reader_listening(self._port),
            "port": "Virtual PCD",
            "can_unplug": is_service_ours(),
        }

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        match verb:
            case "insert":
                self._remove()
                self._insert(body.get("card", "zhang_san"), after_s=_HAND_S)
            case "swap":
                self._remove()
                self._insert(body.get("card", "zhang_san"), after_s=0.0)
            case "remove":
                self._remove()
            case "mute":
                self._set_fault({"fault": "freeze"})
            case "yank":
                self._set_fault({"fault": "unplug", "times": 1})
            case "fault":
                self._set_fault(body)
            case "plug":
                self._plug()
            case "unplug":
                self._unplug()
            case _:
                raise BenchRefused(f"a social card reader cannot do {verb!r}")
        return {"card": self._name}

    @property
    def ails(self) -> str:
        """The fault that is set, or ''."""
        return self._fault.fault

    def wound(self) -> Fault:
        """The fault of the next answer; counts it."""
        fault = self._fault
        if fault.fault and fault.times is not None:
            left = fault.times - 1
            self._fault = Fault(fault.fault, left, fault.delay_s) if left > 0 else Fault()
        return fault

    def _plug(self) -> None:
        if not self._is_plugged and is_service_ours():
            start_service()
        self._is_plugged = True

    def _unplug(self) -> None:
        self._remove()
        if self._is_plugged and is_service_ours():
            end_service()
        self._is_plugged = False

    def _set_fault(self, body: Mapping[str, Any]) -> None:
        try:
            fault = wire.convert(Fault, dict(body))
        except wire.BadWireValue as bad:
            raise BenchRefused(str(bad)) from None
        known = not fault.fault or fault.fault in _FAULTS or _STATUS_FAULT.fullmatch(fault.fault)
        if not known:
            raise BenchRefused(f"no such fault: {fault.fault}")
        self._fault = fault

    def _insert(self, name: object, *, after_s: float) -> None:
        if not self._is_plugged:
            raise BenchRefused("unplugged")
        if not isinstance(name, str) or name not in SAMPLE_CARDS:
            raise BenchRefused("no card of that name")
        if not is_reader_listening(self._port):
            raise BenchRefused("pcscd with its virtual reader (vpcd) is not running")
        wait_s = max(0.0, self._left_at + after_s - time.monotonic())
        card = VirtualCard(SAMPLE_CARDS[name])
        self._slot = _InSlot(card, self, port=self._port, wait_s=wait_s)
        self._name = name

    def _remove(self) -> None:
        slot, self._slot, self._name = self._slot, None, ""
        if slot is not None:
            slot.pull()
            self._left_at = time.monotonic()


class _InSlot:
    """One card's stay in the virtual reader: a connection and the thread that serves it."""

    def __init__(
        self, card: VirtualCard, owner: SimulatedSocialCard, *, port: int, wait_s: float
    ) -> None:
        self._card = card
        self._owner = owner
        self._port = port
        self._wait_s = wait_s
        self._gone = threading.Event()
        self._line = socket.socket()
        self._thread = threading.Thread(target=self._serve, daemon=True, name="virtual card")
        self._thread.start()

    def pull(self) -> None:
        """Take the card out, whatever it is doing."""
        self._gone.set()
        with contextlib.suppress(OSError):  # not yet in, or the reader hung up first
            self._line.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _serve(self) -> None:
        if self._gone.wait(self._wait_s):
            return
        with self._line:
            try:
                self._line.connect(("127.0.0.1", self._port))
                while not self._gone.is_set():
                    self._answer(self._receive(struct.unpack(">H", self._receive(2))[0]))
            except (OSError, EOFError):
                return

    def _answer(self, message: bytes) -> None:
        if len(message) == 1:
            if message[0] == _ASK_ATR:
                self._send(_ATRS.get(self._owner.ails, self._card.atr))
            else:
                self._card.power_on()
            return
        reply = self._spoiled(self._card.apdu(message), self._owner.wound())
        self._send(reply)

    def _spoiled(self, reply: bytes, fault: Fault) -> bytes:
        if status := _STATUS_FAULT.fullmatch(fault.fault):
            return bytes.fromhex(status[1])
        match fault.fault:
            case "late":
                self._gone.wait(fault.delay_s)
            case "half":
                return reply[: len(reply) // 2]
            case "garbled":
                return bytes((byte * 31 + 7) & 0xFF for byte in reply)
            case "freeze":
                self._gone.wait()
                raise EOFError
            case "unplug":
                self._line.sendall(struct.pack(">H", len(reply)) + reply[:1])
                raise EOFError
        return reply

    def _send(self, payload: bytes) -> None:
        self._line.sendall(struct.pack(">H", len(payload)) + payload)

    def _receive(self, size: int) -> bytes:
        got = b""
        while len(got) < size:
            piece = self._line.recv(size - len(got))
            if not piece:
                raise EOFError
            self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            got += piece
        return got
