"""The kiosk on a real X server and a private accessibility bus, as a screen reader meets it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests_hand import Hand

from kiosk.demo import running_site
from kiosk.demo_site import DemoSite, RunningSite

HAND = Path(__file__).with_name("at_spi_hand.py")
BUS_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"


def _missing() -> str:
    """Which Debian package is not there; empty when all are."""
    if not shutil.which("Xvfb"):
        return "xvfb"
    if not BUS_LAUNCHER.exists():
        return "at-spi2-core"
    if not shutil.which("dbus-daemon"):
        return "dbus"
    bindings = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    found = subprocess.run([SYSTEM_PYTHON, "-c", bindings], capture_output=True, check=False)
    return "" if found.returncode == 0 else "gir1.2-atspi-2.0 or python3-gi"


@contextmanager
def _running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A process that is gone afterwards."""
    process = subprocess.Popen(command, text=True, **options)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """An environment with an X server, a session bus and the accessibility bus of its own."""
    missing = _missing()
    if missing:
        pytest.skip(f"the Debian package {missing} is not installed")
    read, write = os.pipe()
    server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1080x1920x24", "-nolisten", "tcp"]
    with _running(server, pass_fds=(write,), stderr=subprocess.DEVNULL) as _:
        os.close(write)
        with os.fdopen(read) as number:
            shown = f":{number.readline().strip()}"
        env = {**os.environ, "DISPLAY": shown, "XDG_RUNTIME_DIR": str(tmp_path)}
        env.pop("WAYLAND_DISPLAY", None)
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        with _running(bus, stdout=subprocess.PIPE, env=env) as daemon:
            assert daemon.stdout is not None
            env["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
            launcher = [str(BUS_LAUNCHER), "--launch-immediately"]
            with _running(launcher, env=env, stderr=subprocess.DEVNULL):
                yield env


@pytest.fixture
def site(tmp_path: Path) -> Iterator[RunningSite]:
    """Platform and bench."""
    with running_site(DemoSite(tmp_path / "site")) as running:
        yield running


@pytest.fixture
def hand(display: Mapping[str, str], site: RunningSite, tmp_path: Path) -> Iterator[Hand]:
    """The kiosk on the screen, and somebody who sees it through the accessibility bus only."""
    env = {**display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    kiosk = [sys.executable, "-m", "kiosk", "run", "--settings", str(site.site.kiosk_settings)]
    with (tmp_path / "kiosk.log").open("w") as log, _running(kiosk, env=env, stderr=log):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with _running(
            [SYSTEM_PYTHON, "-W", "ignore::DeprecationWarning", str(HAND)],
            env=dict(display),
            **pipes,
        ) as process:
            yield Hand(process)
