"""Inside the trial, started by menkou-ui.service in place of `menkou run`: the same kiosk, played.

It is the installed kiosk, in its own unit, as its own user, without a network, over its device
service and its courier; only a robot's finger is on the glass. What came of it is written to
/run/menkou-ui/played.json; the kiosk runs on afterwards.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from devices.bench_client import Bench
from kiosk.compose import Terminal, build_terminal, run_until_closed
from kiosk.demo_play import errand_of
from kiosk.doorstep import open_doorstep
from kiosk.forgetful import become_forgetful
from kiosk.settings import parse_settings
from ui.residents import Resident
from ui.robot import Robot, RobotStuck

ROOT = Path("/run/menkou-trial")
PLAYED = Path("/run/menkou-ui/played.json")


def new_code() -> str:
    """A fresh licence code, from outside."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(ROOT / "codes.sock"))
        return line.makefile("r", encoding="ascii").read()


def play(terminal: Terminal, visits: int, offline: int) -> dict[str, object]:
    """Play the visits, the first `offline` with the line cut; wait until all is answered."""
    bench, keeper = Bench(ROOT / "bench"), terminal.keeper
    robot = Robot(terminal.window, terminal.shell, patience_s=60)
    resident = Resident(robot, bench, new_code)
    watched = len(terminal.bay.watches)
    robot.wait("the devices", lambda: _ready(terminal) == watched, 60)
    robot.wait("the line", lambda: terminal.session.line.online, 60)
    before = keeper.counts()
    for number in range(visits):
        if number == 0 and offline:
            bench.do("line", "cut")
            robot.wait("the cut", lambda: not terminal.session.line.online, 60)
        if number and number == offline:
            bench.do("line", "restore")
            robot.wait("the line", lambda: terminal.session.line.online, 60)
        resident.visit(errand_of(number, online=number >= offline))
    robot.wait("every answer", lambda: not (keeper.counts().kept or keeper.counts().in_flight), 120)
    after = keeper.counts()
    return {
        "visits": visits,
        "kept": after.created - before.created,
        "accepted": after.accepted - before.accepted,
        "devices": watched,
        "slips": bench.snapshot()["receipt_printer"]["printed"],
    }


def _ready(terminal: Terminal) -> int:
    return sum(d.state in ("ready", "degraded") for d in terminal.session.devices.values())


def main() -> int:
    """Run the kiosk of the settings with a robot in front of it."""
    become_forgetful()
    path = Path("/etc/menkou/kiosk.toml")
    settings = parse_settings(path.read_bytes(), str(path))
    warnings: list[str] = []
    doorstep = open_doorstep(settings.first_look(), warnings.append)
    doorstep.show_first_frame()
    terminal = build_terminal(settings, on_warning=warnings.append, doorstep=doorstep)
    visits = int(os.environ["TRIAL_VISITS"])

    def begin() -> None:
        try:
            result = play(terminal, visits, visits // 4)
        except RobotStuck as stuck:
            result = {"stuck": str(stuck), "devices": _states(terminal)}
        PLAYED.write_text(json.dumps({**result, "warnings": warnings}), "utf-8")

    QTimer.singleShot(0, begin)
    return run_until_closed(terminal)


def _states(terminal: Terminal) -> dict[str, str]:
    return {name: f"{d.state} {d.code}" for name, d in terminal.session.devices.items()}


if __name__ == "__main__":
    sys.exit(main())
