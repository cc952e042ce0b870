"""Where a visit can be. A state carries exactly what is true there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kiosk.domain.application import PageRef, Signature
from kiosk.domain.envelope import ELicence
from kiosk.domain.identity import IdentityCard
from kiosk.journey.booking_states import PUBLIC_BOOKING, BookingState
from kiosk.journey.draft import Draft
from kiosk.journey.kept import KeptCase
from kiosk.journey.park_states import PUBLIC_PARK, ParkState
from kiosk.journey.progress_states import PUBLIC_PROGRESS, ProgressState
from kiosk.journey.rating import SayingWhy
from kiosk.journey.rows import RowForm
from kiosk.journey.terms import PLAIN, Terms
from kiosk.services.item import ServiceItem
from kiosk.services.search import Hit


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here."""


@dataclass(frozen=True, slots=True)
class Home:
    """Choosing what to do."""


@dataclass(frozen=True, slots=True)
class Browsing:
    """Looking through one theme."""

    theme: str


@dataclass(frozen=True, slots=True)
class Searching:
    """Typing into the search box."""

    query: str = field(default="", repr=False)
    hits: tuple[Hit, ...] = field(default=(), repr=False)
    perhaps: tuple[Hit, ...] = field(default=(), repr=False)
    """What may have been meant, where there are no hits."""


@dataclass(frozen=True, slots=True)
class Triaging:
    """Answering questions that lead to an item: the graph, and the answers so far."""

    graph: str
    path: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ReadingGuide:
    """Reading the guide; nobody has been asked who they are."""

    item: ServiceItem
    terms: Terms = PLAIN


@dataclass(frozen=True, slots=True)
class ChoosingPlace:
    """Choosing where the item is handled (跨域通办)."""

    item: ServiceItem
    terms: Terms = PLAIN


@dataclass(frozen=True, slots=True)
class ReadingNotice:
    """Reading what will be read, why, and how long it is kept."""

    item: ServiceItem
    terms: Terms = PLAIN


@dataclass(frozen=True, slots=True)
class AwaitingCard:
    """The reader is armed. `problem` is the message id of what went wrong last, or ''."""

    item: ServiceItem
    problem: str = ""
    attempts: int = 0
    terms: Terms = PLAIN


@dataclass(frozen=True, slots=True)
class ConfirmingIdentity:
    """Is this you?"""

    item: ServiceItem
    card: IdentityCard = field(repr=False)
    terms: Terms = PLAIN


@dataclass(frozen=True, slots=True)
class ChoosingRelation:
    """Both cards were read: who is the agent to the applicant?"""

    item: ServiceItem
    card: IdentityCard = field(repr=False)
    terms: Terms = PLAIN


@dataclass(frozen=True, slots=True)
class Answering:
    """On one page of the form. `tried`: left once with problems. `row`: one is filled over it."""

    draft: Draft
    page: int = 0
    tried: bool = False
    from_check: bool = False
    row: RowForm | None = None


@dataclass(frozen=True, slots=True)
class NotEligible:
    """By these answers the resident cannot apply. No error: a reason and what to do."""

    draft: Draft
    page: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """Handing in the materials."""

    draft: Draft
    from_check: bool = False


@dataclass(frozen=True, slots=True)
class Shot:
    """One photographed or fed page; `ref` once it is durable in the container.

    `faults` judge a page that came through the feeder: it is kept as it is, and marked.
    """

    number: int
    ref: PageRef | None = None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scanning:
    """The document camera is live for one material.

    phase: live -> shooting, or feeding a stack -> (keeping -> live | problem). `faults` judge
    the last picture, the first of them at `where` on it (x, y, width, height, 0..1).
    """

    draft: Draft
    requirement_id: str
    shots: tuple[Shot, ...] = ()
    phase: str = "live"
    faults: tuple[str, ...] = ()
    pending: int | None = None
    from_check: bool = False
    where: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class UsingPhone:
    """A code is shown; photos come from the resident's phone, for one material.

    phase: opening -> waiting -> lost. `faults` judge what came last, or say why no more will.
    """

    draft: Draft
    requirement_id: str
    shots: tuple[Shot, ...] = ()
    phase: str = "opening"
    address: str = field(default="", repr=False)
    coming: bool = False
    faults: tuple[str, ...] = ()
    from_check: bool = False


@dataclass(frozen=True, slots=True)
class ShowingCode:
    """The code scanner is armed for one material. phase: waiting, checking, found, problem."""

    draft: Draft
    requirement_id: str
    phase: str = "waiting"
    problem: str = ""
    licence: ELicence | None = field(default=None, repr=False)
    from_check: bool = False


@dataclass(frozen=True, slots=True)
class AskingLicences:
    """Licences by the card that was read. phase: asking, checking, found, problem.

    `wanted` are the materials they may replace, `found` the licences by material.
    """

    draft: Draft
    requirement_id: str
    wanted: tuple[str, ...] = ()
    phase: str = "asking"
    problem: str = ""
    found: Mapping[str, ELicence] = field(default_factory=dict, repr=False)
    from_check: bool = False


@dataclass(frozen=True, slots=True)
class Promising:
    """Being told what a commitment means, before it is signed (告知承诺)."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class AwaitingSlip:
    """The code scanner waits for a slip, to hand in what was to follow (容缺后补)."""

    problem: str = ""


@dataclass(frozen=True, slots=True)
class ReadingSupplementNotice:
    """Reading why the card is read now. `case_id` is what the slip said."""

    case_id: UUID


@dataclass(frozen=True, slots=True)
class AwaitingHolder:
    """The card reader waits for the one who handed the case in."""

    case_id: UUID
    problem: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class FindingCase:
    """The platform is asked what is still due. `problem` as in `AwaitingCard`."""

    case_id: UUID
    card: IdentityCard = field(repr=False)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Checking:
    """Check answers before signing. `tried`: confirmed once with problems left."""

    draft: Draft
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """Signing by finger."""

    draft: Draft
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Sealing and committing. Nothing has been promised yet. A ticket has no signature."""

    draft: Draft
    signature: Signature | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class NotKept:
    """The store refused. Nothing was handed in; everything is still on the screen's side."""

    draft: Draft
    signature: Signature | None = field(repr=False)
    code: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Committed. The draft is gone; only now may the screen say so.

    slip: awaiting_answer, printing, printed, failed. paper: the A4 notice, '' until asked for,
    then printing, printed, failed; `copies` of it may be on paper.
    """

    case: KeptCase
    slip: str = "awaiting_answer"
    slip_problem: str = ""
    paper: str = ""
    paper_problem: str = ""
    copies: int = 0


@dataclass(frozen=True, slots=True)
class RatingService:
    """Asking for a rating. Skipping is always possible."""

    case: KeptCase


@dataclass(frozen=True, slots=True)
class TakingThings:
    """Take your card and papers. Nothing identified remains. `reminders`: how often it was said.

    `called_back`: somebody said that all was taken, and a card still lay there.
    """

    card: bool = True
    papers: bool = False
    slip: bool = False
    reminders: int = 0
    called_back: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """Wiped."""


@dataclass(frozen=True, slots=True)
class AnotherWay:
    """We cannot go on here; this is what you can do instead. `retry` is where 再试 leads."""

    problem: str
    item: ServiceItem | None = None
    retry: State | None = field(default=None, repr=False)


State = (
    Welcome
    | Home
    | Browsing
    | Searching
    | Triaging
    | ReadingGuide
    | ChoosingPlace
    | ReadingNotice
    | AwaitingCard
    | ConfirmingIdentity
    | ChoosingRelation
    | Answering
    | NotEligible
    | Gathering
    | Scanning
    | UsingPhone
    | ShowingCode
    | AskingLicences
    | Promising
    | AwaitingSlip
    | ReadingSupplementNotice
    | AwaitingHolder
    | FindingCase
    | Checking
    | Signing
    | Keeping
    | NotKept
    | Kept
    | RatingService
    | SayingWhy
    | ProgressState
    | ParkState
    | BookingState
    | TakingThings
    | Finished
    | AnotherWay
)

PUBLIC = (
    Welcome,
    Home,
    Browsing,
    Searching,
    Triaging,
    ReadingGuide,
    ChoosingPlace,
    ReadingNotice,
    AwaitingSlip,
    ReadingSupplementNotice,
    AwaitingHolder,
    *PUBLIC_PROGRESS,
    *PUBLIC_PARK,
    *PUBLIC_BOOKING,
    Finished,
)


def is_identified(state: State) -> bool:
    """Whether somebody's data is on the machine in this state."""
    if isinstance(state, AnotherWay):
        return state.retry is not None and is_identified(state.retry)
    if isinstance(state, AwaitingCard):
        return state.terms.agent_card is not None
    return not isinstance(state, (*PUBLIC, TakingThings))
