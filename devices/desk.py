"""The driver's desk inside a host process: commands in from a pipe, everything else out to one."""

from __future__ import annotations

import os
import queue
import re
import threading
import time
from collections.abc import Mapping
from typing import Any

from devices import pipe
from devices.discovery import node_of
from devices.driver import Command, DeviceClosed, DeviceState, LinkLost
from devices.standing import StandingOrder, is_lasting

BEAT_S = 0.5
"""How often a living driver shows it at most."""

_MACHINE_WORD = re.compile(r"[a-z][a-z0-9_]{0,31}")
_LOOK_FOR_PORT_S = 0.2
_WORKING = (DeviceState.READY, DeviceState.BUSY, DeviceState.DEGRADED)


class PipeDesk:
    """`devices.driver.Desk` over a pipe. Safe to use from any thread of the driver."""

    def __init__(self, out_fd: int) -> None:
        self._out_fd = out_fd
        self._out_lock = threading.Lock()
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._order = StandingOrder()
        self._order_lock = threading.Lock()
        self._closed = threading.Event()
        self._beaten_at = 0.0
        self._said: tuple[DeviceState, str] | None = None
        self.was_ready = False

    def put(self, command: Command) -> None:
        """Hand a command to the driver."""
        with self._order_lock:
            self._order.note_command(command)
            self._commands.put(command)

    def close(self) -> None:
        """The kiosk is done: the next `next_command` raises `DeviceClosed`."""
        self._closed.set()
        self._commands.put(None)

    def next_command(self, timeout_s: float) -> Command | None:
        """See `devices.driver.Desk`."""
        until = time.monotonic() + timeout_s
        while True:
            self.beat()
            left = until - time.monotonic()
            try:
                command = self._commands.get(timeout=max(0.0, min(left, BEAT_S)))
            except queue.Empty:
                command = None
            if self._closed.is_set():
                raise DeviceClosed
            if command is not None or left <= BEAT_S:
                return command

    def beat(self) -> None:
        """See `devices.driver.Desk`."""
        now = time.monotonic()
        if now - self._beaten_at >= BEAT_S:
            self._beaten_at = now
            self._send({"t": "beat"})

    def state(self, state: DeviceState, code: str = "") -> None:
        """See `devices.driver.Desk`. A repeated state is not sent again.

        "Starting" after "absent" is not sent either: while a cable is out, every try to open it
        would make the device look alive for a moment.
        """
        if state is DeviceState.STARTING and self._said and self._said[0] is DeviceState.ABSENT:
            return
        self.was_ready = self.was_ready or state in _WORKING
        if self._said != (state, code):
            self._said = (state, code)
            self._send({"t": "state", "state": state.value, "code": code})

    def report(self, kind: str, body: Mapping[str, Any]) -> None:
        """See `devices.driver.Desk`."""
        with self._order_lock:
            self._order.note_report(kind)
        self._send({"t": "report", "kind": kind, "body": dict(body)})

    def link_lost(self, lost: LinkLost) -> None:
        """Say that the device is gone and begin to refuse what cannot be done now."""
        code = lost.why if _MACHINE_WORD.fullmatch(lost.why) else "link_lost"
        self.state(DeviceState.ABSENT, code)

    def wait_for_link(self, *, delay_s: float, port: str) -> None:
        """Wait before the next try; return early when `port` is plugged in."""
        self.was_ready = False
        missing = node_of(port) is None
        until = time.monotonic() + delay_s
        while (left := until - time.monotonic()) > 0:
            self._refuse(self.next_command(min(left, _LOOK_FOR_PORT_S)))
            if missing and node_of(port) is not None:
                return

    def resume(self) -> None:
        """Put the standing order in front of the driver again, and nothing else."""
        with self._order_lock:
            while not self._commands.empty():
                self._refuse(self._commands.get())
            if self._order.command is not None:
                self._commands.put(self._order.command)

    def _refuse(self, command: Command | None) -> None:
        if command is not None and not is_lasting(command.verb):
            self._send(
                {
                    "t": "report",
                    "kind": "command_refused",
                    "body": {"verb": command.verb, "code": "device_absent"},
                }
            )

    def _send(self, message: Mapping[str, Any]) -> None:
        frame = memoryview(pipe.encode(message))
        with self._out_lock:
            try:
                while frame:
                    frame = frame[os.write(self._out_fd, frame) :]
            except BrokenPipeError as fault:
                raise DeviceClosed from fault
