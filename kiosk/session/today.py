"""Which day it is here, as far as the kiosk may believe its clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.services.hours import ServiceHours

Today = Callable[[], date]
Now = Callable[[], datetime]


def local_now() -> datetime:
    """The wall clock, in the site's time zone."""
    return datetime.now().astimezone()


def local_today() -> date:
    """The date on the wall clock, in the site's time zone."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """The local time by which offices open and close, and the hours of those of this site.

    Without `now` nothing is ever closed; `site_hours` are for items that say none of their own.
    """

    now: Now | None = None
    site_hours: ServiceHours | None = None

    def minute(self) -> datetime | None:
        """The local time to the minute: the hours of an office know no seconds."""
        return self.now().replace(second=0, microsecond=0) if self.now else None
