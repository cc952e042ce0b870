"""The application: what a resident hands in. One value from confirmation to the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from kiosk.domain.identity import IdentityCard

Answers = dict[str, Any]
"""JSON answers of a form by property name. `Any` because the item's own schema types them."""


class Provenance(StrEnum):
    """Where an answer came from, shown beside it."""

    RESIDENT = "resident"
    IDENTITY_CARD = "identity_card"
    SOCIAL_CARD = "social_card"
    E_LICENCE = "e_licence"
    PAPER = "paper"
    """Read from a paper that was handed in."""


class HandIn(StrEnum):
    """How a required material is handed in."""

    SCANNED = "scanned"
    E_LICENCE = "e_licence"
    IDENTITY_CARD = "identity_card"
    DEFERRED = "deferred"
    EARLIER = "earlier"
    """Its papers came with the application this one mends; they are held already."""
    COMMITTED = "committed"
    """A signed commitment stands in for it (告知承诺)."""


@dataclass(frozen=True, slots=True)
class PageRef:
    """One page inside the case container: its place, digest (SHA-256, hex) and size in bytes.

    `kept_despite`: what the kiosk found wrong with the picture when the resident kept it all the
    same (codes of `kiosk.materials.judge.Fault`), for whoever examines the case.
    """

    index: int
    digest: str
    size: int
    media_type: str
    kept_despite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """One material as handed in. `licence_ref` is the platform's opaque reference."""

    requirement_id: str
    hand_in: HandIn
    pages: tuple[PageRef, ...] = ()
    licence_ref: str = field(default="", repr=False)
    due: date | None = None


@dataclass(frozen=True, slots=True)
class InkPoint:
    """A point of a signature: millimetres on the pad, milliseconds since the first touch."""

    x: float
    y: float
    t_ms: int


@dataclass(frozen=True, slots=True)
class Signature:
    """A handwritten signature: strokes of points, nothing rendered."""

    strokes: tuple[tuple[InkPoint, ...], ...] = field(repr=False)

    def is_too_small(self) -> bool:
        """Whether this is a dot or a slip of the finger rather than a signature."""
        points = [p for stroke in self.strokes for p in stroke]
        if len(points) < 8:
            return True
        width = max(p.x for p in points) - min(p.x for p in points)
        height = max(p.y for p in points) - min(p.y for p in points)
        return max(width, height) < 15.0


@dataclass(frozen=True, slots=True)
class KioskTime:
    """An instant as the kiosk knew it: wall clock, monotonic clock, and the platform offset.

    Wall time is never trusted alone: the platform decides the legal time from all three.
    """

    wall: datetime
    monotonic_s: float
    platform_offset_s: float | None = None
    is_unverified: bool = False
    """The clock was never compared with the platform's signed time since this machine started."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What was told before the signature: which text, in which language, and its SHA-256 (hex)."""

    version: str
    text_digest: str
    language: str


@dataclass(frozen=True, slots=True)
class Agent:
    """Who applied for the applicant, by their own card (代办人). `relation` is a word of ours."""

    card: IdentityCard = field(repr=False)
    relation: str


@dataclass(frozen=True, slots=True)
class Application:
    """A confirmed application. Its id is made at confirmation and never changes."""

    application_id: UUID
    kiosk_id: str
    item_code: str
    item_version: str
    applicant: IdentityCard = field(repr=False)
    answers: Answers = field(repr=False)
    provenance: dict[str, Provenance] = field(repr=False)
    materials: tuple[Material, ...]
    signature: Signature | None = field(repr=False)
    confirmed_at: KioskTime
    language: str = "zh-CN"
    commitment: Commitment | None = None
    agent: Agent | None = None
    supplements: UUID | None = None
    """The case these materials follow up (容缺后补); the answers are then empty."""
    supersedes: UUID | None = None
    """The returned case this one mends and takes the place of (补正)."""
    region: str = ""
    """Where it is handled (GB/T 2260), '' for where it was handed in (跨域通办)."""
    continues: UUID | None = None
    """The form kept for later that this one went on with: it ends with this."""
