"""The courier's side of its socket: answers questions beside the carrying, never instead of it.

Each question is answered on a thread of its own with a line of its own, so a long upload makes
nobody wait. Only the kiosk's user (or root) is listened to.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kiosk import wire
from kiosk.line import LineFault, Refused
from kiosk.local_socket import bind, peer_of
from kiosk.lookups import Asked, Told, Topic, told_of
from offline_cache.lookup_socket import SocketGone, receive_message, send_message

Q = TypeVar("Q")
A = TypeVar("A")

_ASK_WITHIN_S = 5.0
_AT_ONCE = 4
"""Questions in work at the same time; the kiosk asks one, its technician another."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """What answers one topic; the function may raise `LineFault`."""

    topic: Topic[Any, Any]
    answer: Callable[[Any], Any]


def answering(topic: Topic[Q, A], answer: Callable[[Q], A]) -> Answerer:
    """Tie an answer to its topic, with types that fit."""
    return Answerer(topic, answer)


class LookupDesk:
    """Listens until closed; dies with its process. `peers` are the users it listens to."""

    def __init__(
        self, path: Path, answerers: list[Answerer], peers: frozenset[int] | None = None
    ) -> None:
        """Listen at `path`, in place of whatever was there. Raises `OSError`."""
        self._answerers: Mapping[str, Answerer] = {a.topic.name: a for a in answerers}
        self._peers = frozenset({os.getuid(), 0}) if peers is None else peers
        self._places = threading.BoundedSemaphore(_AT_ONCE)
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        bind(self._listener, path)
        self._listener.listen(16)
        threading.Thread(target=self._listen, name="lookup desk", daemon=True).start()

    def close(self) -> None:
        """Answer no more. Safe to call again."""
        # shutdown wakes the thread in accept; close alone does not.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            is_ours = peer_of(connection).uid in self._peers
            if not is_ours or not self._places.acquire(blocking=False):
                connection.close()
                continue
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection, suppress(SocketGone, TimeoutError):
                connection.settimeout(_ASK_WITHIN_S)
                told = self._told(receive_message(connection))
                send_message(connection, wire.encode(told))
        finally:
            self._places.release()

    def _told(self, message: bytes) -> Told:
        try:
            asked = wire.decode(Asked, message)
            answerer = self._answerers.get(asked.topic)
            if answerer is None:
                raise Refused("topic_unknown", 404)
            question = wire.decode(answerer.topic.question, asked.body)
            return Told(wire.encode(answerer.answer(question)))
        except wire.BadWireValue:
            return Told(fault=told_of(Refused("bad_question", 422)))
        except LineFault as fault:
            return Told(fault=told_of(fault))
