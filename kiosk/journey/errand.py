"""The stages only some visits have: places, agents, licences by card, phones, supplements ..."""

from __future__ import annotations

from typing import assert_never

from kiosk.journey.agent import from_choosing_relation
from kiosk.journey.booking import (
    from_awaiting_booking_card,
    from_choosing_booking,
    from_choosing_day,
    from_choosing_time,
    from_confirming_time,
    from_finding_times,
    from_taking_time,
    from_time_unknown,
)
from kiosk.journey.booking_shown import from_showing_booking
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
from kiosk.journey.correction import from_mending
from kiosk.journey.deferral import (
    from_awaiting_holder,
    from_awaiting_slip,
    from_finding_case,
    from_supplement_notice,
)
from kiosk.journey.ending import from_saying_why
from kiosk.journey.events import Event
from kiosk.journey.facts import Facts
from kiosk.journey.licences import from_asking_licences
from kiosk.journey.park import from_offering_park, from_parking, from_showing_park
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
from kiosk.journey.phone import from_using_phone
from kiosk.journey.progress import (
    from_asking_number,
    from_awaiting_own_card,
    from_choosing_progress,
    from_fetching_returned,
    from_looking_up,
    from_not_looked_up,
    from_showing_progress,
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
from kiosk.journey.promise import from_promising
from kiosk.journey.rating import SayingWhy
from kiosk.journey.region import from_choosing_place
from kiosk.journey.resume import (
    from_asking_park_code,
    from_awaiting_park_holder,
    from_fetching_parked,
    from_resuming,
)
from kiosk.journey.states import (
    AskingLicences,
    AwaitingHolder,
    AwaitingSlip,
    ChoosingPlace,
    ChoosingRelation,
    FindingCase,
    Promising,
    ReadingSupplementNotice,
    UsingPhone,
)
from kiosk.journey.step import Step

ErrandState = (
    ChoosingPlace
    | ChoosingRelation
    | AskingLicences
    | UsingPhone
    | Promising
    | AwaitingSlip
    | ReadingSupplementNotice
    | AwaitingHolder
    | FindingCase
    | SayingWhy
    | ProgressState
    | ParkState
    | BookingState
)


def on_errand(state: ErrandState, event: Event, facts: Facts) -> Step:
    """What follows in these stages. Exhaustive by type."""
    match state:
        case ChoosingPlace():
            return from_choosing_place(state, event, facts)
        case ChoosingRelation():
            return from_choosing_relation(state, event)
        case AskingLicences():
            return from_asking_licences(state, event, facts)
        case UsingPhone():
            return from_using_phone(state, event, facts)
        case Promising():
            return from_promising(state, event, facts)
        case AwaitingSlip():
            return from_awaiting_slip(state, event, facts)
        case ReadingSupplementNotice():
            return from_supplement_notice(state, event)
        case AwaitingHolder():
            return from_awaiting_holder(state, event, facts)
        case FindingCase():
            return from_finding_case(state, event, facts)
        case SayingWhy():
            return from_saying_why(state, event, facts)
        case (
            OfferingPark()
            | Parking()
            | ShowingPark()
            | AskingParkCode()
            | AwaitingParkHolder()
            | FetchingParked()
            | Resuming()
        ):
            return _on_park(state, event, facts)
        case (
            ChoosingProgress()
            | AwaitingOwnCard()
            | AskingNumber()
            | LookingUp()
            | ShowingProgress()
            | NotLookedUp()
            | FetchingReturned()
            | Mending()
        ):
            return _on_progress(state, event, facts)
        case _:
            return _on_booking(state, event, facts)


def _on_booking(state: BookingState, event: Event, facts: Facts) -> Step:
    match state:
        case AwaitingBookingCard():
            return from_awaiting_booking_card(state, event, facts)
        case FindingTimes():
            return from_finding_times(state, event, facts)
        case ChoosingBooking():
            return from_choosing_booking(state, event, facts)
        case ChoosingDay():
            return from_choosing_day(state, event, facts)
        case ChoosingTime():
            return from_choosing_time(state, event, facts)
        case ConfirmingTime():
            return from_confirming_time(state, event, facts)
        case TakingTime():
            return from_taking_time(state, event, facts)
        case TimeUnknown():
            return from_time_unknown(state, event, facts)
        case ShowingBooking():
            return from_showing_booking(state, event, facts)
        case _:
            assert_never(state)


def _on_park(state: ParkState, event: Event, facts: Facts) -> Step:
    match state:
        case OfferingPark():
            return from_offering_park(state, event, facts)
        case Parking():
            return from_parking(state, event, facts)
        case ShowingPark():
            return from_showing_park(state, event, facts)
        case AskingParkCode():
            return from_asking_park_code(state, event, facts)
        case AwaitingParkHolder():
            return from_awaiting_park_holder(state, event, facts)
        case FetchingParked():
            return from_fetching_parked(state, event, facts)
        case Resuming():
            return from_resuming(state, event, facts)
        case _:
            assert_never(state)


def _on_progress(state: ProgressState, event: Event, facts: Facts) -> Step:
    match state:
        case ChoosingProgress():
            return from_choosing_progress(state, event, facts)
        case AwaitingOwnCard():
            return from_awaiting_own_card(state, event, facts)
        case AskingNumber():
            return from_asking_number(state, event, facts)
        case LookingUp():
            return from_looking_up(state, event, facts)
        case ShowingProgress():
            return from_showing_progress(state, event, facts)
        case NotLookedUp():
            return from_not_looked_up(state, event, facts)
        case FetchingReturned():
            return from_fetching_returned(state, event, facts)
        case Mending():
            return from_mending(state, event, facts)
        case _:
            assert_never(state)
