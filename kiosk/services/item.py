"""A service item as a value: what a resident can apply for, wholly described by its package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.services.hours import ServiceHours

LocalText = Mapping[str, str]
"""One text by language tag. `zh-CN` and `en` are always there."""

NATIVE_LANGUAGE = "zh-CN"
LANGUAGES = (NATIVE_LANGUAGE, "en")


def pick(text: LocalText, language: str) -> str:
    """Return the text in `language`, or in Chinese where the item lacks that language."""
    return text.get(language) or text.get(NATIVE_LANGUAGE, "")


def version_order(version: str) -> tuple[int, ...]:
    """Return a version such as "2026.11.2" as numbers that compare as versions do."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True, slots=True)
class MaterialRequirement:
    """One material an item asks for (申请材料要求).

    `sources` are the ways to hand it in: "identity_card", "e_licence", "scan", and "commitment"
    where a signed commitment stands in for it. `when` is a CEL
    condition over `form`, or "" for always. `shape` is "a4", "card" or "photo".
    """

    id: str
    name: LocalText
    sources: tuple[str, ...]
    licence_type: str
    deferrable: bool
    defer_workdays: int
    when: str
    shape: str
    max_pages: int
    hint: LocalText


@dataclass(frozen=True, slots=True)
class Guide:
    """The service guide (办事指南), ready to be shown or read aloud."""

    conditions: tuple[LocalText, ...]
    steps: tuple[LocalText, ...]
    legal_basis: tuple[LocalText, ...]
    common_errors: tuple[LocalText, ...]
    phone: str
    hours: LocalText
    result: LocalText


@dataclass(frozen=True, slots=True)
class CommitmentNotice:
    """What is told before a commitment is signed (告知承诺). `version` goes into the case."""

    version: str
    conditions: tuple[LocalText, ...]
    liability: LocalText


@dataclass(frozen=True, slots=True)
class SamplePicture:
    """A picture that shows how something is done. `file` is its name in the package.

    `kind` is "form" (filled in), "right" or "wrong" (a paper), "step" (of the guide: `step`
    counts from 1). `material` is the id of the paper it is about, or "". `alt` says what is to
    be seen, for those who do not see it.
    """

    file: str
    kind: str
    material: str
    step: int
    alt: LocalText
    caption: LocalText


@dataclass(frozen=True, slots=True)
class Scenario:
    """One situation a resident may be in (情形), and the ids of the materials it takes."""

    name: LocalText
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BundlePart:
    """One item of a bundle (一件事): a case of its own, answered from the one form they share.

    `when` is a CEL condition over `form` (asked for only then), "" for always. `rule` is CEL and
    true when this part can be had as things are, "" for always; `message` says why not. `answers`
    are the top-level questions it reads, `materials` the ids of the papers it needs.
    """

    code: str
    name: LocalText
    authority: LocalText
    committed_workdays: int
    when: str
    rule: str
    message: LocalText
    answers: tuple[str, ...]
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Validation:
    """A check across answers: a CEL rule that is true when all is well.

    `field` is the dotted name of the answer the message stands beside. `effect` is "" for a
    mistake to mend, or "not_eligible" when the resident does not qualify as things are.
    """

    rule: str
    message: LocalText
    field: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """A service item (政务服务事项). Fees are in fen, limits in working days.

    `data_schema` (JSON Schema 2020-12) says what answers are, `ui_schema` (JSON Forms) how they
    are asked for. `illustrative` marks sample data that is nobody's real rule.
    """

    code: str
    version: str
    published_on: date
    valid_until: date | None
    name: LocalText
    authority: LocalText
    themes: tuple[str, ...]
    aliases: tuple[str, ...]
    keywords: tuple[str, ...]
    icon: str
    elder: bool
    statutory_workdays: int
    committed_workdays: int
    fee_fen: int
    fee_note: LocalText
    visits: int
    offline_intake: bool
    illustrative: bool
    guide: Guide
    materials: tuple[MaterialRequirement, ...]
    commitment: LocalText | None
    data_schema: Mapping[str, Any]
    ui_schema: Mapping[str, Any]
    validations: tuple[Validation, ...]
    commitment_notice: CommitmentNotice | None = None
    agent_allowed: bool = False
    """Whether somebody else may apply with their own card and a mandate (代办)."""
    scope: str = "county"
    """How far from home it may be handed in: "county", "city", "province", "nation" (跨域通办)."""

    scenarios: tuple[Scenario, ...] = ()
    special_steps: tuple[LocalText, ...] = ()
    """Steps that cannot be done at a kiosk (现场勘验 and the like): said before anything begins."""
    parts: tuple[BundlePart, ...] = ()
    """What a bundle (一件事) consists of; () for an ordinary item."""
    guide_only: bool = False
    """A guide to read, without a form: what to bring, and that the counter does it."""
    pictures: tuple[SamplePicture, ...] = ()
    """Samples, in the order in which they are shown."""
    service_hours: ServiceHours | None = None
    """When it is taken in; None: as the site says."""

    by_appointment: bool = False
    """Whether a time at the counter can be booked for it (预约)."""

    def is_current_on(self, day: date) -> bool:
        """Whether the item may be offered on `day`: published, and not past its end."""
        return self.published_on <= day and (self.valid_until is None or day <= self.valid_until)

    def material(self, requirement_id: str) -> MaterialRequirement | None:
        """Return the requirement with this id, if the item has one."""
        return next((m for m in self.materials if m.id == requirement_id), None)
