"""The units we ship: known keys only, and as closed as we say they are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.forgetful import ENVIRONMENT

PACKAGING = Path(__file__).parents[2] / "packaging"
UNITS = sorted(PACKAGING.glob("*/tree/usr/lib/systemd/system/*.service"))
MOST_EXPOSED = {
    "menkou-ui": 2.0,
    "menkou-out-of-order": 2.0,
    "menkou-devices": 1.8,
    "menkou-courier": 1.5,
    "menkou-central": 2.0,
}
"""systemd's own exposure score, 0 to 10. The devices' own needs the groups of its device nodes."""
SPEAKS_TO_THE_MANAGER = {"menkou-ui", "menkou-devices", "menkou-courier", "menkou-central"}


def settings_of(unit: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in unit.read_text("utf-8").splitlines():
        key, is_setting, value = line.partition("=")
        if is_setting and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


def test_every_unit_has_a_limit() -> None:
    assert {unit.stem for unit in UNITS} == set(MOST_EXPOSED)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("root")
    # The targets and sockets that ours lean on.
    units = Path("usr/lib/systemd/system")
    shutil.copytree(Path("/") / units, root / units, symlinks=True)
    for package in ("kiosk", "central"):
        shutil.copytree(PACKAGING / package / "tree", root, dirs_exist_ok=True)
    for program in [*root.glob("usr/bin/*"), root / "usr/lib/menkou-kiosk/session"]:
        program.chmod(0o755)
    return root


def verified(root: Path, *names: str) -> subprocess.CompletedProcess[str]:
    paths = [f"/usr/lib/systemd/system/{name}" for name in names]
    return subprocess.run(
        [
            "systemd-analyze",
            "verify",
            "--man=no",
            "--recursive-errors=yes",
            f"--root={root}",
            *paths,
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def test_systemd_has_nothing_to_say_of_our_units(installed: Path) -> None:
    told = verified(installed, *(unit.name for unit in UNITS))
    assert [line for line in told.stderr.splitlines() if "menkou" in line] == []
    assert told.returncode == 0, told.stderr


def test_the_units_take_the_stores_key_as_a_credential(installed: Path) -> None:
    drop_in = installed / "usr/share/menkou-kiosk/credentials/store-key.conf"
    names = ("menkou-ui.service", "menkou-courier.service")
    for name in names:
        folder = installed / "etc/systemd/system" / f"{name}.d"
        folder.mkdir(parents=True)
        shutil.copy(drop_in, folder)
    told = verified(installed, *names)
    assert [line for line in told.stderr.splitlines() if "menkou" in line] == []
    assert told.returncode == 0, told.stderr
    wrong = installed / "etc/systemd/system/menkou-ui.service.d/store-key.conf"
    wrong.write_text(wrong.read_text("utf-8").replace("LoadCredentialE", "LoadCredentialsE"))
    assert "LoadCredentialsEncrypted" in verified(installed, "menkou-ui.service").stderr
    shutil.rmtree(installed / "etc/systemd")


def test_systemd_would_tell_of_a_wrong_key(installed: Path) -> None:
    wrong = installed / "usr/lib/systemd/system/menkou-wrong.service"
    wrong.write_text("[Service]\nExecStart=/usr/bin/menkou\nPrivateNetwrk=yes\n", "utf-8")
    told = verified(installed, wrong.name)
    wrong.unlink()
    assert "PrivateNetwrk" in told.stderr
    assert told.returncode != 0


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_no_unit_is_more_open_than_it_must_be(unit: Path) -> None:
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    score = re.search(r"exposure level for \S+: ([\d.]+)", told.stdout)
    assert score is not None, told.stderr
    assert float(score.group(1)) <= MOST_EXPOSED[unit.stem]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_that_hangs_is_replaced(unit: Path) -> None:
    settings = settings_of(unit)
    assert settings["Restart"] == ["always"]
    if unit.stem in SPEAKS_TO_THE_MANAGER:
        assert settings["Type"] == ["notify"]
        assert int(settings["WatchdogSec"][0]) > 0


def test_the_screen_has_no_network_and_no_token() -> None:
    settings = settings_of(next(u for u in UNITS if u.stem == "menkou-ui"))
    assert settings["PrivateNetwork"] == ["yes"]
    assert settings["RestrictAddressFamilies"] == ["AF_UNIX"]
    assert "/etc/menkou/kiosk.token" in settings["InaccessiblePaths"][0]


def test_nothing_may_dump_its_memory_to_disk() -> None:
    for unit in UNITS:
        settings = settings_of(unit)
        assert settings["LimitCORE"] == ["0"], unit.stem


@pytest.mark.parametrize("name", ["menkou-ui", "menkou-courier", "menkou-devices"])
def test_a_unit_that_sees_residents_starts_with_memory_that_forgets(name: str) -> None:
    settings = settings_of(next(u for u in UNITS if u.stem == name))
    pairs = (word.partition("=") for line in settings["Environment"] for word in line.split())
    assert {n: v for n, _, v in pairs if n in ENVIRONMENT} == ENVIRONMENT


@pytest.mark.parametrize("lock", ["kiosk.lock", "central.lock"])
def test_packages_hold_what_was_tested(lock: str) -> None:
    def pins(path: Path) -> set[str]:
        return {line.split()[0] for line in path.read_text().splitlines() if "==" in line}

    packaged = pins(PACKAGING / lock)
    assert packaged
    assert packaged <= pins(PACKAGING.parent / "requirements.lock")


def test_the_lock_of_the_kiosk_is_all_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((PACKAGING.parent / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[=><]", d)[0].lower().replace("_", "-") for d in project["dependencies"]}
    locked = {
        line.split("==")[0]
        for line in (PACKAGING / "kiosk.lock").read_text().splitlines()
        if "==" in line
    }
    assert asked <= locked, json.dumps(sorted(asked - locked))
