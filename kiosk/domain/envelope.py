"""What travels between kiosk and platform about a sealed case. Nothing here is personal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from kiosk.domain.application import KioskTime
from kiosk.domain.receipt import SignedAnswer


@dataclass(frozen=True, slots=True)
class Announcement:
    """ "This case exists": sent before the body, so the platform knows what is pending.

    `seq` is gap-free per kiosk; `digest` is the SHA-256 (hex) of the case body that will be PUT.
    """

    case_id: UUID
    seq: int
    digest: str
    size: int
    item_code: str


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """The clear part of a case. `container_digest` is '' when the case has no pages."""

    case_id: UUID
    kiosk_id: str
    seq: int
    item_code: str
    item_version: str
    suite: int
    key_id: str
    container_digest: str
    container_size: int
    sealed_at: KioskTime


@dataclass(frozen=True, slots=True)
class CaseEnvelope:
    """The body of PUT /v1/cases/{id}: `wire.encode` of this is what is stored and what is sent.

    `sealed_form` holds the sealed canonical bytes of the `Application`.
    """

    header: CaseHeader
    sealed_form: bytes = field(repr=False)


class CaseStanding(StrEnum):
    """What became of a case, as the platform sees it."""

    UNKNOWN = "unknown"
    ANNOUNCED = "announced"
    STORED = "stored"
    """The platform holds the case and has not answered yet."""
    ANSWERED = "answered"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """One line of the answer to "what became of these ids?"."""

    case_id: UUID
    standing: CaseStanding
    answer: SignedAnswer | None = None


@dataclass(frozen=True, slots=True)
class CaseTaken:
    """What became of one of several cases that were put together.

    `status` and `error` are what a PUT of it alone would have said; `receipt` is None after an
    error.
    """

    case_id: UUID
    status: int
    receipt: SignedAnswer | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class ELicence:
    """An e-licence (电子证照) the platform found for a resident's code. Shown masked only.

    `ref` is opaque and single-use: the case carries it instead of a copy of the licence.
    """

    ref: str = field(repr=False)
    licence_type: str
    title: str
    holder_masked: str = field(repr=False)
    number_masked: str = field(repr=False)
    issuer: str
    valid_until: str
    is_sample: bool = False
    """It comes from a simulated store and is nobody's: the screen says so."""


@dataclass(frozen=True, slots=True)
class LicenceQuestion:
    """Whose licences (the number on the card that was read), for which item, of which types.

    It is asked only after the holder agreed, for this one item.
    """

    id_number: str = field(repr=False)
    item_code: str
    licence_types: tuple[str, ...]
