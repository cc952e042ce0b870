"""The locks a deployer may turn: each is put in place, read by its own parser, and taken back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "packaging/kiosk/tree"
SHARE = ROOT / "usr/share/menkou-kiosk/lockdown"
LOCKDOWN = ROOT / "usr/sbin/menkou-lockdown"
LOCKS = ("firewall", "sysctl", "journald", "logind", "modules", "keys", "apparmor")


def lockdown(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(LOCKDOWN), *words],
        env=os.environ | {"MENKOU_ROOT": str(root), "MENKOU_LOCKDOWN": str(SHARE)},
        capture_output=True,
        text=True,
        check=False,
    )


def states(root: Path) -> dict[str, str]:
    rows = (line.split() for line in lockdown(root, "status").stdout.splitlines())
    return {row[0]: row[1] for row in rows}


def needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed here; ./dev test-package installs it")
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_can_be_turned_and_taken_back(lock: str, tmp_path: Path) -> None:
    assert states(tmp_path)[lock] == "off"
    assert lockdown(tmp_path, "on", lock).returncode == 0
    assert {name for name, state in states(tmp_path).items() if state == "on"} == {lock}
    # Twice is once.
    assert lockdown(tmp_path, "on", lock).returncode == 0
    assert lockdown(tmp_path, "off", lock).returncode == 0
    assert set(states(tmp_path).values()) == {"off"}


def test_taking_the_profiles_back_leaves_the_stores_key_with_its_unit(tmp_path: Path) -> None:
    key = tmp_path / "etc/systemd/system/menkou-ui.service.d/store-key.conf"
    key.parent.mkdir(parents=True)
    shutil.copy(SHARE.parent / "credentials/store-key.conf", key)
    assert lockdown(tmp_path, "on", "apparmor").returncode == 0
    assert lockdown(tmp_path, "off", "apparmor").returncode == 0
    assert [p.name for p in key.parents[1].rglob("*") if p.is_file()] == [key.name]


def test_an_unknown_lock_changes_nothing(tmp_path: Path) -> None:
    told = lockdown(tmp_path, "on", "sysctl", "moat")
    assert told.returncode == 2
    assert "moat" in told.stderr
    assert set(states(tmp_path).values()) == {"off"}


def test_nft_reads_the_firewall() -> None:
    nft = needed("nft")
    rules = SHARE / "firewall/menkou-firewall.nft"
    told = subprocess.run(
        ["unshare", "-rn", nft, "-c", "-f", str(rules)], capture_output=True, text=True, check=False
    )
    if "Operation not permitted" in told.stderr:
        pytest.skip("no network namespaces here")
    assert told.returncode == 0, told.stderr
    assert rules.read_text().count("policy drop") == 3


@pytest.mark.parametrize("profile", ["menkou-courier", "menkou-ui"])
def test_apparmor_reads_the_profiles(profile: str) -> None:
    parser = needed("apparmor_parser")
    told = subprocess.run(
        [parser, "-Q", "-T", "-K", str(SHARE / "apparmor" / profile)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def test_every_kernel_setting_exists_and_reads_back() -> None:
    lines = (SHARE / "sysctl/60-menkou.conf").read_text().splitlines()
    keys = [line.partition("=")[0].strip() for line in lines if "=" in line and line[0] != "#"]
    assert len(keys) == len(set(keys)) > 10
    missing = [k for k in keys if not Path("/proc/sys", *k.split(".")).exists()]
    # What a container hides or another kernel leaves out is not our mistake; a misspelling is.
    assert set(missing) <= {
        "kernel.yama.ptrace_scope",
        "kernel.unprivileged_bpf_disabled",
        "kernel.sysrq",
    }


def test_udev_rules_are_whole() -> None:
    rules = (ROOT / "usr/lib/udev/rules.d/60-menkou.rules").read_text().splitlines()
    match = re.compile(r'(?:[A-Z]+(?:\{[\w ]+\})?(?:==|!=|\+=|=)"[^"]*")(?:, ?|$)')
    for rule in (line for line in rules if line and not line.startswith("#")):
        assert match.sub("", rule) == "", rule


def test_udev_reads_its_rules() -> None:
    udevadm = needed("udevadm")
    version = subprocess.run([udevadm, "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.split()[0]) < 254:
        pytest.skip("udevadm verify came with systemd 254; Debian 12 has 252")
    rules = ROOT / "usr/lib/udev/rules.d/60-menkou.rules"
    told = subprocess.run(
        [udevadm, "verify", "--no-summary", str(rules)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr


def test_what_usbguard_writes_is_what_its_parser_reads(tmp_path: Path) -> None:
    parser = needed("usbguard-rule-parser")
    rules = tmp_path / "rules.conf"
    rules.write_text(
        'allow id 0400:c35a serial "" name "IDR" via-port "1-2" with-interface 00:00:00\nblock\n'
    )
    told = subprocess.run([parser, "-f", str(rules)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
