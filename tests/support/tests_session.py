"""A session on a table: fakes for everything `kiosk.ports` asks for, and a visitor who acts.

Nothing here waits by itself. With `StepWorker` the test says when slow work is done; with real
workers the visitor's `wait` decides how outcomes come in.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

import cv2
import numpy as np
from tests_steps import FakeClock, ListLog

from devices.document_scanner.papers import paper
from devices.document_scanner.scene import SENSOR, Placing, expose, render
from devices.sheet_scanner.sheets import sheet_jpeg
from kiosk import wire
from kiosk.domain.application import Application, InkPoint, PageRef, Signature
from kiosk.domain.envelope import ELicence
from kiosk.domain.identity import IdentityCard
from kiosk.domain.notice import Notice
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer
from kiosk.journey.events import (
    Agreed,
    AnswerGiven,
    Begun,
    Confirmed,
    Deferred,
    Event,
    ItemChosen,
    ScanAsked,
    ShotUsedAnyway,
    ShutterPressed,
    Signed,
    Touched,
)
from kiosk.journey.facts import Catalogue
from kiosk.journey.states import (
    AnotherWay,
    Answering,
    AwaitingCard,
    Checking,
    ConfirmingIdentity,
    Gathering,
    Keeping,
    Scanning,
    Signing,
)
from kiosk.materials.picture import from_jpeg
from kiosk.ports import (
    CaseDesk,
    DeviceNews,
    FrameSource,
    Image,
    Keeper,
    Licences,
    LineState,
    NotKept,
    PictureGone,
)
from kiosk.services.item import ServiceItem
from kiosk.services.search import SearchIndex
from kiosk.session.camera_hand import CameraHand
from kiosk.session.hands import Hands
from kiosk.session.line_hand import LineHand
from kiosk.session.notice_hand import NoticeHand
from kiosk.session.session import Session
from kiosk.session.sheet_hand import SheetHand
from kiosk.session.slip_hand import SlipHand
from kiosk.session.slip_post import SlipPost
from kiosk.session.slips import Letterhead
from kiosk.session.store_hand import StoreHand
from kiosk.session.worker import Worker

CAPABILITIES = (
    "id_card",
    "document",
    "code",
    "review",
    "receipt",
    "sheet_scanner",
    "document_printer",
)
ITEM = "DEMO-RS-0003"
ANSWERS = {"applicantRole": "self", "mobile": "13800138000", "reason": "lost", "deliver": "pickup"}
SIGNATURE = Signature((tuple(InkPoint(2.0 * i, 10.0 + i % 5, 15 * i) for i in range(30)),))


class FakeDevices:
    """Remembers what it was asked; a capability in `gone` has no device."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.bodies: list[Mapping[str, Any]] = []
        self.renewed: list[str] = []
        self.gone: set[str] = set()

    def send(self, capability: str, verb: str, body: Mapping[str, Any] | None = None) -> bool:
        self.sent.append((capability, verb))
        self.bodies.append(body or {})
        return capability not in self.gone

    def renew(self, capability: str) -> None:
        self.renewed.append(capability)


class FakeDesk:
    """Keeps in memory; `refusals` are the codes of the next refusals."""

    def __init__(self, keeper: FakeKeeper) -> None:
        self._keeper = keeper
        self.pages: list[bytes] = []
        self.is_abandoned = False

    def add_page(self, data: bytes, media_type: str) -> PageRef:
        self._keeper.refuse_if_told()
        self.pages.append(data)
        return PageRef(len(self.pages) - 1, "0" * 64, len(data), media_type)

    def submit(self, application: Application) -> None:
        self._keeper.submits += 1
        self._keeper.refuse_if_told()
        self._keeper.kept[application.application_id] = application

    def abandon(self) -> None:
        self.is_abandoned = True


class FakeKeeper:
    """An outbox in memory."""

    def __init__(self) -> None:
        self.kept: dict[UUID, Application] = {}
        self.ratings: list[Rating] = []
        self.answers: dict[UUID, PlatformAnswer] = {}
        self.desks: list[FakeDesk] = []
        self.refusals: deque[str] = deque()
        self.submits = 0

    def refuse_if_told(self) -> None:
        if self.refusals:
            raise NotKept(self.refusals.popleft())

    def open_case(self, case_id: UUID) -> CaseDesk:
        self.refuse_if_told()
        self.desks.append(FakeDesk(self))
        return self.desks[-1]

    def keep_rating(self, rating: Rating) -> None:
        self.refuse_if_told()
        self.ratings.append(rating)

    def answer(self, case_id: UUID) -> PlatformAnswer | None:
        return self.answers.get(case_id)

    def line(self) -> LineState:
        return LineState(online=True, waiting=0)

    def intake_open(self) -> bool:
        return True


class FakeLicences:
    """Every code opens what `found` holds."""

    def __init__(self) -> None:
        self.found: tuple[ELicence, ...] = ()

    def exchange(self, token: str, licence_types: Sequence[str]) -> tuple[ELicence, ...]:
        return self.found


@cache
def photographed(name: str) -> Image:
    """A frame of the document camera with that paper on the tray; '' is the bare mat."""
    scene = render(paper(name) if name else None, Placing(), scale=960 / SENSOR[0])
    frame = cv2.rotate(expose(scene, (960, 720), seed=1), cv2.ROTATE_90_CLOCKWISE)
    return np.ascontiguousarray(frame, np.uint8)


class FakeFrames:
    """The same paper in every frame; `mark` makes each still another picture."""

    def __init__(self) -> None:
        self.paper = "id_photo"
        self.mark = 0
        self.forgotten = 0

    def preview(self, body: Mapping[str, Any]) -> Image:
        return photographed(self.paper).copy()

    def still(self, body: Mapping[str, Any]) -> Image:
        image = photographed(self.paper).copy()
        middle = (image.shape[1] // 2 - 60, image.shape[0] // 2)
        cv2.putText(image, str(self.mark), middle, cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), 2)
        return image

    def forget(self) -> None:
        self.forgotten += 1


class FakeSheets:
    """Fed pages: another sample sheet for every number; one in `gone` cannot be fetched."""

    def __init__(self) -> None:
        self.gone: set[int] = set()
        self.name = "contract"

    def page(self, body: Mapping[str, Any]) -> Image:
        number = int(body["number"])
        if number in self.gone:
            raise PictureGone("page")
        return from_jpeg(sheet_jpeg(self.name, number, 150, colour=True))


@dataclass
class Fakes:
    """What stands in for the world."""

    devices: FakeDevices = field(default_factory=FakeDevices)
    keeper: FakeKeeper = field(default_factory=FakeKeeper)
    licences: FakeLicences = field(default_factory=FakeLicences)
    frames: FakeFrames = field(default_factory=FakeFrames)
    log: ListLog = field(default_factory=ListLog)
    sheets: FakeSheets = field(default_factory=FakeSheets)
    notices: list[Notice] = field(default_factory=list)
    clock: FakeClock = field(default_factory=FakeClock)

    def typeset(self, notice: Notice) -> bytes:
        """Remembers what would be set."""
        self.notices.append(notice)
        return b"%PDF-1.4"


@dataclass(frozen=True)
class Workers:
    """One per kind of slow work."""

    store: Worker
    line: Worker
    camera: Worker


def catalogue_of(items: Mapping[str, ServiceItem]) -> Catalogue:
    """A catalogue without themes."""
    return Catalogue(items, SearchIndex(list(items.values())))


def build_session(
    fakes: Fakes,
    workers: Workers,
    catalogue: Catalogue,
    *,
    keeper: Keeper | None = None,
    kiosk_id: str = "kiosk-1",
    today: Callable[[], date] = lambda: date(2026, 11, 20),
    on_change: Callable[[Session], None] = lambda _session: None,
) -> Session:
    """A session as `kiosk.compose` builds it, with fakes for what is not given."""
    kept_by: Keeper = keeper or fakes.keeper
    frames: FrameSource = fakes.frames
    licences: Licences = fakes.licences
    hands = Hands(
        devices=fakes.devices,
        store=StoreHand(kept_by, workers.store, kiosk_id, fakes.log),
        slips=SlipHand(
            SlipPost(
                fakes.devices,
                lambda _language: str,
                lambda _language: Letterhead("here", kiosk_id, "12345"),
            ),
            fakes.log,
        ),
        line=LineHand(licences, kept_by, workers.line, 0.1),
        camera=CameraHand(fakes.devices, frames, workers.camera),
        rating_s=30,
    )
    hands.sheets = SheetHand(fakes.devices, fakes.sheets, workers.camera)
    hands.notices = NoticeHand(
        fakes.devices,
        fakes.typeset,
        lambda _language: str,
        lambda _language: Letterhead("here", kiosk_id, "12345"),
        workers.camera,
        fakes.log,
    )
    session = Session(
        catalogue=catalogue,
        hands=hands,
        log=fakes.log,
        today=today,
        clock=fakes.clock,
        on_change=lambda: on_change(session),
    )
    for capability in CAPABILITIES:
        session.device_said(state_of(capability, "ready"))
    session.line_changed(LineState(online=True, waiting=0), intake_open=True)
    return session


def state_of(capability: str, state: str, code: str = "") -> DeviceNews:
    """The word that a device is in that state."""
    return DeviceNews(f"{capability}_1", capability, "state", state, code)


def report_of(capability: str, kind: str, **body: Any) -> DeviceNews:
    """A report of a device."""
    return DeviceNews(f"{capability}_1", capability, kind, "ready", "", body=body)


class Visitor:
    """Acts on a session as a resident would; `wait` lets outcomes come in until something is so."""

    def __init__(self, session: Session, wait: Callable[[Callable[[], bool]], None]) -> None:
        self.session = session
        self.wait = wait

    def does(self, *events: Event) -> None:
        """Let these happen one after the other."""
        for event in events:
            self.session.happen(event)

    def to_card(self, item: str = ITEM) -> None:
        """From anywhere public to the armed card reader."""
        self.does(Touched(), ItemChosen(item), Begun(), Agreed())
        assert isinstance(self.session.state, AwaitingCard | AnotherWay), self.session.state

    def shows_card(self, card: IdentityCard) -> None:
        """Lay a card on the reader."""
        self.session.device_said(report_of("id_card", "card_read", card=wire.to_builtins(card)))
        assert isinstance(self.session.state, ConfirmingIdentity), self.session.state

    def fills(self, answers: Mapping[str, object] = ANSWERS) -> None:
        """Say "this is me" and fill in the form, page by page, to the materials."""
        self.does(Confirmed())
        for _ in range(12):
            if not isinstance(self.session.state, Answering):
                break
            self.does(*(AnswerGiven(name, value) for name, value in answers.items()), Confirmed())
        assert isinstance(self.session.state, Gathering), self.session.state

    def scans(self, requirement: str = "photo") -> None:
        """Photograph one page and go back to the list."""
        self.does(ScanAsked(requirement))
        self.photographs()
        assert self._scanning().phase == "live", self._scanning().faults
        self.does(Confirmed())

    def photographs(self) -> None:
        """Press the shutter, insist on a picture judged poor, and wait for the store."""
        self.does(ShutterPressed())
        self.session.device_said(report_of("document", "still"))
        self.wait(lambda: self._scanning().phase != "shooting")
        if self._scanning().pending is not None:
            self.does(ShotUsedAnyway())
        self.wait(lambda: self._scanning().phase != "keeping")

    def _scanning(self) -> Scanning:
        assert isinstance(self.session.state, Scanning), self.session.state
        return self.session.state

    def defers(self, requirement: str = "photo") -> None:
        """Promise to bring a material later."""
        self.does(Deferred(requirement))

    def to_signing(self) -> None:
        """From the materials to the place to sign."""
        self.does(Confirmed())
        assert isinstance(self.session.state, Checking), self.session.state
        self.does(Confirmed())
        assert isinstance(self.session.state, Signing), self.session.state

    def signs(self) -> None:
        """Sign, and wait for what the store says."""
        self.does(Signed(SIGNATURE))
        assert isinstance(self.session.state, Keeping), self.session.state
        self.wait(lambda: not isinstance(self.session.state, Keeping))
