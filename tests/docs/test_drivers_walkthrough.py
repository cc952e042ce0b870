"""The example of docs/drivers.md is taken out of the page, installed and proven as it stands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "drivers.md").read_text("utf-8")


def block(language: str, number: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[number]


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("acme")
    (folder / "acme_scanner.py").write_text(block("python"), "utf-8")
    (folder / "pyproject.toml").write_text(block("toml"), "utf-8")
    target = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-index",
         "--no-deps", "--no-build-isolation", "--target", str(target), str(folder)],
        check=True,
    )  # fmt: skip
    return {**os.environ, "PYTHONPATH": f"{target}{os.pathsep}{ROOT}"}


def menkou(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "devices", *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_example_is_listed_after_it_was_installed(environment):
    assert "ACME code scanner" in menkou(environment, "list").stdout


def test_the_example_passes_the_checks(environment):
    checks = ("reads", "unplugged_while_wanted", "busy_port", "survives_every_fault",
              "nothing_personal_said")  # fmt: skip
    wanted = [word for check in checks for word in ("--check", check)]
    done = menkou(environment, "conform", "acme_scanner", "--slack", "4", *wanted)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("passed ") == len(checks), done.stdout


def test_the_page_lists_every_check():
    from devices.conformance import CHECKS

    table = PAGE.partition("## What `conform` checks")[2]
    assert set(re.findall(r"`(\w+)`", table)) - {"in_use", "conform"} == set(CHECKS)


def test_the_example_of_the_settings_is_good():
    import tomllib

    import msgspec

    from kiosk.settings import DeviceSection

    written = tomllib.loads(block("toml", 1))["device"][0]
    assert msgspec.convert(written, DeviceSection).driver == "acme_scanner"
