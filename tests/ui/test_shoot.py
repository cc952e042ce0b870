"""`menkou screens`: pictures and audit by command, of what was asked for and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from kiosk import cli_screens
from kiosk.cli import main


@pytest.fixture(autouse=True)
def _one_application(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_screens, "_application", lambda: qapp)


def shoot(out: Path, *words: str) -> set[str]:
    assert main(["screens", "shoot", "--out", str(out), *words]) == 0
    return {p.relative_to(out).as_posix() for p in out.rglob("*.png")}


def test_pictures_stand_on_one_sheet_that_can_be_moved(tmp_path: Path) -> None:
    drawn = shoot(tmp_path, "--only", "not_kept_at_all,finished", "--mode", "standard-en")
    folders = ("portrait-standard-en", "landscape-standard-en")
    names = ("not_kept_at_all", "finished")
    assert drawn == {f"{folder}/{name}.png" for folder in folders for name in names}
    with Image.open(tmp_path / "landscape-standard-en" / "finished.png") as picture:
        assert picture.size == (1920, 1080)
    sheet = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'(?:src|href)="([^"]+)"', sheet)) == drawn


def test_the_bench_and_a_kiosk_that_is_down_are_drawn_too(tmp_path: Path) -> None:
    drawn = shoot(tmp_path, "--only", "bench,out_of_order", "--mode", "standard-zh")
    assert drawn == {"window/bench.png", "portrait/out_of_order.png", "landscape/out_of_order.png"}
    for name in drawn:
        with Image.open(tmp_path / name) as picture:
            colours = picture.convert("RGB").getcolors(1 << 24)
            assert colours is not None
            assert len(colours) > 50, f"{name} is empty"


def test_words_are_stretched_when_asked(tmp_path: Path) -> None:
    drawn = shoot(tmp_path, "--only", "finished", "--mode", "portrait-standard-zh-long")
    assert drawn == {"portrait-standard-zh-long/finished.png"}
    shoot(tmp_path, "--only", "finished", "--mode", "portrait-standard-zh")
    plain = (tmp_path / "portrait-standard-zh" / "finished.png").read_bytes()
    assert (tmp_path / "portrait-standard-zh-long" / "finished.png").read_bytes() != plain


def test_other_dresses_are_drawn_when_asked(tmp_path: Path) -> None:
    drawn = shoot(tmp_path, "--only", "finished", "--mode", "portrait-yellow-zh")
    assert drawn == {"portrait-yellow-zh/finished.png"}


@pytest.mark.parametrize("words", [["--only", "nothing"], ["--mode", "sideways"]])
def test_nothing_chosen_is_said(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screens", "shoot", "--out", str(tmp_path), *words]) == 2
    assert "no such sample or mode" in capsys.readouterr().err


def test_settings_without_a_file_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "gone.toml")
    assert main(["screens", "shoot", "--out", str(tmp_path), "--settings", gone]) == 2
    assert "gone.toml" in capsys.readouterr().err


def test_the_audit_counts_what_it_saw(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["screens", "audit", "--json", "--only", "finished", "--mode", "portrait-standard-zh"]
    assert main([*words, "--reduced"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"screens": 1, "views": 2, "findings": []}
