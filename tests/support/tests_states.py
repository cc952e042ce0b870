"""One of every state a visit can be in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from kiosk.domain.application import InkPoint, Signature
from kiosk.domain.appointment import Booking, BookingView, Slot
from kiosk.domain.identity import IdentityCard
from kiosk.domain.parked import Lease
from kiosk.domain.progress import CaseProgress, Defect, ProgressQuestion, Stage
from kiosk.domain.rating import RatingLevel
from kiosk.journey import booking_states as bk
from kiosk.journey import park_states as pk
from kiosk.journey import progress_states as pr
from kiosk.journey import states as st
from kiosk.journey.draft import Draft, begin_draft
from kiosk.journey.kept import KeptCase
from kiosk.journey.rating import SayingWhy
from kiosk.journey.terms import Terms
from kiosk.services.item import ServiceItem
from kiosk.services.tickets import NOBODY, ticket_form

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
CASE_ID = UUID("01930000-0000-7000-8000-000000000001")


def park_states(draft: Draft, card: IdentityCard) -> list[st.State]:
    """Every stage of keeping a form for later and of going on with it."""
    back, code = st.Answering(draft), "3726104915"
    return [
        pk.OfferingPark(draft, back),
        pk.Parking(draft, back),
        pk.ShowingPark(pk.ParkTicket(CASE_ID, code, draft.item.name, 30)),
        pk.AskingParkCode(code),
        pk.AwaitingParkHolder(code),
        pk.FetchingParked(code, card),
        pk.Resuming(draft, Lease(CASE_ID, 1), "mobile", NOON, NOON),
    ]


def booking_states(item: ServiceItem, card: IdentityCard) -> list[st.State]:
    """Every stage of booking a time at a counter."""
    slot = Slot(7, "3 号窗口", NOON, NOON, 2)
    booking = Booking(CASE_ID, "Y-8F3A29", slot.site, slot.starts_at, slot.ends_at)
    free = bk.Times(item, card, BookingView((slot,)), CASE_ID)
    own = replace(free, view=BookingView((slot,), (booking,)))
    endings = ("", "sure", "cancelling", "gone", "over", "failed")
    return [
        bk.AwaitingBookingCard(item),
        bk.FindingTimes(item, card),
        bk.FindingTimes(item, card, "problem.booking_busy"),
        bk.ChoosingBooking(own),
        bk.ChoosingDay(free, "booking.taken"),
        bk.ChoosingTime(free, slot.day),
        bk.ConfirmingTime(free, slot),
        bk.TakingTime(free, slot),
        bk.TimeUnknown(free, slot),
        bk.ShowingBooking(free, booking, is_new=True, slip="printed"),
        *(bk.ShowingBooking(own, booking, is_new=False, ending=word) for word in endings),
    ]


def progress_states(draft: Draft, card: IdentityCard) -> list[st.State]:
    """Every stage of asking for progress and of mending."""
    defects = (Defect("material:photo", {"zh-CN": "看不清"}), Defect("", {"zh-CN": "请写清"}))
    name = dict(draft.item.name)
    back = CaseProgress(
        Stage.CORRECTION_NEEDED, CASE_ID, draft.item.code, name, NOON, defects=defects
    )
    stages = tuple(CaseProgress(s, CASE_ID, "X", {}, NOON, "A-1", NOON) for s in Stage)
    asked = ProgressQuestion(case_id=CASE_ID)
    shown = pr.ShowingProgress("card", (back, *stages), card)
    mended = replace(draft, supersedes=CASE_ID, defects=defects)
    return [
        pr.ChoosingProgress(),
        pr.AwaitingOwnCard(),
        pr.AskingNumber("1A2B3C"),
        pr.LookingUp("slip", asked),
        shown,
        *(replace(shown, chosen=n) for n in range(len(shown.cases))),
        pr.ShowingProgress("slip", (), None),
        pr.ShowingProgress("number", stages[:1], None, 0, is_local=True),
        pr.NotLookedUp("card", "busy", ProgressQuestion(id_number=card.id_number), card),
        pr.FetchingReturned(shown, card),
        pr.Mending(mended),
    ]


def ticket_states(draft: Draft) -> list[st.State]:
    """A ticket in each of its stages, from a public page and from the middle of a form."""
    told: list[st.State] = []
    for back in (st.Home(), st.Answering(draft)):
        ticket = replace(begin_draft(ticket_form(), NOBODY), back=back)
        kept = KeptCase(CASE_ID, ticket.item, NOON, back=back)
        told += [
            st.Answering(ticket),
            st.Checking(ticket),
            st.Keeping(ticket, None),
            st.NotKept(ticket, None, "disk_full"),
            st.Kept(kept, "printed"),
        ]
    return told


def all_states(item: ServiceItem, card: IdentityCard) -> list[st.State]:
    draft = begin_draft(item, card)
    ink = Signature(((InkPoint(0, 0, 0),),))
    case = KeptCase(CASE_ID, item, NOON)
    return [
        st.Welcome(),
        st.Home(),
        st.Browsing("social_security"),
        st.Searching(),
        st.Triaging("housing"),
        st.ReadingGuide(item),
        st.ChoosingPlace(item),
        st.ReadingNotice(item),
        st.AwaitingCard(item),
        st.AwaitingCard(item, terms=Terms(by_agent=True, agent_card=card)),
        st.ConfirmingIdentity(item, card),
        st.ChoosingRelation(item, card, Terms(by_agent=True, agent_card=card)),
        st.Answering(draft),
        st.NotEligible(draft, 0),
        st.Gathering(draft),
        st.Scanning(draft, "photo"),
        st.UsingPhone(draft, "photo", address="https://example.org/p/x", phase="waiting"),
        st.ShowingCode(draft, "photo"),
        st.AskingLicences(draft, "photo", ("photo",)),
        st.Promising(draft),
        st.AwaitingSlip(),
        st.ReadingSupplementNotice(CASE_ID),
        st.AwaitingHolder(CASE_ID),
        st.FindingCase(CASE_ID, card),
        st.Checking(draft),
        st.Signing(draft),
        st.Keeping(draft, ink),
        st.NotKept(draft, ink, "io_error"),
        st.Kept(case),
        st.RatingService(case),
        SayingWhy(case, RatingLevel.DISSATISFIED, "screen", ("207",), may_call=True),
        *progress_states(draft, card),
        *ticket_states(draft),
        *park_states(draft, card),
        *booking_states(item, card),
        st.TakingThings(),
        st.Finished(),
        st.AnotherWay("problem.card_expired", item, st.ReadingNotice(item)),
    ]
