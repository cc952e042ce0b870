"""Every machine word a device says when something is wrong, and what each means for whom.

One table for residents' and technicians' texts, for the handbook and for whoever asks again. A
driver of somebody else may say other words: they are shown as they are. Texts have ids here and
live with the screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from devices.driver import Capability


class Action(StrEnum):
    """Who can do something about it."""

    NOBODY = "nobody"
    """It passes by itself, or is no trouble at all."""
    AGAIN = "again"
    """The resident does the same once more."""
    AT_DEVICE = "at_device"
    """Somebody standing there: puts paper in, takes a card out, closes a lid."""
    TECHNICIAN = "technician"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`retryable`: the same may succeed when it is asked for again, with nothing changed by hand.

    `resident`: the id of what residents read, by kind of device; where a kind is not named, they
    read what its absence means (`AWAY`).
    """

    retryable: bool
    user_action: Action
    resident: Mapping[Capability, str] = field(default_factory=dict)


AWAY: Final[Mapping[Capability, str]] = {
    Capability.ID_CARD: "problem.reader_missing",
    Capability.SOCIAL_CARD: "problem.reader_missing",
    Capability.CODE: "problem.scanner_missing",
    Capability.DOCUMENT: "problem.camera_missing",
    Capability.RECEIPT: "problem.printer_gone",
    Capability.DOCUMENT_PRINTER: "problem.a4_gone",
    Capability.SHEET_SCANNER: "problem.feed_gone",
    Capability.REVIEW: "",
    Capability.SIGNATURE: "",
    Capability.SENSORS: "",
}
"""What residents read when a device of that kind cannot be used; '' where the screen takes over."""


def meaning_of(code: str) -> Meaning | None:
    """What a code means; None for one that is not ours."""
    return CODES.get(code)


def sentence(capability: Capability, code: str) -> str:
    """The id of what residents read when a device of that kind says `code`; '' for nothing."""
    meaning = CODES.get(code)
    told = meaning.resident.get(capability) if meaning is not None else None
    return AWAY[capability] if told is None else told


def _card(identity: str, social: str = "") -> Mapping[Capability, str]:
    return {
        Capability.ID_CARD: f"problem.{identity}",
        Capability.SOCIAL_CARD: f"problem.{social or identity}",
    }


def _paper(slip: str, a4: str, feed: str = "") -> Mapping[Capability, str]:
    told = {
        Capability.RECEIPT: slip,
        Capability.DOCUMENT_PRINTER: a4,
        Capability.SHEET_SCANNER: feed,
    }
    return {capability: f"problem.{name}" for capability, name in told.items() if name}


_PASSES: Final = Meaning(True, Action.NOBODY)
_AGAIN: Final = Meaning(True, Action.AGAIN)
_AT_DEVICE: Final = Meaning(False, Action.AT_DEVICE)
_TECHNICIAN: Final = Meaning(False, Action.TECHNICIAN)
_CABLE: Final = Meaning(True, Action.TECHNICIAN)
_TORN: Final = Meaning(True, Action.AGAIN, {Capability.DOCUMENT: "problem.scan_blurred"})
_HALF: Final = Meaning(True, Action.AGAIN, {Capability.SHEET_SCANNER: "problem.feed_half"})

CODES: Final[Mapping[str, Meaning]] = {
    # Links: the cable, the port, the library below.
    "missing": _CABLE, "unplugged": _CABLE, "silent": _CABLE, "stuck": _CABLE, "in_use": _CABLE,
    "absent": _CABLE, "io_error": _CABLE, "link_lost": _CABLE,
    "no_access": _TECHNICIAN, "no_library": _TECHNICIAN, "no_pipes": _TECHNICIAN,
    # Processes of drivers, and the service that runs them.
    "host_lost": _PASSES, "host_hung": _PASSES, "host_garbled": _PASSES, "renewing": _PASSES,
    "host_unstartable": _TECHNICIAN, "broker_away": _CABLE, "broker_stranger": _TECHNICIAN,
    "device_unknown": _TECHNICIAN, "device_taken": _TECHNICIAN, "device_absent": _CABLE,
    # Card readers.
    "reading": _PASSES,
    "card_left": Meaning(False, Action.AT_DEVICE, _card("card_left")),
    "card_moved": Meaning(True, Action.AGAIN, _card("card_moved")),
    "unreadable": Meaning(True, Action.AGAIN, _card("card_unreadable", "social_card_unreadable")),
    "card_silent": Meaning(
        True, Action.AT_DEVICE, _card("card_unreadable", "social_card_unreadable")
    ),
    "bad_check_digit": Meaning(False, Action.AGAIN, _card("card_bad_number")),
    "not_identity_card": Meaning(False, Action.AGAIN, _card("card_not_identity")),
    "not_social_card": Meaning(False, Action.AGAIN, _card("card_unreadable", "not_social_card")),
    "needs_platform": Meaning(False, Action.NOBODY, _card("card_unreadable", "social_card_locked")),
    "card_locked": Meaning(False, Action.NOBODY, _card("card_unreadable", "social_card_locked")),
    "self_test_failed": _TECHNICIAN, "not_authorised": _TECHNICIAN,
    "photo_no_decoder": _TECHNICIAN, "photo_late": _TECHNICIAN, "photo_crashed": _TECHNICIAN,
    "photo_wrong": _TECHNICIAN,
    "no_service": _TECHNICIAN, "reader_missing": _CABLE,
    "gone": _AGAIN, "unknown_protocol": _AGAIN, "unpowered": _AGAIN,
    # Code scanners, pads.
    "armed": _PASSES, "too_long": _AGAIN, "incomplete": _AGAIN, "asking": _PASSES,
    "signing": _PASSES, "no_size": _TECHNICIAN,
    # The document camera.
    "busy": Meaning(True, Action.AGAIN, {Capability.SHEET_SCANNER: "problem.feed_busy"}),
    "no_mjpg": _TECHNICIAN, "no_picture": _CABLE, "only_torn_pictures": _CABLE,
    "torn_pictures": _CABLE, "stalled": _CABLE, "camera_lost": _CABLE, "torn": _TORN,
    "timeout": _AGAIN,
    # Printers and the sheet scanner.
    "ok": _PASSES, "printing": _PASSES, "feeding": _PASSES,
    "paper_near_end": _AT_DEVICE, "toner_low": _AT_DEVICE, "tray_nearly_full": _AT_DEVICE,
    "paper_out": Meaning(False, Action.AT_DEVICE, _paper("no_paper", "a4_no_paper")),
    "no_paper": Meaning(False, Action.AT_DEVICE, _paper("", "", "feed_empty")),
    "cover_open": Meaning(
        False, Action.AT_DEVICE, _paper("printer_cover", "a4_cover", "feed_cover")
    ),
    "jam": Meaning(False, Action.AT_DEVICE, _paper("", "a4_jam", "feed_jam")),
    "double_feed": Meaning(False, Action.AT_DEVICE, _paper("", "", "feed_double")),
    "toner_out": Meaning(False, Action.AT_DEVICE, _paper("", "a4_toner")),
    "tray_full": _AT_DEVICE, "cutter_error": _TECHNICIAN, "offline": _CABLE, "no_answer": _CABLE,
    "paused": _AT_DEVICE, "stopped": _TECHNICIAN, "not_accepting": _TECHNICIAN,
    "spool_full": _TECHNICIAN, "no_pdf": _TECHNICIAN, "no_font": _TECHNICIAN,
    "bad_slip": _TECHNICIAN, "code_too_long": _TECHNICIAN, "bad_document": _TECHNICIAN,
    "refused": _TECHNICIAN, "aborted": _AGAIN, "cancelled": _AGAIN,
    "cancelled_at_printer": _AGAIN, "unconfirmed": _AT_DEVICE, "no_job_id": _AGAIN,
    "crashed": _AGAIN, "truncated": _HALF, "bad_picture": _HALF, "too_large": _TECHNICIAN,
    "unreachable": _CABLE, "no_such_device": _CABLE, "no_feeder": _TECHNICIAN,
    "bad_setting": _TECHNICIAN, "access_denied": _TECHNICIAN, "no_memory": _TECHNICIAN,
    "bad_answer": _TECHNICIAN,
    # Power, door, switches, lamps.
    "door_open": _TECHNICIAN, "on_battery": _PASSES, "battery_low": _PASSES,
    "ups_silent": _CABLE, "switches_missing": _CABLE, "unknown_lamp": _TECHNICIAN,
    "lamp_missing": _CABLE,
}  # fmt: skip
"""By code. `retryable` with a technician: it is tried for ever, and comes back with the cable."""
