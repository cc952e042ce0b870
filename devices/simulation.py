"""What every simulated device offers the bench: plug, unplug, act, fail on command.

Simulators are product code. They speak the same bytes as the hardware, on a pty or through the
same system calls, so the driver under them cannot tell the difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol


class BenchRefused(Exception):
    """The bench cannot do that now: unknown verb, unknown card, device unplugged ..."""


class Simulator(Protocol):
    """One simulated device. Methods are called from one thread and return at once."""

    name: str
    """'id_card_reader', 'code_scanner', 'review_pad', 'receipt_printer', 'document_scanner'."""

    def start(self, run_dir: Path) -> None:
        """Plug the device in. A serial device appears as the symlink `run_dir/dev/<name>`."""

    def stop(self) -> None:
        """Unplug for good and free everything."""

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Act: 'plug', 'unplug', 'fault' {'fault': name or ''}, and verbs of its own."""

    def snapshot(self) -> Mapping[str, Any]:
        """How it is now, for the bench window: at least {'plugged': bool, 'fault': str}."""
