"""Simulated sensors: a little upsd, a pipe of switch events, and lamps in a folder.

Verbs: mains {"is_on"}, battery_low {"is_on"}, charge {"percent"}, headset {"is_on"},
door {"is_open"}, plug, unplug, and fault {"fault"}: 'freeze' (upsd takes questions and says
nothing), 'stale', 'garbled', ''.
The bench shows which lamps are lit.
"""

from __future__ import annotations

import contextlib
import os
import socketserver
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from devices.sensors.switches import SW_HEADPHONE_INSERT, SW_MACHINE_COVER, encode_event
from devices.simulation import BenchRefused

UPS = "kiosk"
LAMPS = ("reader", "printer")
_FAULTS = frozenset({"", "freeze", "stale", "garbled"})


class SimulatedSensors:
    """`devices.simulation.Simulator` of the small things around the screen."""

    name = "sensors"

    def __init__(self) -> None:
        self._fault = ""
        self._charge = 100
        self._values = {"mains": True, "battery_low": False, "headset": False, "door": False}
        self._pipe: int | None = None
        self._server: _Upsd | None = None
        self._folder = Path()
        self._port = 0

    def start(self, run_dir: Path) -> None:
        """See `Simulator`. The switches are `run_dir/dev/switches`, lamps `run_dir/leds/<name>`."""
        self._folder = run_dir
        for lamp in LAMPS:
            led = run_dir / "leds" / lamp
            led.mkdir(parents=True, exist_ok=True)
            (led / "max_brightness").write_text("255\n", "ascii")
            (led / "brightness").write_text("0\n", "ascii")
        self._plug()

    def stop(self) -> None:
        """See `Simulator`."""
        self._unplug()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`. `settings`: what the driver's settings must say to find all this."""
        leds = self._folder / "leds"
        lit = [
            lamp for lamp in LAMPS
            if (leds / lamp / "brightness").read_text("ascii").strip() != "0"
        ]  # fmt: skip
        return {
            "plugged": self._server is not None,
            "fault": self._fault,
            "lit": lit,
            "settings": {
                "ups": f"{UPS}@127.0.0.1:{self._port}",
                "switches": str(self._folder / "dev" / "switches"),
                "lamps": {lamp: str(leds / lamp) for lamp in LAMPS},
            },
            **self._values,
        }

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        match verb:
            case "mains" | "battery_low":
                self._values[verb] = bool(body.get("is_on"))
            case "charge" if isinstance(body.get("percent"), int):
                self._charge = body["percent"]
            case "headset":
                self._switch("headset", SW_HEADPHONE_INSERT, is_set=bool(body.get("is_on")))
            case "door":
                self._switch("door", SW_MACHINE_COVER, is_set=not body.get("is_open"))
            case "fault" if body.get("fault", "") in _FAULTS:
                self._fault = body.get("fault", "")
            case "plug":
                self._plug()
            case "unplug":
                self._unplug()
            case _:
                raise BenchRefused(f"sensors cannot do {verb!r} like that")
        return self.snapshot()

    def answer(self, question: str) -> str | None:
        """What upsd says; None is silence."""
        match self._fault:
            case "freeze":
                return None
            case "stale":
                return "ERR DATA-STALE"
            case "garbled":
                return "\x00\xffVAR"
        if question == f"GET VAR {UPS} battery.charge":
            return f'VAR {UPS} battery.charge "{self._charge}"'
        if question != f"GET VAR {UPS} ups.status":
            return "ERR UNKNOWN-UPS"
        words = ["OL" if self._values["mains"] else "OB"]
        words += ["LB"] if self._values["battery_low"] else []
        return f'VAR {UPS} ups.status "{" ".join(words)}"'

    def _switch(self, name: str, code: int, *, is_set: bool) -> None:
        if self._pipe is None:
            raise BenchRefused("unplugged")
        self._values[name] = is_set if name == "headset" else not is_set
        os.write(self._pipe, encode_event(code, int(is_set)))

    def _plug(self) -> None:
        if self._server is not None:
            return
        self._server = _Upsd(("127.0.0.1", self._port), self)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        pipe = self._folder / "dev" / "switches"
        pipe.parent.mkdir(parents=True, exist_ok=True)
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        self._pipe = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)

    def _unplug(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        server.shutdown()
        server.server_close()
        (self._folder / "dev" / "switches").unlink(missing_ok=True)
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None


class _Upsd(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], owner: SimulatedSensors) -> None:
        super().__init__(address, _Talk)
        self.owner = owner


class _Talk(socketserver.StreamRequestHandler):
    server: _Upsd

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # who asked has left
            for line in self.rfile:
                said = self.server.owner.answer(line.decode("ascii", "replace").strip())
                if said is not None:
                    self.wfile.write(said.encode("latin-1") + b"\n")
