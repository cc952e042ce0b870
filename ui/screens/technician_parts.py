"""The bricks of the technician's pages: rows, choices, buttons, and codes in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from devices.codes import CODES
from kiosk.domain.fleet import StoreAlarm
from kiosk.session.session import DeviceLine
from kiosk.technician.records import Records
from kiosk.technician.states import State
from kiosk.technician.trail import TrailLine
from kiosk.technician.values import ClosedFor, Device, PowerAction
from kiosk.technician.world import Care, Survey
from ui.screens.screen import Screen, Stand

DEVICE_WORDS: Mapping[Device, str] = {
    Device.ID_CARD: "id_card_reader",
    Device.SOCIAL_CARD: "social_card_reader",
    Device.SENSORS: "sensors",
    Device.CODE: "code_scanner",
    Device.DOCUMENT: "document_scanner",
    Device.REVIEW: "review_pad",
    Device.SIGNATURE: "signature_pad",
    Device.RECEIPT: "receipt_printer",
    Device.SHEET_SCANNER: "sheet_scanner",
    Device.DOCUMENT_PRINTER: "document_printer",
}
_KNOWN_CODES = CODES.keys() | {
    # Of the line and of the voice, which are no devices.
    "error", "tls", "certificate", "no_such_name", "broken_off", "clock_off", "no_voice",
    "no_sound", "gone",
}  # fmt: skip
Row = dict[str, str]


class AreaView(Protocol):
    """What the pages read of the technician's area."""

    @property
    def state(self) -> State:
        """Where the technician is."""

    @property
    def survey(self) -> Survey | None:
        """How the machine was when last looked at; None while that runs."""

    @property
    def lines(self) -> tuple[TrailLine, ...]:
        """What was done here, newest first."""

    @property
    def records(self) -> Records:
        """What is remembered over a restart."""

    @property
    def writes_fail(self) -> bool:
        """Whether what is done here cannot be written down."""

    @property
    def closed_for(self) -> ClosedFor | None:
        """Why residents are not served."""

    @property
    def care(self) -> Care:
        """What the kiosk knows of itself."""

    def can(self, action: PowerAction) -> bool:
        """Whether this machine can do that."""


def board(title: str, **props: Any) -> Screen:
    """A page of facts, choices and buttons."""
    empty = {"lead": "", "banner": {}, "sections": [], "choices": [], "buttons": [], "columns": 1}
    return Screen("technician/Board", {"title": title, **empty, **props})


def light(device: DeviceLine, stand: Stand) -> Row:
    """A device as one line: name, state in words, code in words, and a mark."""
    mark = "ok" if device.state in ("ready", "busy") else "warn"
    if device.state in ("fault", "absent"):
        mark = "bad"
    return {
        "label": device_name(Device(device.capability), stand),
        "value": stand.words(f"tech.state.{device.state}"),
        "note": code_said(device.code, stand),
        "mark": mark,
    }


def voice_light(stand: Stand) -> Row:
    """Whether pages can be read aloud. It is no device: without it every page is still there."""
    trouble = stand.voice_trouble
    return {
        "label": stand.words("device.voice"),
        "value": stand.words("tech.state.degraded" if trouble else "tech.state.ready"),
        "note": code_said(trouble, stand),
        "mark": "warn" if trouble else "ok",
    }


def device_name(device: Device, stand: Stand) -> str:
    """A device's name in the reader's language."""
    return stand.words(f"device.{DEVICE_WORDS[device]}")


def code_said(code: str, stand: Stand) -> str:
    """A machine word in plain words."""
    if not code:
        return ""
    # A code nobody has words for is still worth reading out on the telephone.
    return stand.words(f"tech.code.{code}") if code in _KNOWN_CODES else code


def in_order(devices: Mapping[str, DeviceLine]) -> list[DeviceLine]:
    """The devices, always in the same order."""
    order = [d.value for d in Device]
    return sorted(devices.values(), key=lambda d: (order.index(d.capability), d.name))


def row(label: str, value: str, note: str = "", mark: str = "") -> Row:
    """One line: what, how it is, a note, and a mark (ok, warn, bad or none)."""
    return {"label": label, "value": value, "note": note, "mark": mark}


def choice(verb: str, detail: str, text: str, *, hint: str = "", icon: str = "") -> Row:
    """One thing to choose."""
    return {"verb": verb, "detail": str(detail), "text": text, "hint": hint, "icon": icon}


def button(verb: str, text: str, detail: str = "", *, quiet: bool = False) -> Row:
    """One thing to do."""
    kind = "secondary" if quiet else "primary"
    return {"verb": verb, "detail": str(detail), "text": text, "kind": kind}


def day(at: str) -> str:
    """An instant as local date and minute."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}" if at else ""


def minutes(seconds: int) -> str:
    """A length of time as h:mm:ss or m:ss."""
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def store_banner(alarm: StoreAlarm, stand: Stand) -> Row:
    """The disk under the cases failed: whether intake goes on, and what to do."""
    state = "closed" if alarm.is_closed else "open"
    text = stand.words(f"tech.store_alarm.{state}", n=alarm.times)
    return {"kind": "problem", "title": "", "text": text}
