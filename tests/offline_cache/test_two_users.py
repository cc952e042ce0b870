"""Kiosk and courier as two users of one group: one folder is shared, the token is not."""

from __future__ import annotations

import grp
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from kiosk import wire
from kiosk.domain.application import PageRef
from kiosk.file_modes import PRIVATE, SHARED, make_folder, modes_in, open_file
from offline_cache.store_key import StoreKeyUnusable, load_key, load_or_make_key

ROOT = Path(__file__).parents[2]
KIOSK, COURIER, STRANGER, GROUP = "daemon", "games", "bin", "games"
"""Users that every Debian has; nothing of theirs is used but the number."""
PYTHON = "/usr/bin/python3"
"""The system's: ours may be in a home that other users may not enter."""
PATHS = {**os.environ, "PYTHONPATH": f"{ROOT}:{Path(apsw.__file__).parents[1]}"}
KIOSK_AT_WORK = """
import sys, time
from pathlib import Path
from kiosk import wire
from kiosk.domain.application import Application
from kiosk.lookups import HELLO, Nothing
from kiosk.sealed import PlatformKey
from offline_cache.courier_service import CourierService
from offline_cache.keeper import CaseKeeper
from offline_cache.lookup_line import LookupLine

state, uid, key = Path(sys.argv[1]), int(sys.argv[2]), bytes.fromhex(sys.argv[3])
keeper = CaseKeeper(state, PlatformKey("seal-1", 1, key), "kiosk-1", reserve=0)
application = wire.decode(Application, sys.stdin.buffer.read())
desk = keeper.open_case(application.application_id)
desk.add_page(b"page" * 50_000, "image/jpeg")
desk.submit(application)
until = time.monotonic() + 30
while keeper.answer(application.application_id) is None:
    assert time.monotonic() < until, "no answer"
    time.sleep(0.02)
LookupLine(state / "courier.sock", uid).ask(HELLO, Nothing())
CourierService(LookupLine(state / "courier.sock", uid)).hurry()
for path in [state, *sorted(state.rglob("*"))]:
    print(path.relative_to(state), oct(path.stat().st_mode & 0o7777), path.group())
keeper.close()
"""
ASKING = """
import sys
from pathlib import Path
from kiosk.line import LineDown
from kiosk.lookups import HELLO, Nothing
from offline_cache.lookup_line import LookupLine
try:
    LookupLine(Path(sys.argv[1]) / "courier.sock", int(sys.argv[2])).ask(HELLO, Nothing())
except LineDown as fault:
    print(fault.code)
"""


@dataclass
class Household:
    """A folder both may enter; how to run something as one of them."""

    folder: Path

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def run(self, user: str, *words: str, said: bytes = b"") -> str:
        done = subprocess.run(
            [*as_user(user), PYTHON, "-c", *words],
            input=said, capture_output=True, cwd=ROOT, umask=0o077, env=PATHS, timeout=60,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        return done.stdout.decode()


def as_user(user: str) -> list[str]:
    return ["setpriv", f"--reuid={user}", f"--regid={GROUP}", "--clear-groups"]


def uid(user: str) -> int:
    return pwd.getpwnam(user).pw_uid


@pytest.fixture
def household() -> Iterator[Household]:
    if os.geteuid() != 0:
        pytest.skip("only root can become two other users")
    folder = Path(tempfile.mkdtemp(prefix="menkou-two-"))
    folder.chmod(0o755)
    made = Household(folder)
    made.state.mkdir()
    os.chown(made.state, uid(KIOSK), grp.getgrnam(GROUP).gr_gid)
    made.state.chmod(0o2770)
    try:
        probe = [*as_user(KIOSK), PYTHON, "-c", "import apsw, cryptography, msgspec"]
        if subprocess.run(probe, capture_output=True, check=False, env=PATHS).returncode:
            pytest.skip("other users cannot run this Python")
        yield made
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def courier(household, platform) -> Iterator[subprocess.Popen[bytes]]:
    folder = household.folder
    token = folder / "token"
    token.write_text("kiosk token")
    token.chmod(0o600)
    os.chown(token, uid(COURIER), -1)
    pinned = "".join(f'"{k}" = "{v.hex()}"\n' for k, v in platform.answer_keys.items())
    (folder / "kiosk.toml").write_text(
        f'[kiosk]\nid = "kiosk-1"\nsite = {{ en = "Test" }}\nstate_dir = "{household.state}"\n'
        f'[platform]\nurl = "{platform.url}"\ntoken_file = "{token}"\nnetwork_cap_s = 0.2\n'
        f'sealing_key_id = "seal-1"\nsealing_key = "00"\n[platform.answer_keys]\n{pinned}'
        f'[items]\ndir = "{folder}"\n[items.publishers]\n[processes]\ncourier = "service"\n'
        f'kiosk_user = "{KIOSK}"\ncourier_user = "{COURIER}"\n'
    )
    words = [PYTHON, "-m", "kiosk", "courier", "--settings", str(folder / "kiosk.toml")]
    process = subprocess.Popen([*as_user(COURIER), *words], cwd=ROOT, umask=0o077, env=PATHS)
    yield process
    process.kill()
    process.wait()


def test_two_users_carry_one_case_and_nobody_else_sees_it(
    household, courier, platform, given
) -> None:
    page, case_id = b"page" * 50_000, uuid4()
    ref = PageRef(0, hashlib.sha256(page).hexdigest(), len(page), "image/jpeg")
    told = household.run(
        KIOSK, KIOSK_AT_WORK, str(household.state), str(uid(COURIER)),
        given.platform_key.public_key.hex(), said=wire.encode(given.application(case_id, ref)),
    )  # fmt: skip
    assert platform.opened(case_id).applicant.id_number == given.id_number
    lines = [line.split() for line in told.splitlines()]
    modes = {name: mode for name, mode, _ in lines}
    folders = {name: modes.pop(name) for name in (".", "cases")}
    assert set(folders.values()) == {"0o2770"}
    assert {"store.db", "store.db-wal", "store.db-shm", "store.key", "courier.sock"} <= set(modes)
    assert set(modes.values()) == {"0o660"}
    assert {group for _, _, group in lines} == {GROUP}
    # Of the same group, but not the kiosk: it may connect, and is hung up on.
    where = str(household.state)
    assert household.run(STRANGER, ASKING, where, str(uid(COURIER))) == "courier_away\n"
    assert household.run(KIOSK, ASKING, where, str(uid(STRANGER))) == "courier_stranger\n"
    assert household.run(KIOSK, ASKING, where, str(uid(COURIER))) == ""
    token = household.folder / "token"
    with pytest.raises(AssertionError, match="PermissionError"):
        household.run(KIOSK, "import sys; open(sys.argv[1])", str(token))


@pytest.mark.parametrize(
    ("mode", "modes"),
    [(0o2770, SHARED), (0o3770, SHARED), (0o770, PRIVATE), (0o2700, PRIVATE), (0o2750, PRIVATE)],
)
def test_the_folder_alone_says_for_whom_its_files_are(tmp_path, mode, modes) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    folder.chmod(mode)
    assert modes_in(folder) is modes
    os.close(open_file(folder / "file", os.O_WRONLY | os.O_CREAT))
    make_folder(folder / "cases")
    assert _mode(folder / "file") == modes.file
    assert _mode(folder / "cases") & 0o777 == modes.folder
    assert modes_in(folder / "cases") is modes


def test_a_harsh_umask_locks_nobody_out_and_a_lax_one_lets_nobody_in(tmp_path, with_umask) -> None:
    tmp_path.chmod(0o2770)
    for umask, name in ((0o077, "harsh"), (0o000, "lax")):
        with_umask(umask)
        os.close(open_file(tmp_path / name, os.O_WRONLY | os.O_CREAT))
        make_folder(tmp_path / f"{name} folder")
        assert _mode(tmp_path / name) == 0o660
        assert _mode(tmp_path / f"{name} folder") == 0o2770
        assert os.umask(umask) == umask


def test_a_folder_that_is_there_already_stays_as_it_is(tmp_path) -> None:
    tmp_path.chmod(0o2770)
    (tmp_path / "cases").mkdir(mode=0o700)
    before = _mode(tmp_path / "cases")
    make_folder(tmp_path / "cases")
    assert _mode(tmp_path / "cases") == before


def test_a_key_for_the_group_is_refused_where_nothing_is_shared(tmp_path) -> None:
    tmp_path.chmod(0o2770)
    key = load_or_make_key(tmp_path / "store.key")
    assert load_key(tmp_path / "store.key") == key
    (tmp_path / "store.key").chmod(0o664)
    with pytest.raises(StoreKeyUnusable, match="readable_by_others"):
        load_key(tmp_path / "store.key")
    (tmp_path / "store.key").chmod(0o660)
    tmp_path.chmod(0o700)
    with pytest.raises(StoreKeyUnusable, match="readable_by_others"):
        load_key(tmp_path / "store.key")


@pytest.fixture
def with_umask() -> Iterator[Callable[[int], object]]:
    before = os.umask(0o022)
    yield os.umask
    with suppress(OSError):
        os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
