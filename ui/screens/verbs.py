"""What a screen's verb means: verb + detail -> journey event. Unknown or ill-formed: None.

The screen is trusted no more than a device: a detail of the wrong shape becomes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.domain.application import InkPoint, Signature
from kiosk.domain.rating import RatingLevel
from kiosk.journey import booking_events as booking
from kiosk.journey import errand_events as errand
from kiosk.journey import events as ev
from kiosk.journey import finding_events as finding
from kiosk.journey import form_events as rows
from kiosk.journey import page_events as pages
from kiosk.journey import park_events as park
from kiosk.journey import phone_events as phone
from kiosk.journey import progress_events as steps
from kiosk.journey import sheet_events as sheets
from kiosk.journey import ticket_events as ticket
from kiosk.journey.events import Event
from kiosk.services.form import ink_text

_PLAIN: Mapping[str, Event] = {
    "start": ev.Touched(),
    "search": ev.SearchOpened(),
    "triage_again": finding.TriageRestarted(),
    "begin": ev.Begun(),
    "agree": ev.Agreed(),
    "disagree": ev.WentBack(),
    "confirm": ev.Confirmed(),
    "consent": ev.Confirmed(),
    "next": ev.Confirmed(),
    "done": ev.Confirmed(),
    "not_me": ev.Denied(),
    "retry": ev.RetryAsked(),
    "other_way": ev.OtherWayAsked(),
    "shoot": ev.ShutterPressed(),
    "use_anyway": ev.ShotUsedAnyway(),
    "use_phone": phone.PhoneAsked(),
    "feed": sheets.FeedAsked(),
    "stop_feed": sheets.FeedStopped(),
    "print_notice": sheets.NoticeAsked(),
    "begin_for_another": errand.BegunForAnother(),
    "places": errand.PlacesAsked(),
    "show_code": errand.CodeWayAsked(),
    "ticket": ticket.TicketAsked(),
    "book": booking.BookingAsked(),
    "book_print": booking.BookingSlipAsked(),
    "book_cancel": booking.BookingCancelAsked(),
    "supplement": errand.SupplementAsked(),
    "change_materials": ev.MaterialsChangeAsked(),
    "skip": ev.RatingSkipped(),
    "progress": steps.ProgressAsked(),
    "mend": steps.MendAsked(),
    "keep_later": park.ParkAsked(),
    "resume": park.ResumeAsked(),
    "discard": park.DiscardAsked(),
    "may_call": steps.CallTouched(),
    "back": ev.WentBack(),
    "home": ev.Ended(),
    "leave": ev.Ended(),
    "end": ev.Ended(),
}

_WITH_TEXT: Mapping[str, Callable[[str], Event]] = {
    "type": ev.QueryTyped,
    "choose_item": ev.ItemChosen,
    "choose_theme": ev.ThemeChosen,
    "triage": finding.TriageOpened,
    "scan": ev.ScanAsked,
    "phone": phone.PhoneAsked,
    "licence": ev.LicenceAsked,
    "defer": ev.Deferred,
    "take_back": ev.TakenBack,
    "type_number": steps.NumberTyped,
    "reason": steps.ReasonTouched,
    "promise": errand.Promised,
    "place": errand.PlaceChosen,
    "relation": errand.RelationChosen,
    "row_add": rows.RowAdded,
}

_WITH_NUMBER: Mapping[str, Callable[[int], Event]] = {
    "change": ev.ChangeAsked,
    "option": finding.OptionChosen,
    "delete_page": ev.ShotDeleted,
}

_NUMBERED: Mapping[str, Callable[[int], Event]] = {
    "booking": booking.OwnBookingChosen,
    "pick_day": booking.DayChosen,
    "pick_time": booking.TimeChosen,
    "open_case": steps.CaseOpened,
}
"""Cards of a list say their number in digits."""
_MORE = "more"

_PROGRESS_WAYS: Mapping[str, Event] = {
    "card": steps.OwnCardWayAsked(),
    "slip": steps.SlipWayAsked(),
}

MAX_POINTS = 20_000


def event_for(verb: str, detail: Any) -> Event | None:
    """The event a verb of any screen means."""
    if verb in _PLAIN:
        return _PLAIN[verb]
    if verb in _WITH_TEXT:
        return _WITH_TEXT[verb](detail) if isinstance(detail, str) else None
    if verb in _WITH_NUMBER:
        number = _whole(detail)
        return None if number is None else _WITH_NUMBER[verb](number)
    if verb in _NUMBERED:
        return _numbered(verb, detail)
    match verb:
        case "answer":
            return _answer(detail)
        case "ink":
            return _ink(detail)
        case "move_page":
            return _move(detail)
        case "row_open" | "row_remove":
            return _row(verb, detail)
        case "rate":
            level = _whole(detail)
            if level is None or not 1 <= level <= 5:
                return None
            return ev.RatingGiven(RatingLevel(level), "screen")
        case "progress_by":
            return _PROGRESS_WAYS.get(detail) if isinstance(detail, str) else None
        case "signed":
            return _signed(detail)
        case _:
            return None


def _numbered(verb: str, detail: Any) -> Event | None:
    if not isinstance(detail, str):
        return None
    if detail == _MORE and verb in ("booking", "pick_day"):
        return booking.MoreTimesAsked()
    # A number from a screen, never longer than one of a database.
    is_number = detail.isascii() and detail.isdigit() and len(detail) < 19
    return _NUMBERED[verb](int(detail)) if is_number else None


def _whole(detail: Any) -> int | None:
    # Numbers from QML may arrive as floats.
    if isinstance(detail, bool) or not isinstance(detail, int | float):
        return None
    return int(detail) if math.isfinite(detail) and detail == int(detail) else None


def _answer(detail: Any) -> Event | None:
    if not isinstance(detail, dict) or not isinstance(detail.get("name"), str):
        return None
    return ev.AnswerGiven(detail["name"], detail.get("value"))


def _row(verb: str, detail: Any) -> Event | None:
    if not isinstance(detail, dict) or not isinstance(detail.get("name"), str):
        return None
    index = _whole(detail.get("index"))
    if index is None or index < 0:
        return None
    kind = rows.RowOpened if verb == "row_open" else rows.RowRemoved
    return kind(detail["name"], index)


def _move(detail: Any) -> Event | None:
    """A page of the strip changes its place by one."""
    if not isinstance(detail, dict):
        return None
    shot, by = _whole(detail.get("shot")), _whole(detail.get("by"))
    if shot is None or by not in (-1, 1):
        return None
    return pages.PageMoved(shot, by)


def _ink(detail: Any) -> Event | None:
    """A signature in a form: its strokes become the text of an answer; none takes it back."""
    if not isinstance(detail, dict) or not isinstance(detail.get("name"), str):
        return None
    signed = _signed(detail.get("strokes"))
    if not isinstance(signed, ev.Signed):
        return None
    return ev.AnswerGiven(detail["name"], ink_text(signed.signature))


def _signed(detail: Any) -> Event | None:
    if (
        not isinstance(detail, list)
        or sum(len(s) for s in detail if isinstance(s, list)) > MAX_POINTS
    ):
        return None
    try:
        strokes = tuple(
            tuple(InkPoint(float(p["x"]), float(p["y"]), int(p["t"])) for p in stroke)
            for stroke in detail
        )
    except (KeyError, TypeError, ValueError):
        return None
    return ev.Signed(Signature(strokes))
