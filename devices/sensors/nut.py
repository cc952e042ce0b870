"""The words of a Network UPS Tools server (upsd), one line each way over TCP.

Source: the NUT developer guide, "Network protocol information": `GET VAR <ups> ups.status` is
answered by `VAR <ups> ups.status "OL CHRG"` or `ERR <word>`. Any UPS that NUT supports is thereby
supported, over serial, USB or SNMP; NUT itself is a system service and not part of Menkou.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from types import TracebackType

PORT = 3493
STATUS = "ups.status"
CHARGE = "battery.charge"
_NAME = re.compile(r"([A-Za-z0-9_.-]{1,64})@([A-Za-z0-9_.:-]{1,255}?)(?::(\d{1,5}))?")
_ANSWER = re.compile(r'VAR (\S+) (\S+) "((?:[^"\\]|\\.)*)"')
_LONGEST = 4096


class UpsSilent(Exception):
    """No sense from the UPS. `why`: unreachable, stale, unknown_ups, refused, garbled."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class UpsName:
    """Which UPS, as NUT writes it: name@host or name@host:port."""

    ups: str
    host: str
    port: int = PORT


@dataclass(frozen=True, slots=True)
class Power:
    """Where the power comes from. NUT's words: OL on line, OB on battery, LB low battery."""

    on_battery: bool
    battery_low: bool


def read_name(text: str) -> UpsName:
    """A UPS by its NUT name; raise ValueError."""
    match = _NAME.fullmatch(text)
    if match is None:
        raise ValueError("not of the form name@host[:port]")
    return UpsName(match[1], match[2], int(match[3] or PORT))


def encode_question(ups: str, variable: str) -> bytes:
    """Ask for one variable."""
    return f"GET VAR {ups} {variable}\n".encode("ascii")


def decode_charge(line: bytes, ups: str) -> int:
    """The answer to the question for `battery.charge`, percent; raise `UpsSilent`."""
    match = _ANSWER.fullmatch(line.decode("ascii", "replace").strip())
    if match is None or (match[1], match[2]) != (ups, CHARGE):
        raise UpsSilent("garbled")
    try:
        return round(float(match[3]))
    except (ValueError, OverflowError):
        raise UpsSilent("garbled") from None


def decode_power(line: bytes, ups: str) -> Power:
    """The answer to the question for `ups.status`; raise `UpsSilent`."""
    text = line.decode("ascii", "replace").strip()
    if text.startswith("ERR "):
        word = text[4:].split(" ", 1)[0]
        why = {"DATA-STALE": "stale", "DRIVER-NOT-CONNECTED": "stale", "UNKNOWN-UPS": "unknown_ups"}
        raise UpsSilent(why.get(word, "refused"))
    match = _ANSWER.fullmatch(text)
    if match is None or (match[1], match[2]) != (ups, STATUS):
        raise UpsSilent("garbled")
    words = set(match[3].split())
    if not words & {"OL", "OB"}:
        raise UpsSilent("garbled")
    return Power("OB" in words, "LB" in words)


class UpsLine:
    """A connection to upsd. Raises `UpsSilent` from every method."""

    def __init__(self, name: UpsName, *, timeout_s: float) -> None:
        self._name = name
        self._pending = b""
        try:
            self._socket = socket.create_connection((name.host, name.port), timeout_s)
        except OSError:
            raise UpsSilent("unreachable") from None

    def __enter__(self) -> UpsLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def power(self) -> Power:
        """Where the power comes from now."""
        return decode_power(self._ask(STATUS), self._name.ups)

    def charge(self) -> int:
        """How full the battery is now, percent. Not every UPS says it."""
        return decode_charge(self._ask(CHARGE), self._name.ups)

    def _ask(self, variable: str) -> bytes:
        try:
            self._socket.sendall(encode_question(self._name.ups, variable))
            while b"\n" not in self._pending:
                piece = self._socket.recv(_LONGEST)
                if not piece or len(self._pending) > _LONGEST:
                    raise UpsSilent("garbled")
                self._pending += piece
        except OSError:
            raise UpsSilent("unreachable") from None
        line, _, self._pending = self._pending.partition(b"\n")
        return line
