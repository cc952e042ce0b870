"""What the journey may know about the world at one instant. A value, taken by the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.services.handling import HandlingPlace
from kiosk.services.hours import NO_HOLIDAYS, Holidays, ServiceHours
from kiosk.services.item import LocalText, ServiceItem
from kiosk.services.sample_pictures import PictureSource
from kiosk.services.search import SearchIndex
from kiosk.services.triage import Triage

READS_CODE = frozenset({"code", "document"})
"""A code may be held to the scanner or under the document camera."""

CLOSED = "problem.item_closed"
"""Outside its hours, and nobody keeps it until they begin."""

READS_IDENTITY = frozenset({"id_card", "social_card"})
"""Capabilities that tell who somebody is; one of them is enough."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A way to group items: social security, care for older people ..."""

    name: LocalText
    icon: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The items of this site, by code, with their search index and their themes by id."""

    items: Mapping[str, ServiceItem]
    index: SearchIndex
    themes: Mapping[str, Theme] = field(default_factory=dict)
    places: tuple[HandlingPlace, ...] = ()
    """Where else items may be handled (跨域通办)."""
    triage: Mapping[str, Triage] = field(default_factory=dict)
    """Questions that lead to an item (智能导办), by the id of the graph."""

    holidays: Holidays = NO_HOLIDAYS
    pictures: PictureSource | None = None
    """Where the samples of the items are; None: nothing is to be seen."""

    def of_theme(self, theme: str) -> tuple[ServiceItem, ...]:
        """The items of one theme, in catalogue order."""
        return tuple(item for item in self.items.values() if theme in item.themes)


@dataclass(frozen=True, slots=True)
class Facts:
    """Today, the line, the devices that work, and the catalogue.

    `ready` holds capabilities that work now ('id_card', 'social_card', 'document', 'code',
    'review', 'receipt', 'sheet_scanner', 'document_printer'); `busy` those in the middle of
    something. `intake_open` is False while the store cannot take a new case. `elder`: the
    resident asked for larger text, and is asked one question at a time.
    """

    today: date
    catalogue: Catalogue
    language: str = "zh-CN"
    online: bool = True
    intake_open: bool = True
    ready: frozenset[str] = frozenset()
    busy: frozenset[str] = frozenset()
    elder: bool = False
    card_left: bool = False
    """Whether a card lies in a reader that was left there: not to be read before it is lifted."""
    phone: bool = False
    """Whether this site lets residents send photos from their phones."""
    keep_days: int = 0
    """How long a form may be kept for later; 0: this site does not offer it."""

    now: datetime | None = None
    """The local time; None while the clock is not to be believed: then nothing is closed."""
    site_hours: ServiceHours | None = None
    """When this site's offices take in what says no hours of its own; None: at any time."""

    def is_open(self, item: ServiceItem) -> bool:
        """Whether somebody takes the item in at this time."""
        hours = item.service_hours or self.site_hours
        return self.now is None or hours is None or hours.is_open(self.now, self.catalogue.holidays)

    def opens_at(self, item: ServiceItem) -> datetime | None:
        """When it is taken in again; None while it is, or where no such time is in sight."""
        hours = item.service_hours or self.site_hours
        if self.now is None or hours is None or self.is_open(item):
            return None
        return hours.opens_after(self.now, self.catalogue.holidays)

    def why_unavailable(self, item: ServiceItem) -> str:
        """The message id of why `item` cannot be started now, or ''."""
        if item.guide_only:
            return "problem.guide_only"
        if item.valid_until is not None and self.today > item.valid_until:
            return "problem.item_expired"
        if not self.online and not item.offline_intake:
            return "problem.item_offline"
        if not item.offline_intake and not self.is_open(item):
            return CLOSED
        if not self.intake_open:
            return "problem.not_kept_disk"
        if not READS_IDENTITY & (self.ready | self.busy):
            return "problem.reader_missing"
        return ""
