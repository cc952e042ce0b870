"""Question and answer with a SAM_V module: waits, asks again, never mistakes a late answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

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
    Request,
    Status,
    WrongChecksum,
    decode_answer,
    encode_request,
)

DRAIN_S = 0.2
_LOOK_S = 0.1
_ASK_TWICE_MORE = 3
_LONGEST_SHORT_ANSWER = 64


class ByteLink(Protocol):
    """A line to the module, whatever cable it is. Every method raises `LinkLost`."""

    port: str

    def write(self, data: bytes) -> None:
        """Send everything."""

    def read_some(self, timeout_s: float) -> bytes:
        """What has arrived; b'' when nothing did in time."""

    def discard(self) -> None:
        """Drop what has arrived so far."""

    def drain(self, quiet_s: float) -> None:
        """Drop everything until it has been quiet for `quiet_s`."""


class NoAnswer(Exception):
    """The module said nothing that fits the question in time. The line has been drained."""


class Conversation:
    """Asks a module over an open link. `beat` is called while waiting."""

    def __init__(self, link: ByteLink, beat: Callable[[], None]) -> None:
        self.link = link
        self._beat = beat
        self._frames = FrameBuffer()

    def ask(self, request: Request, *, timeout_s: float) -> Answer:
        """Return the answer to a request.

        A damaged question or answer is repeated twice. Raises `NoAnswer`, `WrongChecksum` when
        the line damages everything, and `LinkLost`.
        """
        for _ in range(_ASK_TWICE_MORE):
            self.link.discard()
            self._frames.clear()
            self.link.write(encode_request(request))
            try:
                answer = self._await(request, timeout_s)
            except WrongChecksum:
                self.link.drain(DRAIN_S)
                continue
            if answer.status != Status.REQUEST_CHECKSUM_ERROR:
                return answer
        raise WrongChecksum("every answer is damaged")

    def is_answering(self, *, timeout_s: float, tries: int = 1) -> bool:
        """Whether the module answers its simplest question at the present speed."""
        for _ in range(tries):
            try:
                self.ask(CHECK_STATUS, timeout_s=timeout_s)
            except (NoAnswer, BadFrame):
                continue
            return True
        return False

    def reset(self, *, timeout_s: float) -> None:
        """Bring the module back to its beginning, so that it finds a card it has read before.

        That it forgets the card is general knowledge, not found in a manual.
        """
        try:
            self.ask(RESET, timeout_s=timeout_s)
        except (NoAnswer, BadFrame):
            return  # a module that does not know it goes on without

    def _await(self, request: Request, timeout_s: float) -> Answer:
        until = time.monotonic() + timeout_s
        while (left := until - time.monotonic()) > 0:
            arrived = self.link.read_some(min(left, _LOOK_S))
            self._beat()
            for frame in self._frames.feed(arrived):
                answer = decode_answer(frame)
                if _fits(request, answer):
                    return answer
        self.link.drain(DRAIN_S)
        raise NoAnswer


def _fits(request: Request, answer: Answer) -> bool:
    """Whether an answer can be meant for this question, and is not a late one to another."""
    is_card = len(answer.data) > _LONGEST_SHORT_ANSWER
    if answer.status not in (Status.OK, Status.CARD_FOUND):
        return True
    if request == FIND_CARD:
        return answer.status == Status.CARD_FOUND
    if answer.status == Status.CARD_FOUND:
        return False
    if request == READ_TEXT_AND_PHOTO:
        return is_card
    if request in (CHECK_STATUS, RESET):
        return not answer.data
    if request == READ_MODULE_ID:
        return len(answer.data) == 16
    if request == SELECT_CARD:
        return 0 < len(answer.data) <= _LONGEST_SHORT_ANSWER
    return True
