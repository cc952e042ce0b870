"""The sealer: one process per visit that holds the case key and writes the container.

`python -m offline_cache.sealer`, orders on standard input. The key is never written and never
leaves; it dies with this process, whether the visit ends well or the kiosk is killed.
"""

from __future__ import annotations

import hashlib
import logging
import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from kiosk import wire
from kiosk.domain.application import PageRef
from kiosk.sealed import PlatformKey, SealBroken, Sealer
from offline_cache import frames
from offline_cache.child import bind_to_parent, hide_memory
from offline_cache.container import Container, ContainerFault
from offline_cache.frames import Frame, PipeClosed

OPEN: Final = b"O"
"""Order: head = `OpenOrder`. Answer: `DONE`."""
PAGE: Final = b"P"
"""Order: head = media type, body = page. Answer: head = `PageRef`."""
FINISH: Final = b"F"
"""Order: body = form. Answer: head = `Finished`, body = sealed form."""
DONE: Final = b"K"
FAULT: Final = b"X"
"""Answer: head = code: 'no_key', 'disk_full' or 'io_error'."""


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Which case to seal, for whom, and where."""

    case_id: UUID
    path: str
    platform_key: PlatformKey


@dataclass(frozen=True, slots=True)
class Finished:
    """The container as it is on the disk. No pages: digest '' and size 0."""

    pages: int
    container_digest: str
    container_size: int


class CaseSealer:
    """Seals the pages and the form of one case. Orders in, answers out; nothing is kept."""

    def __init__(self, order: OpenOrder) -> None:
        self._sealer = Sealer(order.case_id, order.platform_key)
        self._container = Container(Path(order.path), self._sealer.header())
        self._pages = 0

    def page(self, media_type: str, data: bytes) -> PageRef:
        """Seal a page and append it durably, with the trailer for now."""
        record = self._sealer.page(self._pages, media_type, data)
        self._container.append(record, self._sealer.trailer(self._pages + 1))
        self._pages += 1
        return PageRef(
            index=self._pages - 1,
            digest=hashlib.sha256(data).hexdigest(),
            size=len(data),
            media_type=media_type,
        )

    def finish(self, form: bytes) -> tuple[Finished, bytes]:
        """See that the container is whole, and seal the form. May be asked again."""
        sealed_form = self._sealer.form(form)
        if self._pages == 0:
            return Finished(0, "", 0), sealed_form
        if not self._container.is_whole:
            self._container.finish(self._sealer.trailer(self._pages))
        finished = Finished(self._pages, self._container.digest, self._container.size)
        return finished, sealed_form


def serve(pipe: socket.socket) -> None:
    """Answer orders until the kiosk closes the pipe."""
    opened: CaseSealer | None = None
    while True:
        try:
            order = frames.receive(pipe)
        except PipeClosed:
            return
        try:
            if order.verb == OPEN:
                opened = CaseSealer(wire.decode(OpenOrder, order.head))
                answer = Frame(DONE)
            elif opened is None:
                answer = Frame(FAULT, b"io_error")
            else:
                answer = _carry_out(opened, order)
        except ContainerFault as fault:
            answer = Frame(FAULT, fault.code.encode())
        except SealBroken:
            answer = Frame(FAULT, b"no_key")
        try:
            frames.send(pipe, answer)
        except PipeClosed:
            return


def _carry_out(opened: CaseSealer, order: Frame) -> Frame:
    if order.verb == PAGE:
        return Frame(DONE, wire.encode(opened.page(order.head.decode("ascii"), order.body)))
    finished, sealed_form = opened.finish(order.body)
    return Frame(DONE, wire.encode(finished), sealed_form)


def main() -> None:
    """Run the process. It ignores Ctrl-C: the kiosk decides when a visit ends."""
    bind_to_parent()
    hide_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    with socket.socket(fileno=0) as pipe:
        serve(pipe)


if __name__ == "__main__":
    main()
