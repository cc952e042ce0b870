"""The device service: starts the drivers of the settings for the kiosk, which needs no device.

It listens on a local socket and believes one user. A connection asks for one device by the name it
has in the settings, and has its host until it is closed (`devices.tie`); or it asks for a picture
of a host of the same kiosk process, and is handed the memory (`devices.broker_line` is its other
side). A driver, a port or an environment never comes from outside.
"""

from __future__ import annotations

import logging
import os
import re
import select
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from devices import pipe
from devices.bay import DeviceConfig
from devices.hand_over import ADDRESS, fetch
from devices.host_line import HostUnstartable
from devices.host_process import HostProcess
from devices.tie import Tie
from kiosk.local_socket import Peer, bind, peer_of

_TURN_S = 1.0
_ASK_S = 2.0
_CLEAR_S = 1.0
"""How long a device's last process may take to be gone before a new asker is refused."""
_AT_ONCE = 64
_LONGEST_QUESTION = 4096
_SAID = re.compile(r"(?:[0-9a-f]{2}){0,16}")

_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Lent:
    """A device that somebody has: who, over which connection, by which process."""

    peer: Peer
    connection: socket.socket
    returned: threading.Event = field(default_factory=threading.Event)
    pid: int = 0


class Broker:
    """Listens from the start on; `serve` answers. `kiosk_uid` is the only user it believes."""

    def __init__(self, path: Path, configs: Iterable[DeviceConfig], kiosk_uid: int) -> None:
        """Listen at `path`, in place of whatever was there. Raises `OSError`."""
        self._configs = {config.name: config for config in configs}
        self._kiosk_uid = kiosk_uid
        self._lent: dict[str, _Lent] = {}
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(_AT_ONCE)
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        bind(self._listener, path)
        self._listener.listen(16)
        self._listener.setblocking(False)

    def serve(self, over: socket.socket, on_turn: Callable[[], None] = lambda: None) -> None:
        """Answer until `over` can be read from; `on_turn` is called at least once a second."""
        while True:
            on_turn()
            ready, _, _ = select.select([self._listener, over], [], [], _TURN_S)
            if over in ready:
                return
            if self._listener in ready:
                self._accept()

    def close(self) -> None:
        """End every host and hang up. Safe to call again."""
        self._listener.close()
        with self._lock:
            lent = list(self._lent.values())
        for one in lent:
            with suppress(OSError):
                one.connection.shutdown(socket.SHUT_RDWR)
        for one in lent:
            one.returned.wait(_CLEAR_S)

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except BlockingIOError:
            return  # it has left again
        peer = peer_of(connection)
        if peer.uid != self._kiosk_uid:
            _log.warning("user %d is not the kiosk's and was turned away", peer.uid)
            connection.close()
        elif not self._places.acquire(blocking=False):
            connection.close()
        else:
            # The host dies with the thread that starts it (prctl(2)), so that one stays with it.
            work = threading.Thread(target=self._answer, args=(connection, peer), daemon=True)
            work.start()

    def _answer(self, connection: socket.socket, peer: Peer) -> None:
        try:
            with connection, suppress(pipe.BadPipeFrame, OSError):
                connection.settimeout(_ASK_S)
                match _question(connection):
                    case {"host": str(name)}:
                        self._lend(connection, peer, name)
                    case {"picture": str(address), "say": str(said)}:
                        self._hand_on(connection, peer, address, said)
        finally:
            self._places.release()

    def _lend(self, connection: socket.socket, peer: Peer, name: str) -> None:
        config = self._configs.get(name)
        if config is None:
            _refuse(connection, "device_unknown")
            return
        lent = self._take(name, _Lent(peer, connection))
        if lent is None:
            _refuse(connection, "device_taken")
            return
        try:
            host = HostProcess(
                {"driver": config.driver, "settings": config.settings, "env": config.env}
            )
            lent.pid = host.pid
            code = Tie(connection, host).hold()
            _log.info("%s: its process ended with code %d", name, code)
        except HostUnstartable as fault:
            _refuse(connection, fault.code)
        finally:
            with self._lock:
                del self._lent[name]
            lent.returned.set()

    def _take(self, name: str, wanted: _Lent) -> _Lent | None:
        """Have the device for `wanted`, if need be after its last process is gone."""
        for _ in range(2):
            with self._lock:
                other = self._lent.setdefault(name, wanted)
            if other is wanted:
                return wanted
            if not other.returned.wait(_CLEAR_S):
                return None
        return None

    def _hand_on(self, connection: socket.socket, peer: Peer, address: str, said: str) -> None:
        found = ADDRESS.fullmatch(address)
        if found is None or not _SAID.fullmatch(said):
            return
        with self._lock:
            owners = [one.peer for one in self._lent.values() if one.pid == int(found[1])]
        if owners != [peer]:
            _log.warning("a picture was asked for by somebody whose it is not")
            return
        handle = fetch(address, bytes.fromhex(said))
        try:
            socket.send_fds(connection, [b"p"], [handle])
        finally:
            os.close(handle)


def _question(connection: socket.socket) -> dict[str, Any]:
    """The first message. Raises `OSError`, `BadPipeFrame`."""
    buffer, read = pipe.MessageBuffer(), 0
    while read < _LONGEST_QUESTION:
        data = connection.recv(_LONGEST_QUESTION - read)
        if not data:
            break
        read += len(data)
        if messages := buffer.feed(data):
            return messages[0]
    raise pipe.BadPipeFrame("not a question")


def _refuse(connection: socket.socket, code: str) -> None:
    connection.sendall(pipe.encode({"t": "refused", "code": code}))
