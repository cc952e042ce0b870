"""The devices as a service of their own, `menkou devices serve`: from the kiosk's settings file.

Of all the kiosk's users only this one has devices; it has no application, no store and no token.
"""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from devices.broker import Broker
from devices.lifeline import leave_no_core_dump
from kiosk import service_manager
from kiosk.compose_devices import device_configs
from kiosk.service_life import crash_with_any_thread, sign_of_life
from kiosk.settings import Settings
from kiosk.users import uid_of

_ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def serve(settings: Settings) -> int:
    """Serve until SIGTERM; return the exit status. Raises `BadSettings` or `OSError`."""
    kiosk_uid = uid_of(settings.processes.kiosk_user, "kiosk_user")
    leave_no_core_dump()
    crash_with_any_thread()
    told, ours = socket.socketpair()
    with told, ours:
        ours.setblocking(False)
        signal.set_wakeup_fd(ours.fileno(), warn_on_full_buffer=False)
        for number in _ENDS:
            signal.signal(number, lambda *_: None)
        path = Path(settings.processes.devices_socket)
        broker = Broker(path, device_configs(settings), kiosk_uid)
        try:
            service_manager.tell(service_manager.READY)
            broker.serve(told, sign_of_life())
            service_manager.tell(service_manager.ENDING)
        finally:
            broker.close()
            signal.set_wakeup_fd(-1)
    return 0
