"""SIGKILL, at random: the kiosk, its sealer, its courier, the platform, its database.

What had been called kept must be at the platform exactly once, and the kiosk's ledger must balance.
"""

from __future__ import annotations

import json
import os
import queue
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from drills.outcome import Outcome
from drills.platform_site import DrillPlatform, Situation
from drills.waiting import wait_until
from offline_cache import ledger
from offline_cache.courier_process import CourierProcess
from offline_cache.keeper import CaseKeeper
from offline_cache.store import Store

VICTIMS = {"kiosk": 9, "sealer": 7, "courier": 6, "platform": 1, "database": 1}
"""Who is killed, and how often of 24."""
_BETWEEN_S = 0.4
_START_S = 60.0
_DRAIN_S = 900.0
_ROOT = Path(__file__).parents[1]


@dataclass(slots=True)
class Heard:
    """What the kiosks said."""

    kept: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    crashed: list[str] = field(default_factory=list)
    pid: int = 0


class Kiosks:
    """One kiosk after the other, as often as it is killed."""

    def __init__(self, situation: Situation, state: Path) -> None:
        key = situation.sealing_key
        paper = state.with_suffix(".json")
        paper.write_text(
            json.dumps(
                {
                    "state_dir": str(state),
                    "kiosk_id": situation.kiosk_id,
                    "url": situation.url,
                    "token": situation.token,
                    "sealing_key": [key.key_id, key.suite, key.public_key.hex()],
                    "answer_keys": {k: v.hex() for k, v in situation.answer_keys.items()},
                }
            ),
            "utf-8",
        )
        self.heard = Heard()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "drills.kill_load", str(paper)],
            cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._is_over = False
        self._signs: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._listen)
        self._next()
        self._thread.start()
        wait_until(lambda: self.heard.pid > 0, _START_S, "the first kiosk")

    def kill(self) -> bool:
        """Kill the kiosk's process; the next one starts at once."""
        return _kill(self.heard.pid)

    def kill_child(self, module: str) -> bool:
        """Kill a child of the kiosk that runs this module. Whether there was one."""
        return any(_kill(pid) for pid in _children(self.heard.pid, module))

    def end(self) -> Heard:
        """No more kiosks."""
        self._is_over = True
        _kill(self.heard.pid)
        self._thread.join()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        return self.heard

    def _next(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, value = line.split()
            if word == "kept":
                self.heard.kept.append(value)
            elif word == "refused":
                self.heard.refused[value] += 1
            elif word == "pid":
                self.heard.pid = int(value)
            elif word == "dead":
                if int(value) != signal.SIGKILL:
                    self.heard.crashed.append(value)
                if self._is_over:
                    return
                self._next()


def kill(kills: int, seed: int) -> Outcome:
    """Kill `kills` times under load, then let everything drain, and compare the books."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        folder = Path(name)
        with DrillPlatform(folder / "site") as platform:
            situation = platform.situation()
            kiosks = Kiosks(situation, folder / "kiosk")
            killed = _kill_around(kills, chance, kiosks, platform)
            heard = kiosks.end()
            platform.begin_again()
            return _compared(platform, situation, folder / "kiosk", heard, killed)


def _kill_around(
    kills: int, chance: random.Random, kiosks: Kiosks, platform: DrillPlatform
) -> Counter[str]:
    killed: Counter[str] = Counter()
    deeds = {
        "kiosk": kiosks.kill,
        "sealer": lambda: kiosks.kill_child("offline_cache.sealer"),
        "courier": lambda: kiosks.kill_child("kiosk.courier"),
        "platform": platform.kill,
        "database": platform.kill_database,
    }
    while killed.total() < kills:
        # Not waiting for anything: the random moment of a kill.
        time.sleep(chance.uniform(0.0, 2 * _BETWEEN_S))
        (victim,) = chance.choices(list(VICTIMS), VICTIMS.values())
        killed[victim] += deeds[victim]()
        platform.begin_again()
    return killed


def _compared(
    platform: DrillPlatform, situation: Situation, state: Path, heard: Heard, killed: Counter[str]
) -> Outcome:
    keeper = CaseKeeper(state, situation.sealing_key, situation.kiosk_id)
    courier = CourierProcess(situation.courier_settings(state, keeper.store_key))
    courier.start()
    try:
        wait_until(lambda: keeper.line().waiting == 0, _DRAIN_S, "everything to be answered")
    finally:
        courier.stop()
    store = Store(state / "store.db", keeper.store_key)
    ours = dict(store.rows("SELECT case_id, digest FROM cases"))
    report = ledger.verify(store)
    store.close()
    counts = keeper.counts()
    keeper.close()
    books = platform.books()
    theirs = {booked.case_id: booked.digest for booked in books}
    promised = set(heard.kept)
    numbers = [booked.case_number for booked in books if booked.case_number]
    return Outcome(
        "kill",
        lost=len(promised - set(theirs)) + counts.quarantined,
        double=len(books) - len(theirs) + len(numbers) - len(set(numbers)),
        damaged=sum(theirs.get(case_id, digest) != digest for case_id, digest in ours.items())
        + len(report.faults)
        + (not counts.is_conserved)
        + len(heard.crashed),
        false_kept=len(promised - set(ours)) + len(set(theirs) - set(ours)),
        tried={
            "kills": killed.total(),
            "killed": dict(killed),
            "promised": len(promised),
            "at_the_platform": len(books),
            "refused": dict(heard.refused),
            "kiosks_that_ended_by_themselves": len(heard.crashed),
            "ledger_lines": report.head.entry,
            "ledger_faults": [fault.code for fault in report.faults],
        },
        notes=("Kept and killed before it could be said counts for nobody, and is allowed.",),
    )


def _kill(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _children(parent: int, module: str) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            # After the name in brackets: state, then the parent (proc(5)).
            above = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if above == parent and module.encode() in words:
            found.append(int(entry.name))
    return found
