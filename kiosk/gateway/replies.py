"""From an HTTP reply to bytes we may look at, or to a typed fault. Codes are read, texts never."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

import requests

from kiosk import wire
from kiosk.line import BadAnswer, LineDown, NotAuthorised, PlatformBusy, Refused

MAX_REPLY = 4 << 20
"""Bytes; 200 standings with their answers are about 200 KB."""
MAX_REPLY_S = 60.0
_PATIENCE = {408, 425, 429}
_PLAIN_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


@dataclass(frozen=True, slots=True)
class _ErrorBody:
    error: str


def body_of(reply: requests.Response, most: int | None = None) -> bytes:
    """Read the body, but never more than `most` bytes (MAX_REPLY) or longer than `MAX_REPLY_S`."""
    most = MAX_REPLY if most is None else most
    give_up_at = monotonic() + MAX_REPLY_S
    body = bytearray()
    for piece in reply.iter_content(64 * 1024):
        body += piece
        if len(body) > most:
            raise BadAnswer("reply_too_long")
        if monotonic() > give_up_at:
            raise LineDown("reply_too_slow")
    return bytes(body)


def require_success(reply: requests.Response, *expected: int) -> None:
    """Return if the status is one of `expected`; raise the `LineFault` that it means otherwise."""
    status = reply.status_code
    if status in expected:
        return
    if status < 300:
        raise BadAnswer(f"http_{status}")
    if status < 400:
        # Our platform never redirects: a hotel's or a carrier's login page does.
        raise LineDown("redirected")
    code = _error_code(reply)
    if status in (401, 403):
        raise NotAuthorised(code)
    if status in _PATIENCE or status >= 500:
        raise PlatformBusy(code, _retry_after_s(reply))
    raise Refused(code, status)


def upload_offset(reply: requests.Response) -> int | None:
    """The `Upload-Offset` of a reply, None if it has none that is a number."""
    return number_of(reply, "Upload-Offset")


def number_of(reply: requests.Response, header: str) -> int | None:
    """What a header of a reply says, None if it is not there or no number."""
    return _number(reply.headers.get(header))


def _error_code(reply: requests.Response) -> str:
    try:
        code = wire.decode(_ErrorBody, body_of(reply)).error
    except (wire.BadWireValue, BadAnswer):
        code = ""
    # It goes into our log and database: a word, or nothing.
    is_word = 0 < len(code) <= 40 and _PLAIN_WORD.issuperset(code)
    return code if is_word else f"http_{reply.status_code}"


def _retry_after_s(reply: requests.Response) -> float | None:
    # The other form, an HTTP date, would need a clock we can trust.
    seconds = _number(reply.headers.get("Retry-After"))
    return None if seconds is None else float(seconds)


def _number(text: str | None) -> int | None:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 15:
        return None
    return int(text)
