"""A form kept for later at the resident's wish: what leaves the kiosk, and what comes back.

Not an application: nobody has signed it, it is handed in nowhere, and it ends by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.domain.application import Answers, KioskTime, Provenance

MOST_BYTES = 192 * 1024
"""Of one form, before it is sealed."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Which time a kept form was handed over. Only the latest may put something in its place."""

    parked_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class ParkedForm:
    """What is sealed: readable by the platform alone. No pictures and no papers.

    `stopped_at` names the first question of the page the resident stopped at, '' for the
    materials. `keep_days` is what the resident was told; the platform may keep it shorter.
    """

    parked_id: UUID
    kiosk_id: str
    code: str = field(repr=False)
    id_number: str = field(repr=False)
    item_code: str
    item_version: str
    answers: Answers = field(repr=False)
    provenance: dict[str, Provenance] = field(repr=False)
    stopped_at: str
    language: str
    region: str
    keep_days: int
    parked_at: KioskTime
    replaces: Lease | None = None


@dataclass(frozen=True, slots=True)
class SealedForm:
    """What crosses the line, and waits in the outbox: which form, and sealed bytes."""

    parked_id: UUID
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ParkTaken:
    """The platform has it, until then.

    `server_seq`: the kiosk holds its sealed bytes until a backup of the platform reaches that
    number; 0 where no backup is waited for. `epoch`: in which of its lives the platform took it;
    0 where it does not say.
    """

    parked_id: UUID
    until: datetime
    server_seq: int = 0
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class ParkStanding:
    """What a kiosk knows of a form it kept: `until` once the platform has it; why it never will."""

    until: datetime | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ParkQuestion:
    """Code and card: both, or nothing is told."""

    code: str = field(repr=False)
    id_number: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A kept form, for its own resident to go on with.

    `elsewhere_at`: when another kiosk or window had it before, and did not end it.
    """

    lease: Lease
    item_code: str
    item_version: str
    answers: Answers = field(repr=False)
    provenance: dict[str, Provenance] = field(repr=False)
    stopped_at: str
    region: str
    received_at: datetime
    until: datetime
    elsewhere_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DiscardQuestion:
    """The resident does not want it any more."""

    lease: Lease
    id_number: str = field(repr=False)
