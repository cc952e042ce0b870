"""The courier as a process of its own: started, watched, replaced when it dies, ended."""

from __future__ import annotations

import logging
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from kiosk import wire
from offline_cache import frames
from offline_cache.backoff import after_platform_fault
from offline_cache.child import start_child
from offline_cache.frames import Frame, PipeClosed

COURIER_MODULE = "kiosk.courier"
SETTINGS = b"S"
"""First frame on the courier's standard input: head = `CourierSettings`."""
_LOOK_EVERY_S = 0.2
_END_TIMEOUT_S = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CourierSettings:
    """What a courier needs. Crosses a private pipe, never a command line or a file.

    `network_cap_s` bounds the pause after network faults, `hello_every_s` the silence on an
    idle line before it is probed.
    """

    state_dir: str
    store_key: bytes = field(repr=False)
    url: str
    kiosk_id: str
    token: str = field(repr=False)
    answer_keys: dict[str, bytes]
    network_cap_s: float = 60.0
    hello_every_s: float = 15.0
    splay_s: float = 0.0
    """Longest part of an outage this kiosk waits after it, so that not all kiosks send at once."""
    heartbeat_every_s: float = 60.0
    """How often the platform hears how this kiosk is, and this kiosk how the platform is."""
    upload_bytes_per_s: float = 0.0
    """How fast containers may leave; 0 is no limit."""
    version: str = ""
    token_file: str = ""
    """Where the courier reads its token itself, so that the kiosk's process never holds it."""
    authority_file: str = ""
    certificate_file: str = ""
    """For TLS: the platform's pinned authority, and this kiosk's certificate with its key."""
    socket: str = ""
    """Where the courier answers look-ups; '' is `courier.sock` in the state directory."""

    updates_root_file: str = ""
    """The pinned root of the platform's updates; '' where no catalogue is fetched."""
    updates_every_s: float = 900.0
    item_publishers: dict[str, bytes] = field(default_factory=dict)
    """Whose item packages count."""

    @property
    def socket_path(self) -> Path:
        """Where the courier answers look-ups."""
        return Path(self.socket) if self.socket else Path(self.state_dir) / "courier.sock"


class CourierProcess:
    """Keeps one courier running until `stop`. A courier that dies is replaced after a pause."""

    def __init__(self, settings: CourierSettings) -> None:
        self._settings = wire.encode(settings)
        self._is_stopping = Event()
        self._is_hurried = Event()
        self._pid: int | None = None
        self._thread = Thread(target=self._keep_running, name="courier watch", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process that is running now, None if there is none."""
        return self._pid

    def start(self) -> None:
        """Start the courier and return at once."""
        self._thread.start()

    def hurry(self) -> None:
        """Replace the courier by a fresh one, which leaves no line alone for a while."""
        self._is_hurried.set()

    def stop(self) -> None:
        """End the courier, within two seconds. Safe to call again."""
        self._is_stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _keep_running(self) -> None:
        deaths = 0
        while not self._is_stopping.is_set():
            code = self._run_once()
            if self._is_stopping.is_set():
                return
            if self._is_hurried.is_set():
                self._is_hurried.clear()
                deaths = 0
                continue
            deaths += 1
            _log.warning("the courier ended with code %d and is started again", code)
            self._is_stopping.wait(min(30.0, after_platform_fault(deaths, None, 0.5)))

    def _run_once(self) -> int:
        process, pipe = start_child(COURIER_MODULE)
        self._pid = process.pid
        with pipe:
            try:
                frames.send(pipe, Frame(SETTINGS, self._settings))
            except PipeClosed:
                process.kill()
            while process.poll() is None and not self._is_stopping.wait(_LOOK_EVERY_S):
                if self._is_hurried.is_set():
                    break
        code = _end(process)
        self._pid = None
        return code


def _end(process: subprocess.Popen[bytes]) -> int:
    """The pipe is closed, so the courier ends by itself unless it is in a request."""
    try:
        return process.wait(_END_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        # Every step is durable, so it may be killed at any of them.
        process.kill()
        return process.wait()
