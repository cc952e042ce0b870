"""Licences by card, commitments, supplements, places and agents as screenplays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kiosk.domain.application import HandIn, PageRef
from kiosk.domain.envelope import ELicence
from kiosk.domain.identity import CardKind, IdentityCard
from kiosk.domain.supplement import DueCase, DueMaterial
from kiosk.journey import effects as do
from kiosk.journey import errand_events as er
from kiosk.journey import events as ev
from kiosk.journey import states as st
from kiosk.journey.advance import advance
from kiosk.journey.deferral import case_of
from kiosk.journey.draft import Given, begin_draft, needed, with_given
from kiosk.journey.facts import Facts
from kiosk.journey.licences import spared
from kiosk.journey.terms import Terms
from kiosk.services.agency import MANDATE
from kiosk.services.commitment import commitment_told, told_lines
from kiosk.services.handling import BadHandlingTable, HandlingPlace, places_for, read_places
from kiosk.services.item import CommitmentNotice, ServiceItem

CASE_ID = UUID("01930000-0000-7000-8000-000000000001")
REF = PageRef(0, "ab" * 32, 1234, "image/jpeg")
TEXT = {"zh-CN": "示例", "en": "Example"}
BOOKLET = DueMaterial("old_card", TEXT, TEXT, "card", 2, date(2026, 12, 4))


def run(state: st.State, facts: Facts, *events: ev.Event) -> tuple[st.State, list[do.Effect]]:
    effects: list[do.Effect] = []
    for event in events:
        step = advance(state, event, facts)
        state = step.state
        effects.extend(step.effects)
    return state, effects


def licence(kind: str, ref: str = "r1") -> ELicence:
    return ELicence(ref, kind, kind, "张*", "***", "", "")


@pytest.fixture
def gathering(social_card: ServiceItem, cards: dict[str, IdentityCard]) -> st.Gathering:
    return st.Gathering(begin_draft(social_card, cards["zhang_san"]))


@pytest.fixture
def promised(social_card: ServiceItem, cards: dict[str, IdentityCard]) -> st.Gathering:
    """An item where a commitment may stand in for the photo."""
    materials = tuple(
        replace(m, sources=(*m.sources, "commitment")) if m.id == "photo" else m
        for m in social_card.materials
    )
    notice = CommitmentNotice("2026.11.1", (TEXT,), TEXT)
    item = replace(social_card, materials=materials, commitment_notice=notice)
    return st.Gathering(begin_draft(item, cards["zhang_san"]))


# --- licences ------------------------------------------------------------------------------


def test_nothing_is_looked_up_before_consent(gathering: st.Gathering, facts: Facts) -> None:
    asking, effects = run(gathering, facts, ev.LicenceAsked("photo"))
    assert isinstance(asking, st.AskingLicences)
    assert effects == []
    checking, effects = run(asking, facts, ev.Confirmed())
    assert [type(e) for e in effects] == [do.FindLicences]
    assert isinstance(checking, st.AskingLicences)
    assert checking.phase == "checking"


def test_found_licences_are_used_only_when_agreed_to(gathering: st.Gathering, facts: Facts) -> None:
    found, _ = run(
        gathering,
        facts,
        ev.LicenceAsked("photo"),
        ev.Confirmed(),
        ev.LicencesFound((licence("电子证件照"), licence("居民身份证", "r2"))),
    )
    assert isinstance(found, st.AskingLicences)
    assert found.draft.given == {}
    used, _ = run(found, facts, ev.Confirmed())
    assert isinstance(used, st.Gathering)
    assert used.draft.given["photo"].hand_in is HandIn.E_LICENCE
    assert spared(used.draft) == 2
    refused, _ = run(found, facts, ev.OtherWayAsked())
    assert refused == gathering


def test_one_licence_never_stands_in_for_two_papers(gathering: st.Gathering, facts: Facts) -> None:
    same = tuple(
        replace(m, licence_type="电子证件照", sources=("e_licence", "scan"))
        for m in gathering.draft.item.materials[:2]
    )
    draft = replace(gathering.draft, item=replace(gathering.draft.item, materials=same))
    found, _ = run(
        st.Gathering(draft),
        facts,
        ev.LicenceAsked(same[0].id),
        ev.Confirmed(),
        ev.LicencesFound((licence("电子证件照"),)),
    )
    assert isinstance(found, st.AskingLicences)
    assert len(found.found) == 1


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (ev.LicencesFound(()), "problem.licence_none_all"),
        (ev.CodeRefused("offline"), "problem.licence_offline"),
    ],
)
def test_without_a_licence_the_paper_can_still_come(
    gathering: st.Gathering, facts: Facts, event: ev.Event, problem: str
) -> None:
    state, _ = run(gathering, facts, ev.LicenceAsked("photo"), ev.Confirmed(), event)
    assert isinstance(state, st.AskingLicences)
    assert state.problem == problem
    assert run(state, facts, ev.OtherWayAsked())[0] == gathering


def test_offline_nobody_is_asked(gathering: st.Gathering, facts: Facts) -> None:
    offline = replace(facts, online=False)
    state, effects = run(gathering, offline, ev.LicenceAsked("photo"), ev.RetryAsked())
    assert isinstance(state, st.AskingLicences)
    assert state.phase == "problem"
    assert effects == []


def test_a_social_card_leads_to_the_code(gathering: st.Gathering, facts: Facts) -> None:
    card = replace(gathering.draft.card, kind=CardKind.SOCIAL_SECURITY)
    state = st.Gathering(replace(gathering.draft, card=card))
    assert isinstance(run(state, facts, ev.LicenceAsked("photo"))[0], st.ShowingCode)


def test_a_late_answer_changes_nothing(gathering: st.Gathering, facts: Facts) -> None:
    state, _ = run(gathering, facts, ev.LicenceAsked("photo"), ev.Confirmed(), ev.WentBack())
    assert run(state, facts, ev.LicencesFound((licence("电子证件照"),)))[0] == gathering


# --- commitments ---------------------------------------------------------------------------


def test_a_commitment_is_told_before_it_is_signed(promised: st.Gathering, facts: Facts) -> None:
    state, _ = run(promised, facts, er.Promised("photo"))
    assert isinstance(state, st.Gathering)
    assert state.draft.given["photo"].hand_in is HandIn.COMMITTED
    signing, _ = run(st.Promising(state.draft), facts, ev.Confirmed())
    assert isinstance(signing, st.Signing)
    told = signing.draft.commitment
    assert told == commitment_told(state.draft.item, "zh-CN")
    assert told is not None
    assert told.version == "2026.11.1"


def test_refusing_takes_the_commitment_back(promised: st.Gathering, facts: Facts) -> None:
    state, _ = run(promised, facts, er.Promised("photo"))
    assert isinstance(state, st.Gathering)
    back, _ = run(st.Promising(state.draft), facts, ev.OtherWayAsked())
    assert isinstance(back, st.Gathering)
    assert back.draft.given == {}


def test_an_item_without_the_mark_takes_no_commitment(
    gathering: st.Gathering, facts: Facts
) -> None:
    assert run(gathering, facts, er.Promised("photo"))[0] == gathering


def test_another_word_is_another_digest(promised: st.Gathering) -> None:
    item = promised.draft.item
    assert item.commitment_notice is not None
    changed = replace(item.commitment_notice, liability={"zh-CN": "另外", "en": "Other"})
    other = commitment_told(replace(item, commitment_notice=changed), "zh-CN")
    mark = commitment_told(item, "zh-CN")
    assert mark is not None
    assert other is not None
    assert mark.text_digest != other.text_digest
    assert len(told_lines(item, "en")) == 3


# --- supplements ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["", "menkou:1:", "menkou:1:nonsense:kept", "https://example.org", "menkou:2:" + "0" * 40,
     "menkou:1:" + "9" * 200],
)  # fmt: skip
def test_a_foreign_code_is_no_slip(facts: Facts, text: str) -> None:
    assert case_of(text) is None
    state, effects = run(st.AwaitingSlip(), facts, ev.CodeScanned(text))
    assert state == st.AwaitingSlip("problem.slip_not_ours")
    assert effects == [do.ReadCode()]


def test_the_slip_alone_shows_nothing(facts: Facts, cards: dict[str, IdentityCard]) -> None:
    text = f"menkou:1:{CASE_ID}:accepted"
    state, _ = run(st.Home(), facts, er.SupplementAsked(), ev.CodeScanned(text))
    assert state == st.ReadingSupplementNotice(CASE_ID)
    state, effects = run(state, facts, ev.Agreed(), ev.CardRead(cards["zhang_san"]))
    assert isinstance(state, st.FindingCase)
    assert do.FindDue(CASE_ID, cards["zhang_san"]) in effects


def test_what_is_due_is_scanned_and_signed(
    facts: Facts, cards: dict[str, IdentityCard], social_card: ServiceItem
) -> None:
    due = DueCase(CASE_ID, social_card.code, "2025.1.1", "N-1", (BOOKLET,))
    finding = st.FindingCase(CASE_ID, cards["zhang_san"])
    state, _ = run(finding, facts, er.DueFound(due))
    assert isinstance(state, st.Gathering)
    assert [m.id for m in needed(state.draft)] == ["old_card"]
    assert state.draft.item.version == "2025.1.1", "the version the case was made with"
    assert run(state, facts, ev.Confirmed())[0] == state, "nothing was brought yet"
    brought = with_given(state.draft, "old_card", Given(HandIn.SCANNED, (REF,)))
    signing, _ = run(st.Gathering(brought), facts, ev.Confirmed())
    assert isinstance(signing, st.Signing)
    assert run(signing, facts, ev.WentBack())[0] == st.Gathering(brought)


@pytest.mark.parametrize(
    ("due", "problem"),
    [
        (DueCase(CASE_ID, "DEMO-RS-0003", "1", ""), "problem.supplement_nothing"),
        (DueCase(CASE_ID, "DEMO-RS-0003", "1", "", (), (TEXT,)), "problem.supplement_lapsed"),
        (DueCase(CASE_ID, "NOWHERE-1", "1", "", (BOOKLET,)), "problem.supplement_elsewhere"),
    ],
)
def test_nothing_to_bring_leads_to_another_way(
    facts: Facts, cards: dict[str, IdentityCard], due: DueCase, problem: str
) -> None:
    finding = st.FindingCase(CASE_ID, cards["zhang_san"])
    state, effects = run(finding, facts, er.DueFound(due))
    assert isinstance(state, st.AnotherWay)
    assert state.problem == problem
    assert do.AbandonCase() in effects


def test_a_line_that_is_down_can_be_tried_again(
    facts: Facts, cards: dict[str, IdentityCard]
) -> None:
    finding = st.FindingCase(CASE_ID, cards["zhang_san"])
    state, _ = run(finding, facts, er.DueNotFound("offline"))
    assert state == replace(finding, problem="problem.supplement_offline")
    again, effects = run(state, facts, ev.RetryAsked())
    assert again == finding
    assert effects == [do.FindDue(CASE_ID, cards["zhang_san"])]


# --- places --------------------------------------------------------------------------------

PLACE = HandlingPlace("310000", TEXT, "nation", frozenset({"receive"}), {}, TEXT, "12345")
MUTE = replace(PLACE, code="620100", powers=frozenset())


def with_places(facts: Facts, item: ServiceItem) -> Facts:
    items = {**facts.catalogue.items, item.code: item}
    return replace(facts, catalogue=replace(facts.catalogue, items=items, places=(PLACE, MUTE)))


def test_the_scope_of_the_item_limits_the_places(social_card: ServiceItem) -> None:
    assert places_for(replace(social_card, scope="province"), (PLACE,)) == ()
    assert places_for(replace(social_card, scope="nation"), (PLACE,)) == (PLACE,)


def test_a_place_goes_with_the_application(
    facts: Facts, social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    item = replace(social_card, scope="nation")
    known = with_places(facts, item)
    state, _ = run(
        st.ReadingGuide(item),
        known,
        er.PlacesAsked(),
        er.PlaceChosen("310000"),
        ev.Begun(),
        ev.Agreed(),
        ev.CardRead(cards["zhang_san"]),
        ev.Confirmed(),
    )
    assert isinstance(state, st.Answering)
    assert state.draft.terms.place == PLACE


def test_a_place_that_lets_nobody_take_in_shows_its_guide_only(
    facts: Facts, social_card: ServiceItem
) -> None:
    item = replace(social_card, scope="nation")
    guide = st.ReadingGuide(item, Terms(place=MUTE))
    assert run(guide, with_places(facts, item), ev.Begun())[0] == guide


@pytest.mark.parametrize(
    "content",
    [b"{}", b'[{"code": "1"}]', b'[{"code": "310000", "reach": "moon"}]', b'[{"surprise": 1}]'],
)
def test_a_table_that_is_not_sound_is_refused(content: bytes) -> None:
    with pytest.raises(BadHandlingTable):
        read_places(content)


# --- agents --------------------------------------------------------------------------------


def test_the_agent_comes_first_then_the_applicant_then_the_mandate(
    facts: Facts, social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    item = replace(social_card, agent_allowed=True)
    state, _ = run(
        st.ReadingGuide(item),
        facts,
        er.BegunForAnother(),
        ev.Agreed(),
        ev.CardRead(cards["li_ming"]),
        ev.Confirmed(),
        ev.CardRead(cards["li_ming"]),
    )
    assert isinstance(state, st.AwaitingCard)
    assert state.problem == "problem.agent_same_card"
    assert st.is_identified(state), "the agent's card is on the machine already"
    state, _ = run(
        state, facts, ev.CardRead(cards["zhang_san"]), ev.Confirmed(), er.RelationChosen("child")
    )
    assert isinstance(state, st.Answering)
    assert state.draft.card == cards["zhang_san"]
    agent = state.draft.terms.agent
    assert agent is not None
    assert (agent.card, agent.relation) == (cards["li_ming"], "child")
    assert MANDATE in needed(state.draft)


def test_nobody_applies_for_another_where_the_item_does_not_say_so(
    facts: Facts, social_card: ServiceItem
) -> None:
    guide = st.ReadingGuide(replace(social_card, agent_allowed=False))
    assert run(guide, facts, er.BegunForAnother())[0] == guide
