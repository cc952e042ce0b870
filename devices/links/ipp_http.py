"""IPP over HTTP: one request, one answer, each on a connection of its own (RFC 8010, section 4).

No TLS: the printer stands in the cabinet or the queue is on this machine. A queue elsewhere
belongs behind a local CUPS, which brings its own transport security.
"""

from __future__ import annotations

import http.client
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from devices.links.ipp import LONGEST, BadIpp, Given, Message, Operation, Tag, decode, encode

_IPP_PORT: Final = 631
_numbers = itertools.count(1)


class IppFailed(Exception):
    """`code`: unreachable, timeout, refused (HTTP said no), bad_answer."""

    def __init__(self, code: str, status: int = 0) -> None:
        super().__init__(f"{code} {status}" if status else code)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class IppLine:
    """Where a printer is: `url` as ipp://host[:port]/path or http://…"""

    url: str
    user: str

    def ask(
        self,
        operation: Operation,
        given: Iterable[Given] = (),
        job: Iterable[Given] = (),
        *,
        document: bytes = b"",
        timeout_s: float,
    ) -> Message:
        """Ask and return the answer, a refusal too; raise `IppFailed`."""
        number = next(_numbers)
        head: list[Given] = [
            (Tag.CHARSET, "attributes-charset", "utf-8"),
            (Tag.LANGUAGE, "attributes-natural-language", "en"),
            (Tag.URI, "printer-uri", self.url),
        ]
        # RFC 8011, 4.1.5: the target's attributes come right after charset and language.
        rest = sorted(given, key=lambda each: each[1] != "job-id")
        user: Given = (Tag.NAME, "requesting-user-name", self.user)
        groups: list[tuple[Tag, Iterable[Given]]] = [
            (Tag.OPERATION, [*head, *rest[:1], user, *rest[1:]])
        ]
        if job := list(job):
            groups.append((Tag.JOB, job))
        answer = self._exchange(encode(operation, number, groups) + document, timeout_s)
        try:
            message, _ = decode(answer)
        except BadIpp as fault:
            raise IppFailed("bad_answer") from fault
        if message.request_id != number:
            raise IppFailed("bad_answer")
        return message

    def _exchange(self, body: bytes, timeout_s: float) -> bytes:
        parts = urlsplit(self.url)
        if parts.scheme not in ("ipp", "http") or not parts.hostname:
            raise IppFailed("refused")
        port = parts.port or (_IPP_PORT if parts.scheme == "ipp" else 80)
        line = http.client.HTTPConnection(parts.hostname, port, timeout=timeout_s)
        try:
            headers = {"Content-Type": "application/ipp", "Accept": "application/ipp"}
            line.request("POST", parts.path or "/", body, headers)
            answer = line.getresponse()
            if answer.status != 200:
                raise IppFailed("refused", answer.status)
            said = answer.read(LONGEST + 1)
        except TimeoutError as fault:
            raise IppFailed("timeout") from fault
        except ConnectionError as fault:
            raise IppFailed("unreachable") from fault
        except http.client.HTTPException as fault:
            raise IppFailed("bad_answer") from fault
        except OSError as fault:
            raise IppFailed("unreachable") from fault
        finally:
            line.close()
        if len(said) > LONGEST or answer.length:
            raise IppFailed("bad_answer")
        return said
