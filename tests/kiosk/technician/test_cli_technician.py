"""`menkou technician`: the PIN goes into the settings as a hash, and nothing else changes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.settings import parse_settings
from kiosk.technician.pin import fits
from kiosk.technician.totp import secret_from

SETTINGS = """# ours
[kiosk]
id = "k-1"
site = { zh-CN = "示例" }
state_dir = "/tmp/none"
[platform]
url = "http://127.0.0.1:1"
token_file = "t"
sealing_key_id = "s"
sealing_key = "00"
answer_keys = {}
[items]
dir = "i"
publishers = {}
"""
TABLES = {
    "none": SETTINGS,
    "empty": SETTINGS + "[technician]\n",
    "before others": SETTINGS + '[technician]\npower_off = ["true"]\n[visit]\nrating_s = 9\n',
    "old pin": SETTINGS + '[technician] # door\npin_hash = "old"\ntotp_secret_file = "x"\n',
}


def set_pin(path: Path, pin: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(pin + "\n"))
    return main(["technician", "set-pin", "--settings", str(path)])


@pytest.mark.parametrize("before", TABLES.values(), ids=TABLES.keys())
def test_pin_is_set_and_the_rest_stays(
    tmp_path: Path, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(before, "utf-8")
    path.chmod(0o640)
    for pin in ("271828", "314159"):
        assert set_pin(path, pin, monkeypatch) == 0
    after = path.read_text("utf-8")
    assert fits("314159", parse_settings(after.encode(), "x").technician.pin_hash)
    others = [line for line in before.splitlines() if "pin_hash" not in line]
    assert [line for line in after.splitlines() if line in others] == others
    assert path.stat().st_mode & 0o777 == 0o640
    assert "314159" not in after


def test_easy_pin_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(SETTINGS, "utf-8")
    assert set_pin(path, "123456", monkeypatch) == 1
    assert path.read_text("utf-8") == SETTINGS
    assert "123456" not in capsys.readouterr().err


def test_file_that_is_no_settings_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[something]\n", "utf-8")
    assert set_pin(path, "271828", monkeypatch) == 2
    assert path.read_text("utf-8") == "[something]\n"
    assert set_pin(tmp_path / "none.toml", "271828", monkeypatch) == 2


def test_secret_for_time_codes_is_made_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "code.secret"
    command = ["technician", "new-code-secret", "--file", str(path)]
    assert main(command) == 0
    text = path.read_text("ascii")
    assert len(secret_from(text)) == 20
    assert path.stat().st_mode & 0o777 == 0o600
    assert text.strip() in capsys.readouterr().out
    assert main(command) == 2
    assert path.read_text("ascii") == text
    assert main(["technician", "new-code-secret"]) == 2
