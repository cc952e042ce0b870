"""The line to the central platform, as the courier sees it: what it can do and how it can fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from kiosk.domain.envelope import Announcement, CaseStatus, CaseTaken
from kiosk.domain.fleet import PlatformWord
from kiosk.domain.parked import ParkTaken
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer, StoredReceipt


# LineFault
# ├── LineDown        the network failed or timed out, or somebody else answered for the platform
# ├── PlatformBusy    408, 425, 429, 5xx: later
# ├── NotAuthorised   401, 403: this kiosk is not known (any more); keep everything, tell someone
# ├── Refused         any other 4xx, with the platform's code
# └── BadAnswer       a success that is not the platform's verified answer to what we sent
class LineFault(Exception):
    """A request did not get what it asked for. `code` is a short machine word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LineDown(LineFault):
    """Nothing is known about the request: it may or may not have arrived. Never an attempt."""


class PlatformBusy(LineFault):
    """The platform asks for patience: `retry_after_s` if it said how much."""

    def __init__(self, code: str, retry_after_s: float | None = None) -> None:
        super().__init__(code)
        self.retry_after_s = retry_after_s


class NotAuthorised(LineFault):
    """The platform does not know this kiosk or its token."""


class Refused(LineFault):
    """The platform will not take this request as it is. `status` is the HTTP status."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.status = status


class BadAnswer(LineFault):
    """A success nobody can vouch for: unsigned, unreadable, or about another case."""


@dataclass(frozen=True, slots=True)
class Hello:
    """What the platform says about itself. Unauthenticated: keys in it are never trusted."""

    platform_time_s: float
    epoch: int


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """How many bytes of a container the platform holds, and whether that is all of it."""

    offset: int
    is_complete: bool


class PlatformLine(Protocol):
    """What the courier needs of the platform. Every method raises `LineFault` and returns soon."""

    def word(self) -> PlatformWord: ...

    def announce(self, announcements: Sequence[Announcement]) -> list[CaseStatus]: ...

    def standings(self, case_ids: Sequence[UUID], wait_s: int = 0) -> list[CaseStatus]: ...

    def container_offset(self, digest: str) -> UploadProgress: ...

    def send_container(
        self, path: Path, digest: str, *, size: int, offset: int, limit: int | None = None
    ) -> UploadProgress: ...

    def put_case(
        self, case_id: UUID, body: bytes, earlier: SignedAnswer | None = None
    ) -> SignedAnswer: ...

    def put_cases(self, bodies: Sequence[bytes]) -> list[CaseTaken]: ...

    def put_rating(self, rating: Rating) -> None: ...

    def put_parked(self, parked_id: UUID, body: bytes) -> ParkTaken: ...

    def verified(self, signed: SignedAnswer, *, case_id: UUID, digest: str) -> PlatformAnswer: ...

    def verified_taken(
        self, signed: SignedAnswer, *, case_id: UUID, digest: str
    ) -> PlatformAnswer | StoredReceipt: ...
