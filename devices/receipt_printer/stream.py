"""ESC/POS bytes taken apart again: what a printer understands of what it is sent.

Half a command waits for its other half. Real-time commands (`DLE ...`) are obeyed wherever they
stand, in the middle of another command too, as printers do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ESC, _FS, _GS, _DLE, _LF = 0x1B, 0x1C, 0x1D, 0x10, 0x0A


@dataclass(frozen=True, slots=True)
class Order:
    """One command: its name, its numbers, its bytes."""

    name: str
    value: int = 0
    height: int = 0
    content: bytes = field(default=b"", repr=False)


_FIXED = {
    (_ESC, 0x40): ("init", 0),
    (_FS, 0x26): ("chinese_on", 0),
    (_FS, 0x2E): ("chinese_off", 0),
    (_ESC, 0x61): ("align", 1),
    (_ESC, 0x45): ("bold", 1),
    (_ESC, 0x64): ("feed", 1),
    (_ESC, 0x32): ("spacing", 0),
    (_ESC, 0x33): ("spacing", 1),
    (_GS, 0x21): ("size", 1),
    (_GS, 0x72): ("fence", 1),
}
"""Command -> its name and how many argument bytes follow."""

REAL_TIME = frozenset({"status", "recover", "clear"})

_REAL_TIME = re.compile(rb"\x10(?:\x04([\x01-\x04])|\x05.|\x14\x08.{7})", re.DOTALL)
_BEGUN = re.compile(rb"\x10(?:\x04|\x05|\x14(?:\x08.{0,6})?)?\Z", re.DOTALL)


class OrderStream:
    """Cuts a byte stream into orders."""

    def __init__(self) -> None:
        self._received = b""
        self._waiting = b""

    def feed(self, received: bytes) -> tuple[Order, ...]:
        """Return the orders complete by now."""
        self._received += received
        orders: list[Order] = []
        while found := _REAL_TIME.search(self._received):
            orders += self._complete(self._received[: found.start()])
            orders.append(_real_time(found))
            if orders[-1].name == "clear":
                self._waiting = b""
            self._received = self._received[found.end() :]
        begun = _BEGUN.search(self._received)
        end = begun.start() if begun else len(self._received)
        orders += self._complete(self._received[:end])
        self._received = self._received[end:]
        return tuple(orders)

    def _complete(self, received: bytes) -> list[Order]:
        self._waiting += received
        orders: list[Order] = []
        while self._waiting and (found := _first(self._waiting)) is not None:
            order, length = found
            orders.append(order)
            self._waiting = self._waiting[length:]
        return orders


def _real_time(found: re.Match[bytes]) -> Order:
    if found[1]:
        return Order("status", found[1][0])
    return Order("recover" if found[0][1] == 0x05 else "clear")


_Found = tuple[Order, int]


def _first(stream: bytes) -> _Found | None:
    first = stream[0]
    if first == _LF:
        return Order("line_feed"), 1
    if first in (_ESC, _FS, _GS, _DLE):
        return _command(stream) if len(stream) > 1 else None
    if first < 0x20:
        return Order("unknown", first, content=stream[:1]), 1
    return _text(stream)


def _text(stream: bytes) -> _Found | None:
    if stream[0] < 0x80:
        return Order("text", content=stream[:1]), 1
    return (Order("text", content=stream[:2]), 2) if len(stream) > 1 else None


def _command(stream: bytes) -> _Found | None:
    match stream[0], stream[1]:
        case (0x1D, 0x76):  # GS v 0
            return _raster(stream)
        case (0x1D, 0x28):  # GS ( k
            return _symbol(stream)
        case (0x1D, 0x56):  # GS V
            return _cut(stream)
        case (first, second) if (first, second) in _FIXED:
            name, arguments = _FIXED[first, second]
            if len(stream) < 2 + arguments:
                return None
            return Order(name, stream[2] if arguments else 0), 2 + arguments
        case _:
            return Order("unknown", stream[1], content=stream[:2]), 2


def _raster(stream: bytes) -> _Found | None:
    if len(stream) < 8:
        return None
    width = int.from_bytes(stream[4:6], "little")
    height = int.from_bytes(stream[6:8], "little")
    length = 8 + width * height
    if len(stream) < length:
        return None
    return Order("raster", width, height, stream[8:length]), length


def _symbol(stream: bytes) -> _Found | None:
    if len(stream) < 5:
        return None
    length = 5 + int.from_bytes(stream[3:5], "little")
    if len(stream) < length:
        return None
    body = stream[5:length]
    if stream[2] != 0x6B or body[:1] != b"1" or len(body) < 2:
        return Order("unknown", stream[2], content=stream[:length]), length
    return Order("symbol", body[1], content=body[2:]), length


def _cut(stream: bytes) -> _Found | None:
    if len(stream) < 3:
        return None
    length = 4 if stream[2] in (0x41, 0x42) else 3
    return (Order("cut", stream[2]), length) if len(stream) >= length else None
