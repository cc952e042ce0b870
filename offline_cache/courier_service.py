"""The kiosk's side of a courier that somebody else starts: `menkou courier`, a service."""

from __future__ import annotations

import logging
from typing import Protocol

from kiosk.line import LineFault
from kiosk.lookups import HURRY, Nothing
from offline_cache.lookup_line import LookupLine

_log = logging.getLogger(__name__)


class AnyCourier(Protocol):
    """What the kiosk may want of its courier, whoever starts it."""

    @property
    def pid(self) -> int | None:
        """The process that is running now, None if there is none or it is not ours to know."""

    def start(self) -> None:
        """See that it runs."""

    def hurry(self) -> None:
        """Have it begin afresh, leaving no line alone for a while. May wait for two seconds."""

    def stop(self) -> None:
        """End what `start` began. Safe to call again."""


class CourierService:
    """A courier with a life of its own: it is there before the kiosk and after it."""

    pid = None

    def __init__(self, line: LookupLine) -> None:
        self._line = line

    def start(self) -> None:
        """Nothing to do: the service manager has started it, or will."""

    def hurry(self) -> None:
        """Ask it to begin afresh. One that is not there begins afresh anyway."""
        try:
            self._line.ask(HURRY, Nothing())
        except LineFault as fault:
            _log.warning("the courier could not be hurried: %s", fault.code)

    def stop(self) -> None:
        """Nothing to do: it carries on without a screen."""
