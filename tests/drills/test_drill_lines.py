"""The drills against a real platform, in small: each in a folder and processes of its own."""

from __future__ import annotations

from drills.duplicate import duplicate
from drills.kill import kill
from drills.link import link


def test_killed_at_random_and_nothing_lost() -> None:
    outcome = kill(8, 11)
    assert outcome.is_clean, outcome.text()
    assert outcome.tried["kills"] == 8


def test_a_bad_line_costs_time_and_nothing_else() -> None:
    outcome = link(60, 1, 3)
    assert outcome.is_clean, outcome.text()
    assert outcome.tried["answers_lost"] > 5
    assert all(one["wire_to_payload"] <= 1.05 for one in outcome.tried["large"])


def test_the_same_case_by_many_at_once_is_one_case() -> None:
    outcome = duplicate(3)
    assert outcome.is_clean, outcome.text()
    assert outcome.tried["answered_201"] == 3
