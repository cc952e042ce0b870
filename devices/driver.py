"""The contract between a device driver and its host process.

A driver is one object with one method, `serve(desk)`. It runs in a process of its own (see
`host.py`), so it may block, crash or hang without harm to the visit. It speaks through its desk:
commands come in, states and reports go out. Everything is JSON, because it crosses a pipe.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


class Capability(StrEnum):
    """What a page may ask for. A page never asks for a model."""

    ID_CARD = "id_card"
    SOCIAL_CARD = "social_card"
    CODE = "code"
    DOCUMENT = "document"
    REVIEW = "review"
    RECEIPT = "receipt"
    SHEET_SCANNER = "sheet_scanner"
    DOCUMENT_PRINTER = "document_printer"
    SENSORS = "sensors"
    SIGNATURE = "signature"


class DeviceState(StrEnum):
    """absent -> starting -> ready <-> busy, or degraded, fault."""

    ABSENT = "absent"
    STARTING = "starting"
    READY = "ready"
    BUSY = "busy"
    DEGRADED = "degraded"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Command:
    """What the kiosk asks of a driver: a verb and its arguments. Arguments are never logged."""

    verb: str
    body: Mapping[str, Any] = field(default_factory=dict, repr=False)


class DeviceClosed(Exception):
    """The kiosk is done with this device: leave `serve` now."""


class LinkLost(Exception):
    """The link to the device broke or never opened. The host backs off and opens it again."""

    def __init__(self, port: str, why: str) -> None:
        super().__init__(f"{port}: {why}")
        self.port = port
        self.why = why


class Desk(Protocol):
    """A driver's line to the kiosk. All methods return at once except `next_command`."""

    def next_command(self, timeout_s: float) -> Command | None:
        """The next command, or None after `timeout_s`. Raises `DeviceClosed` at the end.

        Calling it is also the driver's sign of life: a driver that does not call it (or `beat`)
        for `Watch.hang_s` is taken for hung and its process is replaced.
        """

    def beat(self) -> None:
        """Sign of life during a long operation."""

    def state(self, state: DeviceState, code: str = "") -> None:
        """Say how the device is. `code` is a short machine word such as 'paper_out'."""

    def report(self, kind: str, body: Mapping[str, Any]) -> None:
        """Say what happened: 'card_read', 'code_scanned', ... The body is never logged."""


class Driver(Protocol):
    """Drives one device over one link."""

    def serve(self, desk: Desk) -> None:
        """Work until `DeviceClosed` is raised; raise `LinkLost` when the link breaks."""
