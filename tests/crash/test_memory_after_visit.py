"""After a visit and a kept form, the memory of the kiosk's living processes is searched: whose
card was read, and the code of the form.

The search goes through /proc/PID/mem from outside. The kiosk runs as it does in the field, with
memory that forgets (`kiosk.forgetful`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests_platform import ROOT
from tests_support import spellings

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.demo_play import SOCIAL_CARD
from kiosk.domain.park_code import grouped_code, is_park_code
from kiosk.forgetful import ENVIRONMENT

CARD = SAMPLE_CARDS["li_ming"]
"""Whom `kiosk_to_search` serves."""
VISITS = ("visit", "keep")
"""A whole visit, and one that ends with a form kept for later."""
MOBILE = SOCIAL_CARD.answers["mobile"]


def memory_of(pid: int) -> Iterator[bytes]:
    """Every readable region of a process."""
    with (
        Path(f"/proc/{pid}/maps").open(encoding="ascii", errors="replace") as maps,
        Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory,
    ):
        for line in maps:
            where, rights, *_, last = line.split()
            if "r" not in rights or last in ("[vvar]", "[vsyscall]"):
                continue
            start, end = (int(number, 16) for number in where.split("-"))
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except OSError:
                continue


def found_in(pid: int, *texts: str) -> list[str]:
    """Which of these texts is in the memory of a process, however it is spelt."""
    regions = list(memory_of(pid))
    assert sum(map(len, regions)) > 1 << 20, "there was something to search"
    return [t for t in texts if any(s in region for s in spellings(t) for region in regions)]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The processes of a kiosk after two visits."""
    folder = tmp_path_factory.mktemp("searched")
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("kiosk_to_search.py")), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        for visit in VISITS:
            process.stdin.write(visit + "\n")
            process.stdin.flush()
            said = process.stdout.readline()
            assert said, "the visit did not end"
        try:
            found_in(process.pid)
        except PermissionError:
            pytest.skip("looking into other processes is not permitted here")
        yield {**json.loads(said), "code": (folder / "kept.code").read_text("ascii")}
        process.stdin.close()


@pytest.mark.timeout(300)
def test_the_search_finds_what_is_there() -> None:
    assert found_in(os.getpid(), CARD.id_number) == [CARD.id_number]


@pytest.mark.timeout(300)
def test_nothing_is_left_in_any_device_host(searched: dict[str, Any]) -> None:
    assert len(searched["hosts"]) >= 5
    for name, pid in searched["hosts"].items():
        assert found_in(pid, CARD.name, CARD.id_number, CARD.address) == [], name


def test_nothing_is_left_in_the_courier(searched: dict[str, Any]) -> None:
    assert found_in(searched["courier"], CARD.name, CARD.id_number, CARD.address) == []


def test_the_code_of_a_kept_form_and_its_answers_are_left_nowhere(
    searched: dict[str, Any],
) -> None:
    code = searched["code"]
    assert is_park_code(code)
    # The kiosk's process plays the visits itself, so it knows the mobile number anyway.
    assert found_in(searched["kiosk"], code, grouped_code(code)) == []
    others = {"courier": searched["courier"], **searched["hosts"]}
    for name, pid in others.items():
        assert found_in(pid, code, grouped_code(code), MOBILE) == [], name


def test_the_sealer_is_gone(searched: dict[str, Any]) -> None:
    assert [c for c in children_of(searched["kiosk"]) if b"offline_cache.sealer" in c] == []


def test_nothing_is_left_in_the_process_that_draws(searched: dict[str, Any]) -> None:
    assert found_in(searched["kiosk"], CARD.name, CARD.id_number, CARD.address) == []


def children_of(pid: int) -> list[bytes]:
    """The command lines of the children of a process."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
            if parent == pid:
                found.append(stat.with_name("cmdline").read_bytes())
        except OSError:
            continue
    return found
