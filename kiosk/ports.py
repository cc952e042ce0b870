"""What the kiosk needs from the world. Adapters implement these; the session uses only these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias
from uuid import UUID

from kiosk.domain.application import Application, PageRef
from kiosk.domain.appointment import Booking, BookingQuestion, BookingView, BookingWish
from kiosk.domain.envelope import ELicence
from kiosk.domain.notice import Notice
from kiosk.domain.parked import (
    DiscardQuestion,
    HandedOver,
    ParkedForm,
    ParkQuestion,
    ParkStanding,
)
from kiosk.domain.progress import CaseProgress, ProgressQuestion, ReturnedCase, ReturnedQuestion
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer
from kiosk.domain.supplement import DueCase
from kiosk.materials.recognise.values import Reading

if TYPE_CHECKING:
    # For names only: the courier reads this module too, and must not hold OpenCV for that.
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.materials.judge import Fingerprint

Image: TypeAlias = "NDArray[np.uint8]"
"""A picture: height x width x 3, RGB."""


class NotKept(Exception):
    """Not kept. `code`: no_key, disk_full, store_suspect, sealer_lost, io_error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LookUpFailed(Exception):
    """An online look-up gave nothing. `code`: offline, unknown, expired, busy."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotRead(Exception):
    """A page was not read. `code`: late, gone, not_a_picture, given_up. An expected fault."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotAPage(Exception):
    """A photo is no page. `code`: no_page, not_a_picture, too_large, too_small, late, gone ..."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PictureGone(Exception):
    """A picture that was reported is no longer there: the preview went off, or its process ended.

    `what`: frame, still, or the part of the report that made no sense. An expected fault.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class DeviceNews:
    """Something a device said. `kind` is 'state' or the kind of a driver's report.

    `in_grace`: it does not work, but only for a moment so far. `body` is never logged: it may
    hold what a card said.
    """

    device: str
    capability: str
    kind: str
    state: str
    code: str
    in_grace: bool = False
    body: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Devices(Protocol):
    """All devices of the kiosk, asked for by capability."""

    def send(self, capability: str, verb: str, body: Mapping[str, Any] | None = None) -> bool:
        """Ask the devices of that capability; say whether there is one. Returns at once."""

    def renew(self, capability: str) -> None:
        """Replace the processes behind a capability, memory and all. Returns at once."""


class CaseDesk(Protocol):
    """The sealed container of one visit. Called from one worker thread."""

    def add_page(self, data: bytes, media_type: str) -> PageRef:
        """Seal one page; return once it is durable. Raise `NotKept`."""

    def submit(self, application: Application) -> None:
        """Commit; return once it is durable. Raise `NotKept`, and then nothing is kept."""

    def abandon(self) -> None:
        """Destroy the container and its key. Safe to call twice."""


class PhoneLine(Protocol):
    """Photos from a resident's phone, by way of the platform. Raise `LookUpFailed`."""

    def open(self) -> PhoneVisit:
        """A code for this visit; an earlier one of this kiosk ends."""

    def next(self, visit: PhoneVisit, have: int, go_on: Callable[[], bool]) -> Photo | None:
        """The photo after number `have`; None: not yet, or `go_on` said no. 'ended': never."""

    def close(self, visit: PhoneVisit) -> None:
        """No more photos; what the platform still holds is forgotten."""


class PhotoFinisher(Protocol):
    """Makes pages of photos from strangers' phones, in a process of its own."""

    def finish(self, photo: bytes, shape: str, earlier: Sequence[Fingerprint]) -> FinishedPhoto:
        """Find, straighten and judge the page on a photo; raise `NotAPage`."""

    def forget(self) -> None:
        """The visit is over: end the process, memory and all. Returns at once."""

    def close(self) -> None:
        """End it for good."""


class Recogniser(Protocol):
    """Reads what is printed on a page, in a process of its own."""

    def read(self, jpeg: bytes, *, whole: bool = False) -> Reading:
        """Read one page, or all of it even where a few regions would do; raise `NotRead`."""

    def forget(self) -> None:
        """The visit is over: end the process, memory and all. Returns at once."""

    def close(self) -> None:
        """End it for good."""


@dataclass(frozen=True, slots=True)
class PhoneVisit:
    """The `address` a phone opens to send photos to this visit. Never logged."""

    address: str = field(repr=False)
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as the phone sent it: a stranger's bytes."""

    number: int
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FinishedPhoto:
    """A page made of a photo, as JPEG, a small one, and what is wrong with it."""

    jpeg: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    fingerprint: Fingerprint = field(repr=False)
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineState:
    """How the line to the platform is, as the courier last saw it."""

    online: bool
    waiting: int
    """Cases kept here and not yet answered."""
    platform_offset_s: float | None = None
    """Platform time minus ours, once the platform has said what time it has."""
    is_time_verified: bool = False
    """Whether the platform has signed its time since this machine started."""


class Keeper(Protocol):
    """The offline cache as the session sees it."""

    def open_case(self, case_id: UUID) -> CaseDesk:
        """Begin a sealed container. Raise `NotKept`: without a key there is no intake."""

    def keep_rating(self, rating: Rating) -> None:
        """Keep a rating durably. Raise `NotKept`."""

    def answer(self, case_id: UUID) -> PlatformAnswer | None:
        """The platform's verified answer, if it has come."""

    def line(self) -> LineState:
        """How the line is."""

    def intake_open(self) -> bool:
        """Whether a new case could be taken now (disk, key, store)."""


class Licences(Protocol):
    """Exchange of a resident's one-time code for e-licences."""

    def exchange(self, token: str, licence_types: Sequence[str]) -> tuple[ELicence, ...]:
        """Return what the code opens. Raise `LookUpFailed`."""


class People(Protocol):
    """What the platform knows about whoever's card was read. Raise `LookUpFailed`."""

    def licences(
        self, id_number: str, item_code: str, licence_types: Sequence[str]
    ) -> tuple[ELicence, ...]:
        """Their e-licences of these types, for one item."""

    def due(self, case_id: UUID, id_number: str) -> DueCase:
        """What is still due for a case, if it is theirs."""


class Cases(Protocol):
    """What the platform says about applications that were handed in. Raise `LookUpFailed`."""

    def progress(self, question: ProgressQuestion) -> tuple[CaseProgress, ...]:
        """What a question finds, possibly nothing."""

    def returned(self, question: ReturnedQuestion) -> ReturnedCase:
        """A returned application, for its applicant to mend."""


class FormKeeper(Protocol):
    """Where a form that is kept for later begins its way to the platform."""

    def keep_form(self, form: ParkedForm) -> None:
        """Seal it and make it durable. Raise `NotKept`, and then nothing is kept."""

    def form_taken(self, parked_id: UUID) -> ParkStanding:
        """Whether the platform has it."""


class KeptForms(Protocol):
    """Forms that are kept for later, at the platform. Raise `LookUpFailed`."""

    def open(self, question: ParkQuestion) -> HandedOver:
        """The form of a code and a card. 'too_many': this card was tried too often."""

    def discard(self, question: DiscardQuestion) -> None:
        """Delete it. 'elsewhere': another kiosk has it by now."""


class Appointments(Protocol):
    """Times at the counter, at the platform. Raise `LookUpFailed`."""

    def times(self, question: BookingQuestion) -> BookingView:
        """What is free, and what the one of this card has."""

    def book(self, wish: BookingWish) -> Booking:
        """Take a time; the same wish twice books once. 'taken', 'already', 'too_many'."""

    def cancel(self, question: BookingQuestion) -> None:
        """Give it back; twice is harmless. 'over': it has begun."""


class FrameSource(Protocol):
    """Turns the camera's reports into pictures; they live in shared memory."""

    def preview(self, body: Mapping[str, Any]) -> Image:
        """The picture of a 'frame' report, copied out. Raise `PictureGone`."""

    def still(self, body: Mapping[str, Any]) -> Image:
        """The full picture of a 'still' report. Raise `PictureGone`."""

    def forget(self) -> None:
        """Let go of the shared memory."""


class SheetSource(Protocol):
    """Turns the sheet scanner's reports into pictures."""

    def page(self, body: Mapping[str, Any]) -> Image:
        """The picture of a 'page' report. It can be had once. Raise `PictureGone`."""


Typesetter = Callable[[Notice], bytes]
"""Sets a notice on one A4 page, as PDF. Any thread."""


class Chime(Protocol):
    """Short sounds. How loud comes with each, so that nothing lasts beyond a visit."""

    def play(self, sound: str, *, loud: bool) -> None:
        """Begin 'warn', 'tick' or 'remind'; return at once. Silent where there is no sound."""


@dataclass(frozen=True, slots=True)
class Aloud:
    """What is to be read aloud, in order. `in_headset`: it goes there and nowhere else."""

    sentences: tuple[str, ...] = field(repr=False)
    language: str
    is_slow: bool = False
    in_headset: bool = False


@dataclass(frozen=True, slots=True)
class VoiceNews:
    """How a reading goes: which sentence begins; None when it is over.

    `code`: '' when it ended by itself, else no_voice, no_sound or gone.
    """

    index: int | None
    code: str = ""


class Voice(Protocol):
    """Reads sentences aloud. One reading at a time; a new one takes the place of the old."""

    @property
    def can_speak(self) -> bool:
        """Whether this terminal has a voice at all."""

    def read(self, aloud: Aloud, heard: Callable[[VoiceNews], None]) -> None:
        """Begin; return at once. `heard` is called on a thread of the voice's own."""

    def stop(self) -> None:
        """Fall silent now. Nothing more is heard of the reading."""

    def forget(self) -> None:
        """The visit is over: fall silent and end what knows the words. Returns at once."""


class Muteness:
    """A terminal without a voice."""

    can_speak = False

    def read(self, aloud: Aloud, heard: Callable[[VoiceNews], None]) -> None:
        """Nothing is read, and that is over at once."""
        heard(VoiceNews(None, "no_voice"))

    def stop(self) -> None:
        """It is silent."""

    def forget(self) -> None:
        """It knows nothing."""


class Silence:
    """A terminal without a loudspeaker."""

    def play(self, sound: str, *, loud: bool) -> None:
        """Nothing is heard."""


Words = Callable[[str], str]
"""Message id -> sentence in the resident's language, with {placeholders}."""
