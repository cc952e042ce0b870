"""The recogniser's process: it answers, is replaced when it fails, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_served_platform import wait_until

from benchmarks.specimens import specimen
from kiosk.materials.picture import to_jpeg
from kiosk.ports import NotRead
from kiosk.recogniser import Recogniser

ROOT = Path(__file__).parents[2]
CARD = specimen("id_card_front", 1)


@pytest.fixture
def recogniser() -> Iterator[Recogniser]:
    made = Recogniser()
    yield made
    made.close()


def test_a_card_is_read_and_the_process_ends_with_the_visit(recogniser: Recogniser) -> None:
    assert recogniser.pid is None, "nothing runs before the first page"
    reading = recogniser.read(to_jpeg(CARD.picture))
    pid = recogniser.pid
    assert reading.verified("id_number") == CARD.truth["id_number"]
    assert pid is not None
    recogniser.forget()
    wait_until(lambda: not Path(f"/proc/{pid}").exists())
    with pytest.raises(NotRead, match="not_a_picture"):
        recogniser.read(b"\xff\xd8 no picture")


def test_a_killed_process_is_replaced(recogniser: Recogniser) -> None:
    with pytest.raises(NotRead, match="not_a_picture"):
        recogniser.read(b"nothing")
    assert recogniser.pid is not None
    os.kill(recogniser.pid, signal.SIGKILL)
    with pytest.raises(NotRead, match="gone"):
        recogniser.read(b"nothing")
    with pytest.raises(NotRead, match="not_a_picture"):
        recogniser.read(b"nothing")


def test_one_that_hangs_is_ended_and_after_three_nobody_tries_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", _env()["PYTHONPATH"])
    hanging = Recogniser(module="tests_hanging_child", deadline_s=0.3)
    pids = []
    for _ in range(3):
        with pytest.raises(NotRead, match="late"):
            hanging.read(b"page")
        pids.append(hanging.pid)
    with pytest.raises(NotRead, match="given_up"):
        hanging.read(b"page")
    assert pids == [None] * 3
    hanging.close()


def test_it_dies_with_its_parent() -> None:
    script = "import tests_recogniser_parent"
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=_env())
    assert parent.stdout is not None
    grandchild = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while _lives(grandchild) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _lives(grandchild)


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests/support'}"}


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
