"""One scan in a process of its own: `python -m devices.sheet_scanner.worker`.

Whatever a scanner library does - hang, crash, spin - is over when this process is killed. One
line of JSON comes in on stdin: {"what": "feed" or "probe", "settings": {...}, "limit": n}.
Out come records: a letter, four bytes of length (big-endian), the content. J is the path of the
scan job, P a page as JPEG, D the end, F a fault as JSON {"code", "detail"}.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import threading
from typing import Any, Final

from devices.lifeline import die_with_parent, leave_no_core_dump
from devices.sheet_scanner.faults import ScanFault
from devices.sheet_scanner.feeds import ScannerSettings, open_feed, probe_sane

RECORD: Final = struct.Struct(">cI")
_LONGEST_ORDER: Final = 65536


def main() -> int:
    """Do the one thing stdin asks for."""
    die_with_parent()
    leave_no_core_dump()
    out_fd = os.dup(1)
    os.dup2(2, 1)  # libraries print; what they print is no record
    order = json.loads(sys.stdin.buffer.readline(_LONGEST_ORDER))
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    settings = ScannerSettings.of(order["settings"])
    try:
        if order["what"] == "probe":
            probe_sane(settings)
        else:
            _feed(settings, int(order["limit"]), out_fd)
    except ScanFault as fault:
        failed = {"code": fault.code.value, "detail": fault.detail}
        _put(out_fd, b"F", json.dumps(failed).encode())
    else:
        _put(out_fd, b"D", b"")
    # Without the libraries' own endings: one that hangs there would take our answer with it.
    os._exit(0)


def _feed(settings: ScannerSettings, limit: int, out_fd: int) -> None:
    feed = open_feed(settings)
    if feed.job:
        _put(out_fd, b"J", feed.job.encode())
    pages = feed.pages()
    for _ in range(limit):
        page = next(pages, None)
        if page is None:
            return
        _put(out_fd, b"P", page)


def _put(out_fd: int, letter: bytes, content: bytes) -> None:
    rest = memoryview(RECORD.pack(letter, len(content)) + content)
    while rest:
        rest = rest[os.write(out_fd, rest) :]


def _end_with_stdin() -> None:
    while os.read(0, 4096):
        continue
    os._exit(1)


def order_line(what: str, settings: dict[str, Any], limit: int = 0) -> bytes:
    """The line that tells a worker what to do."""
    return json.dumps({"what": what, "settings": settings, "limit": limit}).encode() + b"\n"


if __name__ == "__main__":
    sys.exit(main())
