"""The journey is total: every event in every state gives a state, and late ones do no harm."""

from __future__ import annotations

import typing
from datetime import UTC, datetime
from uuid import UUID

import pytest
from tests_states import all_states

from kiosk.domain.application import InkPoint, PageRef, Signature
from kiosk.domain.appointment import Booking, BookingView
from kiosk.domain.identity import IdentityCard
from kiosk.domain.parked import HandedOver, Lease
from kiosk.domain.progress import ReturnedCase
from kiosk.domain.rating import RatingLevel
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.domain.supplement import DueCase
from kiosk.journey import booking_events as booking
from kiosk.journey import errand_events as errand
from kiosk.journey import events as ev
from kiosk.journey import finding_events as finding
from kiosk.journey import form_events as rows
from kiosk.journey import page_events as pages
from kiosk.journey import park_events as park
from kiosk.journey import phone_events as phone
from kiosk.journey import progress_events as progress
from kiosk.journey import sheet_events as sheets
from kiosk.journey import states as st
from kiosk.journey.advance import advance
from kiosk.journey.facts import Facts
from kiosk.journey.patience import patience_for
from kiosk.materials.recognise.values import Reading
from kiosk.services.item import ServiceItem

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
CASE_ID = UUID("01930000-0000-7000-8000-000000000001")


def all_events(card: IdentityCard) -> list[ev.Event]:
    ink = Signature(((InkPoint(0, 0, 0),),))
    answer = PlatformAnswer(CASE_ID, "", AnswerKind.ACCEPTED, "", NOON, None, 1, 1)
    made: dict[type, ev.Event] = {
        ev.QueryTyped: ev.QueryTyped("sb"),
        ev.ThemeChosen: ev.ThemeChosen("social_security"),
        ev.ItemChosen: ev.ItemChosen("DEMO-RS-0003"),
        ev.AnswerGiven: ev.AnswerGiven("mobile", "1"),
        ev.ChangeAsked: ev.ChangeAsked(99),
        ev.ScanAsked: ev.ScanAsked("photo"),
        ev.LicenceAsked: ev.LicenceAsked("nothing"),
        ev.Deferred: ev.Deferred("identity_card"),
        ev.TakenBack: ev.TakenBack("photo"),
        ev.ShotDeleted: ev.ShotDeleted(3),
        pages.PageMoved: pages.PageMoved(7, -1),
        ev.Signed: ev.Signed(ink),
        ev.RatingGiven: ev.RatingGiven(RatingLevel.SATISFIED, "pad"),
        ev.CardRead: ev.CardRead(card),
        ev.CardRefused: ev.CardRefused("unheard_of"),
        ev.CodeScanned: ev.CodeScanned("t"),
        ev.PictureTaken: ev.PictureTaken(7),
        ev.PictureFailed: ev.PictureFailed("torn"),
        ev.PageRead: ev.PageRead(7, "old_card", Reading()),
        sheets.SheetRead: sheets.SheetRead(8, ("blurred",)),
        sheets.SheetsFailed: sheets.SheetsFailed("jam"),
        sheets.NoticeFailed: sheets.NoticeFailed("paper_out"),
        ev.SlipFailed: ev.SlipFailed("paper_out"),
        ev.CaseNotOpened: ev.CaseNotOpened("no_key"),
        ev.PageKept: ev.PageKept(7, PageRef(0, "", 0, "image/jpeg")),
        ev.PageNotKept: ev.PageNotKept(7, "io_error"),
        ev.LicencesFound: ev.LicencesFound(()),
        ev.CodeRefused: ev.CodeRefused("unknown"),
        ev.ApplicationKept: ev.ApplicationKept(CASE_ID, NOON),
        ev.ApplicationNotKept: ev.ApplicationNotKept("disk_full"),
        ev.AnswerArrived: ev.AnswerArrived(answer),
        errand.PlaceChosen: errand.PlaceChosen("310000"),
        errand.RelationChosen: errand.RelationChosen("child"),
        errand.Promised: errand.Promised("photo"),
        errand.DueFound: errand.DueFound(DueCase(CASE_ID, "DEMO-RS-0003", "2026.1.1", "")),
        errand.DueNotFound: errand.DueNotFound("unknown"),
        progress.NumberTyped: progress.NumberTyped("1A"),
        progress.CaseOpened: progress.CaseOpened(1),
        progress.ProgressTold: progress.ProgressTold(()),
        progress.ProgressNotTold: progress.ProgressNotTold("offline"),
        progress.ReturnedTold: progress.ReturnedTold(
            ReturnedCase(CASE_ID, "DEMO-RS-0003", {}, (), ())
        ),
        progress.ReturnedNotTold: progress.ReturnedNotTold("busy"),
        progress.ReasonTouched: progress.ReasonTouched("207"),
        phone.PhoneOpened: phone.PhoneOpened("https://example.org/p/x"),
        phone.PhotoArrived: phone.PhotoArrived(7, ("glare",)),
        phone.PhotoNotTaken: phone.PhotoNotTaken("no_page"),
        phone.PhoneLost: phone.PhoneLost("ended"),
        finding.TriageOpened: finding.TriageOpened("housing"),
        finding.OptionChosen: finding.OptionChosen(3),
        rows.RowAdded: rows.RowAdded("members"),
        rows.RowOpened: rows.RowOpened("members", 0),
        rows.RowRemoved: rows.RowRemoved("mobile", 9),
        booking.TimesTold: booking.TimesTold(BookingView(), CASE_ID),
        booking.TimesNotTold: booking.TimesNotTold("busy"),
        booking.OwnBookingChosen: booking.OwnBookingChosen(0),
        booking.DayChosen: booking.DayChosen(9),
        booking.TimeChosen: booking.TimeChosen(7),
        booking.TimeBooked: booking.TimeBooked(Booking(CASE_ID, "Y-1", "1", NOON, NOON)),
        booking.TimeNotBooked: booking.TimeNotBooked("taken"),
        booking.BookingNotCancelled: booking.BookingNotCancelled("over"),
        park.FormParked: park.FormParked(CASE_ID, "3726104915"),
        park.FormNotParked: park.FormNotParked("disk_full"),
        park.ParkArrived: park.ParkArrived(NOON),
        park.ParkedTold: park.ParkedTold(
            HandedOver(
                Lease(CASE_ID, 1), "DEMO-RS-0003", "2020.1.1", {}, {}, "gone", "", NOON, NOON
            )
        ),
        park.ParkedNotTold: park.ParkedNotTold("unknown"),
        park.ParkNotDiscarded: park.ParkNotDiscarded("elsewhere"),
    }
    return [made[kind] if kind in made else kind() for kind in typing.get_args(ev.Event)]


def test_every_state_is_listed(social_card: ServiceItem, cards: dict[str, IdentityCard]) -> None:
    listed = {type(s) for s in all_states(social_card, cards["zhang_san"])}
    assert listed == set(typing.get_args(st.State))


def test_every_event_in_every_state(
    facts: Facts, social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    card = cards["zhang_san"]
    for state in all_states(social_card, card):
        for event in all_events(card):
            step = advance(state, event, facts)
            assert isinstance(step.state, typing.get_args(st.State))
            patience_for(step.state, elder=True)


@pytest.mark.parametrize("elder", [False, True])
def test_the_machine_waits_at_least_twenty_seconds_before_it_forgets(
    social_card: ServiceItem, cards: dict[str, IdentityCard], elder: bool
) -> None:
    for state in all_states(social_card, cards["zhang_san"]):
        patience = patience_for(state, elder=elder)
        if patience is not None and st.is_identified(state) and patience.warning_s:
            assert patience.warning_s >= 20


def test_nothing_personal_shows_in_the_repr_of_a_state(
    social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    card = cards["zhang_san"]
    for state in all_states(social_card, card):
        assert card.name not in repr(state)
        assert card.id_number not in repr(state)
