"""What works now, by line and device; and that nothing is lost when that changes in mid-visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.application import HandIn, InkPoint, Signature
from kiosk.domain.identity import IdentityCard
from kiosk.journey import events as ev
from kiosk.journey import states as st
from kiosk.journey.advance import advance
from kiosk.journey.availability import Mode, blocked, plan_for, ways_now
from kiosk.journey.draft import Draft, Given, begin_draft
from kiosk.journey.facts import Facts
from kiosk.services.hours import ServiceHours, Span, hours_of_site
from kiosk.services.item import ServiceItem

OFFICE = hours_of_site(["mon-fri 09:00-17:00"])
ALL = frozenset({"id_card", "document", "code", "review", "receipt"})
INK = Signature((tuple(InkPoint(4.0 * i, 10.0 + i % 3, 20 * i) for i in range(12)),))


@pytest.fixture
def facts(facts: Facts) -> Facts:
    return replace(facts, ready=ALL, online=True)


@pytest.fixture
def online_only(social_card: ServiceItem) -> ServiceItem:
    return replace(social_card, offline_intake=False)


@pytest.fixture
def draft(social_card: ServiceItem, cards: dict[str, IdentityCard]) -> Draft:
    return begin_draft(social_card, cards["li_ming"])


@pytest.mark.parametrize(
    ("online", "away", "offline_intake", "mode", "reason"),
    [
        (True, (), True, Mode.NOW, ""),
        (False, (), True, Mode.QUEUE, ""),
        (False, (), False, Mode.NOT_NOW, "problem.item_offline"),
        (True, ("id_card",), True, Mode.NOT_NOW, "problem.reader_missing"),
        (True, ("receipt", "document"), True, Mode.NOW, ""),
    ],
)
def test_an_item_says_how_far_it_goes(
    social_card: ServiceItem, facts: Facts, online, away, offline_intake, mode, reason
) -> None:
    item = replace(social_card, offline_intake=offline_intake)
    plan = plan_for(item, replace(facts, online=online, ready=ALL - set(away)))
    assert (plan.mode, plan.reason) == (mode, reason)


def test_hours_close_only_what_nobody_keeps_until_they_begin(
    social_card: ServiceItem, online_only: ServiceItem, facts: Facts
) -> None:
    night = replace(facts, now=datetime(2026, 11, 23, 8, 59, tzinfo=UTC), site_hours=OFFICE)
    assert plan_for(social_card, night).mode is Mode.NOW
    assert plan_for(online_only, night).reason == "problem.item_closed"
    assert night.opens_at(online_only) == datetime(2026, 11, 23, 9, tzinfo=UTC)

    opened = replace(night, now=datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert plan_for(online_only, opened).mode is Mode.NOW
    assert opened.opens_at(online_only) is None


def test_an_item_with_hours_of_its_own_does_not_follow_the_site(
    online_only: ServiceItem, facts: Facts
) -> None:
    always = ServiceHours((Span(frozenset(range(7)), 0, 24 * 60),), on_holidays=True)
    night = replace(facts, now=datetime(2026, 11, 23, 3, tzinfo=UTC), site_hours=OFFICE)
    assert plan_for(replace(online_only, service_hours=always), night).mode is Mode.NOW


def test_a_clock_that_is_not_believed_closes_nothing(
    online_only: ServiceItem, facts: Facts
) -> None:
    assert plan_for(online_only, replace(facts, site_hours=OFFICE)).mode is Mode.NOW


def test_what_is_never_done_here_is_a_guide_only(social_card: ServiceItem, facts: Facts) -> None:
    assert plan_for(replace(social_card, guide_only=True), facts).mode is Mode.GUIDE_ONLY
    over = replace(social_card, valid_until=social_card.published_on)
    assert plan_for(over, facts).mode is Mode.GUIDE_ONLY


def test_limits_name_what_one_has_to_do_without(social_card: ServiceItem, facts: Facts) -> None:
    assert plan_for(social_card, facts).limits == ()
    bare = replace(facts, online=False, ready=frozenset({"id_card"}))
    limits = plan_for(social_card, bare).limits
    assert set(limits) >= {"plan.no_camera", "plan.no_licence", "plan.no_slip"}


def test_ways_come_and_go_with_device_and_line(social_card: ServiceItem, facts: Facts) -> None:
    material = replace(
        social_card.materials[0], sources=("scan", "e_licence"), deferrable=False, shape="a4"
    )
    assert ways_now(material, facts) == ("scan", "licence")
    no_camera = replace(facts, ready=ALL - {"document"})
    assert ways_now(material, no_camera) == ("licence",)
    assert ways_now(material, replace(no_camera, online=False)) == ()
    feeder = replace(no_camera, ready=no_camera.ready | {"sheet_scanner"}, online=False)
    assert ways_now(material, feeder) == ("scan",)
    busy = replace(facts, ready=ALL - {"document"}, busy=frozenset({"document"}), online=False)
    assert ways_now(material, busy) == ("scan",)


def test_a_paper_nothing_can_take_leads_to_another_way_and_back(draft: Draft, facts: Facts) -> None:
    strict = tuple(replace(m, deferrable=False, sources=("scan",)) for m in draft.item.materials)
    draft = replace(draft, item=replace(draft.item, materials=strict))
    gathering = st.Gathering(draft)
    assert advance(gathering, ev.OtherWayAsked(), facts).state == gathering
    without = replace(facts, ready=ALL - {"document"})
    assert blocked(draft, without)
    aside = advance(gathering, ev.OtherWayAsked(), without).state
    assert isinstance(aside, st.AnotherWay)
    assert aside.problem == "problem.way_gone"
    assert advance(aside, ev.RetryAsked(), facts).state == gathering


@pytest.mark.parametrize("stage", ["checking", "signing"])
def test_an_item_that_needs_the_line_is_not_queued_when_it_goes(
    online_only: ServiceItem, draft: Draft, facts: Facts, stage: str
) -> None:
    given = {m.id: Given(HandIn.SCANNED) for m in online_only.materials}
    answers = {
        **draft.answers, "applicantRole": "self", "reason": "lost", "mobile": "13900139000",
        "deliver": "pickup",
    }  # fmt: skip
    whole = replace(draft, item=online_only, given=given, answers=answers)
    state = st.Checking(whole) if stage == "checking" else st.Signing(whole)
    event = ev.Confirmed() if stage == "checking" else ev.Signed(INK)
    down = replace(facts, online=False)
    step = advance(state, event, down)
    if isinstance(step.state, st.Checking):
        pytest.fail("the answers of this test are not complete")
    assert isinstance(step.state, st.AnotherWay)
    assert step.effects == ()
    back = advance(step.state, ev.RetryAsked(), facts).state
    assert isinstance(back, st.Checking)
    assert back.draft == whole
