"""Simulated scanners that send whatever they see, at once: lines, HID-POS reports, typed keys.

Verbs: show_code {"text", "encoding"?} or {"base64"}, plug, unplug, and fault {"fault"}: 'half'
(the code breaks off), 'double' (sent twice), 'freeze' (nothing is sent), 'unplug' (the cable
is pulled in the middle of a code, once), 'overrun' (the kernel lost keys; typed ones only); ''
clears it. What is shown while nobody listens is lost, as with the real ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Protocol

from devices.code_scanner.key_codes import KEYS
from devices.code_scanner.pos_reports import encode_reports
from devices.code_scanner.simulator import payload_of
from devices.links.evdev import (
    EV_KEY,
    EV_SYN,
    KEY_DOWN,
    KEY_UP,
    SYN_DROPPED,
    SYN_REPORT,
    InputEvent,
    encode_event,
)
from devices.links.hid_pipe import PipeEndpoint
from devices.links.pty import PtyEndpoint
from devices.simulation import BenchRefused

_SHIFT, _ENTER, _CONTROL, _GS_KEY = 42, 28, 29, 27
_GS = 0x1D


class Endpoint(Protocol):
    """A cable that can be pulled."""

    @property
    def is_plugged(self) -> bool:
        """Whether the cable is in."""

    def plug(self) -> None:
        """Put it in."""

    def unplug(self) -> None:
        """Pull it."""


class EagerScanner:
    """What these simulators have in common; see `devices.simulation.Simulator`."""

    name = "code_scanner"
    FAULTS: ClassVar = frozenset({"", "half", "double", "freeze", "unplug"})

    def __init__(self) -> None:
        self._fault = ""
        self._path = Path()
        self._cable: Endpoint | None = None

    def start(self, run_dir: Path) -> None:
        """See `Simulator`."""
        self._path = run_dir / "dev" / self.name
        self._cable = self._made(self._path)
        self._cable.plug()

    def stop(self) -> None:
        """See `Simulator`."""
        if self._cable is not None:
            self._cable.unplug()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        cable = self._plugged_in()
        return {"plugged": cable.is_plugged, "fault": self._fault, "port": str(self._path)}

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        match verb:
            case "plug":
                self._plugged_in().plug()
            case "unplug":
                self._plugged_in().unplug()
            case "fault" if body.get("fault", "") in self.FAULTS:
                self._fault = body.get("fault", "")
            case "show_code":
                self._show(self._sent(payload_of(body)))
            case _:
                raise BenchRefused(f"a code scanner cannot do {verb!r} like that")
        return {}

    def _plugged_in(self) -> Endpoint:
        if self._cable is None:
            raise BenchRefused("not started")
        return self._cable

    def _show(self, pieces: list[bytes]) -> None:
        fault = self._fault
        if fault in ("half", "unplug"):
            pieces = pieces[: len(pieces) // 2]
        elif fault == "double":
            pieces = pieces * 2
        elif fault == "freeze":
            pieces = []
        for piece in pieces:
            self._send(piece)
        if fault == "unplug":
            self._plugged_in().unplug()
            self._fault = ""

    def _made(self, path: Path) -> Endpoint:
        raise NotImplementedError

    def _sent(self, payload: bytes) -> list[bytes]:
        raise NotImplementedError

    def _send(self, piece: bytes) -> None:
        raise NotImplementedError


class SimulatedLines(EagerScanner):
    """A scanner that sends lines ended by CR, on a pseudo terminal."""

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Also line {"piece"}: see `PtyEndpoint.disturb`."""
        if verb != "line":
            return super().do(verb, body)
        self._pty.disturb(body)
        return {}

    def _made(self, path: Path) -> Endpoint:
        self._pty = PtyEndpoint(path, lambda heard: None)
        return self._pty

    def _sent(self, payload: bytes) -> list[bytes]:
        line = payload + b"\r"
        return [line[: len(line) // 2], line[len(line) // 2 :]]

    def _send(self, piece: bytes) -> None:
        self._pty.post(lambda: self._pty.send(piece))


class SimulatedPos(EagerScanner):
    """A scanner in the HID-POS mode, on a named pipe that stands for its hidraw node."""

    def _made(self, path: Path) -> Endpoint:
        self._node = PipeEndpoint(path, is_packets=True)
        return self._node

    def _sent(self, payload: bytes) -> list[bytes]:
        reports = encode_reports(payload)
        if self._fault in ("half", "unplug") and len(reports) == 1:
            return [reports[0][:20], b""]  # a report that breaks off itself
        return reports

    def _send(self, piece: bytes) -> None:
        self._node.send(piece)


class SimulatedWedge(EagerScanner):
    """A scanner that types, on a named pipe that stands for its input device."""

    FAULTS: ClassVar = EagerScanner.FAULTS | {"overrun"}

    def _made(self, path: Path) -> Endpoint:
        self._node = PipeEndpoint(path)
        return self._node

    def _sent(self, payload: bytes) -> list[bytes]:
        strokes = [_typed(byte) for byte in payload]
        if self._fault == "overrun":
            lost = _events((EV_SYN, SYN_DROPPED, 0), (EV_SYN, SYN_REPORT, 0))
            strokes.insert(len(strokes) // 2, lost)
        return [*strokes, _stroke(_ENTER)]

    def _send(self, piece: bytes) -> None:
        self._node.send(piece)


def _typed(byte: int) -> bytes:
    if byte == _GS:
        return _held(_CONTROL, _GS_KEY)
    try:
        code, shifted = KEYS[chr(byte)]
    except KeyError:
        raise BenchRefused("a keyboard cannot type that") from None
    return _held(_SHIFT, code) if shifted else _stroke(code)


def _stroke(code: int) -> bytes:
    return _events(
        (EV_KEY, code, KEY_DOWN), (EV_SYN, SYN_REPORT, 0),
        (EV_KEY, code, KEY_UP), (EV_SYN, SYN_REPORT, 0),
    )  # fmt: skip


def _held(modifier: int, code: int) -> bytes:
    down = _events((EV_KEY, modifier, KEY_DOWN), (EV_SYN, SYN_REPORT, 0))
    up = _events((EV_KEY, modifier, KEY_UP), (EV_SYN, SYN_REPORT, 0))
    return down + _stroke(code) + up


def _events(*events: tuple[int, int, int]) -> bytes:
    return b"".join(encode_event(InputEvent(*event)) for event in events)
