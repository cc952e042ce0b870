"""The order of the pages: moved one by one, whatever comes late, and handed in as shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.application import PageRef
from kiosk.domain.identity import IdentityCard
from kiosk.journey.advance import advance
from kiosk.journey.draft import begin_draft
from kiosk.journey.effects import ForgetPage
from kiosk.journey.events import Confirmed, PageKept, PageNotKept, ShotDeleted
from kiosk.journey.facts import Facts
from kiosk.journey.page_events import PageMoved
from kiosk.journey.states import Gathering, Scanning, Shot, UsingPhone
from kiosk.services.item import ServiceItem

PHOTO = "photo"


def ref(number: int) -> PageRef:
    return PageRef(number, f"{number:064x}", 10, "image/jpeg")


@pytest.fixture(params=[Scanning, UsingPhone])
def taking(
    request: pytest.FixtureRequest, social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> Scanning | UsingPhone:
    """Three pages are there; the last of them is still being kept."""
    shots = (Shot(11, ref(1)), Shot(12, ref(2), ("glare",)), Shot(13))
    return request.param(begin_draft(social_card, cards["zhang_san"]), PHOTO, shots)


def order(state: object) -> list[int]:
    assert isinstance(state, Scanning | UsingPhone)
    return [shot.number for shot in state.shots]


@pytest.mark.parametrize(
    ("shot", "by", "after"),
    [
        (12, -1, [12, 11, 13]),
        (12, 1, [11, 13, 12]),
        (11, -1, [11, 12, 13]),
        (13, 1, [11, 12, 13]),
        (13, -9, [13, 11, 12]),
        (99, 1, [11, 12, 13]),
    ],
)
def test_one_page_moves_and_stops_at_the_ends(
    taking: Scanning | UsingPhone, facts: Facts, shot: int, by: int, after: list[int]
) -> None:
    step = advance(taking, PageMoved(shot, by), facts)
    assert order(step.state) == after
    assert step.effects == ()
    assert type(step.state) is type(taking)


def test_a_page_kept_late_stays_where_it_was_moved(
    taking: Scanning | UsingPhone, facts: Facts
) -> None:
    moved = advance(taking, PageMoved(13, -1), facts).state
    kept = advance(moved, PageKept(13, ref(3)), facts).state
    assert isinstance(kept, Scanning | UsingPhone)
    assert [(s.number, s.ref) for s in kept.shots] == [(11, ref(1)), (13, ref(3)), (12, ref(2))]


def test_a_page_that_could_not_be_kept_leaves_the_others_in_order(
    taking: Scanning | UsingPhone, facts: Facts
) -> None:
    moved = advance(taking, PageMoved(13, -2), facts).state
    assert order(advance(moved, PageNotKept(13, "disk_full"), facts).state) == [11, 12]


def test_the_deleted_page_is_the_one_that_stands_there_now(
    taking: Scanning | UsingPhone, facts: Facts
) -> None:
    moved = advance(taking, PageMoved(11, 1), facts).state
    step = advance(moved, ShotDeleted(1), facts)
    assert order(step.state) == [12, 13]
    assert step.effects == (ForgetPage(11),)


def test_pages_are_handed_in_as_they_stand_with_what_was_wrong(
    taking: Scanning | UsingPhone, facts: Facts
) -> None:
    state = advance(taking, PageKept(13, ref(3)), facts).state
    for event in (PageMoved(13, -2), PageMoved(11, 1), Confirmed()):
        state = advance(state, event, facts).state
    assert isinstance(state, Gathering)
    dull = replace(ref(2), kept_despite=("glare",))
    assert state.draft.given[PHOTO].pages == (ref(3), dull, ref(1))
