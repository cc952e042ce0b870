"""What a verb of the technician's pages means. Unknown or ill-formed: None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from kiosk.technician import events as ev
from kiosk.technician.events import Event
from kiosk.technician.values import (
    ClosedFor,
    Device,
    FoundKind,
    FoundPlace,
    GivenTo,
    Page,
    PowerAction,
)

LONGEST_SECRET = 12

_PLAIN: Mapping[str, Event] = {
    "back": ev.WentBack(),
    "leave": ev.Left(),
    "end": ev.Left(),
    "home": ev.Left(),
    "paper_changed": ev.PaperChanged(),
    "try_again": ev.TestRepeated(),
    "works": ev.TestJudged(True),
    "broken": ev.TestJudged(False),
    "network_again": ev.NetworkTestRepeated(),
    "send_now": ev.RetryAsked(),
    "open_service": ev.ServiceOpened(),
    "self_test": ev.SelfTestAsked(),
    "print_readiness": ev.ReadinessAsked(),
    "power_yes": ev.PowerConfirmed(),
}

K = TypeVar("K", bound=StrEnum)


def _chosen(kind: type[K], event: Callable[[K], Event]) -> Callable[[str], Event | None]:
    def meant(detail: str) -> Event | None:
        return event(kind(detail)) if detail in kind.__members__.values() else None

    return meant


_CHOICES: Mapping[str, Callable[[str], Event | None]] = {
    "open": _chosen(Page, ev.PageOpened),
    "try": _chosen(Device, ev.TestChosen),
    "found_kind": _chosen(FoundKind, ev.FoundKindChosen),
    "found_place": _chosen(FoundPlace, ev.FoundPlaceChosen),
    "given": _chosen(GivenTo, ev.Given),
    "close_service": _chosen(ClosedFor, ev.ServiceClosed),
    "power": _chosen(PowerAction, ev.PowerAsked),
}


def technician_event_for(verb: str, detail: Any) -> Event | None:
    """The event a verb of a technician's page means."""
    if verb in _PLAIN:
        return _PLAIN[verb]
    if verb in _CHOICES:
        return _CHOICES[verb](detail) if isinstance(detail, str) else None
    if verb == "secret":
        is_one = isinstance(detail, str) and detail.isdigit() and len(detail) <= LONGEST_SECRET
        return ev.SecretEntered(detail) if is_one else None
    if verb == "give":
        number = str(detail)
        return ev.GivingAsked(int(number)) if number.isdecimal() and len(number) < 10 else None
    return None
