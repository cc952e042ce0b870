"""The kiosk of the fault matrix, in a process of its own: `python -m drills.fault_worker`.

Everything it prints is searched for residents afterwards. One line a cell goes to RESULTS.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from devices.lifeline import die_with_parent
from drills.fault_bench import Ward
from drills.fault_cells import Subject, rows
from drills.fault_hands import Hands
from drills.fault_visit import FaultyVisit, Played
from kiosk.compose import Terminal, build_terminal
from kiosk.demo import running_site
from kiosk.demo_site import DemoSite, RunningSite
from kiosk.settings import parse_settings
from ui.robot import Robot, RobotStuck

_QUICK = "\n[visit]\nwait_for_answer_s = 6.0\ndevice_grace_s = 0.3\n"
"""Residents are told after a moment instead of ten seconds; everything else is as it is shipped."""
_TO_WELCOME = 8


def main() -> int:
    """Play the rows that were asked for; 0 even when cells fail: the results say so."""
    options = _options()
    die_with_parent()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    with running_site(DemoSite(options.folder)) as running, options.results.open("w") as results:
        path = running.site.kiosk_settings
        path.write_text(path.read_text("utf-8") + _QUICK, "utf-8")
        terminal = build_terminal(parse_settings(path.read_bytes(), str(path)), on_warning=_say)
        try:
            _play(terminal, running, options, results)
        finally:
            terminal.close()
    return 0


def _play(
    terminal: Terminal, running: RunningSite, options: argparse.Namespace, results: IO[str]
) -> None:
    robot = Robot(terminal.window, terminal.shell)
    played = (row for row in rows(options.cells) if row[0].needs_service == options.service)
    for number, (subject, fault, steps) in enumerate(played):
        if number % options.parts != options.part:
            continue
        ward = Ward(subject.device, running.bench, terminal, robot)
        ward.heal()
        hands = Hands(robot, running.bench, running.platform_url, subject.way)
        hands.signs_late = subject.device == "receipt_printer"
        hands.has_social_card = subject.device == "social_card_reader"
        done: list[str] = []
        try:
            for cell in FaultyVisit(hands, ward, subject, fault, steps).walk():
                done.append(cell.step)
                _write(results, cell)
        except RobotStuck as stuck:
            for step in steps:
                if step not in done:
                    _write(results, _dead(subject, fault, step, stuck))
        _leave(robot)


def _dead(subject: Subject, fault: str, step: str, stuck: RobotStuck) -> Played:
    how = f"stuck: {stuck.what} on {stuck.screen}"
    return Played(subject.device, fault, step, how, False, False, False, 0.0)


def _leave(robot: Robot) -> None:
    for _ in range(_TO_WELCOME):
        if robot.screen == "Welcome":
            return
        robot.shell.act("end", None)
        with suppress(RobotStuck):
            robot.wait_screen("Welcome", within_s=0.5)


def _write(results: IO[str], cell: Played) -> None:
    results.write(json.dumps(cell.plain()) + "\n")
    results.flush()


def _say(warning: str) -> None:
    print(f"Qt: {warning}", file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--results", type=Path, required=True)
    parser.add_argument("--cells", default="")
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--service", action="store_true", help="there is a pcscd: its rows only")
    return parser.parse_args()


if __name__ == "__main__":
    begun = time.monotonic()
    status = main()
    print(f"fault worker: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    sys.exit(status)
