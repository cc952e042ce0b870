"""A whole kiosk for measuring: platform, bench and device processes of the demonstration."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page_watch import PageWatch
from kiosk.compose import Terminal, build_terminal
from kiosk.demo import running_site
from kiosk.demo_codes import demo_code
from kiosk.demo_site import DemoSite, RunningSite
from kiosk.settings import parse_settings
from ui.residents import Resident
from ui.robot import Robot, RobotStuck

READY_WITHIN_S = 30.0
_PAGES_TO_THE_END = 6


@dataclass(frozen=True, slots=True)
class Stage:
    """A running kiosk, somebody to play visits on it, and a look at its pages."""

    running: RunningSite
    terminal: Terminal
    robot: Robot
    resident: Resident
    pages: PageWatch

    def wait_for_devices(self) -> None:
        """Wait until every device and the line are ready."""

        def are_ready() -> bool:
            devices = self.terminal.session.devices.values()
            return len(devices) == len(self.terminal.bay.watches) and all(
                d.state == "ready" for d in devices
            )

        self.robot.wait("every device to be ready", are_ready, READY_WITHIN_S)
        self.robot.wait("the line", lambda: self.terminal.session.line.online, READY_WITHIN_S)

    def leave(self) -> None:
        """Back to Welcome, wherever the visit was."""
        for _ in range(_PAGES_TO_THE_END):
            if self.robot.screen == "Welcome":
                return
            self.terminal.shell.act("end", None)
            with suppress(RobotStuck):
                self.robot.wait_screen("Welcome", within_s=0.5)
        raise RobotStuck("Welcome", self.robot.screen)


@contextmanager
def kiosk_on_stage(folder: Path) -> Iterator[Stage]:
    """Start everything in `folder`, wait until it is ready, end everything."""
    with running_site(DemoSite(folder)) as running:
        path = running.site.kiosk_settings
        settings = parse_settings(path.read_bytes(), str(path))
        terminal = build_terminal(settings, on_warning=_say)
        try:
            robot = Robot(terminal.window, terminal.shell)
            resident = Resident(robot, running.bench, lambda: demo_code(running.platform_url))
            stage = Stage(running, terminal, robot, resident, PageWatch(terminal))
            stage.wait_for_devices()
            yield stage
        finally:
            terminal.close()


def _say(warning: str) -> None:
    print(f"Qt: {warning}", file=sys.stderr)
