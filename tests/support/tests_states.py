"""One of every state a visit can be in."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from kiosk.domain.application import InkPoint, Signature
from kiosk.domain.identity import IdentityCard
from kiosk.journey import states as st
from kiosk.journey.draft import begin_draft
from kiosk.journey.kept import KeptCase
from kiosk.journey.terms import Terms
from kiosk.services.item import ServiceItem

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
CASE_ID = UUID("01930000-0000-7000-8000-000000000001")


def all_states(item: ServiceItem, card: IdentityCard) -> list[st.State]:
    draft = begin_draft(item, card)
    ink = Signature(((InkPoint(0, 0, 0),),))
    case = KeptCase(CASE_ID, item, NOON)
    return [
        st.Welcome(),
        st.Home(),
        st.Browsing("social_security"),
        st.Searching(),
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
        st.TakingThings(),
        st.Finished(),
        st.AnotherWay("problem.card_expired", item, st.ReadingNotice(item)),
    ]
