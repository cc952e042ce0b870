"""The journey: state + event -> state + effects. Pure, total, exhaustive by type."""

from __future__ import annotations

from kiosk.journey.booking import begin_booking, may_book_instead
from kiosk.journey.booking_events import BookingAsked
from kiosk.journey.booking_states import TakingTime
from kiosk.journey.effects import AbandonCase
from kiosk.journey.ending import (
    from_keeping,
    from_kept,
    from_not_kept,
    from_rating,
    from_signing,
    from_taking_things,
    leave_for_good,
)
from kiosk.journey.errand import on_errand
from kiosk.journey.events import (
    CaseNotOpened,
    Ended,
    Event,
    Left,
    OtherWayAsked,
    PageRead,
    RetryAsked,
    Touched,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.filling import (
    back_to_page,
    from_answering,
    from_checking,
    from_not_eligible,
)
from kiosk.journey.finding import from_triaging
from kiosk.journey.gathering import from_gathering, from_scanning, from_showing_code
from kiosk.journey.identity import from_awaiting_card, from_confirming_identity
from kiosk.journey.paper import page_read, with_reading
from kiosk.journey.park import offer_park
from kiosk.journey.park_events import ParkAsked
from kiosk.journey.park_states import Parking
from kiosk.journey.public import (
    from_choosing,
    from_reading_guide,
    from_reading_notice,
    from_welcome,
)
from kiosk.journey.rating import SayingWhy
from kiosk.journey.states import (
    AnotherWay,
    Answering,
    AwaitingCard,
    AwaitingHolder,
    Browsing,
    Checking,
    ConfirmingIdentity,
    FindingCase,
    Finished,
    Gathering,
    Home,
    Keeping,
    Kept,
    NotEligible,
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
    Triaging,
    Welcome,
    is_identified,
)
from kiosk.journey.step import QUIET, Step, leave
from kiosk.journey.ticket import begin_ticket, may_tell, ticket_draft, ticket_not_opened
from kiosk.journey.ticket_events import TicketAsked
from kiosk.services.item import ServiceItem


def advance(state: State, event: Event, facts: Facts) -> Step:
    """Decide what follows. Late or unexpected events change nothing."""
    match event:
        case Ended() | Left():
            return _end(state, event)
        case CaseNotOpened(code) if _needs_case(state):
            return _without_intake(state, code)
        case TicketAsked():
            return begin_ticket(state, facts) if may_tell(state) else Step(state)
        case PageRead():
            return page_read(state, event)
        case ParkAsked():
            return offer_park(state, facts)
        case _:
            return with_reading(state, back_to_page(_within(state, event, facts)))


def _end(state: State, event: Ended | Left) -> Step:
    if isinstance(state, Keeping | Parking | TakingTime):
        return Step(state)  # the commit is under way; its outcome decides
    if isinstance(state, TakingThings):
        return leave_for_good()
    if isinstance(state, Finished):
        return Step(Welcome())
    return leave(state, to_home=isinstance(event, Ended) and not isinstance(state, Home))


def _without_intake(state: State, code: str) -> Step:
    ticket = ticket_draft(state)
    if ticket is not None:
        return ticket_not_opened(ticket, _store_problem(code))
    item = _item(state)
    is_supplement = isinstance(state, AwaitingHolder | FindingCase)
    retry = ReadingNotice(item) if item is not None and not is_supplement else None
    return Step(AnotherWay(_store_problem(code), item, retry), (*QUIET, AbandonCase()))


def _needs_case(state: State) -> bool:
    return isinstance(state, AwaitingCard | AwaitingHolder) or (
        is_identified(state)
        and not isinstance(state, Keeping | NotKept | Kept | RatingService | SayingWhy)
    )


def _item(state: State) -> ServiceItem | None:
    if isinstance(state, AwaitingCard | ConfirmingIdentity):
        return state.item
    draft = getattr(state, "draft", None)
    return draft.item if draft is not None else None


def _store_problem(code: str) -> str:
    return "problem.not_kept_disk" if code == "disk_full" else "problem.not_kept_other"


def _from_another_way(state: AnotherWay, event: Event, facts: Facts) -> Step:
    match event:
        case BookingAsked() if state.item is not None and may_book_instead(state):
            return begin_booking(state.item, facts)
        case RetryAsked() | WentBack() if state.retry is not None:
            return Step(state.retry)
        case OtherWayAsked() | WentBack():
            return leave(state, to_home=True)
        case _:
            return Step(state)


def _within(state: State, event: Event, facts: Facts) -> Step:
    match state:
        case Welcome():
            return from_welcome(state, event, facts)
        case Home() | Browsing() | Searching():
            return from_choosing(state, event, facts)
        case Triaging():
            return from_triaging(state, event, facts)
        case ReadingGuide():
            return from_reading_guide(state, event, facts)
        case ReadingNotice():
            return from_reading_notice(state, event, facts)
        case AwaitingCard():
            return from_awaiting_card(state, event, facts)
        case ConfirmingIdentity():
            return from_confirming_identity(state, event, facts)
        case Answering():
            return from_answering(state, event, facts)
        case NotEligible():
            return from_not_eligible(state, event, facts)
        case Gathering():
            return from_gathering(state, event, facts)
        case Scanning():
            return from_scanning(state, event, facts)
        case ShowingCode():
            return from_showing_code(state, event, facts)
        case Checking():
            return from_checking(state, event, facts)
        case Signing():
            return from_signing(state, event, facts)
        case Keeping():
            return from_keeping(state, event, facts)
        case NotKept():
            return from_not_kept(state, event, facts)
        case Kept():
            return from_kept(state, event, facts)
        case RatingService():
            return from_rating(state, event, facts)
        case TakingThings():
            return from_taking_things(state, event, facts)
        case AnotherWay():
            return _from_another_way(state, event, facts)
        case Finished():
            return Step(Home()) if isinstance(event, Touched) else Step(state)
        case _:
            return on_errand(state, event, facts)
