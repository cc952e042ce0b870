"""What was measured on: nothing a figure could be compared without."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def describe(folder: Path) -> dict[str, str]:
    """The machine, its load, and the disk under `folder`."""
    return {
        "measured": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "commit": _commit(),
        "processor": f"{_cpu()}, {os.cpu_count()} cores, {_memory()} of memory",
        "system": f"{_system()}, Linux {platform.release()}, Python {platform.python_version()},"
        f" Qt {version('PySide6_Essentials')}",
        "disk": _disk(folder),
        "load before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
        "screen": f"{os.environ.get('QT_QPA_PLATFORM', 'the default')} platform,"
        f" {os.environ.get('QT_QUICK_BACKEND', 'default')} renderer, 1080x1920",
    }


def _first(path: str, word: str) -> str:
    for line in Path(path).read_text("utf-8").splitlines():
        if line.startswith(word):
            return line.partition(":" if ":" in line else "=")[2].strip().strip('"')
    return "unknown"


def _cpu() -> str:
    return _first("/proc/cpuinfo", "model name")


def _memory() -> str:
    return f"{int(_first('/proc/meminfo', 'MemTotal').split()[0]) / 2**20:.0f} GiB"


def _system() -> str:
    return _first("/etc/os-release", "PRETTY_NAME")


def _disk(folder: Path) -> str:
    device = folder.stat().st_dev
    for line in Path("/proc/self/mountinfo").read_text("utf-8").splitlines():
        mounted, _, rest = line.partition(" - ")
        if mounted.split()[2] == f"{os.major(device)}:{os.minor(device)}":
            kind, source, *_ = rest.split()
            return f"{kind} on {source}"
    return "unknown"


def _commit() -> str:
    git = Path(__file__).parents[1] / ".git"
    try:
        head = (git / "HEAD").read_text("ascii").strip()
        if head.startswith("ref: "):
            head = (git / head.removeprefix("ref: ")).read_text("ascii").strip()
    except OSError:
        return "unknown"
    return head[:12]
