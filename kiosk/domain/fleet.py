"""What kiosk and platform tell each other about themselves. Nothing here is personal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiosk.domain.application import KioskTime

NO_BACKUP_AWAITED = 2**53 - 1
"""The watermark of a platform that asks nobody to wait for its backups."""


@dataclass(frozen=True, slots=True)
class PlatformWord:
    """What the platform says about itself, signed over our nonce, so it cannot be an old word.

    Cases with a `server_seq` up to `backup_watermark` are in a backup of this `epoch`. The epoch
    is raised after every restore from a backup.
    """

    nonce: str
    platform_time: datetime
    epoch: int
    backup_watermark: int


@dataclass(frozen=True, slots=True)
class DeviceStanding:
    """One device as its watch sees it; `code` says why it does not work."""

    device: str
    capability: str
    state: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class OutboxStanding:
    """Where the cases and ratings of a kiosk are. `held`: answered, and not in a backup yet."""

    created: int
    unanswered: int
    quarantined: int
    answered: int
    held: int
    purged: int
    ratings_waiting: int
    oldest_unsent: datetime | None
    ledger_entry: int
    ledger_link: str
    parked_waiting: int = 0
    parked_sent: int = 0
    parked_refused: int = 0
    """Forms kept for later: on their way, at the platform since the last start, not taken."""


@dataclass(frozen=True, slots=True)
class StoreAlarm:
    """The store of a kiosk could not be believed; stays until a person has looked and cleared it.

    `code`: 'io_failed' (a read, write or sync), 'damaged' (a page, or the whole file) or
    'check_failed' (the check after such a fault). `times` it happened, `first_at` to `last_at` by
    the kiosk's clock. `is_closed`: it does not open, and nothing new is taken in.
    """

    code: str
    first_at: datetime
    last_at: datetime
    times: int = 1
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class CareStanding:
    """What a kiosk last found out about itself: checks as machine words, 'disk.low'.

    `tested_at` is UTC, ISO 8601, '' before the first self-test; `why` it was made: boot, nightly,
    store or asked. Metres of receipt paper are counted; `roll_m` is 0 where the site does not say.
    """

    tested_at: str = ""
    why: str = ""
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    paper_used_m: float = 0.0
    paper_roll_m: float = 0.0
    slips: int = 0
    store_alarm: StoreAlarm | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How a kiosk is. `free_bytes` of the disk its cases are on.

    `outbox` is None where the store cannot be asked: the last word of a courier that gives up.
    """

    version: str
    sent_at: KioskTime
    outbox: OutboxStanding | None
    devices: tuple[DeviceStanding, ...]
    free_bytes: int
    alarm: str = ""
    care: CareStanding | None = None
    store_alarm: StoreAlarm | None = None


@dataclass(frozen=True, slots=True)
class HeartbeatHeard:
    """The platform's answer to a heartbeat: a login page does not repeat our ledger's link."""

    ledger_link: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One case of a kiosk's books, for the daily comparison."""

    case_id: UUID
    seq: int
    digest: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The cases of a kiosk with sequence numbers from `from_seq` to `to_seq`, both included.

    `is_last`: there is nothing above. `entry` and `link` are the ledger's head, noted there.
    """

    from_seq: int
    to_seq: int
    rows: tuple[LedgerRow, ...]
    entry: int
    link: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What did not agree. `missing_there`: the platform answered them and has lost them.

    `unknown_here`: it has cases of ours in that range that our books do not name (any more).
    """

    missing_there: tuple[UUID, ...]
    differing: tuple[UUID, ...]
    unknown_here: tuple[UUID, ...]
    answer_waiting: tuple[UUID, ...]
