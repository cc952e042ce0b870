"""Asking for progress, by every way and with every answer: pure decisions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from kiosk.domain.identity import IdentityCard
from kiosk.domain.progress import CaseProgress, Defect, ReturnedCase, Stage
from kiosk.journey import effects as do
from kiosk.journey import events as ev
from kiosk.journey import progress_events as told
from kiosk.journey import progress_states as pr
from kiosk.journey import states as st
from kiosk.journey.advance import advance
from kiosk.journey.facts import Facts
from kiosk.journey.progress import case_of_slip, number_of

CASE = UUID("01930000-0000-7000-8000-0000000000aa")
BACK = CaseProgress(
    Stage.CORRECTION_NEEDED, CASE, "DEMO-RS-0003", defects=(Defect("mobile", {"zh-CN": "x"}),)
)


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (f"menkou:1:{CASE}:kept", CASE),
        (f"menkou:2:{CASE}:kept", None),
        ("menkou:1:not-an-id:kept", None),
        ("https://example.com/a:b:c:d", None),
        ("", None),
    ],
)
def test_only_a_slip_of_ours_names_a_case(text: str, case: UUID | None) -> None:
    assert case_of_slip(text) == case


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1A2B3C4D5E", "L-1A2B3-C4D5E"),
        ("320500202611200000014", "320500-20261120-000001-4"),
        ("1A2B3C4D5", ""),
        ("3205002026112000000X4", ""),
        ("", ""),
    ],
)
def test_a_number_is_whole_or_none(typed: str, number: str) -> None:
    assert number_of(typed) == number


def test_a_card_is_not_asked_for_without_the_line(facts: Facts) -> None:
    down = replace(facts, online=False)
    step = advance(pr.ChoosingProgress(), told.OwnCardWayAsked(), down)
    assert step.state == pr.ChoosingProgress()
    assert step.effects == ()
    assert advance(pr.ChoosingProgress(), told.SlipWayAsked(), down).effects == (do.ReadCode(),)


def test_leaving_what_was_shown_erases_it(facts: Facts, cards: dict[str, IdentityCard]) -> None:
    shown = pr.ShowingProgress("card", (BACK,), cards["li_ming"], 0)
    assert do.Wipe() in advance(shown, ev.WentBack(), facts).effects
    ended = advance(shown, ev.Ended(), facts)
    assert isinstance(ended.state, st.TakingThings)
    assert do.Wipe() in ended.effects
    by_slip = advance(pr.ShowingProgress("slip", (BACK,), None, 0), ev.Ended(), facts)
    assert isinstance(by_slip.state, st.Home)
    assert do.Wipe() in by_slip.effects


def test_a_slip_shows_what_is_wrong_and_the_card_mends_it(
    facts: Facts, cards: dict[str, IdentityCard]
) -> None:
    by_slip = pr.ShowingProgress("slip", (BACK,), None, 0)
    step = advance(by_slip, told.MendAsked(), facts)
    assert step.state == pr.AwaitingOwnCard()
    assert do.ReadCard() in step.effects
    by_card = pr.ShowingProgress("card", (BACK,), cards["li_ming"], 0)
    step = advance(by_card, told.MendAsked(), facts)
    assert isinstance(step.state, pr.FetchingReturned)
    assert do.OpenCase() in step.effects
    refused = advance(step.state, told.ReturnedNotTold("unknown"), facts)
    assert isinstance(refused.state, pr.ShowingProgress)
    assert refused.state.problem == "problem.mend_unknown"
    assert refused.effects == (do.AbandonCase(),)


def test_by_number_or_from_memory_nothing_can_be_mended(facts: Facts) -> None:
    for state in (
        pr.ShowingProgress("number", (BACK,), None, 0),
        pr.ShowingProgress("slip", (BACK,), None, 0, is_local=True),
    ):
        assert advance(state, told.MendAsked(), facts).state == state


def test_what_was_handed_in_is_there_again(facts: Facts, cards: dict[str, IdentityCard]) -> None:
    returned = ReturnedCase(
        CASE, "DEMO-RS-0003", {"mobile": "13900139000", "reason": "lost"}, ("photo",), BACK.defects
    )
    shown = pr.ShowingProgress("card", (BACK,), cards["li_ming"], 0)
    fetching = pr.FetchingReturned(shown, cards["li_ming"])
    state = advance(fetching, told.ReturnedTold(returned), facts).state
    assert isinstance(state, pr.Mending)
    assert state.draft.supersedes == CASE
    assert state.draft.answers["mobile"] == "13900139000"
    assert state.draft.answers["name"] == cards["li_ming"].name
    assert state.draft.defects == BACK.defects
    gone = advance(fetching, told.ReturnedTold(replace(returned, item_code="GONE")), facts).state
    assert isinstance(gone, pr.ShowingProgress)
    assert gone.problem == "problem.mend_not_here"


def test_no_answer_can_be_asked_again(facts: Facts) -> None:
    asking = advance(pr.AskingNumber("1A2B3C4D5E"), ev.Confirmed(), facts).state
    assert isinstance(asking, pr.LookingUp)
    stuck = advance(asking, told.ProgressNotTold("offline"), facts).state
    assert isinstance(stuck, pr.NotLookedUp)
    again = advance(stuck, ev.RetryAsked(), facts)
    assert again.state == asking
    assert again.effects == (do.LookUpProgress(asking.question),)
