"""How commands end at a real terminal: closed pipes, full disks, poor locales, wrong words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.cli_edge import STOPPED, carried_out, said

ROOT = Path(__file__).parents[2]
ITEMS = ROOT / "items"
POOR = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def menkou(
    *words: str | bytes, env: dict[str, str] | None = None, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """The program itself, in a process of its own."""
    command: list[str | bytes] = [sys.executable, "-m", "kiosk", *words]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(
        command, env=surroundings, stdout=stdout, stderr=subprocess.PIPE, timeout=60, check=False
    )


@pytest.mark.parametrize(
    "words",
    [("items", "search", "证", "--items", str(ITEMS)), ("devices", "codes"), ("devices", "list")],
)
def test_nobody_reads_on(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = menkou(*words, stdout=writing)
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_output_goes_to_a_full_disk() -> None:
    with open("/dev/full", "wb") as full:
        ended = menkou("items", "search", "证", "--items", str(ITEMS), stdout=full.fileno())
    assert (ended.returncode, ended.stderr) == (2, b"menkou items: No space left on device\n")


def test_a_locale_that_cannot_write_chinese(tmp_path: Path) -> None:
    folder = tmp_path / "门 口"
    assert menkou("items", "new", str(folder), env=POOR).returncode == 0
    assert (folder / "item.json").is_file()
    checked = menkou("items", "check", str(folder), env=POOR)
    assert "示例事项: good" in checked.stdout.decode()
    assert checked.returncode == 0
    found = menkou("items", "search", "身份证丢了", "--items", str(ITEMS), env=POOR)
    assert "身份证" in found.stdout.decode()


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    ended = menkou("items", "new", os.fsencode(tmp_path) + b"/\xff")
    assert ended.returncode == 0
    assert b"Traceback" not in ended.stderr
    assert rb"\udcff" in ended.stdout


def test_a_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert cli.main(["items", "new", str(in_the_way / "aids")]) == 2
    assert cli.main(["page", "x.jpg", "--out", str(in_the_way)]) == 2
    told = capsys.readouterr().err
    assert f"menkou items: {in_the_way / 'aids'}: Not a directory\n" in told
    assert f"menkou page: {in_the_way}: File exists\n" in told


def test_somebody_stops_it() -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    assert carried_out("page", stopped) == STOPPED


@pytest.mark.parametrize(
    "words",
    [
        ["outbox", "status"],
        ["enrol", "--renew"],
        ["run"],
        ["courier"],
        ["devices", "list"],
    ],
)
def test_settings_that_are_not_there(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*words, "--settings", "/nowhere/kiosk.toml"]) == 2
    told = capsys.readouterr().err
    assert "/nowhere/kiosk.toml: No such file or directory" in told
    assert "Errno" not in told


def test_words_too_many_are_told_by_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["items", "check", "aids", "more"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "usage: menkou items" in told
    assert "unrecognized arguments: more" in told


def test_what_is_said_of_a_fault() -> None:
    assert said(OSError(errno.EROFS, "Read-only file system", "/a")) == "/a: Read-only file system"
    linked = OSError(errno.ENOENT, "No such file or directory", "/a", None, "/b/c")
    assert said(linked) == "/b/c: No such file or directory"
    assert said(ConnectionError("gone")) == "gone"
    assert said(OSError()) == "OSError"


def test_a_scripted_run_empties_no_folder_of_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "thesis.odt"
    mine.touch()
    for folder in (tmp_path, mine):
        assert cli.main(["demo", "--scripted", "--state", str(folder)]) == 2
        assert f"{folder}: holds something else" in capsys.readouterr().err
    assert mine.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["demo", "--visits", "0"],
        ["file", "a.png", "--pdf", "a.pdf", "--dpi", "0"],
        ["file", "a.png", "--pdf", "a.pdf", "--dpi", "100000"],
    ],
)
def test_numbers_that_mean_nothing(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert f"argument {words[-2]}: " in capsys.readouterr().err


def test_which_of_several_pictures_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "notes.png"
    bad.write_text("no picture")
    good = str(ROOT / "docs" / "screens" / "home.png")
    assert cli.main(["file", good, str(bad), "--pdf", str(tmp_path / "a.pdf")]) == 1
    assert capsys.readouterr().err == f"menkou file: {bad}: not_a_picture\n"
    assert not (tmp_path / "a.pdf").exists()
