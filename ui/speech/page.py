"""`speech_of`: what is said of a screen, of the same values the screen is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ui.screens.screen import Screen
from ui.speech import booking_pages, ending_pages, later_pages, public_pages, visit_pages
from ui.speech.sentences import Page, sentences

PAGES: Final[Mapping[str, Callable[[Page], Iterator[str]]]] = {
    "AnotherWay": public_pages.another_way,
    "AskLicences": visit_pages.ask_licences,
    "Booked": booking_pages.booked,
    "CaseStatus": ending_pages.case_status,
    "CheckAnswers": visit_pages.check_answers,
    "ChooseOne": public_pages.choose_one,
    "ConfirmIdentity": visit_pages.confirm_identity,
    "Finding": ending_pages.finding,
    "Finished": ending_pages.said_by_id("finished.title", "finished.text"),
    "ConfirmTime": booking_pages.confirm_time,
    "FormPage": visit_pages.form_page,
    "Guide": public_pages.guide,
    "Home": public_pages.home,
    "ItemList": public_pages.item_list,
    "KeepLater": later_pages.keep_later,
    "Keeping": ending_pages.said_by_id("keeping.title", "keeping.text"),
    "LaterCode": later_pages.later_code,
    "LaterEntry": later_pages.later_entry,
    "LookingUp": ending_pages.looking_up,
    "Materials": visit_pages.materials,
    "Mend": ending_pages.mend,
    "NotKept": ending_pages.not_kept,
    "Notice": public_pages.notice,
    "OutOfService": public_pages.out_of_service,
    "PickTime": booking_pages.pick_time,
    "PlaceCard": public_pages.place_card,
    "Promise": visit_pages.promise,
    "Rate": ending_pages.rate,
    "RateReasons": ending_pages.rate_reasons,
    "Result": ending_pages.result,
    "Resume": later_pages.resume,
    "Scan": visit_pages.scan,
    "Search": public_pages.search,
    "ShowCode": visit_pages.show_code,
    "ShowSlip": ending_pages.show_slip,
    "Sign": visit_pages.sign,
    "SlipNumber": ending_pages.slip_number,
    "TakeThings": ending_pages.take_things,
    "TicketKept": ending_pages.ticket_kept,
    "Triage": public_pages.triage,
    "UsePhone": visit_pages.use_phone,
    "Welcome": public_pages.welcome,
}


def speech_of(
    screen: Screen, words: Callable[..., str], *, in_private: bool = False
) -> tuple[str, ...]:
    """The sentences of a screen in the order of the page; none for a screen of technicians.

    What is personal (answers, names, numbers) is only among them `in_private`: a headset is in.
    """
    speak = PAGES.get(screen.name)
    return sentences(speak(Page(words, screen.props, in_private))) if speak else ()
