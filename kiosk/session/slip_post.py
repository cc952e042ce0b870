"""The one way a slip reaches the printer: composed in the resident's language, sent as a job."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kiosk import wire
from kiosk.domain.slip import Slip
from kiosk.ports import Devices, Words
from kiosk.session.slips import Letterhead

Matter = TypeVar("Matter")


class SlipPost:
    """Hands slips of every kind to the printer of slips."""

    def __init__(
        self,
        devices: Devices,
        words_in: Callable[[str], Words],
        letterhead_in: Callable[[str], Letterhead],
    ) -> None:
        self._devices = devices
        self._words_in = words_in
        self._letterhead_in = letterhead_in

    def send(
        self,
        compose: Callable[[Matter, Letterhead, Words, str], Slip],
        matter: Matter,
        *,
        language: str,
        job: str,
    ) -> bool:
        """Print what `compose` writes of `matter` as `job`; whether there is a printer at all."""
        slip = compose(matter, self._letterhead_in(language), self._words_in(language), language)
        return self._devices.send("receipt", "print", {"job": job, "slip": wire.to_builtins(slip)})
