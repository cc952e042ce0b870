"""A whole terminal that plays visits on command, so that its memory can be searched from outside.

`kiosk_to_search.py FOLDER`: for every line on standard input (`visit`, or `keep`: a form is kept
for later) plays one visit and, when it is over, prints the process ids as one line of JSON: kiosk,
courier, hosts. The code of a kept form goes into the file FOLDER/kept.code and nowhere else.
Sample cards are known to the bench, a process that is no part of the kiosk; never to this one.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from kiosk.compose import Terminal, build_terminal
from kiosk.demo import running_site
from kiosk.demo_play import SOCIAL_CARD
from kiosk.demo_site import DemoSite
from kiosk.journey.states import Finished, Home, Welcome
from kiosk.settings import parse_settings
from ui.forgetting import Forgetting
from ui.residents import Resident
from ui.robot import Robot

OVER = (Finished, Welcome, Home)
# Not the first sample card: the conformance checks of our drivers name that one in their code.
VISIT = replace(SOCIAL_CARD, card="li_ming", materials={"photo": "scan"})


def pids_of(terminal: Terminal) -> dict[str, object]:
    """Every process that belongs to the kiosk."""
    hosts = {watch.name: watch.host_pid for watch in terminal.bay.watches}
    return {"kiosk": os.getpid(), "courier": terminal.courier.pid, "hosts": hosts}


class Forgotten:
    """Counts how often the kiosk has forgotten a visit."""

    def __init__(self) -> None:
        self.times = 0
        self._forget = Forgetting.forget

        def forget(forgetting: Forgetting) -> None:
            self._forget(forgetting)
            self.times += 1

        Forgetting.forget = forget  # type: ignore[method-assign]


def main() -> None:
    """Play a visit for every line."""
    forgotten = Forgotten()
    orders: list[str] = []

    def listen() -> None:
        for line in sys.stdin:
            orders.append(line)
        orders.append("")

    threading.Thread(target=listen, daemon=True).start()
    with running_site(DemoSite(Path(sys.argv[1]))) as running:
        path = running.site.kiosk_settings
        settings = parse_settings(path.read_bytes(), str(path))
        terminal = build_terminal(settings, on_warning=lambda text: print(text, file=sys.stderr))
        robot = Robot(terminal.window, terminal.shell, patience_s=60)
        resident = Resident(robot, running.bench, lambda: "")
        try:
            robot.wait("the line", lambda: terminal.session.line.online)
            robot.wait("the devices", lambda: _all_ready(terminal))
            while True:
                robot.wait("an order", lambda: bool(orders), 600)
                order = orders.pop(0).strip()
                if not order:
                    return
                play_one(terminal, robot, forgotten, partial(VISITS[order], robot, resident))
                print(json.dumps(pids_of(terminal)), flush=True)
        finally:
            terminal.close()


def play_visit(_: Robot, resident: Resident) -> tuple[str, ...]:
    """From card to slip; the devices that were used."""
    resident.visit(VISIT)
    return ("id_card_reader", "document_scanner")


def play_keeping(robot: Robot, resident: Resident) -> tuple[str, ...]:
    """From card to the code of a form kept for later; the devices that were used."""
    resident.find(VISIT)
    resident.identify(VISIT)
    resident.fill(VISIT)
    robot.go("act_keep_later", "KeepLater")
    robot.go("act_confirm", "LaterCode")
    robot.wait("the platform to have it", lambda: robot.props["phase"] == "there")
    robot.wait("the slip", lambda: bool(robot.props["slip"]))
    Path(sys.argv[1], "kept.code").write_text(robot.props["code"].replace(" ", ""), "ascii")
    robot.go("act_done", "Finished", "Welcome", "TakeThings")
    if robot.screen == "TakeThings":
        robot.go("act_done", "Finished", "Welcome")
    return ("id_card_reader",)


VISITS = {"visit": play_visit, "keep": play_keeping}


def play_one(
    terminal: Terminal,
    robot: Robot,
    forgotten: Forgotten,
    play: Callable[[], tuple[str, ...]],
) -> None:
    """One visit, and everything a kiosk does after it."""
    before, old = forgotten.times, pids_of(terminal)["hosts"]
    used = play()
    robot.wait("the end", lambda: isinstance(terminal.session.state, OVER))
    robot.wait("the forgetting", lambda: forgotten.times > before)
    robot.wait("new hosts", lambda: _are_renewed(terminal, old, used))
    robot.wait("the devices", lambda: _all_ready(terminal))


def _all_ready(terminal: Terminal) -> bool:
    devices = terminal.session.devices.values()
    return len(devices) == len(terminal.bay.watches) and all(
        d.state in ("ready", "degraded") for d in devices
    )


def _are_renewed(terminal: Terminal, old: dict[str, int], used: tuple[str, ...]) -> bool:
    now = pids_of(terminal)["hosts"]
    return all(now[name] not in (None, old[name]) for name in used)


if __name__ == "__main__":
    main()
