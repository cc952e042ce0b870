"""The technician's pages are total, and no event but the right secret gets anybody in."""

from __future__ import annotations

import itertools
import typing

import pytest

from kiosk.technician import deeds
from kiosk.technician import effects as do
from kiosk.technician import events as ev
from kiosk.technician import states as st
from kiosk.technician.advance import advance
from kiosk.technician.values import (
    ClosedFor,
    Device,
    Finding,
    FoundKind,
    FoundPlace,
    GivenTo,
    NetworkCheck,
    Page,
    PowerAction,
)

GOOD = Finding("card_right", True)
CHECKS = (NetworkCheck("dns", "ok"), NetworkCheck("tcp", "failed", "timeout"))

STATES: list[st.State] = [
    st.Away(),
    st.AskingSecret(),
    st.AskingSecret(checking=True),
    st.AskingSecret("wrong", 0, 3, 2),
    st.AskingSecret("locked", 15, 0, 5),
    st.AskingSecret("not_set_up"),
    st.Overviewing(),
    st.CheckingConsumables(),
    st.ChoosingTest(),
    *(st.TestingDevice(d, f) for d in Device for f in (None, GOOD)),
    st.TestingNetwork(),
    st.TestingNetwork(CHECKS),
    st.ViewingOutbox(),
    st.ViewingOutbox(True),
    st.LoggingFound(),
    st.LoggingFound(FoundKind.PAPER),
    st.LoggingFound(giving=3),
    st.SettingService(),
    st.ReadingTrail(),
    st.ReadingCare(),
    st.ReadingCare(is_printing=True),
    st.ChoosingPower(),
    st.ChoosingPower(PowerAction.RESTART),
]
EVENTS: list[ev.Event] = [
    ev.CornerHeld(),
    ev.CornerHeld(False),
    ev.CornerHeld(True, 15, 0),
    ev.SecretEntered("271828"),
    ev.SecretEntered(""),
    ev.SecretAccepted("pin"),
    ev.SecretRefused(5, 0, 15),
    ev.SecretRefused(1, 4, 0),
    ev.WaitPassed(3),
    ev.WaitPassed(0),
    *(ev.PageOpened(page) for page in Page),
    ev.WentBack(),
    ev.Left(),
    ev.PaperChanged(),
    *(ev.TestChosen(d) for d in Device),
    ev.TestRepeated(),
    *(ev.DeviceTried(d, GOOD) for d in Device),
    ev.TestJudged(True),
    ev.TestJudged(False),
    ev.NetworkTested(CHECKS),
    ev.NetworkTestRepeated(),
    ev.RetryAsked(),
    ev.FoundKindChosen(FoundKind.ID_CARD),
    ev.FoundPlaceChosen(FoundPlace.READER),
    ev.GivingAsked(1),
    ev.GivingAsked(0),
    ev.Given(GivenTo.OWNER),
    ev.ServiceClosed(ClosedFor.PAPER),
    ev.ServiceOpened(),
    ev.SelfTestAsked(),
    ev.ReadinessAsked(),
    ev.PowerAsked(PowerAction.RESTART),
    ev.PowerAsked(PowerAction.POWER_OFF),
    ev.PowerConfirmed(),
]


def test_the_lists_here_are_complete() -> None:
    assert {type(s) for s in STATES} == set(typing.get_args(st.State))
    assert {type(e) for e in EVENTS} == set(typing.get_args(ev.Event))


@pytest.mark.parametrize("state", STATES, ids=repr)
def test_every_event_in_every_state_is_decided(state: st.State) -> None:
    for event in EVENTS:
        step = advance(state, event)
        assert isinstance(step.state, typing.get_args(st.State)), event
        assert all(isinstance(e, typing.get_args(do.Effect)) for e in step.effects), event


def test_nothing_but_an_accepted_secret_that_was_asked_for_gets_in() -> None:
    ways_in = [
        (state, event)
        for state, event in itertools.product(STATES, EVENTS)
        if not st.is_signed_in(state) and st.is_signed_in(advance(state, event).state)
    ]
    assert ways_in == [(st.AskingSecret(checking=True), ev.SecretAccepted("pin"))]


def test_outside_nothing_is_asked_of_the_world_but_to_check_and_to_write_a_refusal() -> None:
    asked = {
        type(effect)
        for state, event in itertools.product(STATES, EVENTS)
        if not st.is_signed_in(state) and not isinstance(event, ev.SecretAccepted)
        for effect in advance(state, event).effects
    }
    assert asked == {do.CheckSecret, do.Write}


def test_a_locked_door_checks_nothing() -> None:
    for problem in ("locked", "not_set_up"):
        state = st.AskingSecret(problem, 15)
        assert advance(state, ev.SecretEntered("271828")) == advance(state, ev.PaperChanged())


def test_no_second_secret_while_one_is_checked() -> None:
    assert advance(st.AskingSecret(checking=True), ev.SecretEntered("1")).effects == ()


def test_a_lock_ends_by_waiting() -> None:
    locked = st.AskingSecret("locked", 15, 0, 5)
    assert advance(locked, ev.WaitPassed(14)).state == st.AskingSecret("locked", 14, 0, 5)
    assert advance(locked, ev.WaitPassed(0)).state == st.AskingSecret("", 0, 0, 5)


def test_leaving_always_leads_out_and_is_written_down() -> None:
    for state in STATES:
        step = advance(state, ev.Left("idle"))
        assert step.state == st.Away()
        written = do.Write(deeds.SignedOut("idle")) in step.effects
        assert written is st.is_signed_in(state)


def test_back_again_and_again_leads_out_of_everywhere() -> None:
    for start in STATES:
        state = start
        for _ in range(4):
            state = advance(state, ev.WentBack()).state
        assert state == st.Away(), start


def test_a_device_on_trial_is_let_go_on_every_way_out() -> None:
    for device, event in itertools.product(Device, EVENTS):
        step = advance(st.TestingDevice(device), event)
        if not isinstance(step.state, st.TestingDevice):
            assert do.EndTest(device) in step.effects, event


def test_a_finding_of_another_device_is_nothing() -> None:
    state = st.TestingDevice(Device.CODE)
    assert advance(state, ev.DeviceTried(Device.ID_CARD, GOOD)).state == state


def test_power_is_asked_twice() -> None:
    assert advance(st.ChoosingPower(), ev.PowerConfirmed()).effects == ()
    asked = advance(st.ChoosingPower(), ev.PowerAsked(PowerAction.POWER_OFF))
    assert asked.effects == ()
    done = advance(asked.state, ev.PowerConfirmed())
    assert done.effects[-1] == do.UsePower(PowerAction.POWER_OFF)
    assert done.state == st.Away()


def test_every_deed_that_changes_something_is_written_down() -> None:
    lasting = (
        do.KeepTest, do.SendNow, do.ResetPaperCount, do.NoteFound, do.NoteGiven,
        do.CloseService, do.OpenService, do.UsePower,
    )  # fmt: skip
    for state, event in itertools.product(STATES, EVENTS):
        effects = advance(state, event).effects
        if any(isinstance(e, lasting) for e in effects):
            assert any(isinstance(e, do.Write) for e in effects), (state, event)


def test_secrets_do_not_show() -> None:
    assert "271828" not in repr(ev.SecretEntered("271828"))
    assert "271828" not in repr(do.CheckSecret("271828"))
