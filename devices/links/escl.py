"""eSCL ("AirScan") over plain HTTP: status, a scan job, its pages, its end.

A client of our own rather than sane-airscan: that one tries a busy scanner again for 10 to 33
seconds and waits without limit for a page of a hung one; a resident waits for neither. Plain
HTTP only: scanners on a cable inside the cabinet (or ipp-usb on the loopback) speak nothing else.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Final
from urllib.parse import urlsplit

from devices.links.escl_xml import LONGEST, BadXml, first_text, leaves, scan_settings, texts_of

_BUSY: Final = (503, 409)
_OVER: Final = (404, 410)
_BUSY_FOR_S: Final = 4.0
_LOOK_AGAIN_S: Final = 0.4
_CHUNK: Final = 256 * 1024


class EsclFailed(Exception):
    """`code`: unreachable, timeout, busy, refused, bad_answer, truncated, too_large."""

    def __init__(self, code: str, status: int = 0) -> None:
        super().__init__(f"{code} {status}" if status else code)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class EsclStatus:
    """`feeder` is the AdfState without its prefix: Loaded, Empty, Jam, HatchOpen ..., or ''."""

    state: str
    feeder: str


class EsclScanner:
    """One scanner at `url` (http://host:port/eSCL). Each method is one or a few requests."""

    def __init__(self, url: str, *, timeout_s: float, page_limit: int) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise EsclFailed("refused")
        self._host, self._port = parts.hostname, parts.port or 80
        self._root = parts.path.rstrip("/") or "/eSCL"
        self._timeout_s = timeout_s
        self._page_limit = page_limit

    def status(self) -> EsclStatus:
        """How it is now. Raises `EsclFailed`."""
        document = self._document(f"{self._root}/ScannerStatus")
        feeder = first_text(document, "AdfState").removeprefix("ScannerAdf")
        return EsclStatus(first_text(document, "State"), feeder)

    def resolutions(self) -> tuple[int, ...]:
        """What the scanner offers, in dpi; empty when it does not say. Raises `EsclFailed`."""
        document = self._document(f"{self._root}/ScannerCapabilities")
        names = {path.rsplit("/", 1)[-1] for path, _ in document}
        if not names & {"Adf", "AdfSimplexInputCaps"}:
            raise EsclFailed("no_feeder")
        return tuple(
            sorted({int(text) for text in texts_of(document, "XResolution") if text.isdecimal()})
        )

    def begin(self, *, dpi: int, colour: bool) -> str:
        """Begin to feed; return the job's path. Raises `EsclFailed`, 'busy' after a few tries."""
        body = scan_settings(dpi=dpi, colour=colour)
        until = monotonic() + _BUSY_FOR_S
        while True:
            with self._asked("POST", f"{self._root}/ScanJobs", body) as answer:
                place = answer.getheader("Location", "")
                status = answer.status
            if status == 201 and place:
                return self._own_path(place)
            if status not in _BUSY:
                raise EsclFailed("refused", status)
            if monotonic() >= until:
                raise EsclFailed("busy", status)
            sleep(_LOOK_AGAIN_S)

    def next_page(self, job: str, *, limit_s: float) -> bytes | None:
        """The next page as the scanner sent it, None after the last. Raises `EsclFailed`."""
        until = monotonic() + limit_s
        while True:
            with self._asked("GET", f"{job}/NextDocument", timeout_s=limit_s) as answer:
                if answer.status in _OVER:
                    return None
                if answer.status == 200:
                    return self._whole(answer, self._page_limit, until)
                status = answer.status
            if status not in _BUSY:
                raise EsclFailed("refused", status)
            if monotonic() >= until:
                raise EsclFailed("timeout", status)
            sleep(_LOOK_AGAIN_S)

    def end(self, job: str) -> None:
        """Take the job back: what is in the feeder stays there. A job already over is fine."""
        with self._asked("DELETE", job):
            return

    def _document(self, path: str) -> tuple[tuple[str, str], ...]:
        with self._asked("GET", path) as answer:
            if answer.status in _BUSY:
                raise EsclFailed("busy", answer.status)
            if answer.status != 200:
                raise EsclFailed("refused", answer.status)
            body = self._whole(answer, LONGEST, monotonic() + self._timeout_s)
        try:
            return leaves(body)
        except BadXml as fault:
            raise EsclFailed("bad_answer") from fault

    def _own_path(self, place: str) -> str:
        # Only the path: a scanner must not send us to another machine.
        path = urlsplit(place).path.rstrip("/")
        if not path.startswith("/") or not path.isascii() or not path.isprintable() or " " in path:
            raise EsclFailed("bad_answer")
        return path

    @contextmanager
    def _asked(
        self, method: str, path: str, body: bytes | None = None, timeout_s: float | None = None
    ) -> Iterator[http.client.HTTPResponse]:
        line = http.client.HTTPConnection(
            self._host, self._port, timeout=timeout_s or self._timeout_s
        )
        headers = {"Content-Type": "text/xml"} if body is not None else {}
        try:
            line.request(method, path, body, headers)
            yield line.getresponse()
        except TimeoutError as fault:
            raise EsclFailed("timeout") from fault
        except http.client.IncompleteRead as fault:
            raise EsclFailed("truncated") from fault
        except ConnectionError as fault:
            raise EsclFailed("unreachable") from fault
        except http.client.HTTPException as fault:
            raise EsclFailed("bad_answer") from fault
        except OSError as fault:
            raise EsclFailed("unreachable") from fault
        finally:
            line.close()

    @staticmethod
    def _whole(answer: http.client.HTTPResponse, limit: int, until: float) -> bytes:
        body = bytearray()
        while chunk := answer.read(_CHUNK):
            body += chunk
            if len(body) > limit:
                raise EsclFailed("too_large")
            if monotonic() > until:
                raise EsclFailed("timeout")
        if answer.length:
            # http.client says nothing when a line with a known length ends early.
            raise EsclFailed("truncated")
        return bytes(body)
