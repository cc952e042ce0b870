"""The life of a courier process: steps, short waits, and the end when the kiosk is gone."""

from __future__ import annotations

import random
import select
import socket
import time
from pathlib import Path

from kiosk import wire
from kiosk.line import PlatformLine
from offline_cache import ballast, frames
from offline_cache.courier import Courier
from offline_cache.courier_process import CourierSettings
from offline_cache.line_watch import Clock, LineWatch
from offline_cache.store import Store, StoreBusy, StoreFull
from offline_cache.waybill import Waybill

_LOOK_EVERY_S = 0.1
"""How soon a new row is noticed: one indexed query each time."""
_FULL_PAUSE_S = 5.0


def receive_settings(pipe: socket.socket) -> CourierSettings:
    """Wait for the settings; raise `PipeClosed` if the kiosk goes away instead."""
    return wire.decode(CourierSettings, frames.receive(pipe).head)


def carry(settings: CourierSettings, line: PlatformLine, pipe: socket.socket) -> None:
    """Carry until the kiosk closes the pipe.

    Raises `StoreFault` when the database cannot be believed; a new process opens and checks it.
    """
    state_dir = Path(settings.state_dir)
    # The kiosk that started us has brought the database up to date, or it is older than we are.
    store = Store(state_dir / "store.db", settings.store_key, migrate=False)
    try:
        waybill = Waybill(store)
        clock = Clock(time.time, time.monotonic, random.random)
        watch = LineWatch(
            waybill,
            clock,
            network_cap_s=settings.network_cap_s,
            hello_every_s=settings.hello_every_s,
        )
        courier = Courier(waybill, line, state_dir / "cases", clock, watch)
        wait_s = 0.0
        while not _is_closed(pipe, wait_s):
            wait_s = _step(courier, state_dir / "ballast")
    finally:
        store.close()


def _step(courier: Courier, spare: Path) -> float:
    """Take one step; return how long to wait before the next."""
    try:
        return 0.0 if courier.step() else _LOOK_EVERY_S
    except StoreBusy:
        return _LOOK_EVERY_S
    except StoreFull:
        # An answer is on the way in and a container on the way out: room comes with it.
        return 0.0 if ballast.release(spare) else _FULL_PAUSE_S


def _is_closed(pipe: socket.socket, wait_s: float) -> bool:
    readable, _, _ = select.select([pipe], [], [], wait_s)
    return bool(readable) and not pipe.recv(64)
