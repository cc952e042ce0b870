"""What a device goes on doing after a break, and what it must not."""

from __future__ import annotations

import pytest

from devices.driver import Command
from devices.standing import StandingOrder, is_lasting


@pytest.mark.parametrize(
    ("verbs", "standing"),
    [
        (["arm"], "arm"),
        (["arm", "disarm"], None),
        (["arm", "print"], "arm"),
        (["print"], None),
        (["ask", "disarm"], "ask"),
        (["ask", "cancel"], None),
        (["preview_on", "shoot"], "preview_on"),
        (["preview_on", "preview_off"], None),
    ],
)
def test_what_stands_after_these_commands(verbs, standing):
    order = StandingOrder()
    for verb in verbs:
        order.note_command(Command(verb))
    assert (order.command.verb if order.command else None) == standing


@pytest.mark.parametrize("kind", ["rated", "rating_timeout"])
def test_an_answered_question_is_not_asked_again(kind):
    order = StandingOrder()
    order.note_command(Command("ask"))
    order.note_report(kind)
    assert order.command is None


def test_a_read_card_does_not_end_the_reading():
    order = StandingOrder()
    order.note_command(Command("arm"))
    order.note_report("card_read")
    assert order.command == Command("arm")


def test_only_what_may_be_lost_or_doubled_is_lasting():
    lasting = ("arm", "disarm", "ask", "cancel", "preview_on", "preview_off")
    assert all(is_lasting(verb) for verb in lasting)
    assert not any(is_lasting(verb) for verb in ("print", "shoot", "cut"))
