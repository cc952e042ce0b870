"""A program that forgets what it freed, and does not hold on to the room either."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.forgetful import ENVIRONMENT

_KEY_ROOM_KIB = 19 * 1024
"""What Argon2id takes for one opening of the store with the defaults of SQLite3MC for AEGIS."""
_OPEN_IN_THREADS = """
import sys, threading
from pathlib import Path
from offline_cache.store import Store
path, key, over = Path(sys.argv[1]), bytes(32), threading.Event()
Store(path, key).close()

def hold(opened):
    store = Store(path, key, migrate=False)
    opened.set()
    over.wait()
    store.close()

for _ in range(4):
    opened = threading.Event()
    threading.Thread(target=hold, args=(opened,)).start()
    opened.wait()
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("Anonymous")))
over.set()
"""


def test_what_opening_the_store_takes_is_given_back(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _OPEN_IN_THREADS, str(tmp_path / "store.db")],
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    one, *_, four = (int(line) for line in done.stdout.split())
    assert four - one < _KEY_ROOM_KIB


_WHO_ALLOCATES = """
import os, sys
from kiosk.forgetful import become_forgetful
become_forgetful()
sys._debugmallocstats()
print(sys.flags.no_user_site, sys.flags.safe_path, os.environ.get("PYTHONPATH"))
"""
_PYTHONS_OWN_POOL = "arenas allocated total"


def started(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    told = {n: v for n, v in os.environ.items() if n not in ENVIRONMENT} | environment
    return subprocess.run(
        [sys.executable, *options, "-c", _WHO_ALLOCATES],
        env=told,
        capture_output=True,
        text=True,
        check=True,
    )


def test_a_program_is_started_again_without_pythons_own_pool() -> None:
    assert _PYTHONS_OWN_POOL not in started().stderr


@pytest.mark.parametrize("is_told", [False, True])
def test_an_isolated_program_forgets_and_stays_closed(is_told: bool, tmp_path: Path) -> None:
    told = ENVIRONMENT if is_told else {}
    done = started("-I", "-B", PYTHONPATH=str(tmp_path), **told)
    assert _PYTHONS_OWN_POOL not in done.stderr
    assert done.stdout.split() == ["1", "True", "None"]


def test_a_program_that_cannot_be_told_is_not_started_for_ever() -> None:
    assert _PYTHONS_OWN_POOL in started("-IB").stderr
