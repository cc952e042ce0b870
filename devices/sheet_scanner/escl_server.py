"""An eSCL server with a feeder: GET ScannerCapabilities and ScannerStatus, POST ScanJobs,
GET NextDocument until 404, DELETE. The way of the simulated scanner to the network."""

from __future__ import annotations

import threading
import uuid
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Final

from devices.links.escl_xml import BadXml, first_text, leaves
from devices.links.http_server import DroppableServer
from devices.sheet_scanner.sheets import sheet_jpeg

_LONGEST_REQUEST: Final = 64 * 1024
_NAMESPACES: Final = (
    'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" '
    'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
)
_STEPS: Final = (100, 150, 200, 300)
_HOSTILE: Final = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
    b"]><x>&b;</x>"
)


@dataclass(slots=True)
class Feeder:
    """The stack of sheets and what is wrong with it. Change it under `lock`."""

    stack: deque[str] = field(default_factory=deque)
    fault: str = ""
    page: int = 1
    fed: int = 0
    in_job: int = 0
    stuck: str = ""
    job: str = ""
    dpi: int = 200
    colour: bool = True
    lock: threading.Lock = field(default_factory=threading.Lock)
    changed: threading.Event = field(default_factory=threading.Event)

    def empty(self) -> None:
        """Take all sheets out; a jam is cleared with them."""
        with self.lock:
            self.stack.clear()
            self.stuck = ""

    def fail(self, fault: str, page: int) -> None:
        """Fail in that way from now on; '' mends it. Whoever waits for an answer is let go."""
        with self.lock:
            self.fault, self.page, self.stuck = fault, page, ""
            waiting, self.changed = self.changed, threading.Event()
        waiting.set()

    def state(self) -> str:
        """AdfState without its prefix."""
        if self.fault == "cover":
            return "HatchOpen"
        return self.stuck or ("Loaded" if self.stack else "Empty")

    def strikes(self, fault: str) -> bool:
        """Whether that fault happens at the sheet that is next."""
        return self.fault == fault and self.in_job + 1 == self.page


class EsclServer:
    """Serves one feeder on the loopback. `port` 0 takes any; `close` frees it."""

    def __init__(self, port: int, feeder: Feeder) -> None:
        handler = type("_Bound", (_Answers,), {"feeder": feeder})
        self._server = DroppableServer(("127.0.0.1", port), handler)
        self._feeder = feeder
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="escl", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop serving; open connections break."""
        self._server.shutdown()
        self._server.drop_all()
        self._server.server_close()
        self._thread.join()
        with self._feeder.lock:
            self._feeder.job = ""


class _Answers(BaseHTTPRequestHandler):
    feeder: Feeder
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        feeder = self.feeder
        if feeder.fault == "hang":
            feeder.changed.wait()
        if feeder.fault == "hostile":
            return self._say(200, _HOSTILE)
        if self.path.endswith("/ScannerStatus"):
            return self._say(200, _status(feeder))
        if self.path.endswith("/ScannerCapabilities"):
            return self._say(200, _capabilities())
        if self.path.endswith("/NextDocument"):
            return self._next_document()
        return self._say(404)

    def do_POST(self) -> None:
        feeder = self.feeder
        length = min(int(self.headers.get("Content-Length", "0")), _LONGEST_REQUEST)
        asked = self.rfile.read(length)
        if feeder.fault == "busy":
            return self._say(503)
        try:
            wanted = leaves(asked)
        except BadXml:
            return self._say(400)
        with feeder.lock:
            if feeder.job:
                return self._say(503)
            feeder.job, feeder.in_job = uuid.uuid4().hex, 0
            dpi = first_text(wanted, "XResolution")
            feeder.dpi = int(dpi) if dpi.isdecimal() and int(dpi) in _STEPS else 200
            feeder.colour = first_text(wanted, "ColorMode") != "Grayscale8"
            place = f"http://{self.headers.get('Host', '')}/eSCL/ScanJobs/{feeder.job}"
        return self._say(201, location=place)

    def do_DELETE(self) -> None:
        with self.feeder.lock:
            is_ours = bool(self.feeder.job) and self.path.endswith(self.feeder.job)
            if is_ours:
                self.feeder.job = ""
        self._say(200 if is_ours else 404)

    def _next_document(self) -> None:
        feeder = self.feeder
        with feeder.lock:
            if not feeder.job or f"/{feeder.job}/" not in self.path:
                return self._say(404)
            if feeder.fault == "slow":
                return self._say(503)
            for fault, stuck in (("jam", "Jam"), ("double_feed", "MultipickDetected")):
                if feeder.strikes(fault):
                    feeder.stuck = stuck
            if feeder.state() != "Loaded":
                feeder.job = ""
                return self._say(404)
            cut, half = feeder.strikes("cut"), feeder.strikes("half")
            name = feeder.stack.popleft()
            feeder.in_job += 1
            feeder.fed += 1
            number, dpi, colour = feeder.in_job, feeder.dpi, feeder.colour
        page = sheet_jpeg(name, number, dpi, colour=colour)
        if half:
            page = page[: len(page) // 2]
        return self._say(200, page, kind="image/jpeg", cut=cut)

    def _say(
        self,
        status: int,
        body: bytes = b"",
        *,
        kind: str = "text/xml",
        location: str = "",
        cut: bool = False,
    ) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut

    def log_message(self, *_args: Any) -> None:
        """Says nothing."""


def _status(feeder: Feeder) -> bytes:
    state = "Processing" if feeder.job else "Idle"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><scan:ScannerStatus {_NAMESPACES}>'
        f"<pwg:Version>2.6</pwg:Version><pwg:State>{state}</pwg:State>"
        f"<scan:AdfState>ScannerAdf{feeder.state()}</scan:AdfState>"
        "</scan:ScannerStatus>"
    ).encode()


def _capabilities() -> bytes:
    steps = "".join(
        f"<scan:DiscreteResolution><scan:XResolution>{dpi}</scan:XResolution>"
        f"<scan:YResolution>{dpi}</scan:YResolution></scan:DiscreteResolution>"
        for dpi in _STEPS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><scan:ScannerCapabilities {_NAMESPACES}>'
        "<pwg:Version>2.6</pwg:Version><pwg:MakeAndModel>Menkou Sample Feeder</pwg:MakeAndModel>"
        "<scan:Adf><scan:AdfSimplexInputCaps>"
        "<scan:MinWidth>300</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>"
        "<scan:MinHeight>300</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight>"
        "<scan:SettingProfiles><scan:SettingProfile><scan:ColorModes>"
        "<scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode>"
        "</scan:ColorModes><scan:DocumentFormats>"
        "<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>"
        f"<scan:SupportedResolutions><scan:DiscreteResolutions>{steps}"
        "</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile>"
        "</scan:SettingProfiles></scan:AdfSimplexInputCaps></scan:Adf></scan:ScannerCapabilities>"
    ).encode()
