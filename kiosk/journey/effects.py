"""What the journey asks of the world. Imperatives; each outcome comes back as an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.domain.application import Signature
from kiosk.domain.identity import IdentityCard
from kiosk.domain.progress import ProgressQuestion, ReturnedQuestion
from kiosk.domain.rating import RatingLevel
from kiosk.journey.booking_effects import BookingEffect
from kiosk.journey.draft import Draft
from kiosk.journey.kept import KeptCase
from kiosk.journey.park_effects import ParkEffect


@dataclass(frozen=True, slots=True)
class ReadCard:
    """Arm the identity card reader."""


@dataclass(frozen=True, slots=True)
class StopReadingCard:
    """Disarm it."""


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Start the sealer and make the sealed container: hidden behind the notice page."""


@dataclass(frozen=True, slots=True)
class AbandonCase:
    """Destroy the container and its key."""


@dataclass(frozen=True, slots=True)
class SetCaseAside:
    """Keep the container as it is while a ticket is written; the ticket gets its own."""


@dataclass(frozen=True, slots=True)
class TakeCaseBack:
    """Destroy the ticket's container if it was not kept, and go on with the one set aside."""


@dataclass(frozen=True, slots=True)
class ShowPreview:
    """Start the document camera's live picture."""


@dataclass(frozen=True, slots=True)
class HidePreview:
    """Stop it and forget the frames."""


@dataclass(frozen=True, slots=True)
class TakePicture:
    """Photograph, straighten and judge the page. `shape` is the material's shape.

    `front`: only the front of a card will do.
    """

    shape: str
    front: bool = False


@dataclass(frozen=True, slots=True)
class FeedSheets:
    """Scan the stack in the feeder, at most `limit` pages. `shape` is the material's shape."""

    shape: str
    limit: int


@dataclass(frozen=True, slots=True)
class StopFeeding:
    """Stop the feeder. Harmless when it stands still."""


@dataclass(frozen=True, slots=True)
class KeepPage:
    """Seal a photographed page into the container."""

    shot: int


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Read what is printed on a kept page, in the background; nobody waits for it."""

    shot: int
    requirement_id: str


@dataclass(frozen=True, slots=True)
class ForgetPage:
    """Forget the picture of a deleted page."""

    shot: int


@dataclass(frozen=True, slots=True)
class ReadCode:
    """Arm the code scanner."""


@dataclass(frozen=True, slots=True)
class StopReadingCode:
    """Disarm it."""


@dataclass(frozen=True, slots=True)
class ExchangeCode:
    """Ask the platform which e-licences this code opens."""

    token: str = field(repr=False)
    licence_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindLicences:
    """Ask the platform which e-licences the holder of this card has. Only after consent."""

    card: IdentityCard = field(repr=False)
    item_code: str
    licence_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindDue:
    """Ask the platform what is still due for a case of the holder of this card."""

    case_id: UUID
    card: IdentityCard = field(repr=False)


@dataclass(frozen=True, slots=True)
class LookUpProgress:
    """Ask how far an application is: the platform, and what this kiosk keeps itself."""

    question: ProgressQuestion = field(repr=False)


@dataclass(frozen=True, slots=True)
class FetchReturned:
    """Fetch a returned application of the one whose card was read."""

    question: ReturnedQuestion = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeepApplication:
    """Seal and commit: the one moment that counts. A ticket has no signature."""

    draft: Draft = field(repr=False)
    signature: Signature | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class AwaitAnswer:
    """Wait a little for the platform's answer."""

    case_id: UUID


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Print what is true now: an intake slip, or the platform's answer."""

    kept: KeptCase


@dataclass(frozen=True, slots=True)
class PrintNotice:
    """Print on A4 what is true now. `copy` counts the reprints; each is marked with its number."""

    kept: KeptCase
    copy: int = 0


@dataclass(frozen=True, slots=True)
class StopPrinting:
    """Take back what the A4 printer has not printed. Harmless when there is nothing."""


@dataclass(frozen=True, slots=True)
class AskRating:
    """Wake the review pad."""


@dataclass(frozen=True, slots=True)
class StopAskingRating:
    """Let it sleep."""


@dataclass(frozen=True, slots=True)
class KeepRating:
    """Keep a rating for the platform."""

    case_id: UUID
    item_code: str
    level: RatingLevel
    surface: str
    reasons: tuple[str, ...] = ()
    may_call: bool = False


@dataclass(frozen=True, slots=True)
class OpenPhone:
    """Let photos come from a phone, for a material of that shape."""

    shape: str


@dataclass(frozen=True, slots=True)
class ClosePhone:
    """No more of them. Harmless when none were expected."""


@dataclass(frozen=True, slots=True)
class LookForLeftCard:
    """The holder is going: a card that still lies there is a left one, until it is lifted."""


@dataclass(frozen=True, slots=True)
class SoundChime:
    """Let the ear know too. `sound` as in `kiosk.ports.Chime`."""

    sound: str


@dataclass(frozen=True, slots=True)
class Wipe:
    """Forget everything personal: pictures, pending outcomes, preferences."""


Effect = (
    ReadCard
    | StopReadingCard
    | OpenCase
    | AbandonCase
    | SetCaseAside
    | TakeCaseBack
    | ShowPreview
    | HidePreview
    | TakePicture
    | FeedSheets
    | StopFeeding
    | KeepPage
    | ReadPage
    | ForgetPage
    | ReadCode
    | StopReadingCode
    | ExchangeCode
    | FindLicences
    | FindDue
    | LookUpProgress
    | FetchReturned
    | KeepApplication
    | AwaitAnswer
    | PrintSlip
    | PrintNotice
    | StopPrinting
    | AskRating
    | StopAskingRating
    | KeepRating
    | OpenPhone
    | ClosePhone
    | LookForLeftCard
    | ParkEffect
    | BookingEffect
    | SoundChime
    | Wipe
)
