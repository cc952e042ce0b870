"""The device service and the kiosk as two users, the kiosk without any network: as installed."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
KIOSK, SERVICE, STRANGER, GROUP = "daemon", "games", "bin", "games"
"""Users that every Debian has; nothing of theirs is used but the number."""
PYTHON = "/usr/bin/python3"
"""The system's: ours may be in a home that other users may not enter."""
PACKAGES = Path(np.__file__).parents[1]
DRIVER = '''
import os
from devices.driver import DeviceState
from devices.sheet_scanner.sheaf import PageSheaf

class Painter:
    """Reports a page, and who it is."""
    def __init__(self, settings): ...
    def serve(self, desk):
        sheaf = PageSheaf()
        desk.state(DeviceState.READY)
        while True:
            if desk.next_command(0.1) is not None:
                desk.report("page", {**sheaf.put(b"a page"), "uid": os.getuid()})
'''
KIOSK_AT_WORK = """
import os, select, sys
from pathlib import Path
from devices.broker_line import BrokerLine
from devices.hand_over import fetch
from devices.host_line import HostUnstartable
from devices.sheet_scanner.frames import SheetReader
from kiosk.ports import PictureGone

line = BrokerLine(Path(sys.argv[1]), int(sys.argv[2]))
try:
    host = line.start_host({"name": "one"})
except HostUnstartable as fault:
    print(fault.code)
    raise SystemExit
host.say({"verb": "page", "body": {}})
body = {}
while not body:
    select.select([host.out_fd], [], [], 20)
    body = next((m["body"] for m in host.read() if m.get("kind") == "page"), {})
try:
    SheetReader(fetch).jpeg(body)
except PictureGone:
    print("not directly")
print(SheetReader(line.fetch).jpeg(body).decode(), body["uid"])
try:
    os.kill(host.pid, 0)
except PermissionError:
    print("not ours to touch")
print(host.end(within_s=1.0))
"""


def as_user(user: str) -> list[str]:
    return ["setpriv", f"--reuid={user}", f"--regid={GROUP}", "--clear-groups"]


def uid(user: str) -> int:
    return pwd.getpwnam(user).pw_uid


def environment(*folders: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": ":".join(map(str, (ROOT, PACKAGES, *folders)))}


@pytest.fixture
def folder() -> Iterator[Path]:
    if os.geteuid() != 0:
        pytest.skip("only root can become two other users")
    alone = ["unshare", "--net", *as_user(KIOSK), PYTHON, "-c", "import numpy, msgspec"]
    if subprocess.run(alone, capture_output=True, check=False, env=environment()).returncode:
        pytest.skip("other users cannot run this Python, or there are no network namespaces")
    made = Path(tempfile.mkdtemp(prefix="menkou-devices-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def socket_path(folder: Path) -> Iterator[Path]:
    run = folder / "run"
    run.mkdir()
    os.chown(run, uid(KIOSK), grp.getgrnam(GROUP).gr_gid)
    run.chmod(0o2770)
    (folder / "painting.py").write_text(dedent(DRIVER), "utf-8")
    (folder / "kiosk.toml").write_text(
        f'[kiosk]\nid = "k"\nsite = {{ en = "Test" }}\nstate_dir = "{folder}/none"\n'
        '[platform]\nurl = "http://127.0.0.1:1"\nsealing_key_id = "s"\nsealing_key = "00"\n'
        f'[platform.answer_keys]\n[items]\ndir = "{folder}"\n[items.publishers]\n'
        '[[device]]\nname = "one"\ncapability = "document"\ndriver = "painting:Painter"\n'
        f'[processes]\ndevices = "service"\ndevices_socket = "{run}/devices.sock"\n'
        f'kiosk_user = "{KIOSK}"\ndevices_user = "{SERVICE}"\n'
    )
    words = [PYTHON, "-m", "kiosk", "devices", "serve", "--settings", str(folder / "kiosk.toml")]
    process = subprocess.Popen(
        [*as_user(SERVICE), *words], cwd=ROOT, env=environment(folder), umask=0o077
    )
    until = time.monotonic() + 20
    while not (run / "devices.sock").exists():
        assert time.monotonic() < until, "it does not listen"
        time.sleep(0.02)
    yield run / "devices.sock"
    process.kill()
    process.wait()


def asked(user: str, socket_path: Path, believed: str) -> list[str]:
    words = [PYTHON, "-c", KIOSK_AT_WORK, str(socket_path), str(uid(believed))]
    told = subprocess.check_output(
        ["unshare", "--net", *as_user(user), *words], cwd=ROOT, env=environment(), timeout=60
    )
    return told.decode().splitlines()


def test_a_kiosk_without_network_or_devices_is_served_and_nobody_else(socket_path: Path) -> None:
    assert asked(KIOSK, socket_path, SERVICE) == [
        "not directly",
        f"a page {uid(SERVICE)}",
        "not ours to touch",
        "0",
    ]
    assert asked(STRANGER, socket_path, SERVICE) == ["broker_away"]
    assert asked(KIOSK, socket_path, STRANGER) == ["broker_stranger"]
