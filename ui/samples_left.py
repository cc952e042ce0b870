"""Samples of what residents see when a card was left behind, and when the power is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.journey.states import TakingThings
from kiosk.technician.values import ClosedFor
from ui.samples import Sample
from ui.samples_made import made_sample
from ui.screens.card_place import card_place
from ui.screens.ending import take_things
from ui.screens.screen import Screen, Stand
from ui.screens.technician import out_of_service


def _left(stand: Stand) -> Stand:
    return replace(stand, facts=replace(stand.facts, card_left=True))


def _place_card(stand: Stand) -> Screen:
    return card_place("", 0, _left(stand))


def _take_things(stand: Stand) -> Screen:
    return take_things(TakingThings(papers=True, reminders=1), _left(stand))


def _power(stand: Stand) -> Screen:
    return out_of_service(ClosedFor.POWER, stand)


LEFT_SAMPLES: Final[tuple[Sample, ...]] = (
    made_sample("place_card_left", _place_card, identified=False),
    made_sample("take_things_left", _take_things, identified=False),
    made_sample("out_of_service_power", _power, identified=False),
)
