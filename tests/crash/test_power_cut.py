"""The plug is pulled a hundred times, mostly around the commit; the whole chain has to agree.

A whole kiosk without a window (session, hands, sealer, store, courier) against a real platform.
What its screen would have called kept is at the platform exactly once, and whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests_platform import ROOT, Clerk, PlatformUp
from tests_support import all_bytes_below, spellings

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.sealed import PlatformKey
from offline_cache.courier_process import CourierProcess, CourierSettings
from offline_cache.keeper import CaseKeeper, OutboxCounts

KIOSKS = ("kill-1", "kill-2")
ROUNDS = 52
MOMENTS = {"ready": (1, 0.20), "scanned": (1, 0.02), "signed": (5, 0.03), "kept": (3, 0.08)}
"""Where a cut begins: how often of ten, and how many seconds later it may fall."""
DRAIN_S = 60.0


@dataclass(frozen=True)
class Said:
    """What a screen said: kept. `page` is the SHA-256 of the scanned page, '-' without one."""

    case_id: str
    mobile: str
    page: str


@dataclass
class Drill:
    """One kiosk that is switched on and cut off again and again."""

    kiosk_id: str
    state: Path
    platform: PlatformUp
    said: list[Said] = field(default_factory=list)

    def situation(self) -> dict[str, object]:
        """What the kiosk has to know."""
        hello = self.platform.hello
        return {
            "state_dir": str(self.state),
            "kiosk_id": self.kiosk_id,
            "url": self.platform.url,
            "token": self.platform.tokens[self.kiosk_id],
            "sealing_key": hello["sealing_keys"][0],
            "answer_keys": {k["key_id"]: k["public_key"] for k in hello["answer_keys"]},
        }

    def run(self) -> None:
        """All rounds."""
        paper = self.state.with_suffix(".json")
        paper.write_text(json.dumps(self.situation()), "utf-8")
        chance = random.Random(self.kiosk_id)
        weights = [often for often, _ in MOMENTS.values()]
        for process in _kiosks(paper):
            lines = iter(process.stdout.readline, b"")
            for _ in range(ROUNDS):
                (moment,) = chance.choices(list(MOMENTS), weights)
                process.stdin.write(b"go\n")
                process.stdin.flush()
                self._cut(lines, moment, chance.uniform(0.0, MOMENTS[moment][1]))

    def _cut(self, lines: Iterator[bytes], moment: str, after_s: float) -> None:
        group, is_cut = 0, False
        for line in lines:
            word, *rest = line.decode().split()
            if word == "pid":
                group = int(rest[0])
            if word == "dead":
                assert is_cut, "the kiosk ended by itself"
                return
            if word == "kept":
                self.said.append(Said(*rest))
            if word == moment and not is_cut:
                # Not waiting for anything: the random point at which the power goes.
                time.sleep(after_s)
                os.killpg(group, signal.SIGKILL)
                is_cut = True
        raise AssertionError("the kiosks ended by themselves")


def _kiosks(paper: Path) -> Iterator[subprocess.Popen[bytes]]:
    support = str(ROOT / "tests" / "support")
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("kiosk_to_kill.py")), str(paper)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{support}", "OPENBLAS_NUM_THREADS": "1"},
    )
    with process:
        yield process
        process.stdin.close()


def drained(drill: Drill) -> OutboxCounts:
    """Start the kiosk once more, cleanly, and let the courier carry what is left."""
    said = drill.situation()
    key = said["sealing_key"]
    sealing = PlatformKey(key["key_id"], 1, bytes.fromhex(key["public_key"]))
    keeper = CaseKeeper(drill.state, sealing, drill.kiosk_id)
    courier = CourierProcess(
        CourierSettings(
            state_dir=str(drill.state),
            store_key=keeper.store_key,
            url=drill.platform.url,
            kiosk_id=drill.kiosk_id,
            token=drill.platform.tokens[drill.kiosk_id],
            answer_keys={k: bytes.fromhex(v) for k, v in said["answer_keys"].items()},
            network_cap_s=1.0,
            hello_every_s=1.0,
        )
    )
    courier.start()
    until = time.monotonic() + DRAIN_S
    while (now := keeper.counts()).kept or now.in_flight or now.ratings_waiting:
        assert time.monotonic() < until, now
        time.sleep(0.05)
    courier.stop()
    keeper.close()
    return now


@pytest.fixture(scope="module")
def drills(platform: PlatformUp, tmp_path_factory: pytest.TempPathFactory) -> list[Drill]:
    folder = tmp_path_factory.mktemp("killed")
    drills = [Drill(kiosk, folder / kiosk, platform) for kiosk in KIOSKS]
    with ThreadPoolExecutor(len(drills)) as pool:
        for done in [pool.submit(drill.run) for drill in drills]:
            done.result()
    return drills


@pytest.fixture(scope="module")
def counts(drills: list[Drill]) -> list[OutboxCounts]:
    return [drained(drill) for drill in drills]


@pytest.mark.timeout(240)
def test_the_ledger_of_each_kiosk_is_conserved(
    drills: list[Drill], counts: list[OutboxCounts]
) -> None:
    for drill, now in zip(drills, counts, strict=True):
        assert len(drill.said) > ROUNDS // 4
        assert now.is_conserved
        assert now.created == now.accepted >= len(drill.said)
        assert now.quarantined == now.ratings_quarantined == 0
        assert list((drill.state / "cases").iterdir()) == []


def test_every_case_is_at_the_platform_exactly_once(
    platform: PlatformUp, drills: list[Drill], counts: list[OutboxCounts]
) -> None:
    listed = Clerk(platform.url, platform.operator).all_cases()
    assert len(listed) == len(set(listed)) == sum(now.created for now in counts)
    said = [f"/cases/{one.case_id}" for drill in drills for one in drill.said]
    assert len(set(said)) == len(said)
    assert set(said) <= set(listed)


def test_what_was_said_to_be_kept_arrived_whole(
    platform: PlatformUp, drills: list[Drill], counts: list[OutboxCounts]
) -> None:
    clerk = Clerk(platform.url, platform.operator)
    for one in (one for drill in drills for one in drill.said):
        page = clerk.page(f"/cases/{one.case_id}")
        assert page.value_of("手机号") == one.mobile
        pictures = [hashlib.sha256(clerk.fetch(p)[2]).hexdigest() for p in page.pictures]
        assert pictures == ([] if one.page == "-" else [one.page])


def test_the_platform_has_nothing_set_aside(
    platform: PlatformUp, counts: list[OutboxCounts]
) -> None:
    page = Clerk(platform.url, platform.operator).page("/alarms")
    assert [row for row in page.rows if "kill-" in " ".join(row)] == []


def test_a_stolen_disk_of_a_killed_kiosk_says_nothing(drills: list[Drill]) -> None:
    card = SAMPLE_CARDS["zhang_san"]
    for drill in drills:
        secrets = [card.name, card.id_number, *(one.mobile for one in drill.said)]
        for path, content in all_bytes_below(drill.state):
            for text in secrets:
                assert not [s for s in spellings(text) if s in content], path
