"""The life of a courier process: steps, short waits, and the end when the kiosk is gone."""

from __future__ import annotations

import random
import select
import socket
import time
from collections.abc import Callable
from pathlib import Path

from kiosk import wire
from kiosk.line import PlatformLine
from offline_cache import ballast, frames
from offline_cache.courier import Courier
from offline_cache.courier_process import CourierSettings
from offline_cache.line_watch import Clock, LineWatch
from offline_cache.nudge import drain, nudged
from offline_cache.settlement import Settlement
from offline_cache.store import Store, StoreBusy, StoreFull
from offline_cache.waybill import Waybill

_LOOK_EVERY_S = 1.0
"""How often due times are looked at: one indexed query each time. A nudge is quicker."""
_FULL_PAUSE_S = 5.0


def receive_settings(pipe: socket.socket) -> CourierSettings:
    """Wait for the settings; raise `PipeClosed` if the kiosk goes away instead."""
    return wire.decode(CourierSettings, frames.receive(pipe).head)


def carry(
    settings: CourierSettings,
    line: PlatformLine,
    pipe: socket.socket,
    on_turn: Callable[[], None] = lambda: None,
) -> None:
    """Carry until the other end of the pipe is closed; `on_turn` is called before every step.

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
            splay_s=settings.splay_s,
        )
        cases = state_dir / "cases"
        settlement = Settlement(store, cases)
        courier = Courier(waybill, line, cases, clock, watch, settlement)
        with nudged(state_dir) as nudges:
            wait_s = 0.0
            while not _is_closed(pipe, nudges, wait_s):
                on_turn()
                wait_s = _step(courier, watch, state_dir / "ballast")
    finally:
        store.close()


def _step(courier: Courier, watch: LineWatch, spare: Path) -> float:
    """Take one step; return how long to wait before the next."""
    try:
        if courier.step():
            return 0.0
        return min(_LOOK_EVERY_S, watch.pause_left_s() or _LOOK_EVERY_S)
    except StoreBusy:
        return _LOOK_EVERY_S
    except StoreFull:
        # An answer is on the way in and a container on the way out: room comes with it.
        return 0.0 if ballast.release(spare) else _FULL_PAUSE_S


def _is_closed(pipe: socket.socket, nudges: socket.socket, wait_s: float) -> bool:
    readable, _, _ = select.select([pipe, nudges], [], [], wait_s)
    if nudges in readable:
        drain(nudges)
    return pipe in readable and not pipe.recv(64)
