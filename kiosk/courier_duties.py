"""The courier's duties beside carrying: hearing the platform, the heartbeat, the daily books.

Each is a loop on a thread of its own with its own line and its own connection to the store, so
none of them waits for another, nor for a long upload.
"""

from __future__ import annotations

import errno
import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.courier_identity import LOOK_EVERY_S, renew_in_time
from kiosk.domain.application import KioskTime
from kiosk.domain.fleet import CareStanding, DeviceStanding, Heartbeat, StoreAlarm
from kiosk.gateway.client import PlatformClient
from kiosk.gateway.tls import TlsIdentity
from kiosk.gateway.updates import UpdateLine
from kiosk.line import BadAnswer, LineFault
from kiosk.services.refused import PackageRefused
from offline_cache import books
from offline_cache.ballast import free_bytes
from offline_cache.books import BooksCompared
from offline_cache.catalogue_shelf import CatalogueShelf, OlderSnapshot
from offline_cache.courier_process import CourierSettings
from offline_cache.line_watch import Clock
from offline_cache.loop import Duty, Loop
from offline_cache.outbox import Outbox
from offline_cache.platform_time import instant
from offline_cache.settlement import Settlement
from offline_cache.store import Store, StoreFault
from offline_cache.store_alarm import AlarmNote, alarm_code

Dial = Callable[[], PlatformClient]
BOOKS_EVERY_S = 86_400.0

_log = logging.getLogger(__name__)


class DeviceBoard:
    """What the kiosk's process last said about its devices and itself. For any thread."""

    def __init__(self) -> None:
        self._devices: tuple[DeviceStanding, ...] = ()
        self.care: CareStanding | None = None

    def put(self, devices: tuple[DeviceStanding, ...]) -> None:
        """Replace what is known."""
        self._devices = devices

    def read(self) -> tuple[DeviceStanding, ...]:
        """What is known; empty until the kiosk has said something."""
        return self._devices


class Duties:
    """The loops of one courier; they end with its process, or with `close`."""

    def __init__(self, settings: CourierSettings, dial: Dial, board: DeviceBoard) -> None:
        self._settings = settings
        self._dial = dial
        self._board = board
        self._over = threading.Event()

    def start(self) -> None:
        """Start one thread for each duty."""
        settings = self._settings
        for name, every_s, work in (
            ("down", settings.heartbeat_every_s, hear),
            ("heartbeat", settings.heartbeat_every_s, self._beat),
            ("books", BOOKS_EVERY_S, compare_books),
            *(
                [("updates", settings.updates_every_s, self._update)]
                if settings.updates_root_file
                else []
            ),
            *(
                [("certificate", LOOK_EVERY_S, self._renew)]
                if settings.authority_file and settings.certificate_file
                else []
            ),
        ):
            arguments = (name, every_s, work)
            threading.Thread(target=self._run, args=arguments, name=name, daemon=True).start()

    def close(self) -> None:
        """Begin nothing new."""
        self._over.set()

    def _run(
        self, name: str, every_s: float, work: Callable[[Store, PlatformClient, Path], object]
    ) -> None:
        state_dir = Path(self._settings.state_dir)
        store = Store(state_dir / "store.db", self._settings.store_key, migrate=False)
        client = self._dial()
        clock = Clock(time.time, time.monotonic, random.random)

        def duty() -> None:
            work(store, client, state_dir)

        try:
            Loop(Duty(name, every_s, duty), store, clock).run(self._over)
        except StoreFault as fault:
            self.give_up(fault)
            raise
        finally:
            client.close()
            store.close()

    def _beat(self, store: Store, client: PlatformClient, state_dir: Path) -> None:
        board, version = self._board, self._settings.version
        beat = heartbeat(store, state_dir, version, board.read())
        client.send_heartbeat(replace(beat, care=board.care, store_alarm=self._store_alarm()))

    def give_up(self, fault: StoreFault) -> None:
        """Note why this courier ends, and tell the platform what it will not hear otherwise."""
        code = alarm_code(fault)
        if not code:
            return  # nothing is wrong with the disk
        AlarmNote(Path(self._settings.state_dir)).note(code, is_closed=False)
        self.tell_of_the_store()

    def tell_of_the_store(self) -> None:
        """A heartbeat without the store, which cannot be asked. A dead line changes nothing."""
        settings, board = self._settings, self._board
        now = KioskTime(datetime.now(UTC), time.monotonic(), None, is_unverified=True)
        free = free_bytes(Path(settings.state_dir))
        beat = Heartbeat(settings.version, now, None, board.read(), free, care=board.care)
        client = self._dial()
        try:
            client.send_heartbeat(replace(beat, store_alarm=self._store_alarm()))
        except LineFault as fault:
            _log.warning("the platform could not be told of the store: %s", fault.code)
        finally:
            client.close()

    def _store_alarm(self) -> StoreAlarm | None:
        # A disk that takes no note leaves it in the kiosk's process, which tells us.
        noted = AlarmNote(Path(self._settings.state_dir)).read()
        return noted or (self._board.care.store_alarm if self._board.care else None)

    def _renew(self, store: Store, client: PlatformClient, _: Path) -> None:
        settings = self._settings
        if Outbox(store).line_report().platform_offset_s is None:
            return  # by a clock nobody has compared it might be too early, or "too late"
        identity = TlsIdentity(settings.authority_file, settings.certificate_file)
        renew_in_time(client, settings.kiosk_id, identity, _best_time(store))

    def _update(self, store: Store, client: PlatformClient, state_dir: Path) -> None:
        fetch_catalogue(store, client, state_dir, self._settings)


def fetch_catalogue(
    store: Store, client: PlatformClient, state_dir: Path, settings: CourierSettings
) -> None:
    """Fetch a newer catalogue, verify it whole, put it into use. Raises `LineFault`.

    Whatever goes wrong, the catalogue in use stays, and the fault's code is in the table `loops`.
    """
    shelf = CatalogueShelf(state_dir / "catalogue")
    try:
        root = Path(settings.updates_root_file).read_bytes()
        line = UpdateLine(client, root, shelf.metadata)
        fetched = line.fetch(shelf.archive(), _best_time(store))
        if fetched is not None:
            shelf.install(fetched.archive, settings.item_publishers)
    except OSError as fault:
        raise LineFault(f"updates_{errno.errorcode.get(fault.errno or 0, 'io')}") from None
    except PackageRefused as refused:
        raise BadAnswer(f"updates_{refused.code}") from None
    except OlderSnapshot:
        raise BadAnswer("updates_older") from None


def _best_time(store: Store) -> datetime:
    """The platform's time as it last signed it; this clock only while nothing better is known."""
    return datetime.now(UTC) + timedelta(seconds=Outbox(store).line_report().platform_offset_s or 0)


def hear(store: Store, client: PlatformClient, state_dir: Path) -> None:
    """Hear the platform's word: its time, its epoch, what its backups have."""
    Settlement(store, state_dir / "cases").hear(client.word(), instant())


def compare_books(store: Store, client: PlatformClient, _: Path) -> BooksCompared:
    """Compare the books with the platform's."""
    return books.compare(store, client.compare_books)


def heartbeat(
    store: Store, state_dir: Path, version: str, devices: tuple[DeviceStanding, ...]
) -> Heartbeat:
    """How this kiosk is now."""
    line = Outbox(store).line_report()
    now = KioskTime(
        datetime.now(UTC),
        time.monotonic(),
        line.platform_offset_s,
        is_unverified=not line.is_time_verified,
    )
    free = free_bytes(state_dir)
    return Heartbeat(version, now, books.standing_of(store), devices, free, line.alarm)
