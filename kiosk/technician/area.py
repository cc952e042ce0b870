"""The technician's area at work: performs what its pages ask, keeps its time, knows nobody.

Lives on the owner's thread, like the session. Secrets are compared, files written and the
network tried on other threads; outcomes come back through `post`.
"""

from __future__ import annotations

import base64
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import assert_never

from kiosk.ports import DeviceNews, Devices
from kiosk.technician import effects as do
from kiosk.technician import events as ev
from kiosk.technician.advance import advance
from kiosk.technician.clerk import Clerk, Post
from kiosk.technician.effects import Effect
from kiosk.technician.events import Event
from kiosk.technician.gate import Admitted, Gate
from kiosk.technician.lockout import Lockout
from kiosk.technician.power import PowerSupply
from kiosk.technician.records import RecordBook, Records
from kiosk.technician.states import (
    AskingSecret,
    Away,
    ReadingTrail,
    State,
    TestingDevice,
    is_signed_in,
)
from kiosk.technician.trail import Trail, TrailLine
from kiosk.technician.trial_hand import TrialHand
from kiosk.technician.values import ClosedFor, Device, PowerAction
from kiosk.technician.world import Camera, Care, Machine, Survey

IDLE_S = 300.0
"""An area nobody touches closes by itself."""
DOOR_IDLE_S = 60.0
WARN_S = 30.0
LOOK_EVERY_S = 1.0
SHOWN_LINES = 100


@dataclass(frozen=True, slots=True)
class Tools:
    """What the area works with. `clock` is monotonic seconds, `wall` Unix seconds."""

    gate: Gate
    book: RecordBook
    trail: Trail
    devices: Devices
    camera: Camera
    machine: Machine
    care: Care
    clock: Callable[[], float]
    wall: Callable[[], float]
    closes_when_opened: bool = False
    """Whether an opened machine door closes the service until a technician opens it again."""
    slip_mm: Callable[[object], int] = lambda job: 0
    """How long the slip of a job was, asked once when it is out."""


class TechnicianArea:
    """Call everything here on the owner's thread only.

    `is_free` says whether no visit is under way: only then does the door open at all. Raises
    `OSError` when the records cannot be looked at.
    """

    def __init__(
        self,
        tools: Tools,
        *,
        post: Post,
        is_free: Callable[[], bool],
        on_change: Callable[[], None],
    ) -> None:
        self.state: State = Away()
        self.survey: Survey | None = None
        self.lines: tuple[TrailLine, ...] = ()
        self._tools = tools
        self._post = post
        self._is_free = is_free
        self._on_change = on_change
        self._clerk = Clerk(tools.book, tools.trail, post, on_change)
        self._trial = TrialHand(
            tools.devices,
            tools.camera,
            tools.machine.test_slip,
            tools.machine.test_page,
            self._new_job,
        )
        self._lockout = Lockout.after_restart(self.records.failures, tools.clock())
        self._touched_at = tools.clock()
        self._looked_at = -math.inf
        self._is_looking = False
        self._jobs = 0
        self._was_tampered = False
        self._power = PowerSupply()
        self._is_dark = False

    @property
    def records(self) -> Records:
        """What is remembered over a restart."""
        return self._clerk.records

    @property
    def writes_fail(self) -> bool:
        """Whether what is done here cannot be written down: the disk is full or broken."""
        return self._clerk.writes_fail

    @property
    def is_in(self) -> bool:
        """Whether the screen belongs to the technician now, the door included."""
        return not isinstance(self.state, Away)

    @property
    def closed_for(self) -> ClosedFor | None:
        """Why residents are not served, None while they are."""
        return self.records.closed_for or (ClosedFor.POWER if self._is_dark else None)

    @property
    def warning_s(self) -> int | None:
        """Seconds left before the area closes by itself, once they are few."""
        if not is_signed_in(self.state):
            return None
        left_s = self._touched_at + IDLE_S - self._tools.clock()
        return max(1, math.ceil(left_s)) if left_s <= WARN_S else None

    @property
    def care(self) -> Care:
        """What the kiosk knows of itself."""
        return self._tools.care

    @property
    def quiet_s(self) -> float:
        """Seconds since anybody touched anything."""
        return self._tools.clock() - self._touched_at

    def can(self, action: PowerAction) -> bool:
        """Whether this machine can be restarted or powered off from here."""
        return self._tools.machine.can(action)

    def corner_held(self) -> None:
        """The corner was held for five seconds. Nothing happens while somebody's visit runs."""
        if self.is_in or not self._is_free():
            return
        self.touched()
        set_up = self._tools.gate.is_set_up
        self.happen(ev.CornerHeld(set_up, self._wait_s(), self._lockout.tries_left))

    def happen(self, event: Event) -> None:
        """Let one event decide and carry its effects out."""
        step = advance(self.state, event)
        entered = type(step.state) is not type(self.state)
        self.state = step.state
        for effect in step.effects:
            self._perform(effect)
        if entered and isinstance(self.state, ReadingTrail):
            self._clerk.do(self._read_trail)
        self._on_change()

    def touched(self) -> None:
        """Somebody is there."""
        self._touched_at = self._tools.clock()

    def tick(self) -> None:
        """Look at the clocks; call a few times a second."""
        state, now_s = self.state, self._tools.clock()
        self._look_at_power()
        if isinstance(state, Away):
            self._close_if_tampered()
            return
        limit_s = IDLE_S if is_signed_in(state) else DOOR_IDLE_S
        if now_s - self._touched_at >= limit_s:
            self.happen(ev.Left("idle"))
            return
        if isinstance(state, AskingSecret) and state.problem == "locked":
            wait_s = self._wait_s()
            if wait_s != state.wait_s:
                self.happen(ev.WaitPassed(wait_s))
        if is_signed_in(state) and now_s - self._looked_at >= LOOK_EVERY_S:
            self._look_soon(now_s)

    def device_said(self, news: DeviceNews) -> None:
        """A device reported something: slips are counted always, the rest is for a trial."""
        if news.kind == "printed":
            self._count_slip(self._tools.slip_mm(news.body.get("job")))
        if news.kind == "sensed":
            is_on = news.body.get("is_on") is True
            self._power.sensed(news.body.get("sensor"), is_on=is_on)
        if news.kind == "sensed" and news.body.get("sensor") == "door":
            is_open = news.body.get("is_on") is True
            self._was_tampered = is_open and self._tools.closes_when_opened and not self.is_in
        state = self.state
        if not isinstance(state, TestingDevice):
            return
        finding = self._trial.finding(state.device, news)
        if finding is not None and finding != state.finding:
            self.touched()
            self.happen(ev.DeviceTried(state.device, finding))

    def close(self) -> None:
        """Leave, write what is still to be written, end the worker."""
        self.happen(ev.Left())
        self._clerk.close()

    def _perform(self, effect: Effect) -> None:
        clerk, records = self._clerk, self.records
        match effect:
            case do.CheckSecret(secret):
                self._check(secret)
            case do.BeginTest(device):
                self._begin_test(device)
            case do.EndTest(device):
                self._trial.end(device)
            case do.KeepTest(device, passed):
                clerk.keep(records.tested(device, passed=passed, at=self._now()))
            case do.TestNetwork():
                threading.Thread(target=self._try_network, daemon=True).start()
            case do.SendNow():
                clerk.do(self._tools.machine.send_now)
            case do.ResetPaperCount():
                fresh = replace(records, slips=0, paper_mm=0, paper_changed_at=self._now())
                clerk.keep(fresh)
            case do.NoteFound(kind, place):
                clerk.keep(records.noted(kind, place, self._now()))
            case do.NoteGiven(number, to):
                clerk.keep(records.given(number, to, self._now()))
            case do.CloseService(reason):
                clerk.keep(replace(records, closed_for=reason))
            case do.OpenService():
                clerk.keep(replace(records, closed_for=None))
            case do.TestSelf():
                self._tools.care.examine("asked")
            case do.PrintReadiness():
                clerk.do(self._print_readiness)
            case do.UsePower(action):
                # When what was done before is written down, and not earlier.
                clerk.do(lambda: self._post(lambda: self._tools.machine.use(action)))
            case do.Write(deed):
                clerk.write(deed)
            case _:
                assert_never(effect)

    def _count_slip(self, paper_mm: int) -> None:
        slips, used_mm = self.records.slips + 1, self.records.paper_mm + paper_mm
        self._clerk.keep(replace(self.records, slips=slips, paper_mm=used_mm))

    def _print_readiness(self) -> None:
        report = self._tools.care.report
        if report is None:
            return
        pdf = base64.b64encode(self._tools.machine.readiness_page(report, self.records))
        body = {"job": self._new_job(), "pdf": pdf.decode("ascii")}

        def send() -> None:
            self._tools.devices.send(Device.DOCUMENT_PRINTER, "print_document", body)

        self._post(send)

    def _close_if_tampered(self) -> None:
        # A visit under way is led to its end: its papers are still lying on the plate.
        if self._was_tampered and self._is_free():
            self._was_tampered = False
            self._clerk.keep(replace(self.records, closed_for=ClosedFor.MAINTENANCE))
            self._on_change()

    def _look_at_power(self) -> None:
        # Who has begun is led to the end; the battery was meant to last for that.
        is_dark = self._power.is_ending and (self._is_dark or self._is_free())
        if is_dark is not self._is_dark:
            self._is_dark = is_dark
            self._on_change()

    def _check(self, secret: str) -> None:
        """Count the try before it is judged, so that pulling the plug gives no free one."""
        records, wall_s = self.records, self._tools.wall()
        self._lockout = self._lockout.failed(self._tools.clock())
        self._clerk.keep(replace(records, failures=self._lockout.failures))

        def judge() -> None:
            admitted = self._tools.gate.judge(secret, wall_s, last_step=records.last_step)
            self._post(lambda: self._judged(admitted))

        self._clerk.do(judge)

    def _judged(self, admitted: Admitted | None) -> None:
        if admitted is None:
            lockout = self._lockout
            self.happen(ev.SecretRefused(lockout.failures, lockout.tries_left, self._wait_s()))
            return
        self._lockout = Lockout()
        step = max(admitted.step, self.records.last_step)
        self._clerk.keep(replace(self.records, failures=0, last_step=step))
        self.happen(ev.SecretAccepted(admitted.by))

    def _begin_test(self, device: Device) -> None:
        finding = self._trial.begin(device)
        if finding is not None:
            self.happen(ev.DeviceTried(device, finding))

    def _look_soon(self, now_s: float) -> None:
        if self._is_looking:
            return
        self._is_looking, self._looked_at = True, now_s
        self._clerk.do(self._look)

    def _look(self) -> None:
        survey = self._tools.machine.survey()

        def show() -> None:
            self._is_looking, self.survey = False, survey
            self._on_change()

        self._post(show)

    def _try_network(self) -> None:
        checks = self._tools.machine.try_network()
        self._post(lambda: self.happen(ev.NetworkTested(checks)))

    def _read_trail(self) -> None:
        lines = self._tools.trail.latest(SHOWN_LINES)

        def show() -> None:
            self.lines = lines
            self._on_change()

        self._post(show)

    def _wait_s(self) -> int:
        return math.ceil(self._lockout.wait_s(self._tools.clock()))

    def _new_job(self) -> str:
        self._jobs += 1
        return f"technician-{round(self._tools.wall())}-{self._jobs}"

    def _now(self) -> str:
        return datetime.fromtimestamp(self._tools.wall(), UTC).isoformat(timespec="seconds")
