"""Where things are on an installed kiosk, and how programs of the system are asked."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Ask = Callable[[Sequence[str]], str]
"""Runs a program of the system and returns what it printed, '' when it is not there."""
_PATIENCE_S = 10.0


def ask(command: Sequence[str]) -> str:
    """The first line a program prints. Its exit status is its own affair: the word counts."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip().partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Places:
    """The machine that is looked at. `root` is `/`, but for a test."""

    root: Path = Path("/")
    ask: Ask = ask

    def at(self, path: str) -> Path:
        """An absolute path on that machine."""
        return self.root / path.lstrip("/")

    @property
    def has_systemd(self) -> bool:
        """Whether the machine was booted with systemd (sd_booted(3))."""
        return self.at("/run/systemd/system").is_dir()

    def unit_file(self, unit: str) -> Path:
        """Where the packages put a unit."""
        return self.at("/usr/lib/systemd/system") / unit

    def session(self) -> str:
        """The display session of `session.env`: cage, x11 or offscreen; '' without the package."""
        if not self.unit_file("menkou-ui.service").exists():
            return ""
        try:
            text = self.at("/etc/menkou/session.env").read_text("utf-8")
        except OSError:
            return "cage"
        lines = [line.strip().partition("=") for line in text.splitlines()]
        said = [value.strip("\"' ") for key, _, value in lines if key == "MENKOU_SESSION"]
        return said[-1] if said else "cage"
