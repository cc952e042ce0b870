"""A simulated SAM_V reader on USB: `simulator`'s module behind four pipes, or two.

Verbs and faults are those of `simulator`, but for the speed and pace of a line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from devices.id_card_reader.simulator import SimulatedReader
from devices.id_card_reader.usb_pipes import BODY_IN, BODY_OUT, FOUR, HEAD, HEAD_IN, HEAD_OUT
from devices.links.usb_endpoint import UsbEndpoint
from devices.simulation import BenchRefused

_TWO = (0x01, 0x82)


class ModulePipes:
    """The module's end of its pipes, as `simulator` wants its cable: one line of bytes."""

    baud: int | None = None
    is_paced = False

    def __init__(self, path: Path, hear: Callable[[bytes], None], pipes: tuple[int, ...]) -> None:
        about = {"vid": 0x0400, "pid": 0xC35A, "pipes": pipes}
        self._has_four = pipes == FOUR
        self._pipes = pipes
        self._head = b""
        self._hear = hear
        self._usb = UsbEndpoint(path, about, self._take)
        self.plug, self.unplug = self._usb.plug, self._usb.unplug
        self.post, self.pause = self._usb.post, self._usb.pause

    @property
    def is_plugged(self) -> bool:
        """Whether the cable is in."""
        return self._usb.is_plugged

    def send(self, data: bytes) -> None:
        """Send bytes to the host, each part on the pipe where it belongs."""
        if self._has_four:
            self._usb.send(HEAD_IN, data[:HEAD])
            self._usb.send(BODY_IN, data[HEAD:])
        else:
            self._usb.send(self._pipes[1], data)

    def disturb(self, body: Mapping[str, Any]) -> None:
        """USB has packets with checks of its own: no noise, and no pieces of our choosing."""
        if body:
            raise BenchRefused("USB is no line")

    def _take(self, pipe: int, data: bytes) -> None:
        if not self._has_four:
            self._hear(data)
        elif pipe == HEAD_OUT:
            self._head = data if len(data) == HEAD else b""
        elif pipe == BODY_OUT and self._head:
            head, self._head = self._head, b""
            self._hear(head + data)


class SimulatedUsbReader(SimulatedReader):
    """`devices.simulation.Simulator` of a reader with four pipes."""

    PIPES: ClassVar[tuple[int, ...]] = FOUR

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        return {**super().snapshot(), "port": str(self._path)}

    def _made(self, path: Path) -> ModulePipes:
        self._path = path
        return ModulePipes(path, self._hear, self.PIPES)


class SimulatedTwoPipeReader(SimulatedUsbReader):
    """The same with one pipe each way."""

    PIPES: ClassVar[tuple[int, ...]] = _TWO
