"""The kiosk's side of the device service: hosts that somebody else starts, and their pictures.

Each connection begins with one message that says what it is for: {"host": name of a device} or
{"picture": address, "say": hex}. The kiosk never names a driver or a port: those are in the
service's own settings. See `devices.broker`.
"""

from __future__ import annotations

import select
import signal
import socket
import struct
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from devices import pipe
from devices.hand_over import received
from devices.host_line import BROKER_AWAY, HostEnded, HostUnstartable
from kiosk.local_socket import peer_of, short_address

ANSWER_S = 1.5
"""How long the service may take to start a process, and to clear the last one away first."""
_AFTER_END_S = 0.5
_CHUNK = 65536
_LENGTH = struct.Struct(">I")


class BrokerLine:
    """Where the device service listens and as whom it runs. For any thread."""

    def __init__(self, path: Path, broker_uid: int) -> None:
        self._path = path
        self._uid = broker_uid

    def start_host(self, config: Mapping[str, Any]) -> BrokeredHost:
        """Have the host of the device `config["name"]` started; raise `HostUnstartable`."""
        connection = self._connected()
        try:
            connection.sendall(pipe.encode({"host": config["name"]}))
            answer = _one_message(connection)
        except (OSError, pipe.BadPipeFrame):
            connection.close()
            raise HostUnstartable(BROKER_AWAY) from None
        match answer:
            case {"t": "started", "pid": int(pid)}:
                return BrokeredHost(connection, pid)
            case {"code": str(code)}:
                connection.close()
                raise HostUnstartable(code)
            case _:
                connection.close()
                raise HostUnstartable("broker_stranger")

    def fetch(self, address: str, said: bytes) -> int:
        """See `devices.hand_over.Fetch`. Raises `OSError`."""
        try:
            connection = self._connected()
        except HostUnstartable as fault:
            raise ConnectionError(fault.code) from None
        with connection:
            connection.sendall(pipe.encode({"picture": address, "say": said.hex()}))
            return received(connection)

    def _connected(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(ANSWER_S)
            with short_address(self._path) as address:
                connection.connect(address)
            if peer_of(connection).uid != self._uid:
                raise HostUnstartable("broker_stranger")
        except OSError:
            connection.close()
            raise HostUnstartable(BROKER_AWAY) from None
        except HostUnstartable:
            connection.close()
            raise
        return connection


class BrokeredHost:
    """A host that the service has started for us. Fulfils `devices.host_line.Host`.

    It is tied to this connection: closed here, it is killed there.
    """

    def __init__(self, connection: socket.socket, pid: int) -> None:
        connection.setblocking(False)
        self._connection = connection
        self._buffer = pipe.MessageBuffer()
        self._unsent = bytearray()
        self._code = -int(signal.SIGKILL)
        self._is_garbled = False
        self.pid = pid

    @property
    def in_fd(self) -> int:
        """What to wait on for writing while `has_unsent`."""
        return self._connection.fileno()

    out_fd = in_fd

    @property
    def has_unsent(self) -> bool:
        """Whether something still waits for room in the socket."""
        return bool(self._unsent)

    def say(self, message: Mapping[str, Any]) -> None:
        """Queue a message for the host; never waits."""
        self._unsent += pipe.encode(message)
        self.flush()

    def flush(self) -> None:
        """Write as much as the socket takes now."""
        try:
            while self._unsent:
                del self._unsent[: self._connection.send(self._unsent)]
        except BlockingIOError:
            return
        except OSError:
            self._unsent.clear()  # its end shows on the reading side

    def read(self) -> list[dict[str, Any]]:
        """Return what arrived; raise `HostEnded` at the end, `BadPipeFrame` on nonsense."""
        try:
            data = self._connection.recv(_CHUNK)
        except BlockingIOError:
            return []
        except OSError:
            data = b""
        if not data:
            if self._is_garbled:
                raise pipe.BadPipeFrame("told by the device service")
            raise HostEnded
        messages = self._buffer.feed(data)
        if messages and messages[-1].get("t") == "ended":
            self._note_end(messages.pop())
        return messages

    def end(self, *, within_s: float) -> int:
        """Ask the host to leave, make it leave after `within_s`; return its exit code."""
        with self._connection:
            if within_s > 0:
                self._leave(time.monotonic() + within_s + _AFTER_END_S)
        return self._code

    def _leave(self, until: float) -> None:
        # Half closed is "please", closed is "now"; the service kills it after a while either way,
        # and hangs up when it is gone.
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
        with suppress(HostEnded, pipe.BadPipeFrame):
            while (left := until - time.monotonic()) > 0:
                select.select([self._connection], [], [], left)
                self.read()

    def _note_end(self, message: Mapping[str, Any]) -> None:
        code = message.get("code")
        self._code = code if isinstance(code, int) else self._code
        self._is_garbled = message.get("why") == "garbled"


def _one_message(connection: socket.socket) -> dict[str, Any]:
    """Exactly one message, and nothing of what comes after it. Raises `OSError`, `BadPipeFrame`."""
    head = _exactly(connection, _LENGTH.size)
    (length,) = _LENGTH.unpack(head)
    if length > _CHUNK:
        raise pipe.BadPipeFrame("too long for an answer")
    (message,) = pipe.MessageBuffer().feed(head + _exactly(connection, length))
    return message


def _exactly(connection: socket.socket, size: int) -> bytes:
    taken = bytearray()
    while len(taken) < size:
        piece = connection.recv(size - len(taken))
        if not piece:
            raise ConnectionAbortedError("hung up before its answer")
        taken += piece
    return bytes(taken)
