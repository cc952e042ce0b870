"""Watches over one device from the kiosk's side: its process may die, the device comes back."""

from __future__ import annotations

import contextlib
import logging
import queue
import random
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from devices.driver import Capability, Command, DeviceState
from devices.host_line import BROKER_AWAY, Host, HostEnded, HostStarter, HostUnstartable
from devices.host_process import HostProcess
from devices.pipe import BadPipeFrame
from devices.standing import StandingOrder, is_lasting

_log = logging.getLogger(__name__)

WORKING = frozenset({DeviceState.READY, DeviceState.BUSY, DeviceState.DEGRADED})
"""States in which a device can be asked for something."""

_FIRST_BEAT_S = 20.0  # a cold start that imports OpenCV from a slow disk
_TICK_S = 0.5
_CLOSING = "closing"
_RENEWING = "renewing"
_END_S = 1.3
_DEATHS_BEFORE_FAULT = 3
_LONG_LIFE_S = 30.0
_ASK_BROKER_EVERY_S = 0.5
_FIRST_RESTART_S = 0.5
_LAST_RESTART_S = 30.0
_JITTER = 0.2


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How a device is. `since` is monotonic seconds.

    `in_grace` is true while a device that does not work has done so for a moment only: wait, and
    tell the resident nothing yet.
    """

    device: str
    capability: Capability
    state: DeviceState
    code: str
    since: float
    in_grace: bool

    @property
    def is_working(self) -> bool:
        """Whether it can be asked for something."""
        return self.state in WORKING


@dataclass(frozen=True, slots=True)
class News:
    """Something happened at a device.

    `kind` is 'state' when `state`, `code` or `in_grace` changed; otherwise the kind of a report
    of its driver. 'command_refused' with {"verb", "code"} answers a command nobody could take.
    """

    device: str
    capability: Capability
    kind: str
    body: Mapping[str, Any] = field(repr=False)
    state: DeviceState
    code: str
    in_grace: bool


class Watch:
    """One device, kept alive. `on_news` is called on this watch's own thread.

    A host that sends nothing for `hang_s` seconds is taken for hung and replaced. A standing
    order ('arm') is given again to a new host, so that a read goes on. `start_host` is who starts
    it: ourselves, or the device service.
    """

    def __init__(
        self,
        name: str,
        capability: Capability,
        config: Mapping[str, Any],
        on_news: Callable[[News], None],
        *,
        grace_s: float = 10.0,
        hang_s: float = 5.0,
        start_host: HostStarter = HostProcess,
    ) -> None:
        self._start_host = start_host
        self.name = name
        self.capability = capability
        self._config = config
        self._on_news = on_news
        self._grace_s = grace_s
        self._hang_s = hang_s
        self._order = StandingOrder()
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._wake_out, self._wake_in = socket.socketpair()
        self._wake_out.setblocking(False)
        self._wake_in.setblocking(False)
        self._worked_at = time.monotonic()
        self._snapshot = Snapshot(
            name, capability, DeviceState.STARTING, "", self._worked_at, grace_s > 0
        )
        self.host_pid: int | None = None
        self._thread = threading.Thread(target=self._run, name=f"watch {name}", daemon=True)

    @property
    def snapshot(self) -> Snapshot:
        """How the device is now. Any thread, no lock."""
        return self._snapshot

    def start(self) -> None:
        """Start the host process."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Pass a command on. Any thread; returns at once."""
        self._commands.put(command)
        self._wake()

    def renew(self) -> None:
        """Replace the host process by a fresh one: after a visit no memory of it is left.

        The standing order is forgotten with the visit.
        """
        self._commands.put(None)
        self._wake()

    def begin_close(self) -> None:
        """Tell the host process to end; do not wait for it."""
        self._closing.set()
        self._wake()

    def close(self) -> None:
        """End the host process and this watch; takes two seconds at most."""
        self.begin_close()
        if self._thread.is_alive():
            self._thread.join()
        self._wake_in.close()
        self._wake_out.close()

    def _wake(self) -> None:
        try:
            self._wake_in.send(b"!")
        except OSError:
            return  # full: it will wake up anyway; closed: nobody is left to wake

    def _run(self) -> None:
        deaths = 0
        while not self._closing.is_set():
            born_at = time.monotonic()
            why = self._live()
            if why == _CLOSING:
                return
            if why == _RENEWING:
                self._set_state(DeviceState.STARTING, why)
                continue
            if why == BROKER_AWAY:
                # Not this device's doing: no death of it, and the service is back in a moment.
                self._set_state(DeviceState.ABSENT, why)
                self._pause(_ASK_BROKER_EVERY_S)
                continue
            deaths = 1 if time.monotonic() - born_at > _LONG_LIFE_S else deaths + 1
            broken = deaths >= _DEATHS_BEFORE_FAULT
            self._set_state(DeviceState.FAULT if broken else DeviceState.STARTING, why)
            self._pause(restart_delay_s(deaths))

    def _live(self) -> str:
        """Run one host process to its end; return why it ended, as a machine word."""
        try:
            host = self._start_host(self._config)
        except HostUnstartable as fault:
            if self._snapshot.code != fault.code:
                _log.warning("%s: cannot start its process: %s", self.name, fault.code)
            return fault.code
        why, code = _CLOSING, 0
        try:
            self.host_pid = host.pid
            why = self._attend(host)
        finally:
            code = host.end(within_s=_END_S if why in (_CLOSING, _RENEWING) else 0.0)
            self.host_pid = None
        if why not in (_CLOSING, _RENEWING):
            _log.warning("%s: %s, exit code %s; starting its process again", self.name, why, code)
        return why

    def _attend(self, host: Host) -> str:
        """Pass messages both ways until the host is gone; return why."""
        if self._order.command is not None:
            host.say(_message(self._order.command))
        heard_at, limit_s = time.monotonic(), max(self._hang_s, _FIRST_BEAT_S)
        while not self._closing.is_set():
            writers = [host.in_fd] if host.has_unsent else []
            readers = [host.out_fd, self._wake_out.fileno()]
            ready, _, _ = select.select(readers, writers, [], _TICK_S)
            host.flush()
            if not self._pass_on(host):
                return _RENEWING
            if host.out_fd in ready:
                try:
                    self._hear(host.read())
                except (HostEnded, BadPipeFrame) as fault:
                    return "host_lost" if isinstance(fault, HostEnded) else "host_garbled"
                heard_at, limit_s = time.monotonic(), self._hang_s
            elif time.monotonic() - heard_at > limit_s:
                return "host_hung"
            self._end_grace()
        return _CLOSING

    def _pass_on(self, host: Host) -> bool:
        """Hand over what waits; False when the host is to be renewed.

        In a frame of its own: the thread waits for hours, and what it last held (a slip with its
        code) would stay in its memory for as long.
        """
        for command in self._taken_commands():
            if command is None:
                self._order.command = None
                self._wake()  # for the commands that came after it
                return False
            self._order.note_command(command)
            host.say(_message(command))
        return True

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._closing.is_set():
            select.select([self._wake_out], [], [], min(left, _TICK_S))
            self._refuse()
            self._end_grace()

    def _refuse(self) -> None:
        for command in self._taken_commands():
            if command is None:
                self._order.command = None
                continue
            self._order.note_command(command)
            if not is_lasting(command.verb):
                self._tell("command_refused", {"verb": command.verb, "code": "host_lost"})

    def _taken_commands(self) -> Iterator[Command | None]:
        with contextlib.suppress(BlockingIOError):
            self._wake_out.recv(4096)
        while not self._commands.empty():
            yield self._commands.get()

    def _hear(self, messages: list[dict[str, Any]]) -> None:
        for message in messages:
            match message:
                case {"t": "state", "state": str(state), "code": str(code)}:
                    self._set_state(_known(state), code)
                case {"t": "report", "kind": str(kind), "body": dict(body)}:
                    self._order.note_report(kind)
                    self._tell(kind, body)
                case {"t": "beat"}:
                    pass
                case _:
                    raise BadPipeFrame("not a message of a host")

    def _set_state(self, state: DeviceState, code: str) -> None:
        before, now = self._snapshot, time.monotonic()
        if before.is_working:
            self._worked_at = now
        in_grace = state not in WORKING and now - self._worked_at < self._grace_s
        if (before.state, before.code, before.in_grace) == (state, code, in_grace):
            return
        if before.is_working and state not in WORKING and code != _RENEWING:
            _log.warning("%s is gone: %s %s", self.name, state.value, code)
        elif not before.is_working and state in WORKING:
            _log.info("%s is back: %s %s", self.name, state.value, code)
        same = (before.state, before.code) == (state, code)
        since = before.since if same else now
        self._snapshot = Snapshot(self.name, self.capability, state, code, since, in_grace)
        self._tell("state", {})

    def _end_grace(self) -> None:
        if self._snapshot.in_grace:
            self._set_state(self._snapshot.state, self._snapshot.code)

    def _tell(self, kind: str, body: Mapping[str, Any]) -> None:
        now = self._snapshot
        self._on_news(
            News(self.name, self.capability, kind, body, now.state, now.code, now.in_grace)
        )


def restart_delay_s(deaths: int, chance: Callable[[], float] = random.random) -> float:
    """Seconds to wait after so many deaths in a row: 0.5 doubling to 30, each +-20 %.

    The jitter keeps the processes of several devices, killed by one cause, from starting at once.
    """
    delay_s = min(_FIRST_RESTART_S * 2.0 ** min(deaths - 1, 16), _LAST_RESTART_S)
    return delay_s * (1 - _JITTER + 2 * _JITTER * chance())


def _message(command: Command) -> dict[str, Any]:
    return {"verb": command.verb, "body": dict(command.body)}


def _known(state: str) -> DeviceState:
    try:
        return DeviceState(state)
    except ValueError:
        raise BadPipeFrame("not a device state") from None
