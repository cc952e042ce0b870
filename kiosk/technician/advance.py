"""The technician's pages: state + event -> state + effects. Pure and total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.technician import deeds
from kiosk.technician import effects as do
from kiosk.technician import events as ev
from kiosk.technician.effects import Effect
from kiosk.technician.events import Event
from kiosk.technician.states import (
    AskingSecret,
    Away,
    CheckingConsumables,
    ChoosingPower,
    ChoosingTest,
    LoggingFound,
    Overviewing,
    ReadingCare,
    ReadingTrail,
    SettingService,
    State,
    TestingDevice,
    TestingNetwork,
    ViewingOutbox,
    is_signed_in,
)
from kiosk.technician.values import Page


@dataclass(frozen=True, slots=True)
class Step:
    """The next state, and what the world is asked to do."""

    state: State
    effects: tuple[Effect, ...] = ()


def advance(state: State, event: Event) -> Step:
    """Decide what follows. Late or unexpected events change nothing; nothing skips the secret."""
    if isinstance(event, ev.Left):
        return _leave(state, event.why)
    match state:
        case Away():
            return _from_away(state, event)
        case AskingSecret():
            return _from_asking_secret(state, event)
        case Overviewing():
            return _from_overviewing(state, event)
        case CheckingConsumables():
            return _from_consumables(state, event)
        case ChoosingTest():
            return _from_choosing_test(state, event)
        case TestingDevice():
            return _from_testing_device(state, event)
        case TestingNetwork():
            return _from_testing_network(state, event)
        case ViewingOutbox():
            return _from_outbox(state, event)
        case LoggingFound():
            return _from_found(state, event)
        case SettingService():
            return _from_service(state, event)
        case ReadingCare():
            return _from_care(state, event)
        case ReadingTrail():
            return Step(Overviewing()) if isinstance(event, ev.WentBack) else Step(state)
        case ChoosingPower():
            return _from_power(state, event)
        case _:
            assert_never(state)


def _leave(state: State, why: str) -> Step:
    done: tuple[Effect, ...] = ()
    if isinstance(state, TestingDevice):
        done = (do.EndTest(state.device),)
    if is_signed_in(state):
        done += (do.Write(deeds.SignedOut(why)),)
    return Step(Away(), done)


def _from_away(state: Away, event: Event) -> Step:
    match event:
        case ev.CornerHeld(False, _, _):
            return Step(AskingSecret("not_set_up"))
        case ev.CornerHeld(_, wait_s, tries_left):
            return Step(AskingSecret("locked" if wait_s else "", wait_s, tries_left))
        case _:
            return Step(state)


def _from_asking_secret(state: AskingSecret, event: Event) -> Step:
    may_try = not state.checking and state.problem not in ("locked", "not_set_up")
    match event:
        case ev.SecretEntered(secret) if may_try and secret:
            return Step(replace(state, checking=True), (do.CheckSecret(secret),))
        case ev.SecretAccepted(by) if state.checking:
            return Step(Overviewing(), (do.Write(deeds.SignedIn(by)),))
        case ev.SecretRefused(failures, tries_left, wait_s) if state.checking:
            problem = "locked" if wait_s else "wrong"
            asking = AskingSecret(problem, wait_s, tries_left, state.tries + 1)
            return Step(asking, (do.Write(deeds.SignInRefused(failures)),))
        case ev.WaitPassed(wait_s) if state.problem == "locked":
            problem = "locked" if wait_s > 0 else ""
            return Step(replace(state, problem=problem, wait_s=wait_s))
        case ev.WentBack():
            return Step(Away())
        case _:
            return Step(state)


def _from_overviewing(state: Overviewing, event: Event) -> Step:
    match event:
        case ev.PageOpened(page):
            return _opened(page)
        case ev.WentBack():
            return _leave(state, "left")
        case _:
            return Step(state)


def _opened(page: Page) -> Step:
    match page:
        case Page.CONSUMABLES:
            return Step(CheckingConsumables())
        case Page.DEVICE_TESTS:
            return Step(ChoosingTest())
        case Page.NETWORK:
            return Step(TestingNetwork(), (do.TestNetwork(),))
        case Page.OUTBOX:
            return Step(ViewingOutbox())
        case Page.FOUND:
            return Step(LoggingFound())
        case Page.SERVICE:
            return Step(SettingService())
        case Page.TRAIL:
            return Step(ReadingTrail())
        case Page.CARE:
            return Step(ReadingCare())
        case Page.POWER:
            return Step(ChoosingPower())
        case _:
            assert_never(page)


def _from_consumables(state: CheckingConsumables, event: Event) -> Step:
    match event:
        case ev.PaperChanged():
            return Step(state, (do.ResetPaperCount(), do.Write(deeds.PaperRenewed())))
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)


def _from_choosing_test(state: ChoosingTest, event: Event) -> Step:
    match event:
        case ev.TestChosen(device):
            return Step(TestingDevice(device), (do.BeginTest(device),))
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)


def _from_testing_device(state: TestingDevice, event: Event) -> Step:
    device = state.device
    match event:
        case ev.DeviceTried(tried, finding) if tried is device:
            return Step(TestingDevice(device, finding))
        case ev.TestRepeated():
            return Step(TestingDevice(device), (do.EndTest(device), do.BeginTest(device)))
        case ev.TestJudged(passed):
            judged = do.Write(deeds.DeviceJudged(device, passed))
            return Step(ChoosingTest(), (do.EndTest(device), do.KeepTest(device, passed), judged))
        case ev.WentBack():
            return Step(ChoosingTest(), (do.EndTest(device),))
        case _:
            return Step(state)


def _from_testing_network(state: TestingNetwork, event: Event) -> Step:
    match event:
        case ev.NetworkTested(checks) if not state.checks:
            failed = next((c.name for c in checks if c.outcome == "failed"), "")
            return Step(TestingNetwork(checks), (do.Write(deeds.NetworkJudged(failed)),))
        case ev.NetworkTestRepeated() if state.checks:
            return Step(TestingNetwork(), (do.TestNetwork(),))
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)


def _from_outbox(state: ViewingOutbox, event: Event) -> Step:
    match event:
        case ev.RetryAsked() if not state.asked:
            return Step(ViewingOutbox(True), (do.SendNow(), do.Write(deeds.SendingAsked())))
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)


def _from_found(state: LoggingFound, event: Event) -> Step:
    match event:
        case ev.FoundKindChosen(kind):
            return Step(LoggingFound(kind))
        case ev.FoundPlaceChosen(place) if state.kind is not None:
            noted = do.NoteFound(state.kind, place)
            return Step(LoggingFound(), (noted, do.Write(deeds.ThingFound(state.kind, place))))
        case ev.GivingAsked(number) if number > 0:
            return Step(LoggingFound(giving=number))
        case ev.Given(to) if state.giving:
            given = do.NoteGiven(state.giving, to)
            return Step(LoggingFound(), (given, do.Write(deeds.ThingGiven(state.giving, to))))
        case ev.WentBack() if state.kind is not None or state.giving:
            return Step(LoggingFound())
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)


def _from_service(state: SettingService, event: Event) -> Step:
    match event:
        case ev.ServiceClosed(reason):
            closed = do.Write(deeds.ServiceWasClosed(reason))
            return Step(state, (do.CloseService(reason), closed))
        case ev.ServiceOpened():
            return Step(state, (do.OpenService(), do.Write(deeds.ServiceWasOpened())))
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)


def _from_care(state: ReadingCare, event: Event) -> Step:
    match event:
        case ev.SelfTestAsked():
            return Step(ReadingCare(), (do.TestSelf(), do.Write(deeds.SelfTestWasAsked())))
        case ev.ReadinessAsked() if not state.is_printing:
            printed = do.Write(deeds.ReadinessWasPrinted())
            return Step(ReadingCare(is_printing=True), (do.PrintReadiness(), printed))
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)


def _from_power(state: ChoosingPower, event: Event) -> Step:
    match event:
        case ev.PowerAsked(action):
            return Step(ChoosingPower(action))
        case ev.PowerConfirmed() if state.asked is not None:
            used = (do.Write(deeds.PowerUsed(state.asked)), do.Write(deeds.SignedOut("power")))
            return Step(Away(), (*used, do.UsePower(state.asked)))
        case ev.WentBack() if state.asked is not None:
            return Step(ChoosingPower())
        case ev.WentBack():
            return Step(Overviewing())
        case _:
            return Step(state)
