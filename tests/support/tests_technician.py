"""A technician's area on a bench: its clocks, devices and machine are played by the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from kiosk.care.checks import CareReport
from kiosk.care.paper import Paper
from kiosk.domain.slip import Slip, SlipPart
from kiosk.ports import DeviceNews
from kiosk.technician.area import TechnicianArea, Tools
from kiosk.technician.gate import Gate
from kiosk.technician.pin import hash_pin
from kiosk.technician.records import RecordBook, Records
from kiosk.technician.trail import Trail
from kiosk.technician.values import NetworkCheck, PowerAction
from kiosk.technician.world import Survey

PIN = "271828"
PIN_HASH = hash_pin(PIN)
WALL = 1_795_224_000.0
SURVEY = Survey(
    datetime.fromtimestamp(WALL, UTC),
    free_bytes=20 << 30,
    online=True,
    offset_s=0.4,
    oldest_unsent=datetime.fromtimestamp(WALL - 3700, UTC),
    kept=2,
    in_flight=1,
    accepted=40,
    answered_otherwise=3,
    quarantined=1,
    ratings_waiting=2,
)
CHECKS = (
    NetworkCheck("dns", "ok", "", 3),
    NetworkCheck("tcp", "ok", "", 8),
    NetworkCheck("tls", "not_applicable"),
    NetworkCheck("platform", "failed", "timeout", 5000),
    NetworkCheck("clock", "skipped"),
)


class Clock:
    """Time as the test says."""

    def __init__(self, now_s: float = 1000.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s


class PlayedDevices:
    """Notes what is asked; `present` is what there is."""

    def __init__(self) -> None:
        self.present = {"id_card", "code", "document", "review", "receipt"}
        self.sent: list[tuple[str, str, Mapping[str, Any]]] = []
        self.renewed: list[str] = []
        self.camera_on = False

    def send(self, capability: str, verb: str, body: Mapping[str, Any] | None = None) -> bool:
        self.sent.append((str(capability), verb, body or {}))
        return capability in self.present

    def renew(self, capability: str) -> None:
        self.renewed.append(str(capability))

    def try_camera(self, *, on: bool) -> None:
        self.camera_on = on


@dataclass
class PlayedMachine:
    """A machine that only takes notes."""

    said: Survey = SURVEY
    can_power_off: bool = True
    used: list[PowerAction] = field(default_factory=list)
    sent_now: int = 0

    def survey(self) -> Survey:
        return self.said

    def try_network(self) -> tuple[NetworkCheck, ...]:
        return CHECKS

    def send_now(self) -> None:
        self.sent_now += 1

    def can(self, action: PowerAction) -> bool:
        return action is PowerAction.RESTART or self.can_power_off

    def use(self, action: PowerAction) -> None:
        self.used.append(action)

    def test_slip(self) -> Slip:
        return (SlipPart("line", "test"),)

    def test_page(self) -> bytes:
        return b"%PDF-1.4 test"

    def readiness_page(self, report: CareReport, records: Records) -> bytes:
        return b"%PDF-1.4 " + report.kiosk.encode()


ROLL = Paper(1.5, 0.0, 3)


@dataclass
class PlayedCare:
    """A round that only takes notes."""

    report: CareReport | None = None
    is_testing: bool = False
    paper: Paper = ROLL
    asked: list[str] = field(default_factory=list)

    def examine(self, why: str) -> None:
        self.asked.append(why)


class TestBench:
    """An area and everything around it. `settle` lets what was posted happen."""

    __test__ = False

    def __init__(self, folder: Path, *, gate: Gate | None = None) -> None:
        self.folder = folder
        self.clock = Clock()
        self.wall = Clock(WALL)
        self.devices = PlayedDevices()
        self.machine = PlayedMachine()
        self.care = PlayedCare()
        self.is_free: Callable[[], bool] = lambda: True
        self.on_change: Callable[[], None] = lambda: None
        self._posted: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.gate = Gate(PIN_HASH) if gate is None else gate
        self.area = self.boot()

    def boot(self) -> TechnicianArea:
        """Start the area as after a restart of the kiosk."""
        tools = Tools(
            self.gate,
            RecordBook(self.folder / "technician.json"),
            Trail(self.folder / "trail.jsonl", lambda: datetime.fromtimestamp(self.wall(), UTC)),
            self.devices,
            self.devices,
            self.machine,
            self.care,
            self.clock,
            self.wall,
        )
        self.area = TechnicianArea(
            tools,
            post=self._posted.put,
            is_free=self.is_free,
            on_change=self.on_change,
        )
        return self.area

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Let outcomes come until `is_so`; fail after a while."""
        while not is_so():
            try:
                self._posted.get(timeout=10)()
            except Empty:
                raise AssertionError("what was waited for never came") from None

    def settle(self) -> None:
        """Wait for the worker to finish what was asked, and let its outcomes happen."""
        done: list[bool] = []
        self.area._clerk.do(lambda: self._posted.put(lambda: done.append(True)))
        self.wait(lambda: bool(done))

    def enter(self, secret: str = PIN) -> None:
        """Hold the corner, show a secret, wait for the verdict."""
        from kiosk.technician import events as ev

        self.area.corner_held()
        self.area.happen(ev.SecretEntered(secret))
        self.settle()

    def say(self, capability: str, kind: str, **body: Any) -> None:
        """A device reports something."""
        self.area.device_said(DeviceNews(capability, capability, kind, "ready", "", False, body))

    def pass_s(self, seconds: float) -> None:
        """Time goes by, unnoticed until the next tick."""
        self.clock.now_s += seconds
        self.wall.now_s += seconds
        self.area.tick()

    def close(self) -> None:
        """End the worker."""
        self.area.close()
