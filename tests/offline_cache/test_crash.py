"""Killed at any moment, on a full disk, or without its parent: what was said to be kept is kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

import pytest

from kiosk import wire
from kiosk.domain.application import Application
from kiosk.domain.envelope import CaseEnvelope
from kiosk.ports import NotKept
from kiosk.sealed import Unsealer
from offline_cache.child import start_child
from offline_cache.keeper import CaseKeeper

ROOT = Path(__file__).parents[2]
KILLS = 102
MOMENTS = {"ready": 0.1, "scanned": 0.006, "kept": 0.02}
"""Where a kill begins, and how many seconds later it may fall: a submit takes about four ms."""

# Forks for every round, because starting Python a hundred times is not what is tested. The round
# prints an id only after `submit` has returned.
KIOSK = """
import importlib.util, os, sys
from pathlib import Path
from threading import Thread
from uuid import uuid4
import offline_cache.keeper as k
spec = importlib.util.spec_from_file_location("sample", sys.argv[2])
sample = importlib.util.module_from_spec(spec); sys.modules["sample"] = sample
spec.loader.exec_module(sample)
given = sample.Given()
def round():
    os.setpgid(0, 0)
    keeper = k.CaseKeeper(Path(sys.argv[1]), given.platform_key, "kiosk-1")
    os.write(1, b"ready\\n")
    while True:
        case_id = uuid4()
        desk = keeper.open_case(case_id)
        ref = desk.add_page(case_id.bytes * 2000, "image/jpeg")
        os.write(1, b"scanned\\n")
        desk.submit(given.application(case_id, ref, remark=str(case_id)))
        os.write(1, f"{case_id}\\n".encode())
for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        round()
    os.write(1, f"pid {pid}\\n".encode())
    os.waitpid(pid, 0)
    os.write(1, b"dead\\n")
"""


class KiosksToKill:
    """A process that forks kiosks for us to kill."""

    def __init__(self, state: Path) -> None:
        sample = str(Path(__file__).with_name("conftest.py"))
        self._process = subprocess.Popen(
            [sys.executable, "-c", KIOSK, str(state), sample],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT / "tests" / "support")},
        )
        self._lines = iter(self._process.stdout.readline, b"")

    def run_and_kill(self, milestone: str, after_s: float) -> list[UUID]:
        """Kill a kiosk that long after it passed a milestone; the ids it said it kept."""
        self._process.stdin.write(b"go\n")
        self._process.stdin.flush()
        kept, pid, is_killed = [], 0, False
        for line in self._lines:
            word = line.decode().strip()
            if word == "dead":
                return kept
            if word.startswith("pid "):
                pid = int(word[4:])
                continue
            if word not in ("ready", "scanned"):
                kept.append(UUID(word))
                word = "kept"
            if word == milestone and not is_killed:
                # Not waiting for anything: the random point at which the power goes.
                time.sleep(after_s)
                os.kill(pid or self._pid_of_round(), signal.SIGKILL)
                is_killed = True
        raise AssertionError("the kiosk ended by itself")

    def _pid_of_round(self) -> int:
        line = next(self._lines).decode().strip()
        assert line.startswith("pid "), line
        return int(line[4:])

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture
def kiosks(state: Path) -> Iterator[KiosksToKill]:
    started = KiosksToKill(state)
    yield started
    started.close()


def test_killed_a_hundred_times_loses_nothing_it_said_it_kept(
    kiosks: KiosksToKill, state: Path, given
) -> None:
    chance = random.Random(20261120)
    said: list[UUID] = []
    for _ in range(KILLS // len(MOMENTS)):
        for milestone, longest_s in MOMENTS.items():
            said += kiosks.run_and_kill(milestone, chance.uniform(0.0, longest_s))
    assert len(said) >= KILLS // len(MOMENTS)
    keeper = CaseKeeper(state, given.platform_key, "kiosk-1")
    stored = keeper._store.rows("SELECT case_id, seq, body FROM cases ORDER BY seq")
    assert [seq for _, seq, _ in stored] == list(range(1, len(stored) + 1))
    assert set(said) <= {UUID(case_id) for case_id, _, _ in stored}
    assert len(set(said)) == len(said)
    unsealer = Unsealer({"seal-1": given.seal_key.private_bytes_raw()})
    for case_id, _, body in stored:
        envelope = wire.decode(CaseEnvelope, body)
        application = wire.decode(Application, unsealer.form(UUID(case_id), envelope.sealed_form))
        assert application.answers == {"remark": case_id}
        container = (state / "cases" / f"{case_id}.kc").read_bytes()
        (page,) = unsealer.pages(UUID(case_id), container)
        assert page.data == UUID(case_id).bytes * 2000
    assert len(list((state / "cases").iterdir())) == len(stored)
    assert keeper.counts().is_conserved
    assert keeper.counts().quarantined == 0
    keeper.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk is not permitted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


MORE_THAN_THE_JOURNAL = "x" * 3_300_000
"""Sealed and in base64 it is more than the journal that was laid out."""


def fill(place: Path, *, leave: int = 0) -> Path:
    """Fill the disk to the last byte but `leave`."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        if leave:
            file.truncate(file.tell() - leave)
    return filler


def test_disk_full_while_scanning_is_said_and_heals(small_disk: Path, given) -> None:
    keeper = CaseKeeper(small_disk / "state", given.platform_key, "kiosk-1", reserve=1 << 20)
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    first = desk.add_page(os.urandom(10_000), "image/jpeg")
    filler = fill(small_disk)
    with pytest.raises(NotKept, match="disk_full"):
        desk.add_page(os.urandom(300_000), "image/jpeg")
    filler.unlink()
    second = desk.add_page(os.urandom(300_000), "image/jpeg")
    desk.submit(given.application(case_id, first, second))
    ((body,),) = keeper._store.rows("SELECT body FROM cases")
    header = wire.decode(CaseEnvelope, body).header
    container = (small_disk / "state" / "cases" / f"{case_id}.kc").read_bytes()
    assert len(container) == header.container_size
    unsealer = Unsealer({"seal-1": given.seal_key.private_bytes_raw()})
    assert len(unsealer.pages(case_id, container)) == 2
    keeper.close()


def test_disk_full_at_the_commit_is_met_by_the_ballast(small_disk: Path, given) -> None:
    keeper = CaseKeeper(small_disk / "state", given.platform_key, "kiosk-1", reserve=1 << 20)
    assert (small_disk / "state" / "ballast").exists()
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    desk.add_page(b"page", "image/jpeg")
    fill(small_disk, leave=4096)
    desk.submit(given.application(case_id, remark=MORE_THAN_THE_JOURNAL))
    assert keeper.has_kept(case_id)
    assert not (small_disk / "state" / "ballast").exists()
    keeper.close()


def test_disk_full_and_no_ballast_left_keeps_nothing(small_disk: Path, given) -> None:
    keeper = CaseKeeper(small_disk / "state", given.platform_key, "kiosk-1", reserve=1 << 20)
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    desk.add_page(b"page", "image/jpeg")
    (small_disk / "state" / "ballast").unlink()
    filler = fill(small_disk, leave=4096)
    application = given.application(case_id, remark=MORE_THAN_THE_JOURNAL)
    with pytest.raises(NotKept, match="disk_full"):
        desk.submit(application)
    assert keeper.counts().created == 0
    filler.unlink()
    desk.submit(application)
    assert keeper.counts().kept == 1
    keeper.close()


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until_dead(pid: int) -> None:
    for _ in range(1000):
        if not is_alive(pid):
            return
        time.sleep(0.01)
    raise AssertionError(f"process {pid} is still alive")


def test_sealer_dies_with_the_kiosk() -> None:
    starter = (
        "from offline_cache.child import start_child\n"
        "import os, sys, time\n"
        "process, pipe = start_child('offline_cache.sealer')\n"
        "os.set_inheritable(pipe.fileno(), True)\n"
        "print(process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", starter], stdout=subprocess.PIPE, cwd=ROOT
    ) as kiosk:
        pid = int(kiosk.stdout.readline())
        assert is_alive(pid)
        kiosk.kill()
        kiosk.wait()
        wait_until_dead(pid)


def test_child_lives_on_when_the_thread_that_asked_for_it_ends() -> None:
    started: list = []
    thread = Thread(target=lambda: started.extend(start_child("offline_cache.sealer")))
    thread.start()
    thread.join()
    process, pipe = started
    time.sleep(0.3)
    assert process.poll() is None
    pipe.close()
    assert process.wait(10) == 0


def test_sealer_leaves_no_core(keeper: CaseKeeper) -> None:
    desk = keeper.open_case(uuid4())
    desk.add_page(b"page", "image/jpeg")
    limits = Path(f"/proc/{desk._sealer._process.pid}/limits").read_text()
    assert next(line for line in limits.splitlines() if "core file" in line).split()[4] == "0"
    desk.abandon()


def test_hidden_memory_cannot_be_dumped() -> None:
    # 3 is PR_GET_DUMPABLE (prctl(2)).
    asks = (
        "import ctypes; from offline_cache.child import hide_memory\n"
        "before = ctypes.CDLL(None).prctl(3)\n"
        "hide_memory()\n"
        "print(before, ctypes.CDLL(None).prctl(3))"
    )
    said = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, check=True)
    assert said.stdout.split() == [b"1", b"0"]
