"""The ear is told too: the warning, its last seconds, and the card that is still on the reader."""

from __future__ import annotations

import pytest
from tests_session import state_of

from kiosk.journey.events import Ended, Touched
from kiosk.journey.patience import IDENTIFIED, IDENTIFIED_ELDER, PUBLIC_PAGE, REMIND_EVERY_S
from kiosk.journey.states import Finished, Home, TakingThings, Welcome
from kiosk.session.preferences import Preferences


class Ear:
    """Remembers what was heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, bool]] = []

    def play(self, sound: str, *, loud: bool) -> None:
        self.heard.append((sound, loud))


@pytest.fixture
def ear(table) -> Ear:
    ear = Ear()
    table.session._hands.chime = ear
    return ear


def identify(table) -> None:
    visitor = table.visitor
    visitor.to_card()
    table.settle()
    visitor.shows_card(table.card)


def test_warning_is_heard_once_and_each_of_its_last_five_seconds(table, ear) -> None:
    identify(table)
    table.pass_s(IDENTIFIED.idle_s)
    assert ear.heard == [("warn", False)]
    table.pass_s(IDENTIFIED.warning_s - 6)
    assert ear.heard == [("warn", False)]
    for _ in range(25):
        table.pass_s(0.2)
    assert ear.heard == [("warn", False)] + [("tick", False)] * 5


def test_touch_ends_the_sound_with_the_warning(table, ear) -> None:
    identify(table)
    table.pass_s(IDENTIFIED.idle_s)
    table.session.touched()
    table.pass_s(IDENTIFIED.idle_s - 1)
    assert ear.heard == [("warn", False)]
    table.pass_s(1)
    assert ear.heard == [("warn", False)] * 2


def test_elders_hear_it_louder_and_the_next_visit_does_not(table, ear) -> None:
    identify(table)
    table.session.prefer(Preferences(size="large"))
    table.pass_s(IDENTIFIED_ELDER.idle_s)
    assert ear.heard == [("warn", True)]
    table.visitor.does(Ended(), Ended())
    assert isinstance(table.state, Finished)
    assert table.session.preferences == Preferences()
    table.visitor.does(Touched())
    table.pass_s(PUBLIC_PAGE.idle_s)
    assert ear.heard[-1] == ("warn", False)


def test_card_is_asked_for_again_and_again_until_the_stage_ends(table, ear) -> None:
    identify(table)
    table.visitor.does(Ended())
    assert isinstance(table.state, TakingThings)
    table.pass_s(REMIND_EVERY_S - 0.5)
    assert (table.state.reminders, ear.heard) == (0, [])
    table.pass_s(0.5)
    assert (table.state.reminders, ear.heard) == (1, [("remind", False)])
    table.pass_s(REMIND_EVERY_S)
    assert table.state.reminders == 2
    table.pass_s(REMIND_EVERY_S)
    assert isinstance(table.state, Finished)


def test_reminder_is_not_put_off_by_touching(table, ear) -> None:
    identify(table)
    table.visitor.does(Ended())
    table.pass_s(REMIND_EVERY_S - 1)
    table.session.touched()
    table.pass_s(1)
    assert table.state.reminders == 1


def test_nobody_is_reminded_who_showed_no_card(table, ear) -> None:
    table.visitor.does(Touched())
    table.pass_s(REMIND_EVERY_S * 3)
    assert isinstance(table.state, Home)
    assert ear.heard == []


def test_language_chosen_on_the_waiting_screen_is_not_the_next_ones(table, ear) -> None:
    table.session.prefer(Preferences(language="en", lowered=True))
    table.pass_s(PUBLIC_PAGE.idle_s - 1)
    assert table.session.preferences.language == "en"
    table.pass_s(1)
    assert isinstance(table.state, Welcome)
    assert table.session.preferences == Preferences()


def test_lowered_screen_is_raised_when_the_visit_ends(table, ear) -> None:
    identify(table)
    table.session.prefer(Preferences(lowered=True))
    table.visitor.does(Ended())
    assert table.session.preferences.lowered
    table.visitor.does(Ended())
    assert not table.session.preferences.lowered


def test_trying_the_camera_takes_no_picture_and_leaves_none(table, ear) -> None:
    table.session.device_said(state_of("document", "ready"))
    table.session.try_camera(on=True)
    assert table.fakes.devices.sent[-1] == ("document", "preview_on")
    table.session.try_camera(on=False)
    assert table.fakes.devices.sent[-1] == ("document", "preview_off")
    assert table.session.view is None
    assert isinstance(table.state, Welcome)
