"""Which screen a state is, and what header, steps and footer say there."""

from __future__ import annotations

from typing import Any, assert_never

from kiosk.journey.booking_states import (
    AwaitingBookingCard,
    BookingState,
    ChoosingBooking,
    ChoosingDay,
    ChoosingTime,
    ConfirmingTime,
    FindingTimes,
    ShowingBooking,
    TakingTime,
    TimeUnknown,
)
from kiosk.journey.errand import ErrandState
from kiosk.journey.park_states import (
    AskingParkCode,
    AwaitingParkHolder,
    FetchingParked,
    OfferingPark,
    Parking,
    ParkState,
    Resuming,
    ShowingPark,
)
from kiosk.journey.progress_states import (
    AskingNumber,
    AwaitingOwnCard,
    ChoosingProgress,
    FetchingReturned,
    LookingUp,
    Mending,
    NotLookedUp,
    ProgressState,
    ShowingProgress,
)
from kiosk.journey.rating import SayingWhy
from kiosk.journey.states import (
    AnotherWay,
    Answering,
    AskingLicences,
    AwaitingCard,
    AwaitingHolder,
    AwaitingSlip,
    Browsing,
    Checking,
    ChoosingPlace,
    ChoosingRelation,
    ConfirmingIdentity,
    FindingCase,
    Finished,
    Gathering,
    Home,
    Keeping,
    Kept,
    NotEligible,
    NotKept,
    Promising,
    RatingService,
    ReadingGuide,
    ReadingNotice,
    ReadingSupplementNotice,
    Scanning,
    Searching,
    ShowingCode,
    Signing,
    State,
    TakingThings,
    Triaging,
    UsingPhone,
    Welcome,
    is_identified,
)
from kiosk.journey.ticket import item_of
from kiosk.services.tickets import is_ticket
from ui.screens import (
    booking,
    ending,
    errands,
    filling,
    finding,
    form,
    park,
    phone,
    progress,
    public,
)
from ui.screens.screen import Screen, Stand

STEPS = ("find", "identity", "form", "materials", "check", "sign", "finish")


def screen_for(state: State, stand: Stand) -> Screen:
    """The one screen of a state. Exhaustive by type."""
    match state:
        case Welcome():
            return public.welcome(state, stand)
        case Home():
            return public.home(state, stand)
        case Browsing():
            return public.item_list(state, stand)
        case Searching():
            return finding.search(state, stand)
        case Triaging():
            return finding.triage(state, stand)
        case ReadingGuide():
            return public.guide(state, stand)
        case ReadingNotice():
            return public.notice(state, stand)
        case AwaitingCard():
            return public.place_card(state, stand)
        case ConfirmingIdentity():
            return public.confirm_identity(state, stand)
        case Answering():
            return form.form_page(state, stand)
        case NotEligible():
            return ending.not_eligible(state, stand)
        case Gathering():
            return filling.materials(state, stand)
        case Scanning():
            return filling.scan(state, stand)
        case ShowingCode():
            return filling.show_code(state, stand)
        case Checking():
            return filling.check_answers(state, stand)
        case Signing():
            return filling.sign(state, stand)
        case Keeping() | Finished():
            return Screen(type(state).__name__)
        case NotKept():
            return ending.not_kept(state, stand)
        case Kept():
            return ending.result(state, stand)
        case RatingService():
            return ending.rate(state, stand)
        case TakingThings():
            return ending.take_things(state, stand)
        case AnotherWay():
            return ending.another_way(state, stand)
        case _:
            return errand_screen(state, stand)


def errand_screen(state: ErrandState, stand: Stand) -> Screen:
    """The screens only some visits have. Exhaustive by type."""
    match state:
        case ChoosingPlace():
            return errands.choose_place(state, stand)
        case ChoosingRelation():
            return errands.choose_relation(state, stand)
        case AskingLicences():
            return errands.ask_licences(state, stand)
        case UsingPhone():
            return phone.use_phone(state, stand)
        case Promising():
            return errands.promise(state, stand)
        case AwaitingSlip():
            return errands.show_slip(state, stand)
        case ReadingSupplementNotice():
            return errands.supplement_notice(state, stand)
        case AwaitingHolder():
            return errands.awaiting_holder(state, stand)
        case FindingCase():
            return errands.finding_case(state, stand)
        case SayingWhy():
            return progress.rate_reasons(state, stand)
        case (
            OfferingPark()
            | Parking()
            | ShowingPark()
            | AskingParkCode()
            | AwaitingParkHolder()
            | FetchingParked()
            | Resuming()
        ):
            return park_screen(state, stand)
        case (
            AwaitingBookingCard()
            | FindingTimes()
            | ChoosingBooking()
            | ChoosingDay()
            | ChoosingTime()
            | ConfirmingTime()
            | TakingTime()
            | TimeUnknown()
            | ShowingBooking()
        ):
            return booking_screen(state, stand)
        case _:
            return progress_screen(state, stand)


def booking_screen(state: BookingState, stand: Stand) -> Screen:
    """Booking a time at a counter. Exhaustive by type."""
    match state:
        case AwaitingBookingCard():
            return booking.booking_card(state, stand)
        case FindingTimes() | TakingTime():
            return booking.looking(state, stand)
        case ChoosingBooking():
            return booking.choose_booking(state, stand)
        case ChoosingDay():
            return booking.choose_day(state, stand)
        case ChoosingTime():
            return booking.choose_time(state, stand)
        case ConfirmingTime():
            return booking.confirm_time(state, stand)
        case TimeUnknown():
            return booking.time_unknown(state, stand)
        case ShowingBooking():
            return booking.booked(state, stand)
        case _:
            assert_never(state)


def park_screen(state: ParkState, stand: Stand) -> Screen:
    """Keeping a form for later, and going on with it. Exhaustive by type."""
    match state:
        case OfferingPark():
            return park.keep_later(state, stand)
        case Parking() | FetchingParked():
            return park.parking(state, stand)
        case ShowingPark():
            return park.later_code(state, stand)
        case AskingParkCode():
            return park.later_entry(state, stand)
        case AwaitingParkHolder():
            return park.holder(state, stand)
        case Resuming():
            return park.resume(state, stand)
        case _:
            assert_never(state)


def progress_screen(state: ProgressState, stand: Stand) -> Screen:
    """Asking how far it is, and mending what came back. Exhaustive by type."""
    match state:
        case ChoosingProgress():
            return progress.choose_way(state, stand)
        case AwaitingOwnCard():
            return progress.own_card(state, stand)
        case AskingNumber():
            return progress.slip_number(state, stand)
        case LookingUp() | FetchingReturned():
            return progress.looking_up(state, stand)
        case ShowingProgress():
            return progress.showing(state, stand)
        case NotLookedUp():
            return progress.not_looked_up(state, stand)
        case Mending():
            return progress.mend(state, stand)
        case _:
            assert_never(state)


def step_of(state: State) -> int | None:
    """Where in the seven steps a state is; None outside of them."""
    if is_ticket_state(state):
        return None
    match state:
        case ReadingGuide() | ChoosingPlace():
            return 0
        case ReadingNotice() | AwaitingCard() | ConfirmingIdentity() | ChoosingRelation():
            return 1
        case Answering() | NotEligible():
            return 2
        case Gathering() | Scanning() | UsingPhone() | ShowingCode() | AskingLicences():
            return 3
        case Checking():
            return 4
        case Promising() | Signing() | Keeping() | NotKept():
            return 5
        case Kept() | RatingService() | SayingWhy() | TakingThings():
            return 6
        case _:
            return None


def is_ticket_state(state: State) -> bool:
    """Whether this is a stage of a ticket, which has no seven steps."""
    item = item_of(state)
    return item is not None and is_ticket(item)


_NO_BACK = (
    Welcome, Mending, Parking, ShowingPark, TakingTime, TimeUnknown, Keeping, NotKept, Kept,
    TakingThings, Finished,
)  # fmt: skip
_NO_LEAVE = (Welcome, Parking, TakingTime, Keeping, TakingThings, Finished)


def chrome_for(state: State, stand: Stand, *, clock: str, device_line: str) -> dict[str, Any]:
    """Header, steps and footer."""
    step = step_of(state)
    return {
        "site": stand.said(stand.site),
        "clock": clock,
        "language": stand.language,
        "deviceLine": device_line or stand.words("chrome.devices_ok"),
        "deviceOk": not device_line,
        "online": stand.facts.online,
        "steps": [stand.words(f"step.{name}") for name in STEPS] if step is not None else [],
        "step": step or 0,
        "identified": is_identified(state),
        "canGoBack": not isinstance(state, _NO_BACK) and _may_turn_back(state),
        "canLeave": not isinstance(state, _NO_LEAVE),
    }


def _may_turn_back(state: State) -> bool:
    """From a booking to the others; not from one that was just made or is being cancelled."""
    if not isinstance(state, ShowingBooking):
        return True
    return state.ending == "sure" or (not state.is_new and state.ending in ("", "failed", "over"))
