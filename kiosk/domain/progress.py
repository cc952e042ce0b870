"""How far an application is (进度), and what a returned one needs mended (补正).

Information, not evidence: acceptance is only ever proved by a signed `PlatformAnswer`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

MATERIAL = "material:"
"""What the target of a defect begins with when it is a material."""


class Stage(StrEnum):
    """Where an application stands. `KEPT_HERE` is said by a kiosk alone, never by the platform."""

    KEPT_HERE = "kept_here"
    ANNOUNCED = "announced"
    ACCEPTED = "accepted"
    CORRECTION_NEEDED = "correction_needed"
    NOT_ACCEPTED = "not_accepted"
    REPLACED = "replaced"
    CONCLUDED = "concluded"


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing to mend: the dotted name of an answer, "material:<id>", or '' for the whole."""

    target: str
    text: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PartProgress:
    """One part of a bundle (一件事), a case of its own: `defects` are what concerns it."""

    code: str
    stage: Stage
    name: dict[str, str] = field(default_factory=dict)
    case_number: str = ""
    decide_by: datetime | None = None
    defects: tuple[Defect, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseProgress:
    """One application. Who asks by number alone gets a stage and dates, nothing else.
    A bundle has `parts`; by number alone they are not told.

    `holder_masked` is the first character of the name; `case_number` exists after acceptance.
    """

    stage: Stage
    case_id: UUID | None = None
    item_code: str = ""
    item_name: dict[str, str] = field(default_factory=dict)
    received_at: datetime | None = None
    case_number: str = ""
    decide_by: datetime | None = None
    holder_masked: str = field(default="", repr=False)
    defects: tuple[Defect, ...] = ()
    parts: tuple[PartProgress, ...] = ()
    answer: str = field(default="", repr=False)
    """What was answered to a ticket, in the words of whoever answered."""


@dataclass(frozen=True, slots=True)
class ProgressQuestion:
    """Asked by card (`id_number`), by slip (`case_id`) or by what is printed on it (`number`).

    Exactly one of them is given.
    """

    id_number: str = field(default="", repr=False)
    case_id: UUID | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedQuestion:
    """The holder of this card wants to mend this application."""

    case_id: UUID
    id_number: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReturnedCase:
    """A returned application, for its own applicant to mend.

    `materials` are the requirements whose papers are held and may be used again.
    """

    case_id: UUID
    item_code: str
    answers: dict[str, Any] = field(repr=False)
    materials: tuple[str, ...]
    defects: tuple[Defect, ...]
