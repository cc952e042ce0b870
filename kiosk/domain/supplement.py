"""Materials that were accepted to follow later (容缺后补), as the platform has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DueMaterial:
    """One material that is still due. Texts by language."""

    requirement_id: str
    name: dict[str, str]
    hint: dict[str, str]
    shape: str
    max_pages: int
    due: date


@dataclass(frozen=True, slots=True)
class DueCase:
    """What is still due for a case, told to whoever proved to be its applicant or agent.

    `lapsed` names what was not handed in by its day. Nothing here is personal.
    """

    case_id: UUID
    item_code: str
    item_version: str
    case_number: str
    materials: tuple[DueMaterial, ...] = ()
    lapsed: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """Which case, and who asks: the number on the card that was read."""

    case_id: UUID
    id_number: str = field(repr=False)
