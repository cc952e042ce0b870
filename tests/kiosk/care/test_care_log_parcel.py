"""Logs leave a kiosk sealed: the operator's key opens them, nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.care.log_parcel import SUFFIX
from kiosk.cli import main

SECRET = b'{"event":"StageEntered","visit":"9f2c41d0"}\n'
Line = Callable[..., int]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "operator.key"


@pytest.fixture
def kiosk(
    tmp_path: Path,
    key: Path,
    kiosk_file: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """Settings of a kiosk that has logs and the operator's public key."""
    assert main(["log", "new-key", "--file", str(key), "--id", "log-2026"]) == 0
    path = kiosk_file(care=capsys.readouterr().out)
    state = tmp_path / "state"
    (state / "flight.jsonl").write_bytes(SECRET)
    (state / "store.key").write_bytes(b"k" * 32)
    return path


def exported(kiosk: Path, stick: Path) -> Path:
    stick.mkdir()
    assert main(["log", "export", "--settings", str(kiosk), "--to", str(stick)]) == 0
    (parcel,) = stick.iterdir()
    assert parcel.suffix == SUFFIX
    return parcel


def test_the_operator_reads_what_the_kiosk_wrote(kiosk: Path, key: Path, tmp_path: Path) -> None:
    parcel, opened = exported(kiosk, tmp_path / "stick"), tmp_path / "opened"
    assert SECRET not in parcel.read_bytes()
    assert main(["log", "open", str(parcel), "--key", str(key), "--to", str(opened)]) == 0
    assert (opened / "flight.jsonl").read_bytes() == SECRET
    # Keys and the store stay where they are.
    assert {p.name for p in opened.iterdir()} == {"flight.jsonl", "journal.txt"}


def test_another_key_opens_nothing(
    kiosk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parcel, other = exported(kiosk, tmp_path / "stick"), tmp_path / "other.key"
    assert main(["log", "new-key", "--file", str(other), "--id", "log-2026"]) == 0
    opened = tmp_path / "opened"
    assert main(["log", "open", str(parcel), "--key", str(other), "--to", str(opened)]) == 1
    assert not opened.exists()
    assert "damaged or changed" in capsys.readouterr().err


@pytest.mark.parametrize("at", [2, 40, 200, -3])
def test_a_changed_parcel_is_refused(kiosk: Path, key: Path, tmp_path: Path, at: int) -> None:
    parcel = exported(kiosk, tmp_path / "stick")
    body = bytearray(parcel.read_bytes())
    body[at] ^= 1
    parcel.write_bytes(bytes(body))
    opened = tmp_path / "opened"
    assert main(["log", "open", str(parcel), "--key", str(key), "--to", str(opened)]) == 1


def test_without_a_key_no_log_leaves(
    kiosk_file: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = kiosk_file()
    assert main(["log", "export", "--settings", str(settings), "--to", str(tmp_path)]) == 2
    assert "care.log_key" in capsys.readouterr().err


def test_a_stick_that_is_gone_is_said_and_nothing_is_left(
    kiosk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    assert main(["log", "export", "--settings", str(kiosk), "--to", str(gone)]) == 1
    assert "No such file" in capsys.readouterr().err


def test_a_private_key_is_never_written_over(key: Path) -> None:
    key.write_text("precious", "ascii")
    assert main(["log", "new-key", "--file", str(key)]) == 1
    assert key.read_text("ascii") == "precious"
