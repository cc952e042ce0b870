"""Part of the composition root: the hands of a session, each with what it reaches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from devices.document_scanner.frames import FrameReader
from devices.sheet_scanner.frames import SheetReader
from kiosk.compose_devices import hosts_of
from kiosk.finisher import Finisher
from kiosk.flight_log import FlightLog
from kiosk.ports import Devices
from kiosk.recogniser import Recogniser
from kiosk.services.item import pick
from kiosk.session.booking_hand import BookingHand
from kiosk.session.camera_hand import CameraHand
from kiosk.session.hands import Hands
from kiosk.session.line_hand import LineHand
from kiosk.session.notice_hand import NoticeHand
from kiosk.session.paper_hand import PaperHand
from kiosk.session.park_hand import ParkHand, Parking
from kiosk.session.phone_hand import PhoneHand
from kiosk.session.progress_hand import ProgressHand
from kiosk.session.sheet_hand import SheetHand
from kiosk.session.slip_hand import SlipHand
from kiosk.session.slip_post import SlipPost
from kiosk.session.slips import Letterhead
from kiosk.session.store_hand import StoreHand
from kiosk.session.worker import Worker
from kiosk.settings import Settings
from offline_cache.keeper import CaseKeeper
from offline_cache.lookup_appointments import CourierAppointments
from offline_cache.lookup_cases import CourierCases
from offline_cache.lookup_line import CourierLicences, LookupLine
from offline_cache.lookup_parked import CourierParked
from offline_cache.lookup_people import CourierPeople
from offline_cache.lookup_phone import CourierPhone
from ui.i18n import Words
from ui.typeset import typeset


@dataclass(frozen=True, slots=True)
class Reached:
    """What hands act on. `post` brings an outcome to the Qt thread."""

    devices: Devices
    keeper: CaseKeeper
    lookups: LookupLine
    post: Callable[[Callable[[], None]], None]
    words: Mapping[str, Words]
    log: FlightLog


def hands_of(settings: Settings, reached: Reached) -> Hands:
    """Every hand a kiosk has; one for a device that is not there finds out by itself."""
    kiosk, devices, lookups, log = settings.kiosk, reached.devices, reached.lookups, reached.log
    fetch = hosts_of(settings).fetch

    def letterhead(language: str) -> Letterhead:
        return Letterhead(pick(kiosk.site, language), kiosk.id, kiosk.phone)

    def words(language: str) -> Words:
        return reached.words[language]

    def worker(name: str) -> Worker:
        return Worker(name, reached.post)

    slips = SlipPost(devices, words, letterhead)
    hands = Hands(
        devices=devices,
        store=StoreHand(reached.keeper, worker("store"), kiosk.id, log),
        slips=SlipHand(slips, log),
        line=LineHand(
            CourierLicences(lookups),
            reached.keeper,
            worker("line"),
            settings.visit.wait_for_answer_s,
            CourierPeople(lookups),
        ),
        camera=CameraHand(devices, FrameReader(fetch), worker("camera")),
        rating_s=settings.visit.rating_s,
    )
    hands.sheets = SheetHand(devices, SheetReader(fetch), worker("sheets"))
    hands.notices = NoticeHand(devices, typeset, words, letterhead, worker("notices"), log)
    if settings.platform.phone_url:
        doorstep = CourierPhone(lookups, settings.platform.phone_url)
        hands.phone = PhoneHand(doorstep, Finisher(), worker("phone"))
    hands.papers = PaperHand(Recogniser(), worker("papers"))
    kept_here = reached.keeper.kept_here
    hands.progress = ProgressHand(CourierCases(lookups), kept_here, worker("progress"))
    hands.booking = BookingHand(CourierAppointments(lookups), slips, worker("booking"))
    if settings.visit.keep_for_later_days > 0:
        hands.parking = ParkHand(
            reached.keeper,
            CourierParked(lookups),
            slips,
            worker("parking"),
            Parking(kiosk.id, settings.visit.keep_for_later_days, settings.visit.wait_for_answer_s),
        )
    return hands
