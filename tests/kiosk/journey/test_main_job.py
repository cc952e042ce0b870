"""The main job as a screenplay: event, where we are then, what the world is asked to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from kiosk.domain.application import HandIn, InkPoint, PageRef, Signature
from kiosk.domain.envelope import ELicence
from kiosk.domain.identity import IdentityCard
from kiosk.domain.rating import RatingLevel
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.journey import effects as do
from kiosk.journey import events as ev
from kiosk.journey.advance import advance
from kiosk.journey.draft import Given
from kiosk.journey.errand_events import CodeWayAsked
from kiosk.journey.facts import Facts
from kiosk.journey.states import (
    AnotherWay,
    Answering,
    AwaitingCard,
    Checking,
    ConfirmingIdentity,
    Finished,
    Gathering,
    Home,
    Keeping,
    Kept,
    NotKept,
    RatingService,
    ReadingGuide,
    ReadingNotice,
    Scanning,
    Searching,
    ShowingCode,
    Signing,
    State,
    TakingThings,
    Welcome,
)
from kiosk.services.item import ServiceItem

CODE = "DEMO-RS-0003"
CASE_ID = UUID("01930000-0000-7000-8000-000000000001")
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
INK = Signature((tuple(InkPoint(float(x), x % 7.0, x * 8) for x in range(40)),))
REF = PageRef(0, "ab" * 32, 1234, "image/jpeg")
ANSWERS = {"applicantRole": "self", "mobile": "13800000000", "reason": "lost", "deliver": "pickup"}


def run(state: State, facts: Facts, *events: ev.Event) -> tuple[State, list[do.Effect]]:
    """Play events; return where we end and every effect on the way."""
    effects: list[do.Effect] = []
    for event in events:
        step = advance(state, event, facts)
        state = step.state
        effects.extend(step.effects)
    return state, effects


@pytest.fixture
def answering(facts: Facts, cards: dict[str, IdentityCard]) -> Answering:
    state, _ = run(
        Welcome(),
        facts,
        ev.Touched(),
        ev.ItemChosen(CODE),
        ev.Begun(),
        ev.Agreed(),
        ev.CardRead(cards["zhang_san"]),
        ev.Confirmed(),
    )
    assert isinstance(state, Answering)
    return state


@pytest.fixture
def gathering(answering: Answering, facts: Facts) -> Gathering:
    state: State = answering
    for name, value in ANSWERS.items():
        state, _ = run(state, facts, ev.AnswerGiven(name, value))
    for _ in range(10):
        if isinstance(state, Gathering):
            break
        state, _ = run(state, facts, ev.Confirmed())
    assert isinstance(state, Gathering)
    return state


@pytest.fixture
def signing(gathering: Gathering, facts: Facts) -> Signing:
    state, _ = run(gathering, facts, ev.Deferred("photo"), ev.Confirmed(), ev.Confirmed())
    assert isinstance(state, Signing)
    return state


def answer(kind: AnswerKind = AnswerKind.ACCEPTED) -> PlatformAnswer:
    return PlatformAnswer(CASE_ID, "00" * 32, kind, "320000-20261120-000001-3", NOON, NOON, 1, 1)


def test_finding_an_item_needs_no_identity(facts: Facts, social_card: ServiceItem) -> None:
    state, effects = run(
        Welcome(), facts, ev.Touched(), ev.SearchOpened(), ev.QueryTyped("shebaoka")
    )
    assert isinstance(state, Searching)
    assert state.hits[0].code == CODE
    state, effects = run(state, facts, ev.ItemChosen(CODE))
    assert state == ReadingGuide(social_card)
    assert effects == []


def test_the_case_is_opened_and_the_reader_armed_after_consent(
    facts: Facts, social_card: ServiceItem
) -> None:
    step = advance(ReadingNotice(social_card), ev.Agreed(), facts)
    assert step.state == AwaitingCard(social_card)
    assert step.effects == (do.OpenCase(), do.ReadCard())


def test_the_card_fills_the_form(answering: Answering, cards: dict[str, IdentityCard]) -> None:
    card = cards["zhang_san"]
    assert answering.draft.answers["name"] == card.name
    assert card.id_number in answering.draft.answers.values()
    assert "identity_card" in {p.value for p in answering.draft.provenance.values()}


def test_a_page_with_a_problem_is_not_left(answering: Answering, facts: Facts) -> None:
    state: State = answering
    for name, value in {**ANSWERS, "mobile": "12345"}.items():
        state, _ = run(state, facts, ev.AnswerGiven(name, value))
    for _ in range(10):
        state, _ = run(state, facts, ev.Confirmed())
    assert isinstance(state, Answering)
    assert state.tried


def test_what_the_card_proves_need_not_be_handed_in(gathering: Gathering) -> None:
    assert gathering.draft.given["identity_card"].hand_in is HandIn.IDENTITY_CARD


def test_materials_are_left_only_when_complete(gathering: Gathering, facts: Facts) -> None:
    assert run(gathering, facts, ev.Confirmed())[0] == gathering
    state, _ = run(gathering, facts, ev.Deferred("photo"))
    assert isinstance(state, Gathering)
    assert state.draft.given["photo"].due == date(2026, 11, 27)
    assert isinstance(run(state, facts, ev.Confirmed())[0], Checking)


def test_a_page_is_photographed_kept_and_handed_in(gathering: Gathering, facts: Facts) -> None:
    state, effects = run(gathering, facts, ev.ScanAsked("photo"), ev.ShutterPressed())
    assert effects == [do.ShowPreview(), do.TakePicture("photo")]
    state, effects = run(state, facts, ev.PictureTaken(1), ev.PageKept(1, REF), ev.Confirmed())
    assert isinstance(state, Gathering)
    assert state.draft.given["photo"] == Given(HandIn.SCANNED, (REF,))
    assert do.KeepPage(1) in effects
    assert do.HidePreview() in effects


def test_a_poor_picture_waits_for_the_resident(gathering: Gathering, facts: Facts) -> None:
    state, effects = run(
        gathering,
        facts,
        ev.ScanAsked("photo"),
        ev.ShutterPressed(),
        ev.PictureTaken(1, ("scan_blurred",)),
    )
    assert isinstance(state, Scanning)
    assert state.phase == "problem"
    assert do.KeepPage(1) not in effects
    _, again = run(state, facts, ev.ShutterPressed())
    assert again == [do.ForgetPage(1), do.TakePicture("photo")]
    _, anyway = run(state, facts, ev.ShotUsedAnyway())
    assert anyway == [do.KeepPage(1), do.ReadPage(1, "photo")]


def test_a_page_kept_against_advice_says_so_to_the_end(gathering: Gathering, facts: Facts) -> None:
    poor = ev.PictureTaken(1, ("finger", "blurred"), (0.1, 0.2, 0.3, 0.1))
    state, _ = run(gathering, facts, ev.ScanAsked("photo"), ev.ShutterPressed(), poor)
    assert isinstance(state, Scanning)
    assert state.where == (0.1, 0.2, 0.3, 0.1)
    state, _ = run(state, facts, ev.ShotUsedAnyway(), ev.PageKept(1, REF), ev.Confirmed())
    assert isinstance(state, Gathering)
    assert state.draft.given["photo"].pages == (replace(REF, kept_despite=("finger", "blurred")),)


def test_pages_not_yet_durable_are_not_handed_in(gathering: Gathering, facts: Facts) -> None:
    state, _ = run(gathering, facts, ev.ScanAsked("photo"), ev.ShutterPressed(), ev.PictureTaken(1))
    assert run(state, facts, ev.Confirmed())[0] == state


def test_a_code_opens_a_licence_only_after_consent(gathering: Gathering, facts: Facts) -> None:
    photo = ELicence("r1", "电子证件照", "电子证件照", "张*", "***", "", "")
    state, effects = run(
        gathering,
        facts,
        ev.LicenceAsked("photo"),
        CodeWayAsked(),
        ev.CodeScanned("opaque-token"),
        ev.LicencesFound((photo,)),
    )
    assert isinstance(state, ShowingCode)
    assert state.phase == "found"
    assert do.ExchangeCode("opaque-token", ("电子证件照",)) in effects
    assert "photo" not in state.draft.given
    state, _ = run(state, facts, ev.Confirmed())
    assert isinstance(state, Gathering)
    assert state.draft.given["photo"].licence == photo


@pytest.mark.parametrize("token", ["", "two words", "中文", "x" * 513, "tab\t"])
def test_a_code_that_is_not_ours_never_leaves_the_machine(
    gathering: Gathering, facts: Facts, token: str
) -> None:
    state, effects = run(
        gathering, facts, ev.LicenceAsked("photo"), CodeWayAsked(), ev.CodeScanned(token)
    )
    assert isinstance(state, ShowingCode)
    # A code that broke off says nothing of whose it was.
    assert state.problem == ("problem.code_not_ours" if token else "problem.code_unknown")
    assert not [e for e in effects if isinstance(e, do.ExchangeCode)]


def test_only_the_commit_says_kept(signing: Signing, facts: Facts) -> None:
    state, effects = run(signing, facts, ev.Signed(INK))
    assert isinstance(state, Keeping)
    assert [type(e) for e in effects] == [do.KeepApplication]
    state, effects = run(state, facts, ev.ApplicationKept(CASE_ID, NOON))
    assert isinstance(state, Kept)
    assert not hasattr(state, "draft")
    assert effects == [do.AwaitAnswer(CASE_ID)]


def test_a_dot_is_not_a_signature(signing: Signing, facts: Facts) -> None:
    dot = Signature(((InkPoint(1.0, 1.0, 0),),))
    state, effects = run(signing, facts, ev.Signed(dot))
    assert isinstance(state, Signing)
    assert state.problem == "problem.signature_small"
    assert effects == []


def test_a_store_that_refuses_loses_nothing(signing: Signing, facts: Facts) -> None:
    state, _ = run(signing, facts, ev.Signed(INK), ev.ApplicationNotKept("disk_full"))
    assert isinstance(state, NotKept)
    again, effects = run(state, facts, ev.RetryAsked())
    assert isinstance(again, Keeping)
    assert effects == [do.KeepApplication(signing.draft, INK)]


def kept(signing: Signing, facts: Facts) -> Kept:
    state, _ = run(signing, facts, ev.Signed(INK), ev.ApplicationKept(CASE_ID, NOON))
    assert isinstance(state, Kept)
    return state


def test_online_the_slip_waits_for_the_answer(signing: Signing, facts: Facts) -> None:
    state, effects = run(kept(signing, facts), facts, ev.AnswerArrived(answer()))
    assert isinstance(state, Kept)
    assert state.case.is_accepted
    assert effects == [do.PrintSlip(state.case)]


def test_a_late_answer_does_not_hold_the_slip_back(signing: Signing, facts: Facts) -> None:
    state, effects = run(kept(signing, facts), facts, ev.AnswerLate())
    assert [type(e) for e in effects] == [do.PrintSlip]
    state, effects = run(state, facts, ev.SlipPrinted(), ev.AnswerArrived(answer()))
    assert isinstance(state, Kept)
    assert state.case.is_accepted
    assert effects == []


def test_offline_the_intake_slip_is_printed_at_once(signing: Signing, facts: Facts) -> None:
    offline = replace(facts, online=False)
    state, effects = run(signing, offline, ev.Signed(INK), ev.ApplicationKept(CASE_ID, NOON))
    assert isinstance(state, Kept)
    assert do.PrintSlip(state.case) in effects
    assert not state.case.is_accepted


def test_an_answer_about_another_case_changes_nothing(signing: Signing, facts: Facts) -> None:
    state = kept(signing, facts)
    other = replace(answer(), case_id=UUID(int=7))
    assert run(state, facts, ev.AnswerArrived(other)) == (state, [])


def test_a_failed_slip_can_be_tried_again(signing: Signing, facts: Facts) -> None:
    state, _ = run(kept(signing, facts), facts, ev.AnswerLate(), ev.SlipFailed("paper_out"))
    assert isinstance(state, Kept)
    assert (state.slip, state.slip_problem) == ("failed", "paper_out")
    state, effects = run(state, facts, ev.RetryAsked())
    assert [type(e) for e in effects] == [do.PrintSlip]


def test_rating_is_kept_and_skipping_makes_none(signing: Signing, facts: Facts) -> None:
    state, effects = run(kept(signing, facts), facts, ev.Confirmed())
    assert isinstance(state, RatingService)
    assert effects == [do.AskRating()]
    rated, effects = run(state, facts, ev.RatingGiven(RatingLevel.SATISFIED, "pad"), ev.Confirmed())
    assert isinstance(rated, TakingThings)
    assert do.KeepRating(CASE_ID, CODE, RatingLevel.SATISFIED, "pad") in effects
    skipped, effects = run(state, facts, ev.RatingSkipped())
    assert isinstance(skipped, TakingThings)
    assert not [e for e in effects if isinstance(e, do.KeepRating)]


def test_goodbye_wipes_and_welcomes(facts: Facts) -> None:
    state, effects = run(TakingThings(), facts, ev.Confirmed())
    assert state == Finished()
    assert do.Wipe() in effects
    assert run(state, facts, ev.Left())[0] == Welcome()


def test_leaving_an_identified_page_leaves_nothing(answering: Answering, facts: Facts) -> None:
    state, effects = run(answering, facts, ev.Ended())
    assert isinstance(state, TakingThings)
    assert {type(e) for e in effects} >= {do.AbandonCase, do.Wipe, do.StopReadingCard}


def test_nobody_leaves_in_the_middle_of_the_commit(signing: Signing, facts: Facts) -> None:
    state, _ = run(signing, facts, ev.Signed(INK))
    assert run(state, facts, ev.Left()) == (state, [])


def test_leaving_a_public_page_goes_home(facts: Facts, social_card: ServiceItem) -> None:
    assert run(ReadingGuide(social_card), facts, ev.Ended())[0] == Home()
    assert run(ReadingGuide(social_card), facts, ev.Left())[0] == Welcome()


@pytest.mark.parametrize(
    ("card", "problem"),
    [("wrong_check_digit", "problem.card_bad_number"), ("expired", "problem.card_expired")],
)
def test_a_card_that_does_not_convince(
    facts: Facts,
    social_card: ServiceItem,
    cards: dict[str, IdentityCard],
    card: str,
    problem: str,
) -> None:
    state, effects = run(AwaitingCard(social_card), facts, ev.CardRead(cards[card]))
    assert state == AwaitingCard(social_card, problem, 1)
    assert effects == [do.ReadCard()]


def test_without_a_container_there_is_no_intake(answering: Answering, facts: Facts) -> None:
    state, effects = run(answering, facts, ev.CaseNotOpened("disk_full"))
    assert isinstance(state, AnotherWay)
    assert state.problem == "problem.not_kept_disk"
    assert do.AbandonCase() in effects


def test_is_this_you_can_be_denied(
    facts: Facts, social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    state, effects = run(ConfirmingIdentity(social_card, cards["zhang_san"]), facts, ev.Denied())
    assert state == AwaitingCard(social_card)
    assert effects == [do.ReadCard()]


def test_an_unavailable_item_cannot_be_begun(facts: Facts, social_card: ServiceItem) -> None:
    broken = replace(facts, ready=frozenset())
    assert run(ReadingGuide(social_card), broken, ev.Begun())[0] == ReadingGuide(social_card)
    assert broken.why_unavailable(social_card) == "problem.reader_missing"
