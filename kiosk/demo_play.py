"""Scripted visits: the real screens, the real bytes, nobody in front of it."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import replace

from kiosk.compose import Terminal, build_terminal
from kiosk.demo_codes import demo_code
from kiosk.demo_site import RunningSite
from kiosk.settings import parse_settings
from ui.residents import Errand, Resident
from ui.robot import Robot, RobotStuck

_ARRIVE_WITHIN_S = 60.0

SOCIAL_CARD = Errand(
    "DEMO-RS-0003",
    answers={
        "applicantRole": "self",
        "mobile": "13800138000",
        "reason": "lost",
        "deliver": "pickup",
    },
    papers={"photo": "id_photo"},
)
ALLOWANCE = Errand(
    "DEMO-MZ-0001",
    card="zhou_guiying",
    find="theme",
    theme="elderly_care",
    answers={
        "agentUsed": "false",
        "mobile": "13900139000",
        "bankName": "psbc",
        "bankAccount": "6217000010000000003",
    },
    materials={"household_register": "scan", "bank_card": "defer"},
    papers={"household_register": "residence_booklet"},
)
NO_RECORD = Errand(
    "DEMO-GA-0001",
    card="li_ming",
    find="search",
    query="wufanzui",
    answers={
        "applicantRole": "self",
        "mobile": "13700137000",
        "place": "hukou",
        "purpose": "employment",
        "period": "all",
        "copies": "2",
        "deliver": "pickup",
    },
)
ERRANDS = (SOCIAL_CARD, ALLOWANCE, NO_RECORD)
_MATERIAL_WAYS = ("scan", "licence", "defer")


def errand_of(number: int, *, online: bool) -> Errand:
    """The errand of visit `number`: items, ways and rating surfaces take turns."""
    errand = ERRANDS[number % len(ERRANDS)]
    way = _MATERIAL_WAYS[(number // len(ERRANDS)) % len(_MATERIAL_WAYS)]
    if way == "licence" and not online:
        way = "defer"
    if errand is SOCIAL_CARD:
        errand = replace(errand, materials={"photo": way})
    return replace(errand, rate="screen" if number % 4 == 3 else "pad", level=5 - number % 3)


def play(running: RunningSite, options: argparse.Namespace) -> int:
    """Play the visits, wait until the platform has them all, print one JSON line."""
    path = running.site.kiosk_settings
    settings = parse_settings(path.read_bytes(), str(path))
    warnings: list[str] = []
    terminal = build_terminal(settings, on_warning=warnings.append)
    sys.excepthook = lambda kind, *_: warnings.append(f"a bug: {kind.__name__}")
    try:
        result = _play(terminal, running, options)
    except RobotStuck as fault:
        print(f"menkou demo: {fault}", file=sys.stderr)
        return 1
    finally:
        terminal.close()
    for warning in warnings:
        print(f"Qt: {warning}", file=sys.stderr)
    print(json.dumps(result))
    complete = result["kept"] == result["accepted"] == result["visits"]
    return 0 if complete and not warnings else 1


def _play(
    terminal: Terminal, running: RunningSite, options: argparse.Namespace
) -> dict[str, float]:
    bench = running.bench
    robot = Robot(terminal.window, terminal.shell, pictures=options.out)
    resident = Resident(robot, bench, lambda: demo_code(running.platform_url))
    _wait_for_devices(robot, terminal)
    robot.wait("the line", lambda: terminal.session.line.online)
    took_s = 0.0
    for number in range(options.visits):
        if number == 0 and options.offline_first:
            bench.do("line", "cut")
            robot.wait("the line to be seen cut", lambda: not terminal.session.line.online)
        if number and number == options.offline_first:
            bench.do("line", "restore")
            robot.wait("the line", lambda: terminal.session.line.online)
        begun = time.monotonic()
        resident.visit(errand_of(number, online=number >= options.offline_first))
        took_s += time.monotonic() - begun
    if options.visits <= options.offline_first:
        bench.do("line", "restore")
    keeper = terminal.keeper
    robot.wait(
        "every case to be answered",
        lambda: (
            not (
                keeper.counts().kept or keeper.counts().in_flight or keeper.counts().ratings_waiting
            )
        ),
        _ARRIVE_WITHIN_S,
    )
    counts = keeper.counts()
    return {
        "visits": options.visits,
        "kept": counts.created,
        "accepted": counts.accepted,
        "slips_printed": int(bench.snapshot()["receipt_printer"]["printed"]),
        "ratings": counts.ratings_sent,
        "seconds_per_visit": round(took_s / max(options.visits, 1), 2),
    }


def _wait_for_devices(robot: Robot, terminal: Terminal) -> None:
    def all_ready() -> bool:
        devices = terminal.session.devices.values()
        return len(devices) == len(terminal.bay.watches) and all(
            d.state in ("ready", "degraded") for d in devices
        )

    robot.wait("every device to be ready", all_ready, 30.0)
