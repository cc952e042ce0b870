"""The hands of the session: each effect goes to the one that can carry it out.

Nothing here waits: slow work goes to workers, one per kind, so that a slow disk never delays
the network and a slow line never delays the disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from kiosk.journey.booking_effects import BookingEffect
from kiosk.journey.effects import (
    AskRating,
    AwaitAnswer,
    ClosePhone,
    Effect,
    ExchangeCode,
    FeedSheets,
    FetchReturned,
    FindDue,
    FindLicences,
    ForgetPage,
    HidePreview,
    LookForLeftCard,
    LookUpProgress,
    OpenPhone,
    PrintNotice,
    PrintSlip,
    ReadCard,
    ReadCode,
    ReadPage,
    ShowPreview,
    SoundChime,
    StopAskingRating,
    StopFeeding,
    StopPrinting,
    StopReadingCard,
    StopReadingCode,
    TakePicture,
    Wipe,
)
from kiosk.journey.facts import READS_IDENTITY
from kiosk.journey.park_effects import ParkEffect
from kiosk.journey.states import State
from kiosk.ports import Chime, Devices, Silence
from kiosk.session.booking_hand import BookingHand
from kiosk.session.camera_hand import CameraHand
from kiosk.session.line_hand import LineHand
from kiosk.session.notice_hand import PRINTER, NoticeHand
from kiosk.session.paper_hand import PaperHand
from kiosk.session.park_hand import ParkHand
from kiosk.session.pen_hand import SIGNATURE, PenHand
from kiosk.session.phone_hand import PhoneHand
from kiosk.session.progress_hand import ProgressHand
from kiosk.session.sheet_hand import SCANNER, SheetHand
from kiosk.session.slip_hand import SlipHand
from kiosk.session.store_hand import StoreEffect, StoreHand

if TYPE_CHECKING:
    from kiosk.session.session import Session


class Hands:
    """Performs every effect but the wipe, which is the session's own."""

    def __init__(
        self,
        *,
        devices: Devices,
        store: StoreHand,
        slips: SlipHand,
        line: LineHand,
        camera: CameraHand,
        rating_s: int,
    ) -> None:
        self._devices = devices
        self.store = store
        self.slips = slips
        self.line = line
        self.camera = camera
        self._rating_s = rating_s
        self.papers: PaperHand | None = None
        self.phone: PhoneHand | None = None
        self.progress: ProgressHand | None = None
        self.parking: ParkHand | None = None
        self.booking: BookingHand | None = None
        self.sheets: SheetHand | None = None
        self.notices: NoticeHand | None = None
        self.pen = PenHand(devices)
        self.chime: Chime = Silence()
        self._used: set[str] = set()

    def bind(self, session: Session) -> None:
        """Tell every hand whose outcomes it brings."""
        self._session = session
        for hand in (self.store, self.slips, self.line, self.camera):
            hand.session = session
        for paper in (self.sheets, self.notices):
            if paper is not None:
                paper.session = session
        if self.papers is not None:
            self.papers.session = session
        if self.phone is not None:
            self.phone.session = session
        for asking in (self.progress, self.parking, self.booking):
            if asking is not None:
                asking.session = session

    def perform(self, effect: Effect) -> None:
        """Start carrying one effect out; return at once."""
        if isinstance(effect, StoreEffect):
            self.store.perform(effect)
            return
        if isinstance(effect, ParkEffect | BookingEffect):
            self._keep_or_book(effect)
            return
        match effect:
            case ReadCard() | StopReadingCard() | LookForLeftCard():
                self._handle_card(effect)
            case ReadCode():
                self._used |= {"code", "document"}
                self._devices.send("code", "arm")
                self.camera.codes.begin()
            case StopReadingCode():
                self._devices.send("code", "disarm")
                self.camera.codes.stop()
            case AskRating():
                self._devices.send("review", "ask", {"seconds": self._rating_s})
            case StopAskingRating():
                self._devices.send("review", "cancel")
            case ShowPreview():
                self._used.add("document")
                self.camera.perform(effect)
            case HidePreview() | TakePicture() | ForgetPage():
                self.camera.perform(effect)
            case FeedSheets() | StopFeeding() | PrintNotice() | StopPrinting():
                self._handle_paper(effect)
            case ReadPage():
                if self.papers is not None:
                    self.papers.perform(effect)
            case OpenPhone() | ClosePhone():
                if self.phone is not None:
                    self.phone.perform(effect)
            case PrintSlip():
                self.slips.print(effect.kept)
            case ExchangeCode() | FindLicences() | FindDue() | AwaitAnswer():
                self.line.perform(effect)
            case LookUpProgress() | FetchReturned():
                if self.progress is not None:
                    self.progress.perform(effect)
            case SoundChime(sound):
                self.chime.play(sound, loud=self._session.preferences.is_elder)
            case Wipe():
                raise AssertionError("the session wipes, not its hands")
            case _:
                assert_never(effect)

    def follow(self, state: State) -> None:
        """Another page is shown: what belongs to a page and to nothing else begins or ends."""
        if self.pen.follow(state):
            self._used.add(SIGNATURE)

    def _keep_or_book(self, effect: ParkEffect | BookingEffect) -> None:
        if isinstance(effect, BookingEffect):
            if self.booking is not None:
                self.booking.perform(effect)
        elif self.parking is not None:
            self.parking.perform(effect)

    def _arm_readers(self) -> None:
        # Either identifies; the first that convinces wins, and then both are disarmed.
        for capability in sorted(READS_IDENTITY):
            if self._devices.send(capability, "arm"):
                self._used.add(capability)

    def _handle_card(self, effect: ReadCard | StopReadingCard | LookForLeftCard) -> None:
        match effect:
            case ReadCard():
                self._arm_readers()
            case StopReadingCard():
                for capability in sorted(READS_IDENTITY):
                    self._devices.send(capability, "disarm")
            case LookForLeftCard():
                self._look_for_left_cards(READS_IDENTITY)

    def _handle_paper(self, effect: FeedSheets | StopFeeding | PrintNotice | StopPrinting) -> None:
        match effect:
            case FeedSheets() | StopFeeding() if self.sheets is not None:
                if isinstance(effect, FeedSheets):
                    self._used.add(SCANNER)
                self.sheets.perform(effect)
            case PrintNotice() | StopPrinting() if self.notices is not None:
                if isinstance(effect, PrintNotice):
                    self._used.add(PRINTER)
                self.notices.perform(effect)

    def forget(self) -> None:
        """The visit is over: drop what the hands still hold of it.

        A driver's process that saw something personal is replaced: its memory goes with it. A
        reader that nobody asked may have been given a card all the same.
        """
        self.camera.forget()
        if self.papers is not None:
            self.papers.forget()
        if self.phone is not None:
            self.phone.forget()
        if self.sheets is not None:
            self.sheets.forget()
        for capability in self._used:
            self._devices.renew(capability)
        self._look_for_left_cards(READS_IDENTITY - self._used)
        self._used.clear()

    def _look_for_left_cards(self, capabilities: Iterable[str]) -> None:
        for capability in sorted(capabilities):
            self._devices.send(capability, "settle")

    def close(self) -> None:
        """End the workers."""
        for hand in (self.store, self.line, self.camera):
            hand.close()
        for paper in (self.sheets, self.notices):
            if paper is not None:
                paper.close()
        if self.papers is not None:
            self.papers.close()
        if self.phone is not None:
            self.phone.close()
        for asking in (self.progress, self.parking, self.booking):
            if asking is not None:
                asking.close()
