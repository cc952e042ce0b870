"""The kiosk's side of the courier's socket: ask, wait, get an answer or a typed fault."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from kiosk import wire
from kiosk.domain.envelope import ELicence
from kiosk.line import BadAnswer, LineDown, LineFault, Refused
from kiosk.local_socket import peer_of, short_address
from kiosk.lookups import EXCHANGE_CODE, Asked, CodeExchange, Told, Topic, fault_of
from kiosk.ports import LookUpFailed
from offline_cache.lookup_socket import SocketGone, receive_message, send_message

Q = TypeVar("Q")
A = TypeVar("A")

_REFUSALS = {"code_unknown": "unknown", "code_expired": "expired"}


class LookupLine:
    """Asks the courier. Safe from any thread: every question has a connection of its own.

    `trusted_uid` is the user the courier must run as; None is our own.
    """

    def __init__(self, path: Path, trusted_uid: int | None = None) -> None:
        self._path = path
        self._trusted = {os.getuid() if trusted_uid is None else trusted_uid}

    def ask(self, topic: Topic[Q, A], question: Q) -> A:
        """Ask and wait, at most the topic's patience. Raises `LineFault`.

        `LineDown` codes of our own: 'courier_away', 'courier_stranger', 'timeout'.
        """
        give_up_at = time.monotonic() + topic.patience_s
        try:
            with self._connected() as connection:
                connection.settimeout(topic.patience_s)
                send_message(connection, wire.encode(Asked(topic.name, wire.encode(question))))
                connection.settimeout(max(0.001, give_up_at - time.monotonic()))
                told = wire.decode(Told, receive_message(connection))
        except TimeoutError:
            raise LineDown("timeout") from None
        except (SocketGone, OSError):
            # Not there, or it died over our question: it is started again.
            raise LineDown("courier_away") from None
        except wire.BadWireValue:
            raise BadAnswer("unreadable") from None
        if told.fault is not None:
            raise fault_of(told.fault)
        try:
            return wire.decode(topic.answer, told.body)
        except wire.BadWireValue:
            raise BadAnswer("unreadable") from None

    def _connected(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with short_address(self._path) as address:
                connection.connect(address)
            if peer_of(connection).uid not in self._trusted:
                raise LineDown("courier_stranger")
        except BaseException:
            connection.close()
            raise
        return connection


class CourierLicences:
    """Exchange of a resident's one-time code, as the session asks for it."""

    def __init__(self, line: LookupLine) -> None:
        self._line = line

    def exchange(self, token: str, licence_types: Sequence[str]) -> tuple[ELicence, ...]:
        """Return the licences behind a code; raise `LookUpFailed`. The code is never logged."""
        try:
            return self._line.ask(EXCHANGE_CODE, CodeExchange(token, tuple(licence_types)))
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None


def _reason(fault: LineFault) -> str:
    if isinstance(fault, Refused):
        return _REFUSALS.get(fault.code, "unknown")
    return "offline" if isinstance(fault, LineDown | BadAnswer) else "busy"
