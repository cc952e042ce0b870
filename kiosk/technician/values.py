"""What the technician's pages are about. Codes, counts and times; nothing about a resident."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Page(StrEnum):
    """The pages behind the dashboard."""

    CONSUMABLES = "consumables"
    DEVICE_TESTS = "device_tests"
    NETWORK = "network"
    OUTBOX = "outbox"
    FOUND = "found"
    SERVICE = "service"
    CARE = "care"
    TRAIL = "trail"
    POWER = "power"


class Device(StrEnum):
    """What can be tested. The values are the capabilities of the device layer."""

    ID_CARD = "id_card"
    SOCIAL_CARD = "social_card"
    CODE = "code"
    DOCUMENT = "document"
    REVIEW = "review"
    RECEIPT = "receipt"
    SHEET_SCANNER = "sheet_scanner"
    DOCUMENT_PRINTER = "document_printer"
    SENSORS = "sensors"
    SIGNATURE = "signature"


class FoundKind(StrEnum):
    """What somebody left behind. A kind, never a name or a number."""

    ID_CARD = "id_card"
    SOCIAL_CARD = "social_card"
    BANK_CARD = "bank_card"
    PAPER = "paper"
    OTHER = "other"


class FoundPlace(StrEnum):
    """Where it lay."""

    READER = "reader"
    PLATE = "plate"
    SLOT = "slot"
    AROUND = "around"


class GivenTo(StrEnum):
    """Who has it now."""

    OWNER = "owner"
    COUNTER = "counter"
    POLICE = "police"


class ClosedFor(StrEnum):
    """Why the service is closed. The notice residents read is made of this."""

    MAINTENANCE = "maintenance"
    PAPER = "paper"
    SITE_CLOSED = "site_closed"
    MOVED = "moved"
    POWER = "power"
    """The battery is nearly empty; nobody chooses this, and it ends with the power's return."""


class PowerAction(StrEnum):
    """What can be done to the machine."""

    RESTART = "restart"
    POWER_OFF = "power_off"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a device test saw, as a message id and harmless numbers.

    The card test says only that the check digit is right; the scanner test says the length, and
    the beginning of a code only when it is one of ours for testing.
    """

    code: str
    good: bool
    length: int = 0
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class NetworkCheck:
    """One line of the network test. `outcome`: ok, failed, not_applicable, skipped."""

    name: str
    outcome: str
    code: str = ""
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class FoundThing:
    """One line of the log of things left behind. `at` and `given_at` are UTC, ISO 8601."""

    number: int
    kind: FoundKind
    place: FoundPlace
    at: str
    given_to: GivenTo | None = None
    given_at: str = ""


@dataclass(frozen=True, slots=True)
class DeviceTest:
    """The last judgement of a person about a device."""

    device: Device
    passed: bool
    at: str
