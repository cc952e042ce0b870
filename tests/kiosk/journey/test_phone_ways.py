"""Photos from a phone, as decisions: when offered, what each arrival means, how it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.application import HandIn, PageRef
from kiosk.domain.identity import IdentityCard
from kiosk.journey import effects as do
from kiosk.journey import events as ev
from kiosk.journey import phone_events as phone
from kiosk.journey.advance import advance
from kiosk.journey.availability import blocked, ways_now
from kiosk.journey.draft import begin_draft, requirement
from kiosk.journey.facts import Facts
from kiosk.journey.states import Gathering, Scanning, Shot, TakingThings, UsingPhone
from kiosk.services.item import ServiceItem

PHOTO = "photo"
ADDRESS = "https://example.org/p/x"
REF = PageRef(0, "0" * 64, 9, "image/jpeg")


@pytest.fixture
def at_home(facts: Facts) -> Facts:
    return replace(facts, phone=True)


@pytest.fixture
def gathering(social_card: ServiceItem, cards: dict[str, IdentityCard]) -> Gathering:
    return Gathering(begin_draft(social_card, cards["zhang_san"]))


@pytest.fixture
def waiting(gathering: Gathering) -> UsingPhone:
    return UsingPhone(gathering.draft, PHOTO, phase="waiting", address=ADDRESS)


def test_it_is_asked_for_on_the_page_of_a_material(gathering: Gathering, at_home: Facts) -> None:
    kept = (Shot(4, REF),)
    scanning = Scanning(gathering.draft, PHOTO, pending=7, phase="problem")
    step = advance(scanning, phone.PhoneAsked(), at_home)
    assert isinstance(step.state, UsingPhone)
    assert step.effects == (do.ForgetPage(7), do.HidePreview(), do.OpenPhone("photo"))
    full = replace(scanning, shots=kept, phase="live", pending=None)
    assert advance(full, phone.PhoneAsked(), at_home).state == full, "it has its one page"


@pytest.mark.parametrize("missing", ["line", "setting"])
def test_without_line_or_setting_it_is_not_offered(
    gathering: Gathering, at_home: Facts, missing: str
) -> None:
    facts = replace(at_home, online=missing != "line", phone=missing != "setting")
    scanning = Scanning(gathering.draft, PHOTO)
    assert advance(scanning, phone.PhoneAsked(), facts).state == scanning
    assert advance(gathering, phone.PhoneAsked(PHOTO), facts).state == gathering


def test_without_a_camera_the_phone_is_a_way(gathering: Gathering, at_home: Facts) -> None:
    material = requirement(gathering.draft, PHOTO)
    assert material is not None
    blind = replace(at_home, ready=at_home.ready - {"document"})
    assert "phone" in ways_now(material, blind)
    assert "scan" not in ways_now(material, blind)
    assert "phone" not in ways_now(material, at_home), "the camera is simpler"
    assert not blocked(gathering.draft, blind)
    step = advance(gathering, phone.PhoneAsked(PHOTO), blind)
    assert isinstance(step.state, UsingPhone)
    back = advance(step.state, ev.WentBack(), blind)
    assert back.state == gathering


def test_a_photo_is_kept_read_and_handed_in(waiting: UsingPhone, at_home: Facts) -> None:
    coming = advance(waiting, phone.PhotoComing(), at_home).state
    assert isinstance(coming, UsingPhone)
    assert coming.coming
    step = advance(coming, phone.PhotoArrived(5, ("glare",)), at_home)
    assert step.effects == (do.KeepPage(5), do.ReadPage(5, PHOTO))
    assert isinstance(step.state, UsingPhone)
    assert not step.state.coming
    assert advance(step.state, ev.Confirmed(), at_home).state == step.state, "not durable yet"
    kept = advance(step.state, ev.PageKept(5, REF), at_home).state
    done = advance(kept, ev.Confirmed(), at_home)
    assert isinstance(done.state, Gathering)
    assert done.state.draft.given[PHOTO].hand_in is HandIn.SCANNED
    assert done.effects == (do.ClosePhone(), do.ForgetPage(5))


def test_one_too_many_is_not_taken(waiting: UsingPhone, at_home: Facts) -> None:
    full = replace(waiting, shots=(Shot(5, REF),))
    step = advance(full, phone.PhotoArrived(6), at_home)
    assert step.state == replace(full, faults=("photo_full",))
    assert step.effects == (do.ForgetPage(6),)


def test_a_code_that_ended_leaves_what_came(waiting: UsingPhone, at_home: Facts) -> None:
    with_one = replace(waiting, shots=(Shot(5, REF),))
    lost = advance(with_one, phone.PhoneLost("ended"), at_home).state
    assert isinstance(lost, UsingPhone)
    assert (lost.phase, lost.address, lost.shots) == ("lost", "", with_one.shots)
    offline = replace(at_home, online=False)
    assert advance(lost, ev.RetryAsked(), offline).state == lost
    again = advance(lost, ev.RetryAsked(), at_home)
    assert again.effects == (do.OpenPhone("photo"),)
    assert isinstance(again.state, UsingPhone)
    assert again.state.shots == with_one.shots


def test_back_to_the_camera_with_the_pages(waiting: UsingPhone, at_home: Facts) -> None:
    step = advance(replace(waiting, shots=(Shot(5),)), ev.WentBack(), at_home)
    assert isinstance(step.state, Scanning)
    assert step.state.phase == "keeping"
    assert step.effects == (do.ClosePhone(), do.ShowPreview())
    late = advance(step.state, phone.PhotoArrived(6), at_home)
    assert late.state == step.state
    assert late.effects == (do.ForgetPage(6),)


def test_the_end_of_the_visit_closes_the_code(waiting: UsingPhone, at_home: Facts) -> None:
    step = advance(waiting, ev.Ended(), at_home)
    assert isinstance(step.state, TakingThings)
    assert step.state.papers, "the paper that was photographed lies somewhere"
    assert do.ClosePhone() in step.effects
    assert do.Wipe() in step.effects
