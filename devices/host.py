"""A process of its own for one device driver: `python -m devices.host`.

A vendor library may hang or crash here without harm to the visit. The first frame on stdin says
which driver, {"driver": "package.module:Class", "settings": {...}}; every further one is a
command. States, reports and beats go out on stdout. The process ends when stdin ends. It logs no
payload: not even the message of an exception, only its type and place.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any, NoReturn

from devices.desk import PipeDesk
from devices.driver import Command, DeviceClosed, DeviceState, Driver, LinkLost
from devices.lifeline import die_with_parent, leave_no_core_dump
from devices.loading import NotLoadable, load
from devices.pipe import BadPipeFrame, MessageBuffer

BAD_CONFIGURATION = 2
"""Exit code when the first frame does not name a driver that exists."""

_FIRST_RETRY_S = 0.3
_LAST_RETRY_S = 4.0  # with jitter and opening still within 5 s of the cable's return
_CLOSING_S = 1.0
_CHUNK = 65536


def main() -> int:
    """Run the driver that the first frame names until stdin ends."""
    die_with_parent()
    leave_no_core_dump()
    sys.excepthook = _say_where_only
    desk = PipeDesk(_take_stdout())
    buffer = MessageBuffer()
    first, *early = _first_messages(buffer)
    try:
        driver = _make_driver(first)
    except NotLoadable as fault:
        print(f"device host: {fault}", file=sys.stderr)
        return BAD_CONFIGURATION
    for message in early:
        desk.put(_command(message))
    threading.Thread(target=_listen, args=(desk, buffer), daemon=True).start()
    try:
        _serve(driver, desk)
    except DeviceClosed:
        return 0


def retry_delays() -> Iterator[float]:
    """Seconds between tries to open a device: 0.3 doubling to 4, each +-20 %."""
    delay_s = _FIRST_RETRY_S
    while True:
        yield delay_s * random.uniform(0.8, 1.2)
        delay_s = min(delay_s * 2, _LAST_RETRY_S)


def _serve(driver: Driver, desk: PipeDesk) -> NoReturn:
    delays = retry_delays()
    desk.state(DeviceState.STARTING)
    while True:
        try:
            driver.serve(desk)
        except LinkLost as lost:
            if desk.was_ready:
                delays = retry_delays()
            desk.link_lost(lost)
            desk.wait_for_link(delay_s=next(delays), port=lost.port)
            desk.resume()
        else:
            raise RuntimeError("a driver returned from serve")


def _make_driver(config: dict[str, Any]) -> Driver:
    name, settings = config.get("driver"), config.get("settings", {})
    if not isinstance(name, str) or not isinstance(settings, dict):
        raise NotLoadable(str(name), "the first frame must hold 'driver' and 'settings'")
    make = load(name)
    try:
        driver: Driver = make(settings)
    except ValueError as fault:
        # Settings it cannot use: one sentence for the log instead of a traceback.
        raise NotLoadable(name, f"its settings: {fault}") from fault
    return driver


def _command(message: dict[str, Any]) -> Command:
    verb, body = message.get("verb"), message.get("body", {})
    if not isinstance(verb, str) or not isinstance(body, dict):
        raise BadPipeFrame("not a command")
    return Command(verb, body)


def _take_stdout() -> int:
    # Libraries print. What they print must not land between two frames.
    out_fd = os.dup(1)
    os.dup2(2, 1)
    return out_fd


def _first_messages(buffer: MessageBuffer) -> list[dict[str, Any]]:
    while True:
        data = os.read(0, _CHUNK)
        if not data:
            raise SystemExit(0)
        if messages := buffer.feed(data):
            return messages


def _listen(desk: PipeDesk, buffer: MessageBuffer) -> None:
    try:
        while _hear(desk, buffer):
            pass
    except BadPipeFrame as fault:
        print(f"device host: {fault}", file=sys.stderr)
    desk.close()
    time.sleep(_CLOSING_S)
    os._exit(1)  # the driver did not listen; a process can be left behind, a device must not be


def _hear(desk: PipeDesk, buffer: MessageBuffer) -> bool:
    """Pass on what comes next; False at the end.

    In a frame of its own: the next command may be hours away, and a slip would stay in memory.
    """
    data = os.read(0, _CHUNK)
    for message in buffer.feed(data):
        desk.put(_command(message))
    return bool(data)


def _say_where_only(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    # Messages of exceptions quote what went wrong, and here that may be a name or a number.
    places = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(traceback.extract_tb(trace)))
    print(f"device host: {kind.__name__} at {places}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
