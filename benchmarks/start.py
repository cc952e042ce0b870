"""From the start of `menkou run` to the first screen, beside a bare QML window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.figures import Result, figure, ms
from kiosk.demo import running_site
from kiosk.demo_site import DemoSite
from kiosk.forgetful import ENVIRONMENT

_END_S = 60.0


def measure(folder: Path, *, quick: bool) -> Result:
    """Start kiosk and bare window in turns; the first start of each is not counted."""
    starts = 1 if quick else 20
    ours: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    with running_site(DemoSite(folder)) as running:
        settings = str(running.site.kiosk_settings)
        for number in range(starts + 1):
            marks = _started("benchmarks.first_frame", settings, env=ENVIRONMENT)
            other = _started("benchmarks.bare_window")
            if number:
                ours.append(marks)
                bare.append(other)
    peer = ms([marks["frame"] for marks in bare])
    name = "bare QML window, same Qt"
    return Result(
        "start",
        "from process start to the first screen",
        (
            figure("first screen", "ms", _column(ours, "frame"), peer_name=name, peer=peer),
            figure("then: modules loaded", "ms", _step(ours, "frame", "loaded")),
            figure("then: kiosk built", "ms", _step(ours, "loaded", "built")),
            figure("first screen that can be used", "ms", _column(ours, "usable")),
            figure("all five devices and the line ready", "ms", _column(ours, "ready")),
        ),
        (
            "The child runs the command line's own `run` with memory that forgets, its environment"
            " set by who starts it, as the installed unit does; the clock starts before the fork.",
            "The first screen says whose terminal this is and that it is starting; what is"
            " touched meanwhile counts when it can be used.",
            "Warm: page cache, .pyc files, QML disk cache and the kiosk's store (a second start);"
            " one start of each kind goes before. A cold page cache cannot be had here.",
            "Platform and simulated devices run beside it; the device processes start within"
            " the time to `ready`.",
        ),
    )


def _started(module: str, *arguments: str, env: Mapping[str, str] = {}) -> dict[str, float]:
    """Run a child that prints monotonic instants; return them as seconds since the start."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        env={**os.environ, **env},
        check=True,
        timeout=_END_S,
    )
    marks: dict[str, float] = json.loads(done.stdout)
    return {name: at - begun for name, at in marks.items()}


def _column(starts: list[dict[str, float]], name: str) -> list[float]:
    return ms([marks[name] for marks in starts])


def _step(starts: list[dict[str, float]], first: str, second: str) -> list[float]:
    return ms([marks[second] - marks[first] for marks in starts])
