"""A real platform for the drills, and a small disk that can be filled."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_platform import PlatformUp, platform_up

from kiosk.demo_site import DemoSite

KIOSKS = ("kill-1", "kill-2")


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformUp]:
    """A central platform that knows two kiosks."""
    with platform_up(DemoSite(tmp_path_factory.mktemp("platform")), *KIOSKS) as up:
        yield up


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 12 MiB of its own; the test is skipped where that is not permitted."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk is not permitted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
