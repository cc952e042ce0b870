"""Somebody at the kiosk who knows only what the accessibility bus says."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Any

PATIENCE_S = 30.0


class NotSeen(AssertionError):
    """What the hand waited for did not come; says what was on the screen instead."""


class Hand:
    """Asks the hand's process to look and press; waits as a person would."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, verb: str, **arguments: Any) -> Any:
        """One request, one answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": verb, **arguments}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def wait(self, what: str, is_so: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
        """Look until it is so."""
        until = time.monotonic() + within_s
        while not is_so():
            if time.monotonic() > until:
                raise NotSeen(f"waited for {what}; there is {self.ask('tree')}")
            time.sleep(0.02)

    def sees(self, role: str, name: str) -> bool:
        """Whether such a node is showing."""
        return any(r == role and n.startswith(name) for r, n in self.ask("tree"))

    def look_for(self, role: str, name: str, within_s: float = PATIENCE_S) -> None:
        """Wait until such a node is showing."""
        self.wait(f"{role} {name}", lambda: self.sees(role, name), within_s)

    def press(self, name: str, role: str = "push button") -> None:
        """Press it as soon as it is there."""
        self.wait(f"{role} {name}", lambda: bool(self.ask("press", role=role, name=name)))

    def press_until(self, name: str, role: str, *seen: str) -> None:
        """Press until one of these headings is there: what comes too early is ignored."""
        until = time.monotonic() + PATIENCE_S
        while not self._sees_heading(seen):
            if time.monotonic() > until:
                raise NotSeen(f"waited for {seen}; there is {self.ask('tree')}")
            self.ask("press", role=role, name=name)
            self._pause_for(lambda: self._sees_heading(seen))

    def _sees_heading(self, names: Sequence[str]) -> bool:
        return any(r == "heading" and n.startswith(tuple(names)) for r, n in self.ask("tree"))

    def _pause_for(self, is_so: Callable[[], bool]) -> None:
        until = time.monotonic() + 1.0
        while time.monotonic() < until and not is_so():
            time.sleep(0.02)
