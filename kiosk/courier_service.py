"""The courier as a service of its own, `menkou courier`: from the kiosk's settings file.

It is there before the kiosk and after it: until there is a store it waits, and with the screen
dark it carries on. Of all the kiosk's users only this one has the network and the token.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk import service_manager
from kiosk.compose_courier import courier_peers, courier_settings
from kiosk.courier import answerers, client_of
from kiosk.courier_duties import DeviceBoard, Duties
from kiosk.courier_shift import START_ANEW, Shift, end_on_signal
from kiosk.lookups import HURRY, Nothing
from kiosk.service_life import crash_with_any_thread, sign_of_life
from kiosk.settings import Settings
from offline_cache.child import leave_no_core
from offline_cache.courier_loop import carry
from offline_cache.courier_process import CourierSettings
from offline_cache.lookup_desk import Answerer, LookupDesk, answering
from offline_cache.store import Store, StoreFault
from offline_cache.store_alarm import AlarmNote, alarm_code
from offline_cache.store_key import StoreKeyUnusable, load_key

_LOOK_EVERY_S = 0.5

_log = logging.getLogger(__name__)


def serve(settings: Settings) -> int:
    """Carry until SIGTERM; return the exit status. Raises `BadSettings`.

    `START_ANEW` is returned when the store was replaced under us: nothing of the old one counts.
    """
    peers = courier_peers(settings)
    leave_no_core()
    shift, beat = Shift(), sign_of_life()
    end_on_signal(shift)
    crash_with_any_thread()
    # Ready before there is a store: the screen, which makes the store, is started after us.
    service_manager.tell(service_manager.READY)
    state_dir = Path(settings.kiosk.state_dir)
    key = _wait_for_store(state_dir, shift, beat, _complaining(settings))
    if key is None:
        return 0
    return _carry(courier_settings(settings, key), peers, shift, beat)


def _carry(
    told: CourierSettings, peers: frozenset[int], shift: Shift, beat: Callable[[], None]
) -> int:
    board = DeviceBoard()
    desk = LookupDesk(told.socket_path, [*answerers(told, board), _hurrying(shift)], peers)
    duties = Duties(told, partial(client_of, told), board)
    store = Path(told.state_dir) / "store.db"
    born, is_replaced = _identity(store), False

    def turn() -> None:
        nonlocal is_replaced
        beat()
        if _identity(store) != born:
            is_replaced = True
            shift.end()

    duties.start()
    try:
        while not shift.over.is_set():
            client = client_of(told, on_piece=beat)
            try:
                with shift.carrying() as pipe:
                    carry(told, client, pipe, turn)
            except StoreFault as fault:
                duties.give_up(fault)
                raise
            finally:
                client.close()
    finally:
        duties.close()
        desk.close()
    return START_ANEW if is_replaced else 0


def _hurrying(shift: Shift) -> Answerer:
    def hurry(_: Nothing) -> Nothing:
        shift.begin_again()
        return Nothing()

    return answering(HURRY, hurry)


def _complaining(settings: Settings) -> Callable[[StoreFault], None]:
    """Tells the platform of a store that does not open, as often as a heartbeat would."""
    told = courier_settings(settings, b"")
    duties = Duties(told, partial(client_of, told), DeviceBoard())
    due_s = 0.0

    def complain(fault: StoreFault) -> None:
        nonlocal due_s
        code = alarm_code(fault)
        if not code or time.monotonic() < due_s:
            return
        AlarmNote(Path(told.state_dir)).note_closed(code)
        duties.tell_of_the_store()
        due_s = time.monotonic() + told.heartbeat_every_s

    return complain


def _wait_for_store(
    state_dir: Path,
    shift: Shift,
    beat: Callable[[], None],
    complain: Callable[[StoreFault], None],
) -> bytes | None:
    """The key of a store that opens; None when the shift ended before there was one.

    What is in the way is said once, not at every look.
    """
    said = ""
    while not shift.over.is_set():
        beat()
        try:
            return _key_that_opens(state_dir)
        except (StoreFault, StoreKeyUnusable, OSError) as fault:
            why = type(fault).__name__
            if why != said:
                _log.warning("waiting for the kiosk's store: %s", why)
            said = why
            if isinstance(fault, StoreFault):
                complain(fault)
        shift.over.wait(_LOOK_EVERY_S)
    return None


def _key_that_opens(state_dir: Path) -> bytes:
    """Raises `OSError`, `StoreKeyUnusable` or `StoreFault` while the kiosk has not made it."""
    key, store = load_key(state_dir / "store.key"), state_dir / "store.db"
    if not store.stat().st_size:
        # Made this moment. Opening it now could be in the way of whoever makes it.
        raise FileNotFoundError(store)
    Store(store, key, migrate=False).close()
    return key


def _identity(store: Path) -> tuple[int, int]:
    try:
        found = os.stat(store)
    except FileNotFoundError:
        return (0, 0)
    return found.st_dev, found.st_ino
