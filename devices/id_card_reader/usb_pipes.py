"""The pipes of a SAM_V module on USB, made to look like one line of bytes.

Modules with four bulk pipes take the first seven bytes of a frame (preamble and length) on pipe
0x02 and the rest on 0x06, and answer with seven bytes on 0x81 and the rest on 0x85; clones have
one pipe each way. So say two public drivers; telling them apart by their pipes is our own rule.
Unverified on hardware.
"""

from __future__ import annotations

import time

from devices.driver import LinkLost
from devices.links.usb import UsbLink
from devices.links.usb_socket import PACKET

HEAD = 7
HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN = 0x02, 0x06, 0x81, 0x85
FOUR = (HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN)

_PREAMBLE = bytes.fromhex("aaaaaa9669")
_LARGEST = 64 * PACKET
_LONGEST_DRAIN_S = 1.5


class SamPipes:
    """`conversation.ByteLink` over an open USB device. Raises `LinkLost` from every method."""

    def __init__(self, link: UsbLink) -> None:
        self.port = link.port
        self._link = link
        self._has_four = set(FOUR) <= {*link.outs, *link.ins}
        if not link.outs or not link.ins:
            raise LinkLost(link.port, "no_pipes")
        self._in = HEAD_IN if self._has_four else link.ins[0]
        self._body_left = 0

    def write(self, data: bytes) -> None:
        """Send one whole frame."""
        if self._has_four:
            self._link.write_to(HEAD_OUT, data[:HEAD])
            self._link.write_to(BODY_OUT, data[HEAD:])
        else:
            self._link.write_to(self._link.outs[0], data)

    def read_some(self, timeout_s: float) -> bytes:
        """What has arrived; b'' when nothing did in time."""
        if self._body_left > 0:
            # Whole packets, and no more of them than will come: nobody says when it is over.
            size = -(-self._body_left // PACKET) * PACKET
            data = self._link.read_from(BODY_IN, size=size, timeout_s=timeout_s)
            self._body_left -= len(data)
            return data
        data = self._link.read_from(self._in, size=_LARGEST, timeout_s=timeout_s)
        if self._has_four and len(data) == HEAD and data.startswith(_PREAMBLE):
            self._body_left = int.from_bytes(data[len(_PREAMBLE) :])
        return data

    def discard(self) -> None:
        """Drop what has arrived so far."""
        self._body_left = 0
        pipes = (HEAD_IN, BODY_IN) if self._has_four else (self._in,)
        until = time.monotonic() + _LONGEST_DRAIN_S
        for pipe in pipes:
            while time.monotonic() < until and self._dropped(pipe, 0):
                pass

    def drain(self, quiet_s: float) -> None:
        """Drop everything until it has been quiet for `quiet_s`."""
        until = time.monotonic() + _LONGEST_DRAIN_S
        while time.monotonic() < until and self._dropped(self._in, quiet_s):
            pass
        self.discard()

    def _dropped(self, pipe: int, timeout_s: float) -> bool:
        return bool(self._link.read_from(pipe, size=_LARGEST, timeout_s=timeout_s))
