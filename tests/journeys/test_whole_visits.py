"""Whole visits by command, as a newcomer plays them: nothing lost, nothing twice, nothing left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests_support import all_bytes_below, spellings

from devices.id_card_reader.sample_cards import SAMPLE_CARDS

VISITS = 6
OFFLINE_FIRST = 3


@pytest.fixture(scope="module")
def played(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("played")
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "demo",
        "--scripted",
        "--state",
        str(folder / "state"),
    ]
    command += ["--visits", str(VISITS), "--offline-first", str(OFFLINE_FIRST)]
    command += ["--out", str(folder / "out")]
    env = {**os.environ, "TMPDIR": str(folder)}
    done = subprocess.run(
        command, capture_output=True, text=True, env=env, timeout=400, check=False
    )
    return folder, done


@pytest.mark.timeout(420)
def test_every_visit_is_kept_and_accepted_once(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = played
    assert done.returncode == 0, done.stderr[-3000:]
    result = json.loads(done.stdout.splitlines()[-1])
    assert result.pop("seconds_per_visit") > 0
    assert result == {
        "visits": VISITS,
        "kept": VISITS,
        "accepted": VISITS,
        "slips_printed": VISITS,
        "ratings": VISITS,
    }


def test_a_picture_of_every_screen_of_the_main_job(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = played
    screens = {p.stem.split("-")[1] for p in (folder / "out").glob("*.png")}
    assert screens >= {
        "Welcome", "Home", "ItemList", "Search", "Guide", "Notice", "PlaceCard", "ConfirmIdentity",
        "FormPage", "Materials", "Scan", "CheckAnswers", "Sign", "Result", "Rate", "TakeThings",
        "Finished",
    }  # fmt: skip


def test_no_personal_byte_is_left_behind(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = played
    files = list(all_bytes_below(folder))
    assert len(files) > 50, "the databases and logs of the visits should be there to be searched"
    for card in SAMPLE_CARDS.values():
        for text in (card.name, card.id_number):
            for spelling in spellings(text):
                assert spelling not in done.stderr.encode()
                found = [str(path) for path, content in files if spelling in content]
                assert found == []


def test_no_process_is_left_behind(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = played
    assert [pid for pid in os.listdir("/proc") if pid.isdecimal() and _is_of(pid, folder)] == []


def _is_of(pid: str, folder: Path) -> bool:
    try:
        return str(folder).encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
