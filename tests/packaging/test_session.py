"""What the display is started with, by /etc/menkou/session.env; stand-ins say their words."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

INSTALLED = Path(__file__).parents[2] / "packaging/kiosk/tree/usr/lib/menkou-kiosk"
SAYS = '#!/bin/sh\nprintf \'%s|\' "${0##*/}" "$@" "$QT_QPA_PLATFORM"\n'


@pytest.fixture
def session(tmp_path: Path) -> Path:
    script = tmp_path / "session"
    text = (INSTALLED / "session").read_text("utf-8")
    script.write_text(text.replace("/usr/bin/", f"{tmp_path}/"), "utf-8")
    for name in ("cage", "xinit", "menkou"):
        program = tmp_path / name
        program.write_text(SAYS)
        program.chmod(0o755)
    return script


def started(session: Path, **settings: str) -> tuple[list[str], str]:
    told = subprocess.run(
        ["sh", str(session), str(session.parent / "menkou"), "run"],
        env={"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "wayland", **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.replace(f"{session.parent}/", "").split("|")[:-1], told.stderr


def test_the_kiosk_runs_in_cage_without_switching_of_terminals(session: Path) -> None:
    assert started(session)[0] == ["cage", "-d", "--", "menkou", "run", "wayland"]


@pytest.mark.parametrize(("degrees", "turns"), [("90", 1), ("180", 2), ("270", 3)])
def test_a_panel_on_its_side_is_turned(session: Path, degrees: str, turns: int) -> None:
    words, _ = started(session, MENKOU_ROTATE=degrees)
    assert words[1:-1] == ["-d", *["-r"] * turns, "--", "menkou", "run"]


def test_a_turn_that_no_panel_has_leaves_a_picture(session: Path) -> None:
    words, said = started(session, MENKOU_ROTATE="45")
    assert "-r" not in words
    assert "MENKOU_ROTATE must be" in said


def test_x11_turns_inside_the_server_and_keeps_its_terminal(session: Path) -> None:
    words, _ = started(session, MENKOU_SESSION="x11", MENKOU_ROTATE="270")
    client = words.index("/usr/lib/menkou-kiosk/x11-client")
    assert words[client : client + 4] == [words[client], "3", "menkou", "run"]
    assert {"-novtswitch", "-nolisten", "vt1"} <= set(words[words.index("--") :])
    assert words[-1] == "xcb"


def test_tests_need_no_display(session: Path) -> None:
    assert started(session, MENKOU_SESSION="offscreen")[0] == ["menkou", "run", "offscreen"]


def test_an_unknown_session_is_refused(session: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        started(session, MENKOU_SESSION="gnome")
    assert refused.value.returncode == 2


def test_x11_turns_the_output_that_is_connected(tmp_path: Path) -> None:
    xrandr = tmp_path / "xrandr"
    xrandr.write_text(
        '#!/bin/sh\n[ "$1" = --query ] && { echo "HDMI-1 disconnected"; echo "DP-1 connected"; }\n'
        f'[ "$1" = --query ] || printf "%s " "$@" >{tmp_path}/turned\n'
    )
    xrandr.chmod(0o755)
    done = subprocess.run(
        ["sh", str(INSTALLED / "x11-client"), "1", "echo", "shown"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "shown\n"
    assert (tmp_path / "turned").read_text().split() == ["--output", "DP-1", "--rotate", "right"]
