"""What can happen in a visit. Past tense; carries only what the happening itself knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.domain.application import PageRef, Signature
from kiosk.domain.envelope import ELicence
from kiosk.domain.identity import IdentityCard
from kiosk.domain.rating import RatingLevel
from kiosk.domain.receipt import PlatformAnswer
from kiosk.journey.booking_events import BookingEvent
from kiosk.journey.errand_events import ErrandEvent
from kiosk.journey.finding_events import FindingEvent
from kiosk.journey.form_events import FormEvent
from kiosk.journey.page_events import PageMoved
from kiosk.journey.park_events import ParkEvent
from kiosk.journey.phone_events import PhoneEvent
from kiosk.journey.progress_events import ProgressEvent
from kiosk.journey.sheet_events import (
    FeedAsked,
    FeedStopped,
    NoticeAsked,
    NoticeFailed,
    NoticePrinted,
    SheetRead,
    SheetsFailed,
    SheetsFed,
)
from kiosk.journey.ticket_events import TicketAsked
from kiosk.materials.recognise.values import Reading

# --- the resident on the screen ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touched:
    """The resident touched the waiting screen."""


@dataclass(frozen=True, slots=True)
class WentBack:
    """返回."""


@dataclass(frozen=True, slots=True)
class Ended:
    """结束并清除, or a public page closed."""


@dataclass(frozen=True, slots=True)
class Left:
    """The patience of the present stage ran out: nobody is there."""


@dataclass(frozen=True, slots=True)
class SearchOpened:
    """The search box was touched."""


@dataclass(frozen=True, slots=True)
class QueryTyped:
    """The search text is now this."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ThemeChosen:
    """A theme tile was touched."""

    theme: str


@dataclass(frozen=True, slots=True)
class ItemChosen:
    """A service item was touched."""

    code: str


@dataclass(frozen=True, slots=True)
class Begun:
    """开始办理."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The privacy notice was agreed to."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """下一步 / 是我 / 确认提交: the main button of the stage."""


@dataclass(frozen=True, slots=True)
class Denied:
    """不是我."""


@dataclass(frozen=True, slots=True)
class RetryAsked:
    """再试一次."""


@dataclass(frozen=True, slots=True)
class OtherWayAsked:
    """换一种方式."""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """One answer of the form changed."""

    name: str
    value: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """修改: back to one form page from the check page."""

    page: int


@dataclass(frozen=True, slots=True)
class MaterialsChangeAsked:
    """修改: back to the materials from the check page."""


@dataclass(frozen=True, slots=True)
class ScanAsked:
    """扫描 this material."""

    requirement_id: str


@dataclass(frozen=True, slots=True)
class LicenceAsked:
    """Fetch this material by the resident's code."""

    requirement_id: str


@dataclass(frozen=True, slots=True)
class Deferred:
    """This material will follow later."""

    requirement_id: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Undo how this material was handed in."""

    requirement_id: str


@dataclass(frozen=True, slots=True)
class ShutterPressed:
    """拍照, by hand or because the page lay still."""


@dataclass(frozen=True, slots=True)
class ShotDeleted:
    """Remove one photographed page."""

    index: int


@dataclass(frozen=True, slots=True)
class ShotUsedAnyway:
    """Keep the picture although it was judged poor."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The resident signed."""

    signature: Signature = field(repr=False)


@dataclass(frozen=True, slots=True)
class RatingGiven:
    """A level was pressed on the pad or the screen."""

    level: RatingLevel
    surface: str


@dataclass(frozen=True, slots=True)
class RatingSkipped:
    """The resident does not want to rate, or the pad gave up waiting. No rating is made."""


@dataclass(frozen=True, slots=True)
class ReminderDue:
    """Time to say once more what is not to be left behind."""


# --- devices -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardRead:
    """The identity card said this."""

    card: IdentityCard = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardRefused:
    """A card was there but could not be read or believed. `code` as the reader reports it."""

    code: str


@dataclass(frozen=True, slots=True)
class CodeScanned:
    """A code was read: an opaque token, never parsed, never logged. '': one that was not whole."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PictureTaken:
    """A page was photographed, straightened and judged.

    `faults` are verdict codes; `where` is the place of the first (x, y, width, height, 0..1 of
    the page), empty when it concerns the whole.
    """

    shot: int
    faults: tuple[str, ...] = ()
    where: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRead:
    """A kept page was read. Comes late, in any stage, or never."""

    shot: int
    requirement_id: str
    reading: Reading = field(repr=False)


@dataclass(frozen=True, slots=True)
class PictureFailed:
    """No picture: camera lost, no page found, torn frame."""

    code: str


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    """The printer said the slip is out."""


@dataclass(frozen=True, slots=True)
class SlipFailed:
    """No slip. `code` as the printer reports it."""

    code: str


# --- store and line ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseNotOpened:
    """No sealed container could be made: without it there is no intake."""

    code: str


@dataclass(frozen=True, slots=True)
class PageKept:
    """A page is durable in the sealed container."""

    shot: int
    ref: PageRef


@dataclass(frozen=True, slots=True)
class PageNotKept:
    """A page could not be sealed."""

    shot: int
    code: str


@dataclass(frozen=True, slots=True)
class LicencesFound:
    """The platform found these e-licences for the code (possibly none)."""

    licences: tuple[ELicence, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """The platform does not take this code: 'unknown', 'expired', 'not_ours', 'offline'."""

    code: str


@dataclass(frozen=True, slots=True)
class ApplicationKept:
    """The commit point has passed: it will reach the platform."""

    case_id: UUID
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class ApplicationNotKept:
    """Nothing was kept. `code` says why."""

    code: str


@dataclass(frozen=True, slots=True)
class AnswerArrived:
    """A verified answer of the platform."""

    answer: PlatformAnswer


@dataclass(frozen=True, slots=True)
class AnswerLate:
    """No answer within the time a resident should wait for one."""


Event = (
    Touched
    | WentBack
    | Ended
    | Left
    | SearchOpened
    | QueryTyped
    | ThemeChosen
    | ItemChosen
    | Begun
    | Agreed
    | Confirmed
    | Denied
    | RetryAsked
    | OtherWayAsked
    | AnswerGiven
    | ChangeAsked
    | MaterialsChangeAsked
    | FormEvent
    | ParkEvent
    | BookingEvent
    | ScanAsked
    | LicenceAsked
    | Deferred
    | TakenBack
    | ShutterPressed
    | FeedAsked
    | FeedStopped
    | NoticeAsked
    | ShotDeleted
    | PageMoved
    | ShotUsedAnyway
    | Signed
    | RatingGiven
    | RatingSkipped
    | ReminderDue
    | CardRead
    | CardRefused
    | CodeScanned
    | PictureTaken
    | PictureFailed
    | PageRead
    | SheetRead
    | SheetsFed
    | SheetsFailed
    | NoticePrinted
    | NoticeFailed
    | SlipPrinted
    | SlipFailed
    | CaseNotOpened
    | PageKept
    | PageNotKept
    | LicencesFound
    | CodeRefused
    | ApplicationKept
    | ApplicationNotKept
    | AnswerArrived
    | AnswerLate
    | ErrandEvent
    | ProgressEvent
    | FindingEvent
    | TicketAsked
    | PhoneEvent
)
