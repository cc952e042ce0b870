"""A disk that fails a sync: from the fault to what people read, on the kiosk and at the platform.

The syncs fail in the C library, under the real store, the real sealer and the real courier.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests_platform import ROOT, Clerk, PlatformUp

from drills.faults import prepare_faults
from drills.outcome import NotPossibleHere
from kiosk.cli import main

KIOSK = "kill-1"


@dataclass
class OnFailingDisk:
    """The kiosk's process, its folder and its settings."""

    process: subprocess.Popen[str]
    state: Path
    settings: Path

    def told(self, order: str) -> list[str]:
        """Give an order; what came of it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def outbox(self, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict]:
        """`menkou outbox …`: exit status, and what it printed."""
        status = main(["outbox", *words, "--json", "--settings", str(self.settings)])
        return status, json.loads(capsys.readouterr().out)


@pytest.fixture
def kiosk(platform: PlatformUp, tmp_path: Path) -> Iterator[OnFailingDisk]:
    state, settings = tmp_path / "state", tmp_path / "kiosk.toml"
    key, token = platform.hello["sealing_keys"][0], platform.tokens[KIOSK]
    answers = {one["key_id"]: one["public_key"] for one in platform.hello["answer_keys"]}
    pairs = "\n".join(f'"{name}" = "{public}"' for name, public in answers.items())
    (tmp_path / "token").write_text(token)
    settings.write_text(
        f'[kiosk]\nid = "{KIOSK}"\nsite = {{}}\nstate_dir = "{state}"\n'
        f'[platform]\nurl = "{platform.url}"\ntoken_file = "{tmp_path / "token"}"\n'
        f'sealing_key_id = "{key["key_id"]}"\nsealing_key = "{key["public_key"]}"\n'
        f'[platform.answer_keys]\n{pairs}\n[items]\ndir = "{tmp_path}"\n[items.publishers]\n'
    )
    said = {"state_dir": str(state), "url": platform.url, "kiosk_id": KIOSK, "token": token}
    situation = tmp_path / "situation.json"
    situation.write_text(json.dumps({**said, "sealing_key": key, "answer_keys": answers}))
    try:
        _, environment = prepare_faults(tmp_path, state)
    except NotPossibleHere as fault:
        pytest.skip(str(fault))
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("kiosk_on_failing_disk.py")), str(situation)],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield OnFailingDisk(process, state, settings)


def test_a_failed_sync_is_told_to_everybody_until_somebody_has_looked(
    kiosk: OnFailingDisk, platform: PlatformUp, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(platform.url, platform.operator)
    assert kiosk.told("seal") == ["io_error"]
    assert kiosk.told("visit") == ["store_suspect", "kept"]
    log = [json.loads(line) for line in (kiosk.state / "flight.jsonl").read_bytes().splitlines()]
    assert [(e["event"], e["times"]) for e in log] == [
        ("StoreSuspected", 1), ("StoreReopened", 1), ("StoreSuspected", 2), ("StoreReopened", 2),
    ]  # fmt: skip
    status, said = kiosk.outbox(capsys, "status")
    assert (status, said["created"]) == (1, 1)
    assert {**said["store_alarm"], "first_at": "", "last_at": ""} == {
        "code": "io_failed", "first_at": "", "last_at": "", "times": 2, "is_closed": False,
    }  # fmt: skip

    kiosk.told("carry")
    page = _page_where(clerk, lambda text: f"{KIOSK}：磁盘读写出错 2 次" in text)
    assert "仍在收件" in page
    assert "menkou outbox export" in page
    assert "store_suspect" in clerk.page("/alarms").text

    # Now the courier is the one whose sync fails: it notes it, says so, and is replaced.
    kiosk.told("spoil")
    _page_where(clerk, lambda text: "磁盘读写出错 3 次" in text)

    status, said = kiosk.outbox(capsys, "verify", "--clear-alarm")
    assert (status, said["sound"], said["alarm_cleared"]) == (0, True, True)
    _page_where(clerk, lambda text: "磁盘读写出错" not in text)
    assert kiosk.outbox(capsys, "status")[1]["store_alarm"] is None


def _page_where(clerk: Clerk, is_so: Callable[[str], bool]) -> str:
    """The text of /kiosks once it says so."""
    pause = threading.Event()
    for _ in range(600):
        text = clerk.page("/kiosks").text
        if is_so(text):
            return text
        pause.wait(0.1)
    raise AssertionError(text)
