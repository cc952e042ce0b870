"""Masks for recordings: each knows one kind's frames, and takes the person out of them.

What a codec cannot read is not written down either, only counted: it may be half of a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from devices.code_scanner.frames import Code, Reply, ScanBuffer, Suffix, encode_reply, suffix_bytes
from devices.id_card_reader import frames as sam
from devices.id_card_reader.card_text import BadCardText, decode_card, encode_card
from devices.recording import Mask, Piece
from devices.review_pad.frames import PadBuffer, encode
from devices.review_pad.profile import DEMO, read_profile

_PHOTO: Final = bytes(1024)


class SamVMask:
    """SAM_V: the card becomes a sample card of its kind, serial numbers of cards become zeros."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        del settings
        self._asked: sam.Request | None = None
        self._from_host, self._from_device = sam.FrameBuffer(), sam.FrameBuffer()

    def host(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        pieces: list[Piece] = []
        for frame in self._from_host.feed(data):
            try:
                self._asked = sam.decode_request(frame)
                pieces.append(sam.encode_request(self._asked))
            except sam.BadFrame:
                pieces.append(len(frame))
        return pieces

    def device(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [self._masked(frame) for frame in self._from_device.feed(data)]

    def _masked(self, frame: bytes) -> Piece:
        try:
            answer = sam.decode_answer(frame)
            if self._asked == sam.READ_TEXT_AND_PHOTO and answer.data:
                text = _sample_of_its_kind(sam.card_text_of(answer.data))
                return sam.encode_answer(sam.Answer(answer.status, sam.encode_card(text, _PHOTO)))
        except (sam.BadFrame, BadCardText):
            return len(frame)
        if self._asked == sam.READ_MODULE_ID:
            return sam.encode_answer(answer)  # names the reader, nobody else
        return sam.encode_answer(sam.Answer(answer.status, bytes(len(answer.data))))


def _sample_of_its_kind(text: bytes) -> bytes:
    kind = decode_card(text).kind
    # Only when something is recorded: a device service has no sample people in its memory.
    from devices.id_card_reader.sample_cards import SAMPLE_CARDS

    return encode_card(next(card for card in SAMPLE_CARDS.values() if card.kind is kind))


class Gm65Mask:
    """GM65: a scanned code becomes as many 'x'."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._suffix = Suffix(str(settings.get("suffix", Suffix.CR)))
        self._buffer = ScanBuffer(self._suffix)

    def host(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        self._buffer.expects_reply = True
        return [data]

    def device(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        pieces: list[Piece] = []
        for heard in self._buffer.feed(data):
            match heard:
                case Reply(answer):
                    pieces.append(encode_reply(answer))
                case Code(payload):
                    pieces.append(b"x" * len(payload) + suffix_bytes(self._suffix))
                case _:
                    pieces.append(0)
        return pieces


class PlainCodeMask:
    """Codes as lines: as many 'x', and the line's end."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        del settings

    def host(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [data]

    def device(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [bytes(byte if byte in b"\r\n" else 0x78 for byte in data)]


class PadMask:
    """Review pad: frames hold keys and numbers only; what is no frame is counted."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._profile = read_profile(settings.get("profile") or DEMO)
        self._from_host, self._from_device = PadBuffer(self._profile), PadBuffer(self._profile)

    def host(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [encode(self._profile, frame) for frame in self._from_host.feed(data)]

    def device(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [encode(self._profile, frame) for frame in self._from_device.feed(data)]


class EscPosMask:
    """ESC/POS: questions and status bytes as they are; what is printed is counted."""

    _QUESTION = re.compile(rb"\x10\x04[\x01-\x04]|\x1d\x72[\x01\x02]")
    _LONGEST = 3

    def __init__(self, settings: Mapping[str, Any]) -> None:
        del settings
        self._pending = b""

    def host(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        self._pending += data
        pieces: list[Piece] = []
        while found := self._QUESTION.search(self._pending):
            if found.start():
                pieces.append(found.start())
            pieces.append(found[0])
            self._pending = self._pending[found.end() :]
        begun = max(self._pending.rfind(b"\x10"), self._pending.rfind(b"\x1d"))
        keep = begun if begun > len(self._pending) - self._LONGEST else len(self._pending)
        if keep > 0:
            pieces.append(keep)
            self._pending = self._pending[keep:]
        return pieces

    def device(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [bytes((byte,)) for byte in data]


class HideAll:
    """For a driver nobody wrote a mask for: that something was said, and how much."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        del settings

    def host(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [len(data)]

    def device(self, data: bytes) -> list[Piece]:
        """See `Mask`."""
        return [len(data)]


_MASKS: Final[Mapping[str, Callable[[Mapping[str, Any]], Mask]]] = {
    "sam_v": SamVMask,
    "gm65": Gm65Mask,
    "line_scanner": PlainCodeMask,
    "review_pad": PadMask,
    "esc_pos": EscPosMask,
}


def mask_of(driver: str, settings: Mapping[str, Any]) -> Mask:
    """The mask for a registered driver; without one, everything is hidden."""
    return _MASKS.get(driver, HideAll)(settings)
