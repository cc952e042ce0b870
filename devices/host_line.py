"""What a watch needs of a host process, whoever started it: kiosk or device service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

BROKER_AWAY = "broker_away"


class HostEnded(Exception):
    """The host's line is closed: it has exited or is about to."""


class HostUnstartable(Exception):
    """No host could be had. `code` is a machine word.

    'host_unstartable' (the system refuses a process), 'broker_away' (no device service listens),
    'broker_stranger' (somebody else does), 'device_unknown' or 'device_taken' (its answer).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Host(Protocol):
    """One running host. For one thread, which must outlive it."""

    @property
    def pid(self) -> int:
        """Process id, for the log and for tests that kill it."""

    @property
    def in_fd(self) -> int:
        """What to wait on for writing while `has_unsent`."""

    @property
    def out_fd(self) -> int:
        """What to wait on for reading."""

    @property
    def has_unsent(self) -> bool:
        """Whether something still waits for room on the way in."""

    def say(self, message: Mapping[str, Any]) -> None:
        """Queue a message for the host; never waits."""

    def flush(self) -> None:
        """Write as much as there is room for now."""

    def read(self) -> list[dict[str, Any]]:
        """Return what arrived; raise `HostEnded` at the end, `BadPipeFrame` on nonsense."""

    def end(self, *, within_s: float) -> int:
        """Ask the host to leave, make it leave after `within_s`; return its exit code."""


HostStarter = Callable[[Mapping[str, Any]], Host]
"""Starts the host of a device: {"name", "driver", "settings", "env"}. Raises `HostUnstartable`."""
