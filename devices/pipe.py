"""Messages on a pipe: four bytes of length (big-endian), then that many bytes of JSON."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

LIMIT = 8 * 1024 * 1024
"""Longest message in bytes. Pictures do not come this way, so this is already generous."""

_LENGTH = struct.Struct(">I")


class BadPipeFrame(Exception):
    """What came through the pipe is not a message. `why` never repeats the content."""

    def __init__(self, why: str) -> None:
        super().__init__(f"bad frame on the pipe: {why}")
        self.why = why


def encode(message: Mapping[str, Any]) -> bytes:
    """Return a message as a frame; raise `BadPipeFrame` if it is too long."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    if len(body) > LIMIT:
        raise BadPipeFrame(f"{len(body)} bytes to send, the limit is {LIMIT}")
    return _LENGTH.pack(len(body)) + body


class MessageBuffer:
    """Puts messages together from whatever pieces the pipe delivers."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, data: bytes) -> list[dict[str, Any]]:
        """Return the messages that are complete now; raise `BadPipeFrame` on anything else."""
        self._pending += data
        messages = []
        while len(self._pending) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._pending)
            if length > LIMIT:
                raise BadPipeFrame(f"announces {length} bytes, the limit is {LIMIT}")
            end = _LENGTH.size + length
            if len(self._pending) < end:
                break
            messages.append(_decode(bytes(self._pending[_LENGTH.size : end])))
            del self._pending[:end]
        return messages


class FrameCutter:
    """Lets whole frames through, without looking into them: for who passes them on."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, data: bytes) -> bytes:
        """Return the frames that are complete now; raise `BadPipeFrame` for one too long."""
        self._pending += data
        end = 0
        while len(self._pending) - end >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._pending, end)
            if length > LIMIT:
                raise BadPipeFrame(f"announces {length} bytes, the limit is {LIMIT}")
            if len(self._pending) < end + _LENGTH.size + length:
                break
            end += _LENGTH.size + length
        whole = bytes(self._pending[:end])
        del self._pending[:end]
        return whole


def _decode(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        # "from None": the original error quotes the document, which may be personal.
        raise BadPipeFrame("not JSON") from None
    if not isinstance(message, dict):
        raise BadPipeFrame("not a JSON object")
    return message
