"""Which day it is here, as far as the kiosk may believe its clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

Today = Callable[[], date]
Now = Callable[[], datetime]


def local_today() -> date:
    """The date on the wall clock, in the site's time zone."""
    return datetime.now().astimezone().date()
